"""Tables on slides: how wide the columns are, how high the rows, and on how many slides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import sqrt

from charts.theme import LIGHT
from exports.report import Table
from exports.slides.plan.boxes import Box, SlideTable, SlideTableCell, heading_cell
from exports.slides.plan.lettering import LINE, lines, width_of

SIZE = 14.0
"""Letters of tables, in points: 28 pixels on a screen of 1920."""
BESIDE, ABOVE = 7.0, 2.0
"""Room between the words of a cell and its edges."""
_KEPT = 140.0
"""A column whose words are no wider than this is not broken."""


def grids(table: Table, first: Box, others: Box, size: float = SIZE) -> Iterator[SlideTable]:
    """Yield a table in as many pieces as it takes: the first in its box, the rest in others."""
    head = tuple(heading_cell(each.title, right=each.is_number) for each in table.columns)
    rows = [
        tuple(
            SlideTableCell(text, LIGHT.ink, right=column.is_number)
            for text, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    ]
    yield from pieces(table.title, head, rows, first, others, size)


def pieces(
    title: str,
    head: tuple[SlideTableCell, ...],
    rows: Sequence[tuple[SlideTableCell, ...]],
    first: Box,
    others: Box,
    size: float = SIZE,
    widths: tuple[float, ...] | None = None,
) -> Iterator[SlideTable]:
    """Yield rows under their heading, said again on each piece."""
    fitted_widths = widths or column_widths((head, *rows), first.width, size)
    top = row_height(head, fitted_widths, size)
    whole = [
        (row_height(row, fitted_widths, size), row)
        for row in _split(rows, fitted_widths, size, others.height - top)
    ]
    cut = _cut([high for high, _ in whole], first.height - top, others.height - top)
    for box, start, end in zip(
        (first, *(others for _ in cut)), (0, *cut), (*cut, None), strict=True
    ):
        held = [(top, head), *whole[start:end]]
        if len(held) > 1:
            yield _grid(title, held, box, fitted_widths, size)


def _cut(heights: list[float], first: float, others: float) -> tuple[int, ...]:
    """Return at which rows new pieces begin: no more of them than needed, and about even."""
    fewest = _filled(heights, first, others)
    least = sum(heights) / (len(fewest) + 1)
    for share in range(11):
        most = least + (others - least) * share / 10
        even = _filled(heights, min(first, most), min(others, most))
        if len(even) == len(fewest):
            return even
    return fewest


def _filled(heights: list[float], first: float, others: float) -> tuple[int, ...]:
    """Return at which rows new pieces begin where each is as full as it can be."""
    cut: list[int] = []
    used, room = 0.0, first
    for place, high in enumerate(heights):
        if used and used + high > room:
            cut.append(place)
            used, room = 0.0, others
        used += high
    return tuple(cut)


def least_height(table: Table, width: float) -> float:
    """Return the height of a table's heading and first rows: under it, it does not begin."""
    grid = next(grids(table, Box(0, 0, width, 1e6), Box(0, 0, width, 1e6), SIZE), None)
    return sum(grid.heights[:4]) if grid else 0.0


def row_height(row: Iterable[SlideTableCell], widths: Sequence[float], size: float) -> float:
    """Return the height of a row: of its cell with the most lines."""
    return max(
        _lines(cell, width, size) * (cell.size or size) * LINE + 2 * ABOVE
        for cell, width in zip(row, widths, strict=True)
    )


def column_widths(
    rows: Sequence[tuple[SlideTableCell, ...]], width: float, size: float
) -> tuple[float, ...]:
    """Return widths that fill a width: short columns keep theirs, long ones share what is left."""
    columns = list(zip(*rows, strict=True))
    natural = _natural(columns, width, size)
    if sum(natural) <= width:
        spare = width - sum(natural)
        weights = [
            0.0 if column[0].right else wide for column, wide in zip(columns, natural, strict=True)
        ]
        whole = sum(weights) or 1.0
        return tuple(
            wide + spare * weight / whole for wide, weight in zip(natural, weights, strict=True)
        )
    least = [_widest(column, size) for column in columns]
    kept = [wide if wide <= _KEPT else 0.0 for wide in natural]
    shares = [0.0 if keep else sqrt(wide) for keep, wide in zip(kept, natural, strict=True)]
    return _shared(width, kept, shares, least)


def _natural(
    columns: Sequence[tuple[SlideTableCell, ...]], width: float, size: float
) -> list[float]:
    """Return the widths of unbroken cells; headings are broken as little as the width asks for."""
    under = [_whole(column[1:], size) for column in columns]
    for part in (1.0, 0.65, 0.5):
        natural = [
            max(_widest(column[:1], size), _whole(column[:1], size) * part, wide)
            for column, wide in zip(columns, under, strict=True)
        ]
        if sum(natural) <= width:
            break
    return natural


def _shared(
    width: float, kept: list[float], shares: list[float], least: list[float]
) -> tuple[float, ...]:
    """Give the columns that are not kept their shares, none less than its longest word."""
    for place, share in enumerate(shares):
        rest = width - sum(kept)
        if share and rest * share / sum(shares) < least[place]:
            kept = [least[place] if at == place else each for at, each in enumerate(kept)]
            shares = [0.0 if at == place else each for at, each in enumerate(shares)]
            return _shared(width, kept, shares, least)
    rest, whole = width - sum(kept), sum(shares)
    if not whole or rest <= 0:
        scale = width / sum(kept)
        return tuple(each * scale for each in kept)
    return tuple(keep + rest * share / whole for keep, share in zip(kept, shares, strict=True))


def _grid(
    title: str,
    held: list[tuple[float, tuple[SlideTableCell, ...]]],
    box: Box,
    widths: tuple[float, ...],
    size: float,
) -> SlideTable:
    heights = tuple(height for height, _ in held)
    rows = tuple(row for _, row in held)
    placed = replace(box, height=sum(heights), width=sum(widths))
    cell_words = f"Bảng «{title}»: {len(rows) - 1} dòng; các cột: " + ", ".join(
        c.text for c in rows[0]
    )
    return SlideTable(placed, widths, heights, rows, size, title, f"{cell_words}.")


def _split(
    rows: Iterable[tuple[SlideTableCell, ...]], widths: tuple[float, ...], size: float, most: float
) -> Iterator[tuple[SlideTableCell, ...]]:
    """Yield the rows; one that is higher than a slide goes on in a row of its own."""
    capacity = max(int((most - 2 * ABOVE) / (size * LINE)), 1)
    for row in rows:
        broken = [
            lines(cell.text, width - 2 * BESIDE, size, bold=cell.bold)
            for cell, width in zip(row, widths, strict=True)
        ]
        longest = max(map(len, broken))
        if longest <= capacity:
            yield row
            continue
        for start in range(0, longest, capacity):
            yield tuple(
                replace(cell, text=" ".join(parts[start : start + capacity]))
                for cell, parts in zip(row, broken, strict=True)
            )


def _lines(cell: SlideTableCell, width: float, size: float) -> int:
    inner = width - 2 * BESIDE
    count = len(lines(cell.text, inner, cell.size or size, bold=cell.bold))
    return count + (
        len(lines(cell.second, inner, cell.size or size, bold=True)) if cell.second else 0
    )


def _whole(cells: Iterable[SlideTableCell], size: float) -> float:
    return (
        max((width_of(c.text, size, bold=c.bold) for c in cells), default=0.0) / 0.96 + 2 * BESIDE
    )


def _widest(cells: Iterable[SlideTableCell], size: float) -> float:
    words = ((word, cell.bold) for cell in cells for word in cell.text.split())
    widest = max((width_of(word, size, bold=bold) for word, bold in words), default=0.0)
    return widest / 0.96 + 2 * BESIDE
