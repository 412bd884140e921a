"""Sections, tables and figures of pages."""

import re
from collections.abc import Iterable, Mapping, Sequence

from charts.spec import Spec
from charts.theme import SYMBOLS, role
from exports.report import Number, Section, Table
from exports.report.parts import tables
from exports.shared.markup import Html, div, element, joined, span
from exports.shared.pictures import PictureFormat, picture, sheet
from exports.show.palette import INK
from exports.site.parts import METHOD
from exports.slides.fitting import judgement_of
from exports.slides.page import Drawing
from exports.slides.svg import svg
from progress.model.numbers import upper_first

_FEW = 4
"""Columns that a telephone has room for side by side."""
_WIDE, _NARROW = 700, 340
"""Widths of a chart in pixels, each with letters that are read where it is shown."""
_UNUSED = re.compile(r' (?:aria-[a-z]+|role|class|font-family)="[^"]*"')
_OPENING = re.compile(r"^.*?<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>", re.DOTALL)


def block(title: str, *children: str | None) -> Html:
    """Return a part of a page under its heading."""
    return element("section", element("h2", title), *children)


def section_block(section: Section) -> Html:
    """Return a report's section: what it says, its tables, what they rest on."""
    words = (each for each in (section.title, *section.statements) if each not in section.sources)
    method = element("a", "văn bản và điều khoản của mọi mục tiêu", href=METHOD)
    sources = section.sources
    if len(sources) >= _FEW:
        sources = (joined(("Căn cứ: ", method)),)
    return block(
        section.part,
        paragraphs(words),
        *(table(each) for each in section.tables),
        notes((*(section.notes if len(section.notes) < _FEW else ()), *sources)),
    )


def paragraphs(sentences: Iterable[str]) -> Html:
    """Return sentences, each a paragraph; an empty one is none."""
    return joined(element("p", each) for each in sentences if each)


def listed(items: Iterable[str], class_: str | None = None) -> Html:
    """Return a list; nothing where there is nothing to list."""
    lines = [element("li", each) for each in items]
    return element("ul", *lines, class_=class_) if lines else Html("")


def notes(sentences: Iterable[str]) -> Html:
    """Return what stands small under a table."""
    return listed(sentences, "notes")


def labelled(lines: Iterable[tuple[str, str]]) -> Html:
    """Return texts beside their labels."""
    pairs = (joined((element("dt", label), element("dd", text))) for label, text in lines)
    return element("dl", *pairs, class_="terms")


def numbers(given: Sequence[Number]) -> Html:
    """Return large numbers with what they count and rest on."""
    cards = (
        div(
            "number",
            element("dt", upper_first(each.label)),
            element("dd", element("b", each.value), element("small", each.note)),
        )
        for each in given
    )
    return element("dl", *cards, class_="numbers")


def judged(words: str) -> Html:
    """Return words; those of a judgement with its symbol and colour."""
    judgement = judgement_of(words)
    if isinstance(words, Html) or judgement is None:
        return joined((words,))
    return span(f"judged {role(judgement)}", f"{SYMBOLS[judgement]} {words}")


def rows_table(title: str, titles: str, rows: Iterable[tuple[str, ...]]) -> Html:
    """Return rows under the titles of `table_columns`; nothing where there are no rows."""
    return joined(map(table, tables(title, titles, rows)))


def cells_table(title: str, rows: Iterable[Mapping[str, str]], *numbers: str) -> Html:
    """Return rows of words under the headings that they have; `numbers` are those of numbers."""
    cells = list(rows)
    titles = (f"#{each}" if each in numbers else each for each in (cells[0] if cells else ()))
    return rows_table(title, " | ".join(titles), (tuple(each.values()) for each in cells))


def table(given: Table) -> Html:
    """Return a table; a row of one cell is a heading over the rows that follow.

    On a telephone a row of many cells stands as a card, each cell under its heading.
    """
    head = (
        element("th", each.title, scope="col", class_="n" if each.is_number else None)
        for each in given.columns
    )
    made = element(
        "table",
        element("caption", given.title),
        element("thead", element("tr", *head)),
        element("tbody", *(_row(given, row) for row in given.rows)),
        class_="cards" if len(given.columns) > _FEW else None,
    )
    # What is wider than its place is scrolled, with the keyboard too.
    return div("scroll", made, tabindex="0", role="region", aria_label=given.title)


def _row(given: Table, row: Sequence[str]) -> Html:
    if len(row) == 1:
        head = element("th", row[0], colspan=len(given.columns), scope="rowgroup")
        return element("tr", head, class_="group")
    named = next(at for at, each in enumerate(given.columns) if not each.is_number)
    cells = (
        element(
            "th" if at == named else "td",
            judged(cell),
            scope="row" if at == named else None,
            class_="n" if column.is_number else None,
            data_title=column.title if at != named else None,
        )
        for at, (column, cell) in enumerate(zip(given.columns, row, strict=True))
    )
    return element("tr", *cells)


def drawn(drawing: Drawing) -> Html:
    """Return a drawing in the reader's colours."""
    return svg(drawing, INK, alone=False)


def chart(spec: Spec, sentence: str) -> Html:
    """Return a chart that says a sentence, drawn for a wide screen and for a narrow one."""
    return element(
        "figure", *(_picture(spec, width, sentence) for width in (_WIDE, _NARROW)), class_="chart"
    )


def _picture(spec: Spec, width: int, sentence: str) -> Html:
    placed = sheet(spec, width=width, background="transparent")
    text = picture([{**placed, "padding": 2}], PictureFormat.SVG).decode()
    place = _OPENING.match(text)
    if place is None:
        raise ValueError("a chart without a size")
    body = _UNUSED.sub("", text[place.end() :].removesuffix("</svg>"))
    size = "wide" if width == _WIDE else "narrow"
    return element(
        "svg", Html(body), viewBox=place[1], role="img", aria_label=sentence, class_=size
    )
