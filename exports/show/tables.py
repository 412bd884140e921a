"""Tables on slides: as large as they fit, on as many slides as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil, sqrt
from typing import NamedTuple

from charts.theme import SYMBOLS, Judgement
from exports.report import Table
from exports.shared.lettering import lines, width
from exports.show.frame import BODY, LINE, WIDTH, em
from exports.show.markup import Html, div, element
from exports.show.paging import paged
from exports.show.palette import INK
from progress.judging.verdicts import Verdict
from progress.reporting.reporting import ReportState
from progress.tasks.schedule import TaskState

_SIZES: tuple[tuple[int, float, float], ...] = (
    (44, 8, LINE),
    (40, 8, LINE),
    (36, 7, LINE),
    (34, 6, LINE),
    (32, 6, LINE),
    (30, 6, LINE),
    (BODY, 6, LINE),
    (BODY, 0.5, 1.15),
)
"""Size of letters, space over and under them, height of a line: from roomy to dense."""
_CELL = 30
"""Space between columns."""
_RULE = 1
_GUTTER = 48
_SEVERAL = 14
"""Rows from which a narrow table may stand in parts side by side."""
_NARROWEST, _LONGEST_WORD = 80, 260
_HEADING_LINES = 3
_YIELDING = 0.55
"""How narrow the widest column may become before others give way, too."""
_BOLDER = 1.06
"""How much wider words may be than measured: judgements are bold."""
_SQUEEZED = 0.8
"""How narrow a table may become, of what it would like, to stand in parts side by side."""


class _Row(NamedTuple):
    """A row's words, and how high it is."""

    cells: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table stands: size of letters, space over and under them, columns, rows.

    `abreast` is how many parts of it stand side by side, `squeezed` how many columns are narrower
    than their words.
    """

    size: int
    pad: float
    line: float
    widths: tuple[float, ...]
    head: float
    rows: tuple[_Row, ...]
    abreast: int
    squeezed: int

    def height(self, rows: Sequence[_Row]) -> float:
        """Return how high these rows are with their heading."""
        parts = _parts(rows, self.abreast)
        return self.head + max(sum(row.height for row in part) for part in parts)


def pages(table: Table, first: float, others: float) -> Iterator[Html]:
    """Yield the table slide by slide: what height is left on the first one and on the others.

    Of all layouts that need the fewest slides the one with the largest letters is taken, of those
    in which at most two columns had to give way.
    """
    layouts = [each for size in _SIZES for each in _layouts(table, *size)]
    pages_of = [paged(each.rows, each.height, first, others) for each in layouts]
    place = min(
        range(len(pages_of)), key=lambda each: (len(pages_of[each]), max(layouts[each].squeezed, 2))
    )
    layout = layouts[place]
    for rows in pages_of[place]:
        parts = (_drawn(table, layout, part) for part in _parts(rows, layout.abreast))
        yield div("tables", *parts)


def _layouts(table: Table, size: int, pad: float, line: float) -> Iterator[_Layout]:
    """Yield the layouts of a size; where many short rows stand, also side by side."""
    least = _least(table, size)
    heads = tuple(column.title for column in table.columns)
    for abreast in (1, 2, 3) if len(table.rows) >= _SEVERAL else (1,):
        whole = (WIDTH - (abreast - 1) * _GUTTER) / abreast
        natural = _natural(table, size, 1)
        if sum(natural) > whole:
            natural = _natural(table, size, _HEADING_LINES)
        if abreast > 1 and sum(natural) * _SQUEEZED > whole:
            continue
        widths = _widths(natural, least, whole)
        high = partial(_height, widths=widths, size=size, pad=pad, line=line)
        rows = tuple(_Row(cells, high(cells)) for cells in table.rows)
        squeezed = sum(wide < wish for wide, wish in zip(widths, natural, strict=True))
        yield _Layout(size, pad, line, widths, high(heads, bold=True), rows, abreast, squeezed)


def _natural(table: Table, size: int, heading_lines: int) -> list[float]:
    """Return the width that each column would like: that of its widest cell, or of its heading."""
    column_widths = []
    for place, column in enumerate(table.columns):
        heading = width(column.title, size, bold=True) / heading_lines
        heading *= 1.15 if heading_lines > 1 else 1
        cells = [width(_marked_words(row[place]), size) * _BOLDER for row in table.rows]
        column_widths.append(max([heading, *cells, _NARROWEST - _CELL]) + _CELL)
    least = _least(table, size)
    return [max(each) for each in zip(column_widths, least, strict=True)]


def _least(table: Table, size: int) -> list[float]:
    """Return the width of each column's longest word, up to what a column can be."""
    column_widths = []
    for place, column in enumerate(table.columns):
        heading = [width(word, size, bold=True) for word in column.title.split()]
        words = {word for row in table.rows for word in row[place].split()}
        cells = [width(word, size) * _BOLDER for word in words]
        column_widths.append(min(max([*heading, *cells]), _LONGEST_WORD) + _CELL)
    return column_widths


def _widths(natural: Sequence[float], least: Sequence[float], whole: float) -> tuple[float, ...]:
    """Let the columns with most words give way; let all grow a little where room is left."""
    if sum(natural) <= whole:
        spare = min((whole - sum(natural)) / len(natural), 90)
        return tuple(each + spare for each in natural)
    widest = max(range(len(natural)), key=natural.__getitem__)
    left = natural[widest] - (sum(natural) - whole)
    if left >= max(least[widest], natural[widest] * _YIELDING):
        return tuple(left if place == widest else each for place, each in enumerate(natural))
    # Twice the words want more room, but not twice: a long text is broken into lines.
    widths, rest, weight = list(natural), whole, sum(map(sqrt, natural))
    for place in sorted(range(len(natural)), key=natural.__getitem__):
        share = rest * sqrt(natural[place]) / weight
        widths[place] = max(min(natural[place], share), least[place])
        rest, weight = rest - widths[place], weight - sqrt(natural[place])
    return tuple(widths)


def _height(
    cells: Sequence[str],
    widths: Sequence[float],
    size: int,
    pad: float,
    line: float,
    *,
    bold: bool = False,
) -> float:
    most = max(
        lines(_marked_words(cell), (wide - _CELL) / (1 if bold else _BOLDER), size, bold=bold)
        for cell, wide in zip(cells, widths, strict=True)
    )
    return max(most, 1) * size * line + 2 * pad + _RULE


def _parts(rows: Sequence[_Row], abreast: int) -> list[Sequence[_Row]]:
    each = ceil(len(rows) / abreast) or 1
    return [rows[start : start + each] for start in range(0, max(len(rows), 1), each)]


def _drawn(table: Table, layout: _Layout, rows: Sequence[_Row]) -> Html:
    sides = ["right" if column.is_number else "left" for column in table.columns]
    heads = (
        element("th", column.title, class_=side, scope="col")
        for column, side in zip(table.columns, sides, strict=True)
    )
    body = (
        element("tr", *(_cell(*each) for each in zip(row.cells, sides, strict=True)))
        for row in rows
    )
    return element(
        "table",
        element("caption", table.title),
        element("colgroup", *(element("col", style=f"width:{em(each)}") for each in layout.widths)),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        style=f"width:{em(sum(layout.widths))};font-size:{em(layout.size)};"
        f"line-height:{layout.line};--pad:{em(layout.pad)}",
    )


def _cell(words: str, side: str) -> Html:
    judged = _judgement(words)
    style = f"color:{INK.text(judged)};font-weight:700" if judged else None
    return element("td", _marked_words(words), class_=side, style=style)


def _marked_words(cell: str) -> str:
    judged = _judgement(cell)
    return f"{SYMBOLS[judged]} {cell}" if judged else cell


_JUDGEMENTS: dict[str, Judgement] = {
    each.label: each for states in (ReportState, TaskState, Verdict) for each in states
}


@lru_cache(maxsize=2048)
def _judgement(cell: str) -> Judgement | None:
    """Return the judgement that a cell begins with: `Quá hạn 325 ngày`; None for any other."""
    labels = [label for label in _JUDGEMENTS if cell.startswith(label)]
    return _JUDGEMENTS[max(labels, key=len)] if labels else None
