"""Tables on slides: as large as they fit, on as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from charts.theme import SYMBOLS, Judgement
from exports.lettering import lines, width
from exports.report import Table
from exports.show.frame import BODY, LINE, WIDTH, em
from exports.show.markup import Html, div, element
from exports.show.palette import INK
from progress.reporting import ReportState
from progress.schedule import TaskState
from progress.verdicts import Verdict

_SIZES = (38, 36, 34, 32, 30, BODY)
_CELL, _PAD = 30, 6
"""Space between columns; over and under the letters of a row."""
_RULE = 1
_GUTTER = 72
_SEVERAL = 14
"""Rows from which a narrow table stands in two columns."""
_NARROWEST = 90
_BOLDER = 1.06
"""How much wider words may be than measured: judgements are bold."""
_STEP = 20


class _Row(NamedTuple):
    """A row's words, and how high it is."""

    cells: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table stands: size of letters, widths of columns, rows, and how many stand abreast."""

    size: int
    widths: tuple[float, ...]
    head: float
    rows: tuple[_Row, ...]
    abreast: int

    def height(self, rows: Sequence[_Row]) -> float:
        """Return how high these rows are with their heading."""
        parts = _parts(rows, self.abreast)
        return self.head + max(sum(row.height for row in part) for part in parts)

    def pages(self, first: float, others: float) -> list[list[_Row]]:
        """Return the rows slide by slide."""
        found: list[list[_Row]] = [[]]
        for row in self.rows:
            limit = first if len(found) == 1 else others
            if found[-1] and self.height([*found[-1], row]) > limit:
                found.append([])
            found[-1].append(row)
        return found


def pages(table: Table, first: float, others: float) -> Iterator[Html]:
    """Yield the table slide by slide: what height is left on the first one and on the others."""
    layout = _layout(table, first)
    for rows in _even(layout, first, others):
        parts = (_drawn(table, layout, part) for part in _parts(rows, layout.abreast))
        yield div("tables", *parts)


def _layout(table: Table, height: float) -> _Layout:
    """Return the largest layout that fits on one slide, else the smallest."""
    found = [_of_size(table, size) for size in _SIZES]
    return next((each for each in found if each.height(each.rows) <= height), found[-1])


def _of_size(table: Table, size: int) -> _Layout:
    natural = _natural(table, size)
    half = (WIDTH - _GUTTER) / 2
    abreast = 2 if sum(natural) <= half and len(table.rows) >= _SEVERAL else 1
    widths = _widths(natural, WIDTH if abreast == 1 else half)
    heads = tuple(column.title for column in table.columns)
    rows = tuple(_Row(cells, _height(cells, widths, size)) for cells in table.rows)
    return _Layout(size, widths, _height(heads, widths, size, bold=True), rows, abreast)


def _even(layout: _Layout, first: float, others: float) -> list[list[_Row]]:
    """Return the rows slide by slide, the last one not left with a row where others are full."""
    found = layout.pages(first, others)
    limit = others - _STEP
    while len(found) > 1 and limit > 0:
        tried = layout.pages(min(first, limit), limit)
        if len(tried) > len(found):
            break
        found, limit = tried, limit - _STEP
    return found


def _natural(table: Table, size: int) -> list[float]:
    """Return the width that each column would like: its widest cell, or a word of its heading."""
    found = []
    for place, column in enumerate(table.columns):
        words = [width(word, size, bold=True) for word in column.title.split()]
        cells = [width(_said(row[place]), size) * _BOLDER for row in table.rows]
        found.append(max([*words, *cells, _NARROWEST - _CELL]) + _CELL)
    return found


def _widths(natural: Sequence[float], whole: float) -> tuple[float, ...]:
    """Let the widest columns give way until all fit; let all grow a little where room is left."""
    if sum(natural) <= whole:
        spare = min((whole - sum(natural)) / len(natural), 90)
        return tuple(each + spare for each in natural)
    found, rest, left = list(natural), whole, len(natural)
    for place in sorted(range(len(natural)), key=natural.__getitem__):
        found[place] = min(natural[place], rest / left)
        rest, left = rest - found[place], left - 1
    return tuple(found)


def _height(
    cells: Sequence[str], widths: Sequence[float], size: int, *, bold: bool = False
) -> float:
    most = max(
        lines(_said(cell), (wide - _CELL) / (1 if bold else _BOLDER), size, bold=bold)
        for cell, wide in zip(cells, widths, strict=True)
    )
    return max(most, 1) * size * LINE + 2 * _PAD + _RULE


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
        style=f"width:{em(sum(layout.widths))};font-size:{em(layout.size)}",
    )


def _cell(said: str, side: str) -> Html:
    judged = _judgement(said)
    style = f"color:{INK.text(judged)};font-weight:700" if judged else None
    return element("td", _said(said), class_=side, style=style)


def _said(cell: str) -> str:
    judged = _judgement(cell)
    return f"{SYMBOLS[judged]} {cell}" if judged else cell


_JUDGEMENTS: dict[str, Judgement] = {
    each.label: each for states in (ReportState, TaskState, Verdict) for each in states
}


def _judgement(cell: str) -> Judgement | None:
    """Return the judgement that a cell begins with: `Quá hạn 325 ngày`; None for any other."""
    found = [label for label in _JUDGEMENTS if cell.startswith(label)]
    return _JUDGEMENTS[max(found, key=len)] if found else None
