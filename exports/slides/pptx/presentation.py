"""A report as a presentation: native tables and shapes, in the order of its sections."""

from datetime import UTC
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from charts.theme import LIGHT
from exports.report import ReportDocument
from exports.shared.archive import moment, reproducible_zip
from exports.slides.planning import slides
from exports.slides.pptx.drawing import draw_slide
from exports.slides.pptx.markup import NAMESPACES
from exports.slides.pptx.master import empty_presentation
from exports.slides.pptx.template import opened_template
from progress.indicators.atlas import Atlas
from progress.model.letters import printable

_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)


def presentation(report: ReportDocument, atlas: Atlas, template: bytes = b"") -> bytes:
    """Return a PPTX of the sections in their order; the same report and atlas give the same bytes.

    `atlas` is that of today's provinces. `template` is a department's own, which was checked
    (`data_access.presentations.templates`); empty: ours.
    """
    own = opened_template(template) if template else None
    made = own.made if own else empty_presentation()
    for slide in slides(report, atlas, LIGHT):
        draw_slide(made, slide, own)
    _list_notes_master(made)
    _name(made, report)
    out = BytesIO()
    made.save(out)
    return reproducible_zip(out.getvalue(), report.selection.as_of)


def _list_notes_master(made: Presentation) -> None:
    """Name the master of notes, which the library adds and does not list: some programs look."""
    for key, relation in made.part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            listed = f'<p:notesMasterId r:id="{key}"/>'
            made.element.sldMasterIdLst.addnext(
                parse_xml(f"<p:notesMasterIdLst {NAMESPACES}>{listed}</p:notesMasterIdLst>")
            )


def _name(made: Presentation, report: ReportDocument) -> None:
    """Say what the file is; its dates are those of its figures."""
    properties = made.core_properties
    made_at = moment(report.selection.as_of).replace(tzinfo=UTC)
    properties.title = printable(f"{report.occasion.title} – {report.scope_sentence}")[:255]
    properties.subject = report.occasion.event
    properties.author = properties.last_modified_by = ""
    properties.language = "vi-VN"
    properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = made_at
    properties.revision = 1
    for part in made.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _PROGRAM.encode()
