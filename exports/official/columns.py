"""Widths of a table's columns: as asked for, but none narrower than its longest word.

A number that does not fit is broken by a word processor and printed over its neighbour in a PDF.
"""

import re
from dataclasses import replace

from exports.official.parts import PaperTable
from exports.shared.lettering import width_of

MARGINS = 2.5
"""Millimetres beside the words of a cell, both sides together."""
_MILLIMETRE = 72 / 25.4
_PARTS = re.compile(r"\s+|(?<=[-–/])")


def fitted(table: PaperTable, width: float, size: float) -> PaperTable:
    """Return a table whose shares are widths in tenths of millimetres of a sheet's `width`.

    `size` is that of its letters in points. Where the longest words need more than there is, every
    column gives way in proportion.
    """
    least = [_least(table, column, size) for column in range(len(table.columns))]
    narrow: set[int] = set()
    while True:
        rest = width - sum(least[each] for each in narrow)
        whole = sum(s for at, s in enumerate(table.shares) if at not in narrow) or 1
        widths = [
            least[at] if at in narrow else rest * share / whole
            for at, share in enumerate(table.shares)
        ]
        narrow_ones = {
            at for at, each in enumerate(widths) if at not in narrow and each < least[at]
        }
        if not narrow_ones:
            return replace(table, shares=tuple(max(1, round(each * 10)) for each in widths))
        narrow |= narrow_ones


def _least(table: PaperTable, column: int, size: float) -> float:
    heading = table.columns[column]
    words = [(word, True) for word in heading.title.split()]
    for row in table.rows:
        parts = row[column].split() if heading.is_number else _PARTS.split(row[column])
        words += [(word, False) for word in parts]
    widest = max((width_of(word, size, bold=bold) for word, bold in set(words)), default=0.0)
    return widest / _MILLIMETRE + MARGINS
