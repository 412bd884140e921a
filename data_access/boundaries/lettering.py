"""Where the words of provinces stand on a map, so that no two overlap at any scale.

A province's name and value stand on it where there is room, on the mainland or in an inset; else
beside it in the sea or abroad, with a leader that crosses no other province; else the value stands
alone; what fits nowhere is left out. All places are weighed against each other.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data_access.boundaries.features import Ground
from data_access.boundaries.plane import degrees, rectangle
from progress.indicators.atlas import FRAME, Box, LonLat, ProvinceLabel

VALUE, SHORT_VALUE = "✔ 100,0%", "▲ 27,9%"
"""The widest value, for a place with its name, and the widest usual one, for one alone."""
LINE, GAP = 1.1, 0.5
"""Height of a line, and the space between name and value in one line, in letters."""
NARROW, WIDE = frozenset("fijlrtI.,'()1 -–"), frozenset("mwMWQOGĐDHNUÔƠƯ%✔")
STEP, REACH, LONGEST = 0.11, 2.4, 1.6
"""Grid of the places that are looked at, how far from its province one may be, and the longest
leader, in degrees."""
OTHERS, OWN = 0.2, 0.3
"""Most of a place that may lie on other provinces, and least on its own, as parts of it."""
INSIDE = 0.09
"""How far a leader reaches into its province, in degrees."""
MOST = 32
"""Most places of each kind that are weighed for a province."""
ELSEWHERE, BESIDE, ALONE = 0.5, 1.2, 3.0
"""What a place costs: in an inset, beside the province, without the name."""


@dataclass(frozen=True, slots=True)
class Host:
    """A piece of a province that its words can stand on or be led to from.

    `ground` and `region`, which the words may not leave, are as on the map; `land` is the ground of
    all other provinces nearby.
    """

    code: str
    ground: Ground
    region: Ground
    land: Ground
    cost: float


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """A place for the words of a province; `shape` is all that they cover, leader and all."""

    label: ProvinceLabel
    shape: Ground
    cost: float


def width_of(text: str) -> float:
    """Return the width of a text, in heights of its letters; a little more rather than less."""
    return sum(0.3 if each in NARROW else 0.68 if each in WIDE else 0.54 for each in text)


@dataclass(frozen=True, slots=True)
class WordsBox:
    """The rectangle that words take, in degrees: `left`, `right` and half the height from `at`."""

    named: bool
    stacked: bool
    left: float
    right: float
    half: float
    cost: float

    def around(self, x: float, y: float) -> Box:
        """Return the rectangle around a place on the map."""
        return x - self.left, y - self.half, x + self.right, y + self.half


def words_of(name: str, letter: float) -> dict[str, WordsBox]:
    """Return how the words of a province can be set: stacked, in a line, the value alone."""
    first, second, alone = (letter * width_of(each) for each in (name, VALUE, SHORT_VALUE))
    half, gap = letter * LINE / 2, letter * GAP / 2
    wide = max(first, second) / 2
    return {
        "stacked": WordsBox(True, True, wide, wide, 2 * half, 0),
        "line": WordsBox(True, False, first + gap, second + gap, half, 0.1),
        "value": WordsBox(False, False, alone / 2, alone / 2, half, ALONE),
    }


def spots(
    host: Host, words: Mapping[str, WordsBox], obstacles: Ground, soft: Ground
) -> Iterator[LabelSpot]:
    """Yield the best places for a province's words on a host, each kind for itself.

    Words and leaders touch no obstacle; what is soft, words rather do not stand on.
    """
    for kind in words.values():
        yield from _cheapest(_on_it(host, kind, obstacles, soft))
    if "line" in words:
        yield from _cheapest(_beside(host, words["line"], obstacles))


def _cheapest(spots: Iterator[LabelSpot]) -> list[LabelSpot]:
    return sorted(spots, key=lambda spot: spot.cost)[:MOST]


def _grid(around: Ground, reach: float = 0) -> list[LonLat]:
    west, south, east, north = around.buffer(reach).bounds
    return [
        (west + column * STEP, south + row * STEP)
        for column in range(round((east - west) / STEP) + 1)
        for row in range(round((north - south) / STEP) + 1)
    ]


def _free(
    host: Host, words: WordsBox, points: Sequence[LonLat], taken: Ground
) -> tuple[list[LonLat], list[Ground]]:
    """Return the points around which words stay in their region and touch nothing taken."""
    import shapely

    shapely.prepare([taken, host.region])
    boxes = [shapely.box(*words.around(x, y)) for x, y in points]
    free = ~shapely.intersects(taken, boxes) & shapely.covers(host.region, boxes)
    places = [place for place, each in enumerate(free.tolist()) if each]
    return [points[place] for place in places], [boxes[place] for place in places]


def _on_it(host: Host, words: WordsBox, obstacles: Ground, soft: Ground) -> Iterator[LabelSpot]:
    import shapely

    points, boxes = _free(host, words, _grid(host.ground), obstacles)
    own, others, softly = (
        (shapely.area(shapely.intersection(boxes, ground)) / shapely.area(boxes)).tolist()
        for ground in (host.ground, host.land, soft)
    )
    middle = shapely.maximum_inscribed_circle(host.ground, tolerance=0.02).coords[0]
    away = [math.dist(point, middle) for point in points]
    for place, point in enumerate(points):
        if others[place] <= OTHERS and own[place] >= OWN:
            cost = 8 * others[place] + 1 - own[place] + away[place] / 4 + softly[place]
            label = ProvinceLabel(host.code, degrees(point), words.named, words.stacked, None)
            yield LabelSpot(label, boxes[place], host.cost + words.cost + cost)


def _beside(host: Host, words: WordsBox, obstacles: Ground) -> Iterator[LabelSpot]:
    import shapely

    crossed = shapely.union_all([host.land, obstacles])
    taken = crossed.union(host.ground.buffer(0.1, quad_segs=1))
    inner = host.ground.buffer(-INSIDE)
    inner = host.ground.buffer(-INSIDE / 3) if inner.is_empty else inner
    shapely.prepare(crossed)
    for point, box in zip(*_free(host, words, _grid(host.ground, REACH), taken), strict=True):
        leader = _leader(inner, box)
        through = crossed.intersects(leader) or box.buffer(-0.02).intersects(leader)
        if leader.length < LONGEST and not through:
            ends = degrees(leader.coords[0]), degrees(leader.coords[1])
            label = ProvinceLabel(host.code, degrees(point), True, False, ends)
            shape = box.union(leader.buffer(0.04, quad_segs=1))
            yield LabelSpot(label, shape, host.cost + BESIDE + leader.length)


def _leader(inner: Ground, box: Ground) -> Ground:
    """Return the line from well inside a province to the nearer end of its words."""
    import shapely

    west, south, east, north = box.bounds
    ends = [shapely.Point(x, (south + north) / 2) for x in (west, east)]
    return min((shapely.shortest_line(inner, end) for end in ends), key=lambda line: line.length)


def region(box: Box = FRAME) -> Ground:
    """Return where words may stand: the frame of the map, or of an inset, without its edge."""
    return rectangle(box).buffer(-0.06, join_style="mitre")
