"""The brief as Word: the same words and the same map, to be changed by who hands it on."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from charts.theme import LIGHT
from exports.brief.contents import brief
from exports.brief.layout import AFTER, TITLE_SIZE, layout, map_of
from exports.document.building import described
from exports.document.pages import one_sheet
from exports.document.styles import HEADINGS, SUBJECT, TITLE, define_styles
from exports.report import ReportDocument
from exports.shared.archive import reproducible_zip
from exports.shared.pictures import png_of
from exports.slides.svg import svg
from progress.indicators.atlas import Atlas
from progress.model.letters import printable

_HANG = 9
"""Points by which the dash of a point stands before its lines."""


def brief_word(report: ReportDocument, atlas: Atlas) -> bytes:
    """Return the brief as DOCX; the same report and atlas give the same bytes."""
    made = brief(report, atlas.basis)
    fitted, drawn = layout(made), map_of(made, atlas)
    file = docx.Document()
    define_styles(file)
    described(file, f"{made.title}: {made.subject}", made.scope_sentence, report.selection.as_of)
    one_sheet(file, made.warning, made.scope_sentence)
    for words, style in ((made.title, TITLE), (made.subject, SUBJECT)):
        _compact(file.add_paragraph(printable(words), style), TITLE_SIZE)
    for part in fitted.parts:
        _compact(file.add_paragraph(printable(part.heading), HEADINGS[2]), fitted.size)
        for sentence in part.sentences:
            line = _compact(file.add_paragraph(printable(f"– {sentence}")), fitted.size)
            line.paragraph_format.left_indent = Pt(_HANG)
            line.paragraph_format.first_line_indent = Pt(-_HANG)
    _compact(file.add_paragraph(printable(made.map_title), HEADINGS[2]), fitted.size)
    picture = png_of(str(svg(drawn, LIGHT, alone=True)))
    place = file.add_paragraph()
    place.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shown: Any = place.add_run().add_picture(BytesIO(picture), height=Pt(fitted.map_height))
    shown._inline.docPr.set("descr", printable(drawn.alternative))
    content = BytesIO()
    file.save(content)
    return reproducible_zip(content.getvalue(), report.selection.as_of)


def _compact(line: Paragraph, size: float) -> Paragraph:
    form = line.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(AFTER), 1.0
    form.first_line_indent = Pt(0)
    for each in line.runs:
        each.font.size = Pt(size)
    return line
