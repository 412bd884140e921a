"""One slide drawn into a presentation: placeholders, tables, shapes that can be edited, notes."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from charts.theme import LIGHT
from exports.slides.fitting import ABOVE, BESIDE
from exports.slides.page import (
    FOOT,
    FOOT_SIZE,
    NUMBER,
    PART,
    SMALLEST,
    Cell,
    Drawing,
    Item,
    Picture,
    Slide,
    SlideTable,
    TextBox,
    TextLine,
)
from exports.slides.pptx import master
from exports.slides.pptx.figures import group
from exports.slides.pptx.markup import (
    LANGUAGE,
    NAMESPACES,
    NO_EDGE,
    RECTANGLE,
    body,
    emu,
    fill,
    paragraph,
    place_of,
    safe,
    shape,
)
from exports.slides.pptx.template import Template
from progress.model.letters import printable

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables that has no style: every cell says its own."""


def draw_slide(made: Presentation, slide: Slide, template: Template | None = None) -> None:
    """Add a slide at the end of a presentation, on the layout of a template if there is one.

    Such a layout has a place for the title alone: all else stands as words and shapes.
    """
    kind = master.COVER if slide.is_cover else master.PAGE
    drawn: Any = made.slides.add_slide(template.layout if template else made.slide_layouts[kind])
    for placeholder in list(drawn.shapes):
        placeholder._element.getparent().remove(placeholder._element)
    part = TextLine(slide.part, SMALLEST, LIGHT.texts["primary"], bold=True)
    words = TextBox(FOOT, (TextLine(slide.foot, FOOT_SIZE, LIGHT.muted),), "Chân trang")
    heading = TextBox(PART, (part,), "Phần")
    _place(drawn, _text(3, heading) if template else _holder(3, "body", heading, master.PART))
    outlined = template is not None
    for item in slide.items:
        outline = isinstance(item, TextBox) and item.role == "content" and not outlined
        outlined = outlined or outline
        _draw(drawn, item, outline=outline, cover=slide.is_cover and template is None)
    last = _next(drawn)
    _place(drawn, _text(last, words) if template else _holder(last, "ftr", words, master.FOOT))
    number = master.placeholder(
        _next(drawn),
        "Số trang",
        "sldNum",
        NUMBER if template else None,
        master.number_field(),
        index=master.NUMBER,
    )
    _place(drawn, number)
    _write_notes(drawn.notes_slide.notes_text_frame, (*slide.spoken, *slide.sources))
    if template:
        template.fit(drawn)


def _draw(drawn: Any, item: Item, *, outline: bool, cover: bool) -> None:
    number = _next(drawn)
    if isinstance(item, SlideTable):
        _table(drawn, item)
    elif isinstance(item, Picture):
        _picture(drawn, item)
    elif isinstance(item, Drawing):
        _place(drawn, group(item, number))
    elif item.role == "title":
        _place(drawn, _holder(number, "ctrTitle" if cover else "title", item))
    elif outline:
        kind, index = ("subTitle", 1) if cover else ("body", master.CONTENT)
        _place(drawn, _holder(number, kind, item, index))
    else:
        _place(drawn, _text(number, item))


def _picture(drawn: Any, item: Picture) -> None:
    """Place a picture in the middle of its box; it keeps its shape."""
    left, top, width, height = place_of(item.box)
    made = drawn.shapes.add_picture(BytesIO(item.content), left, top)
    scale = min(width / made.width, height / made.height)
    made.width, made.height = round(made.width * scale), round(made.height * scale)
    made.left, made.top = left + (width - made.width) // 2, top + (height - made.height) // 2
    _described(made, "Ảnh", item.alternative)


def _holder(number: int, kind: str, words: TextBox, index: int | None = None) -> str:
    return master.placeholder(number, words.name, kind, words.box, body(words.lines), index=index)


def _text(number: int, words: TextBox) -> str:
    inside = body(words.lines, anchor="ctr" if words.middle else "t")
    aside = 16 if words.edge else 0
    box = replace(words.box, left=words.box.left + aside, width=words.box.width - aside)
    made = shape(number, words.name, box, f"{RECTANGLE}<a:noFill/>", inside, is_text=True)
    if words.edge:
        bar = replace(words.box, width=5)
        made += shape(number + 1, "Vạch", bar, f"{RECTANGLE}{fill(words.edge)}{NO_EDGE}")
    return made


def _table(drawn: Any, grid: SlideTable) -> None:
    made = drawn.shapes.add_table(1, 1, *place_of(grid.box))
    old = made._element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}tbl")
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        f"{''.join(_cell(cell, grid.size, head=at == 0) for cell in row)}</a:tr>"
        for at, (height, row) in enumerate(zip(grid.heights, grid.rows, strict=True))
    )
    new = (
        f'<a:tbl {NAMESPACES}><a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    old.getparent().replace(old, parse_xml(new))
    heads = ", ".join(cell.text for cell in grid.rows[0])
    alternative = f"Bảng «{grid.title}»: {len(grid.rows) - 1} dòng; các cột: {heads}."
    _described(made, f"Bảng: {grid.title}", alternative)


def _cell(cell: Cell, size: float, *, head: bool) -> str:
    align = "right" if cell.right else "left"
    words = paragraph(TextLine(cell.text, size, cell.colour, bold=cell.bold, align=align))
    line = fill(LIGHT.muted if head else LIGHT.line)
    sides = "".join(
        f'<a:{side} w="{12_700 if head else 9_525}">{line if side == "lnB" else "<a:noFill/>"}'
        f"</a:{side}>"
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    across, up = emu(BESIDE), emu(ABOVE)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{up}" marB="{up}" '
        f'anchor="{"b" if head else "ctr"}">{sides}<a:noFill/></a:tcPr></a:tc>'
    )


def _described(shape: Any, name: str, alternative: str) -> None:
    named = shape._element.xpath("./*[1]/p:cNvPr")[0]
    named.set("name", printable(name))
    named.set("descr", printable(alternative))


def _write_notes(frame_: Any, notes: tuple[str, ...]) -> None:
    element = frame_._txBody
    for old in list(element.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}p")):
        element.remove(old)
    for note in notes or ("",):
        run = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{safe(note)}</a:t></a:r>' if note else ""
        element.append(parse_xml(f"<a:p {NAMESPACES}>{run}</a:p>"))


def _place(drawn: Any, shapes: str) -> None:
    for each in parse_xml(f"<p:spTree {NAMESPACES}>{shapes}</p:spTree>"):
        drawn.shapes._spTree.append(each)


def _next(drawn: Any) -> int:
    return 1 + max(int(number) for number in drawn.shapes._spTree.xpath("//p:cNvPr/@id"))
