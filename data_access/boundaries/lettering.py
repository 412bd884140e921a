"""Where the names on a map stand, so that no two overlap at any scale.

A name of two lines (the province's, and its value) stands on its province where there is room, else
in the sea or abroad, with a line that leads to it. Places are looked for one name after the other,
the cheapest that is free, and looked for again while any of them gets better.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from data_access.boundaries.land import Land
from data_access.boundaries.outlines import Point
from data_access.boundaries.rectangles import Rectangle, cross
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST, mercator

DIRECTIONS, NEAREST, FARTHEST, STRIDE = 16, 0.25, 3.4, 0.2
ROUNDS = 6
LIMITS = (0.25, 0.5)
"""How much of a name may stand on neighbours for its province to be thought wide enough for it."""
SHIFTS = (0, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9)
"""Steps away from the middle of a province on which a name still stands over it, in half names."""
AWAY, OWN, ELSEWHERE, CROSSING, OVERLAP = 1.3, 5.5, 12.0, 6.0, 100.0
"""What a place costs: a line at all, writing over neighbours from one's own ground and from
elsewhere, crossing a name or a line; a degree of distance costs 1."""
LINES = 2.2
"""Height of the two lines of a name, in letters."""
VALUE = "✔ 100,0%"
"""The widest value that stands under a name."""
NARROW, WIDE = frozenset("fijlrtI.,'()1 -–"), frozenset("mwMWQOGĐDHNUÔƠƯ%✔")


FRAME = Rectangle(WEST + 0.1, mercator(SOUTH) + 0.1, EAST - 0.1, mercator(NORTH) - 0.1)


def width_of(text: str) -> float:
    """Return the width of a text, in heights of its letters; a little more rather than less."""
    return sum(0.3 if each in NARROW else 0.68 if each in WIDE else 0.54 for each in text)


def lettered(
    points: Mapping[str, Point],
    names: Mapping[str, str],
    land: Land,
    taken: Iterable[Rectangle],
    letter: float,
) -> dict[str, Rectangle]:
    """Return the rectangle of each name; `points` (on the map) are where each would stand best."""
    around = {}
    for code, name in names.items():
        width = max(width_of(name), width_of(VALUE)) * letter
        around[code] = Rectangle(0, 0, width, LINES * letter)
    fits = {code: land.share_of_others(around[code].around(*points[code]), code) for code in points}
    # Names that fit on their own ground stay there, the others go around them; in which order they
    # go decides how well they get around each other, and several are tried.
    orders = [sorted(points, key=lambda code: (fits[code] > limit, fits[code])) for limit in LIMITS]
    orders += [
        sorted(points, key=lambda code: (fits[code] > limit, sign * points[code][axis]))
        for limit in LIMITS
        for axis in (0, 1)
        for sign in (1, -1)
    ]
    searches = [_Search(points, around, land, tuple(taken)) for _ in orders]
    for search, order in zip(searches, orders, strict=True):
        search.run(order)
    return min(searches, key=lambda search: search.cost()).placed


class _Search:
    """The names placed so far, and the cost of a place for one more."""

    def __init__(
        self,
        points: Mapping[str, Point],
        boxes: Mapping[str, Rectangle],
        land: Land,
        taken: tuple[Rectangle, ...],
    ) -> None:
        self.points, self.boxes, self.land, self.taken = points, boxes, land, taken
        self.placed: dict[str, Rectangle] = {}

    def run(self, order: Sequence[str]) -> None:
        """Place all names in that order, and again while any finds a better place."""
        for code in order:
            self._place(code)
        for _ in range(ROUNDS):
            # Every name is looked at, also after one that moved.
            moved = [code for code in order if self._place(code)]
            if not moved:
                break

    def cost(self) -> float:
        """Return what all places cost together."""
        total = 0.0
        for code, box in list(self.placed.items()):
            del self.placed[code]
            (x, y), (a, b) = box.middle, self.points[code]
            total += math.hypot(x - a, y - b) + (AWAY if needs_line(box, (a, b)) else 0)
            total += self._collisions(code, box) + self._ground(code, box)
            self.placed[code] = box
        return total

    def _place(self, code: str) -> bool:
        """Give a name the cheapest place; tell whether that is another one than before."""
        box, before = self.boxes[code], self.placed.pop(code, None)
        best, cost = box, math.inf
        for candidate, price in _candidates(box, self.points[code]):
            # What is cheap to know comes first: most places are refused by it.
            total = price + (self._collisions(code, candidate) if price < cost else 0)
            if total < cost:
                total += self._ground(code, candidate)
            if total < cost:
                best, cost = candidate, total
        self.placed[code] = best
        return best != before

    def _ground(self, code: str, box: Rectangle) -> float:
        """Return what it costs to write on the ground of others."""
        price = ELSEWHERE if needs_line(box, self.points[code]) else OWN
        return price * self.land.share_of_others(box, code)

    def _collisions(self, code: str, box: Rectangle) -> float:
        """Return what it costs to meet other names and their lines."""
        line = (self.points[code], box.middle)
        led = needs_line(box, self.points[code])
        cost = 0.0
        for other in (*self.taken, *self.placed.values()):
            if box.overlaps(other):
                return OVERLAP
            if led and other.crossed(*line):
                cost += CROSSING
        for each, other in self.placed.items():
            if needs_line(other, self.points[each]):
                second = (self.points[each], other.middle)
                if box.crossed(*second) or (led and cross(*line, *second)):
                    cost += CROSSING
        return cost


def needs_line(box: Rectangle, point: Point) -> bool:
    """Tell whether a name stands so far from its province that a line must lead to it."""
    return not (box.left <= point[0] <= box.right and box.bottom <= point[1] <= box.top)


def _candidates(box: Rectangle, point: Point) -> Iterable[tuple[Rectangle, float]]:
    """Yield the places a name can have, with what being away from its province costs."""
    across, up = (box.right - box.left) / 2, (box.top - box.bottom) / 2
    for right in SHIFTS:
        for higher in SHIFTS:
            x, y = right * across, higher * up
            yield box.around(point[0] + x, point[1] + y), math.hypot(x, y)
    for step in range(round((FARTHEST - NEAREST) / STRIDE)):
        distance = NEAREST + step * STRIDE
        for turn in range(DIRECTIONS):
            angle = 2 * math.pi * turn / DIRECTIONS
            # Names are wider than high: to the side, the same gap needs a longer way.
            x = point[0] + (distance + across) * math.cos(angle)
            y = point[1] + (distance + up) * math.sin(angle)
            candidate = box.around(x, y)
            if _within_frame(candidate):
                yield candidate, AWAY + distance


def _within_frame(box: Rectangle) -> bool:
    return (
        box.left >= FRAME.left
        and box.right <= FRAME.right
        and box.bottom >= FRAME.bottom
        and box.top <= FRAME.top
    )
