"""A slide as it stands in the document: every box at its place, words as words."""

from exports.shared.markup import Html, div, element, span
from exports.show.palette import INK
from exports.slides.fitting import BESIDE
from exports.slides.page import (
    EDGE,
    FOOT,
    FOOT_SIZE,
    NUMBER,
    PART,
    SMALLEST,
    Box,
    Cell,
    Item,
    Slide,
    SlideTable,
    TextBox,
    TextLine,
)
from exports.slides.svg import place, svg


def framed(slide: Slide, number: int, of: int, link: str | None) -> Html:
    """Return a slide; `number` counts from 1, and one out of the sequence has none."""
    where = f"Trang {number} trên {of}: " if number else ""
    part = element("span" if link is None else "a", slide.part, class_="part", href=link)
    page = (span("place", str(number)), f"/{of}") if number else ()
    return element(
        "section",
        div("edge", style=place(EDGE)) if slide.is_cover else None,
        _placed(PART, part, SMALLEST),
        *(_item(item) for item in slide.items),
        _placed(FOOT, slide.foot, FOOT_SIZE, "foot"),
        _placed(NUMBER, element("span", *page), FOOT_SIZE, "page"),
        class_="slide aside" if slide.aside else "slide",
        id=slide.code,
        tabindex="-1",
        aria_roledescription="trang",
        aria_label=f"{where}{slide.title}",
        data_of=slide.code,
        data_title=slide.part if slide.aside else slide.title,
    )


def _placed(box: Box, words: str, size: float, class_: str = "kicker") -> Html:
    return div(class_, words, style=f"{place(box)}font-size:{_rem(size)}")


def _item(item: Item) -> Html:
    if isinstance(item, TextBox):
        return _words(item)
    if isinstance(item, SlideTable):
        return _table(item)
    return div("drawing", svg(item, INK, alone=False), style=place(item.box))


def _words(item: TextBox) -> Html:
    tag = "h2" if item.role == "title" else "p"
    classes = " ".join(filter(None, ("words", "middle" if item.middle else "")))
    own = f"border-left:.05rem solid {item.edge};padding-left:.11rem;" if item.edge else ""
    lines = (_line(tag, line) for line in item.lines)
    name = f"{classes} own" if item.edge else classes
    return div(name, *lines, style=f"{place(item.box)}{own}")


def _line(tag: str, line: TextLine) -> Html:
    look = f"font-size:{_rem(line.size)};color:{line.colour}"
    look += ";font-weight:700" if line.bold else ""
    look += f";text-align:{line.align}" if line.align != "left" else ""
    look += f";margin-bottom:{_rem(line.after)}" if line.after else ""
    return element(tag, line.text, class_="bullet" if line.bullet else None, style=look)


def _table(item: SlideTable) -> Html:
    columns = (element("col", style=f"width:{_rem(wide)}") for wide in item.widths)
    head, *rows = (
        element(
            "tr",
            *(_cell("td" if at else "th", cell) for cell in row),
            style=f"height:{_rem(high)}",
        )
        for at, (row, high) in enumerate(zip(item.rows, item.heights, strict=True))
    )
    look = f"{place(item.box)}font-size:{_rem(item.size)};--beside:{_rem(BESIDE)}"
    parts = (element("caption", item.title), element("colgroup", *columns))
    return element("table", *parts, element("thead", head), element("tbody", *rows), style=look)


def _cell(tag: str, cell: Cell) -> Html:
    look = f"color:{cell.colour}" + (";font-weight:700" if cell.bold else "")
    scope = "col" if tag == "th" else None
    class_ = "right" if cell.right else None
    return element(tag, cell.text, class_=class_, style=look, scope=scope)


def _rem(points: float) -> str:
    return f"{points / 100:.5g}rem"
