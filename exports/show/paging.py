"""What does not fit on one slide is told on several, about as much on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
_STEP = 12


def paged(
    rows: Sequence[Row],
    height: Callable[[Sequence[Row]], float],
    first: float,
    others: float,
) -> list[list[Row]]:
    """Return the rows slide by slide; `height` tells how high some of them are together.

    `first` and `others` are the heights of the slides' rooms. A row that is higher than its room
    stands alone.
    """
    found = _filled(rows, height, first, others)
    limit = max(first, others) - _STEP
    while len(found) > 1 and limit > 0:
        tried = _filled(rows, height, min(first, limit), min(others, limit))
        if len(tried) > len(found):
            break
        found, limit = tried, limit - _STEP
    return found


def _filled(
    rows: Sequence[Row], height: Callable[[Sequence[Row]], float], first: float, others: float
) -> list[list[Row]]:
    found: list[list[Row]] = [[]]
    for row in rows:
        limit = first if len(found) == 1 else others
        if found[-1] and height([*found[-1], row]) > limit:
            found.append([])
        found[-1].append(row)
    return [page for page in found if page]
