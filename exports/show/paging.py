"""Divide rows among slides, about as much on each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
_STEP = 12


def paged(
    rows: Sequence[Row], height: Callable[[Sequence[Row]], float], first: float, others: float
) -> list[list[Row]]:
    """Return the rows slide by slide; `height` tells how high some of them are together.

    `first` and `others` are the heights of the slides' rooms. A row that is higher than its room
    stands alone.
    """
    filled_pages = _filled(rows, height, first, others)
    limit = max(first, others) - _STEP
    while len(filled_pages) > 1 and limit > 0:
        tried = _filled(rows, height, min(first, limit), min(others, limit))
        if len(tried) > len(filled_pages):
            break
        filled_pages, limit = tried, limit - _STEP
    return filled_pages


def _filled(
    rows: Sequence[Row], height: Callable[[Sequence[Row]], float], first: float, others: float
) -> list[list[Row]]:
    filled_pages: list[list[Row]] = [[]]
    for row in rows:
        limit = first if len(filled_pages) == 1 else others
        if filled_pages[-1] and height([*filled_pages[-1], row]) > limit:
            filled_pages.append([])
        filled_pages[-1].append(row)
    return [page for page in filled_pages if page]
