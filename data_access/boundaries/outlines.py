"""Polygons as GeoJSON writes them, in degrees: area, inside, overlap, and where a label stands."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

Point = tuple[float, float]
"""Longitude and latitude."""
Ring = Sequence[Point]
"""A closed outline: its last point is its first."""
Polygon = Sequence[Ring]
"""An outline, then its holes."""

STEP = 0.01
"""Distance of the lines along which overlaps are measured, in degrees: about a kilometre."""
_OFFSET = 0.37 * 1e-4
"""Keeps those lines off the points, whose coordinates are round."""
_STAGES, _GRID = 4, 6
"""How often, and how finely, the place of a label is looked for around the last best one."""


def signed_area(ring: Ring) -> float:
    """Return the area of a ring in square degrees; below 0 where it goes clockwise."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def middle(ring: Ring) -> Point:
    """Return the middle of the rectangle around a ring."""
    xs, ys = zip(*ring, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def inside(polygon: Polygon, point: Point) -> bool:
    """Tell whether a point lies in a polygon and in none of its holes."""
    x, y = point
    crossed = sum(
        (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a)
        for ring in polygon
        for (a, b), (c, d) in pairwise(ring)
    )
    return crossed % 2 == 1


def label_point(polygons: Sequence[Polygon]) -> Point:
    """Return a point well inside the largest polygon, as far from its border as may be.

    The search is a grid that closes in on its best point: near the true pole, not exactly there.
    """
    polygon = max(polygons, key=lambda each: abs(signed_area(each[0])))
    xs, ys = zip(*polygon[0], strict=True)
    best, centre = -math.inf, middle(polygon[0])
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    for _ in range(_STAGES):
        left, bottom = centre[0] - width / 2, centre[1] - height / 2
        for column in range(_GRID):
            for row in range(_GRID):
                x = left + (column + 0.5) * width / _GRID
                y = bottom + (row + 0.5) * height / _GRID
                depth = _depth(polygon, (x, y))
                if depth > best:
                    best, centre = depth, (x, y)
        width, height = width / 2.5, height / 2.5
    return centre


def _depth(polygon: Polygon, point: Point) -> float:
    """Return how far a point is from the border; below 0 outside."""
    x, y = point
    east = math.cos(math.radians(y))
    nearest = min(
        _distance(((a - x) * east, b - y), ((c - x) * east, d - y))
        for ring in polygon
        for (a, b), (c, d) in pairwise(ring)
    )
    return nearest if inside(polygon, point) else -nearest


def _distance(start: Point, end: Point) -> float:
    """Return how far the piece of line from start to end is from the origin."""
    (a, b), (c, d) = start, end
    squared = (c - a) ** 2 + (d - b) ** 2
    along = 0.0 if squared == 0 else -(a * (c - a) + b * (d - b)) / squared
    along = min(1.0, max(0.0, along))
    return math.hypot(a + along * (c - a), b + along * (d - b))


class Overlaps:
    """How much ground several areas have in common, measured along parallels STEP apart.

    Along such a line the measure is exact; between two lines it is taken to change evenly. What is
    narrower than STEP from north to south can fall between them.
    """

    def __init__(self, areas: Mapping[str, Sequence[Polygon]]) -> None:
        self.area: dict[str, float] = defaultdict(float)
        """Square degrees, as wide as on the ground, by the area's name."""
        self.common: dict[tuple[str, str], float] = defaultdict(float)
        """The same for two areas that overlap, or one that overlaps itself, names in order."""
        lines: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
        for name, polygons in areas.items():
            for polygon in polygons:
                for line, west, east in stretches(polygon, STEP, _OFFSET):
                    lines[line].append((west, east, name))
        for line, stretches_of in lines.items():
            self._measure(stretches_of, STEP * math.cos(math.radians(line * STEP)))

    @property
    def share(self) -> float:
        """Return what is covered more than once, as a part of all areas together."""
        return sum(self.common.values()) / (sum(self.area.values()) or 1)

    def _measure(self, stretches_of: list[tuple[float, float, str]], weight: float) -> None:
        reached, holder = -math.inf, ""
        for west, east, name in sorted(stretches_of):
            self.area[name] += (east - west) * weight
            if west < reached:
                pair = (min(name, holder), max(name, holder))
                self.common[pair] += (min(east, reached) - west) * weight
            if east > reached:
                reached, holder = east, name


def stretches(
    polygon: Polygon, spacing: float, offset: float = 0.0
) -> Iterator[tuple[int, float, float]]:
    """Yield the stretches of level lines that lie in a polygon: line, western and eastern end.

    Line n is at the height n * spacing + offset; a line is yielded as often as it enters.
    """
    crossings: dict[int, list[float]] = defaultdict(list)
    for ring in polygon:
        for (a, b), (c, d) in pairwise(ring):
            low, high = sorted(((b - offset) / spacing, (d - offset) / spacing))
            for line in range(math.ceil(low), math.ceil(high)):
                y = line * spacing + offset
                crossings[line].append(a + (y - b) / (d - b) * (c - a))
    for line, places in sorted(crossings.items()):
        places.sort()
        for west, east in zip(places[::2], places[1::2], strict=False):
            yield line, west, east
