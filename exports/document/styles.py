"""The document's styles: one face, black, sizes by the decree; headings that Word navigates by."""

from typing import Any, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from exports.document.elements import element
from exports.official.parts import ANNEX_TABLE_SIZE

FACE = "Times New Roman"
BODY_TEXT = "Body Text"
HEADINGS = {1: "Heading 1", 2: "Heading 2"}
TITLE, SUBJECT = "Title", "Subtitle"
ANNEX, ANNEX_TITLE = "Phu luc", "Ten phu luc"
CAPTION, CELL = "Caption", "O bang"
FOOTNOTE, FOOTNOTE_ID = "footnote text", "FootnoteText"
"""Name and id of the style that notes are written in: Word knows both."""
INDENT = Cm(1.27)
BLACK = RGBColor(0, 0, 0)


def define_styles(made: Document) -> None:
    """Set the face, sizes and spaces of every style that is used."""
    _defaults(made)
    _set(made, "Normal", size=14)
    body = _set(made, BODY_TEXT, size=14, align=ALIGN.JUSTIFY, after=6, indent=True)
    body.paragraph_format.line_spacing = 1.15
    for level, name in HEADINGS.items():
        heading = _set(made, name, size=14, bold=True, before=6, after=6, indent=True, keep=True)
        heading.paragraph_format.alignment = ALIGN.JUSTIFY
        _outline(heading, level)
    _set(made, TITLE, size=14, bold=True, align=ALIGN.CENTER, before=12)
    subject = _set(made, SUBJECT, size=14, bold=True, align=ALIGN.CENTER)
    subject.paragraph_format.left_indent = subject.paragraph_format.right_indent = Cm(1)
    _outline(_set(made, ANNEX, size=14, bold=True, align=ALIGN.CENTER, keep=True), 1)
    _set(made, ANNEX_TITLE, size=14, bold=True, align=ALIGN.CENTER, keep=True)
    caption = _set(made, CAPTION, size=13, italic=True, align=ALIGN.CENTER, before=6, after=3)
    caption.paragraph_format.keep_with_next = True
    _set(made, CELL, size=ANNEX_TABLE_SIZE)
    _set(made, FOOTNOTE, size=10, align=ALIGN.JUSTIFY).element.styleId = FOOTNOTE_ID
    _set(made, "Header", size=14, align=ALIGN.CENTER)
    _set(made, "Footer", size=9, align=ALIGN.CENTER)
    _characters(made)


def _style(made: Document, name: str) -> ParagraphStyle:
    styles = made.styles
    if name not in styles:
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        cast("ParagraphStyle", added).base_style = styles["Normal"]
    return cast("ParagraphStyle", styles[name])


def _set(
    made: Document,
    name: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.LEFT,
    before: int = 0,
    after: int = 0,
    indent: bool = False,
    keep: bool = False,
) -> ParagraphStyle:
    style = _style(made, name)
    properties: Any = style.element.get_or_add_rPr()
    # What the template says of faces and colours by theme would win over names.
    for child in list(properties):
        properties.remove(child)
    frame: Any = style.element.pPr
    if frame is not None:
        style.element.remove(frame)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, italic
    font.color.rgb = BLACK
    fonts = properties.find(qn("w:rFonts"))
    for each in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{each}"), FACE)
    form.alignment, form.space_before, form.space_after = align, Pt(before), Pt(after)
    form.line_spacing = 1.0
    form.first_line_indent = INDENT if indent else None
    form.keep_with_next, form.widow_control = keep, True
    return style


def _outline(style: ParagraphStyle, level: int) -> None:
    properties: Any = style.element.get_or_add_pPr()
    properties.append(element("outlineLvl", val=level - 1))


def _defaults(made: Document) -> None:
    """Say the language and the face of whatever names none."""
    root: Any = made.styles.element
    properties = root.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(properties):
        properties.remove(child)
    properties.append(element("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE))
    properties.append(element("sz", val=28))
    properties.append(element("szCs", val=28))
    properties.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))


def _characters(made: Document) -> None:
    """Add the styles of a footnote's number and of a place to fill."""
    root: Any = made.styles.element
    number = element("rPr", element("vertAlign", val="superscript"))
    root.append(_character("FootnoteReference", "footnote reference", number))
    # Pale yellow prints as nothing and is seen on a screen: nobody sends it unfilled unawares.
    open_place = element(
        "rPr",
        element("color", val="595959"),
        element("shd", val="clear", color="auto", fill="FFF2CC"),
    )
    root.append(_character("PlaceholderText", "Placeholder Text", open_place))


def _character(code: str, name: str, properties: Any) -> Any:
    return element("style", element("name", val=name), properties, type="character", styleId=code)
