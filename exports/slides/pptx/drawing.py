"""One slide drawn into a presentation: placeholders, tables, charts, pictures, notes."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx.oxml import parse_xml
from pptx.presentation import Presentation

from charts.theme import LIGHT
from exports.shared.pictures import PictureFormat, picture
from exports.slides.plan.boxes import (
    Bullets,
    Gauge,
    Item,
    PlannedSlide,
    SlideTable,
    SlideTableCell,
    TextBox,
    TextLine,
)
from exports.slides.plan.grids import ABOVE, BESIDE
from exports.slides.plan.maps import SHARPNESS, map_spec
from exports.slides.plan.places import BOXES, CARD, foot_size
from exports.slides.pptx import master
from exports.slides.pptx.bars import add_bars
from exports.slides.pptx.gauge_shapes import gauge_group
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
from progress.indicators.atlas import Atlas
from progress.model.letters import printable

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of tables that has no style: every cell says its own."""


def draw_slide(made: Presentation, slide: PlannedSlide, atlas: Atlas) -> None:
    """Add a slide at the end of a presentation."""
    kind = master.COVER if slide.is_cover else master.PAGE
    drawn: Any = made.slides.add_slide(made.slide_layouts[kind])
    for placeholder in list(drawn.shapes):
        placeholder._element.getparent().remove(placeholder._element)
    title = "ctrTitle" if slide.is_cover else "title"
    _place(drawn, _holder(2, title, slide.title, anchor="b" if slide.is_cover else "t"))
    part = TextLine(slide.part, 14, LIGHT.muted)
    _place(drawn, _holder(3, "body", TextBox(BOXES["part"], (part,), "Phần"), master.PART))
    if slide.warning:
        _place(drawn, _warning(4, slide.warning))
    outlined = False
    for item in slide.items:
        outline = isinstance(item, TextBox) and item.outline and not outlined
        outlined = outlined or outline
        _draw(drawn, item, atlas, outline=outline, cover=slide.is_cover)
    _foot(drawn, slide.scope_sentence)
    _write_notes(drawn.notes_slide.notes_text_frame, slide.notes)


def _draw(drawn: Any, item: Item, atlas: Atlas, *, outline: bool, cover: bool) -> None:
    number = _next(drawn)
    if isinstance(item, TextBox):
        if outline:
            kind, index = ("subTitle", 1) if cover else ("body", master.CONTENT)
            _place(drawn, _holder(number, kind, item, index))
        else:
            _place(drawn, _text(number, item))
    elif isinstance(item, SlideTable):
        _table(drawn, item)
    elif isinstance(item, Bullets):
        _described(add_bars(drawn, item), f"Biểu đồ: {item.title}", item.alternative)
    elif isinstance(item, Gauge):
        _place(drawn, gauge_group(item, number))
    else:
        content = picture([map_spec(item, atlas)], PictureFormat.PNG, sharpness=SHARPNESS)
        shape = drawn.shapes.add_picture(BytesIO(content), *place_of(item.box))
        _described(shape, "Bản đồ", item.alternative)


def _holder(
    number: int, kind: str, words: TextBox, index: int | None = None, anchor: str = "t"
) -> str:
    paragraphs = body(words.lines, anchor=anchor, inset=12 if words.card else 0)
    return master.placeholder(number, words.name, kind, words.box, paragraphs, index=index)


def _text(number: int, words: TextBox) -> str:
    look = f"{RECTANGLE}{fill(CARD if words.card else '')}{NO_EDGE}"
    inside = body(words.lines, inset=12 if words.card else 0)
    aside = 16 if words.edge else 0
    box = replace(words.box, left=words.box.left + aside, width=words.box.width - aside)
    made = shape(number, words.name, box, look, inside, is_text=True)
    if words.edge:
        bar = replace(words.box, width=5)
        made += shape(number + 1, "Vạch", bar, f"{RECTANGLE}{fill(words.edge)}{NO_EDGE}")
    return made


def _warning(number: int, text: str) -> str:
    line = TextLine(text, 14, LIGHT.texts["bad"], bold=True)
    words = body([line]).replace(paragraph(line), paragraph(line, align="r"))
    look = f"{RECTANGLE}<a:noFill/>"
    return shape(number, "Số liệu minh họa", BOXES["warning"], look, words, is_text=True)


def _foot(drawn: Any, sentence: str) -> None:
    box = BOXES["foot"]
    words = TextBox(box, (TextLine(sentence, foot_size(sentence), LIGHT.muted),), "Chân trang")
    _place(drawn, _holder(_next(drawn), "ftr", words, master.FOOT))
    number = master.placeholder(
        _next(drawn), "Số trang", "sldNum", None, master.number_field(), index=master.NUMBER
    )
    _place(drawn, number)


def _table(drawn: Any, grid: SlideTable) -> None:
    shape = drawn.shapes.add_table(1, 1, *place_of(grid.box))
    old = shape._element.find(".//{http://schemas.openxmlformats.org/drawingml/2006/main}tbl")
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        f"{''.join(_cell(cell, grid, head=grid.headed and at == 0) for cell in row)}</a:tr>"
        for at, (height, row) in enumerate(zip(grid.heights, grid.rows, strict=True))
    )
    headed = ' firstRow="1"' if grid.headed else ""
    new = (
        f"<a:tbl {NAMESPACES}><a:tblPr{headed}><a:tableStyleId>{_PLAIN}</a:tableStyleId>"
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    old.getparent().replace(old, parse_xml(new))
    _described(shape, f"Bảng: {grid.title}", grid.alternative)


def _cell(cell: SlideTableCell, grid: SlideTable, *, head: bool) -> str:
    size = cell.size or grid.size
    paragraphs = paragraph(
        TextLine(cell.text, size, cell.colour, bold=cell.bold, centred=cell.centred),
        align="r" if cell.right else "",
    )
    if cell.second:
        paragraphs += paragraph(
            TextLine(cell.second, size, cell.colour, bold=True, centred=cell.centred)
        )
    none = "<a:noFill/>"
    line = fill(LIGHT.muted if head else LIGHT.line) if grid.ruled else fill(LIGHT.page)
    width = 12_700 if head else 9_525 if grid.ruled else 25_400
    sides = "".join(
        f'<a:{side} w="{width}">{line if side == "lnB" or not grid.ruled else none}</a:{side}>'
        for side in ("lnL", "lnR", "lnT", "lnB")
    )
    across, up = emu(BESIDE), emu(ABOVE)
    anchor = "b" if head else "ctr"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{up}" marB="{up}" anchor="{anchor}">'
        f"{sides}{fill(cell.fill)}</a:tcPr></a:tc>"
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
