"""Whose ground each square of the map is: names should not stand on a neighbour's."""

import math
from collections.abc import Iterable, Mapping, Sequence

from data_access.boundaries.outlines import Polygon, stretches
from data_access.boundaries.rectangles import Rectangle
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST, mercator

CELL = 0.08
"""Side of the squares, in degrees of longitude."""


class Land:
    """Which province's ground each square of the map is."""

    def __init__(self, provinces: Mapping[str, Sequence[Polygon]]) -> None:
        self._squares = {
            code: {square for polygon in polygons for square in _squares(polygon)}
            for code, polygons in provinces.items()
        }
        self._columns = range(round(WEST / CELL), round(EAST / CELL) + 2)
        self._rows = range(round(mercator(SOUTH) / CELL), round(mercator(NORTH) / CELL) + 2)
        self._sums = self._summed(set().union(*self._squares.values()))

    def share_of_others(self, box: Rectangle, code: str) -> float:
        """Return how much of a rectangle is the ground of other provinces, from 0 to 1."""
        left, right = round(box.left / CELL), round(box.right / CELL)
        bottom, top = round(box.bottom / CELL), round(box.top / CELL)
        land = (
            self._sum(right, top)
            - self._sum(left, top)
            - self._sum(right, bottom)
            + self._sum(left, bottom)
        )
        if not land:
            return 0
        own = sum(
            left <= column < right and bottom <= row < top for column, row in self._squares[code]
        )
        return (land - own) / ((right - left) * (top - bottom))

    def _summed(self, land: set[tuple[int, int]]) -> list[list[int]]:
        """Return, for each corner, how many squares of land are south-west of it."""
        sums = [[0] * (len(self._columns) + 1)]
        for row in self._rows:
            below, line = sums[-1], [0]
            for place, column in enumerate(self._columns, start=1):
                line.append(line[-1] + ((column, row) in land) + below[place] - below[place - 1])
            sums.append(line)
        return sums

    def _sum(self, column: int, row: int) -> int:
        across = min(max(column - self._columns.start, 0), len(self._columns))
        up = min(max(row - self._rows.start, 0), len(self._rows))
        return self._sums[up][across]


def _squares(polygon: Polygon) -> Iterable[tuple[int, int]]:
    """Yield the squares whose middle lies in a polygon."""
    flat = [[(x, mercator(y)) for x, y in ring] for ring in polygon]
    for row, start, end in stretches(flat, CELL, CELL / 2):
        for column in range(math.ceil(start / CELL - 0.5), math.ceil(end / CELL - 0.5)):
            yield column, row
