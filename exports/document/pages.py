"""Sheets: size, margins, what stands at head and foot of every page."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from exports.document.elements import element, page_number, run
from exports.official.parts import BODY, WIDE, Paper, foot

LONG, SHORT = 297, 210
TOP, BOTTOM, LEFT, RIGHT = 25, 20, 30, 20
_TO_EDGE = 9
WARNING_SIZE = 20


def body_section(made: Document, drawn: Paper) -> None:
    """Set the sheet of a paper's body, and the heads and feet that its annexes take over."""
    section = made.sections[-1]
    _sheet(section, wide=False)
    section.different_first_page_header_footer = True
    for header, counts in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        first: Any = header.paragraphs[0]._p
        if counts:
            first.extend(page_number())
        if drawn.warning:
            if counts:
                first.append(element("r", element("br")))
            first.append(run(drawn.warning, bold=True, size=WARNING_SIZE))
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        line: Any = footer.paragraphs[0]._p
        line.append(run(foot(drawn.scope_sentence, drawn.warning), italic=True))


def next_paper(made: Document, drawn: Paper) -> None:
    """Begin another paper on a new sheet, its pages counted from 1."""
    _counted_anew(made.add_section(WD_SECTION.NEW_PAGE))
    body_section(made, drawn)


def one_sheet(made: Document, warning: str, scope_sentence: str) -> None:
    """Set the only sheet of a document: its head where data are made up, and its foot."""
    section = made.sections[0]
    _sheet(section, wide=False)
    for part, words, bold in (
        (section.header, warning, True),
        (section.footer, foot(scope_sentence, warning), False),
    ):
        line: Any = part.paragraphs[0]._p
        if words:
            line.append(run(words, bold=bold, italic=not bold, size=WARNING_SIZE if bold else 0))


def annex_section(made: Document, *, wide: bool) -> int:
    """Begin an annex on a new sheet, its pages counted from 1; return the width in millimetres."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    _sheet(section, wide=wide)
    _counted_anew(section)
    return WIDE if wide else BODY


def _counted_anew(section: Section) -> None:
    properties: Any = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:cols")).addprevious(element("pgNumType", start=1))


def _sheet(section: Section, *, wide: bool) -> None:
    width, height = (LONG, SHORT) if wide else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(_TO_EDGE)
