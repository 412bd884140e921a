"""A report as a presentation: native tables and charts, in the order of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from exports.report import Report, SlideChoice, with_chosen_slides
from exports.shared.archive import steady
from exports.slides.plan.planning import slides
from progress.indicators.atlas import Atlas

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office PowerPoint</Application></Properties>"
)


def presentation(report: Report, atlas: Atlas, story: Sequence[SlideChoice] = ()) -> bytes:
    """Return a PPTX of the sections in their order, or of a presenter's choice of them.

    `atlas` is that of today's provinces. The same report, atlas and story give the same bytes.
    """
    from exports.slides.pptx.drawing import Draughtsman
    from exports.slides.pptx.master import empty_presentation

    made = empty_presentation()
    draughtsman = Draughtsman(made, report.programme, atlas)
    for slide in slides(with_chosen_slides(report, story)):
        draughtsman.draw(slide)
    _name(made, report)
    out = BytesIO()
    made.save(out)
    return steady(out.getvalue(), report.selection.as_of)


def _name(made: Presentation, report: Report) -> None:
    """Say what the file is; its dates are those of its figures."""
    properties = made.core_properties
    moment = datetime.combine(report.selection.as_of, time(), UTC)
    properties.title = f"{report.occasion.title} – {report.said}"[:255]
    properties.subject = report.occasion.event
    properties.author = properties.last_modified_by = ""
    properties.language = "vi-VN"
    properties.keywords = properties.comments = properties.category = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    for part in made.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _PROGRAM.encode()
