"""The choice of one place for each province's words, so that no two places touch."""

import random
from collections import defaultdict
from collections.abc import Sequence

from data_access.boundaries.lettering import LabelSpot

DROPPED = 10.0
"""What it costs to leave words out."""
TURNS, WARMTH = 160, 1.5
"""How often each province is looked at, and how far from the best its places stray at first."""


def chosen(spots: Sequence[LabelSpot], apart: float) -> list[LabelSpot]:
    """Return the spots that cost least together, `apart` degrees from each other at least.

    A search by simulated annealing: the same spots give the same choice.
    """
    search = _Search(spots, apart)
    draw = random.Random(1)  # noqa: S311 (no secret: the same choice each time)
    codes = sorted(search.of)
    turns = TURNS * len(codes)
    for turn in range(turns):
        search.move(draw.choice(codes), WARMTH * (1 - turn / turns) ** 2, draw)
    return [spots[place] for place in sorted(search.best)]


class _Search:
    """The spots chosen so far, by their place in the list, and the best choice seen."""

    def __init__(self, spots: Sequence[LabelSpot], apart: float) -> None:
        import shapely

        self.spots = spots
        self.of: dict[str, list[int]] = defaultdict(list)
        for place, spot in enumerate(spots):
            self.of[spot.label.code].append(place)
        self.meets: list[set[int]] = [set() for _ in spots]
        shapes = [spot.shape.buffer(apart / 2, join_style="mitre") for spot in spots]
        for one, other in zip(
            *shapely.STRtree(shapes).query(shapes, "intersects").tolist(), strict=True
        ):
            if spots[one].label.code != spots[other].label.code:
                self.meets[one].add(other)
        self.at: dict[str, int] = {}
        self.placed: set[int] = set()
        self.best: set[int] = set()
        self.least = DROPPED * len(self.of)

    def move(self, code: str, warmth: float, draw: random.Random) -> None:
        """Give a province the best place, or nearly; what stands there looks for another."""
        self._take(code)
        prices = {place: self._price(place) + draw.uniform(0, warmth) for place in self.of[code]}
        place = min(prices, key=lambda each: prices[each])
        if prices[place] > DROPPED + warmth:
            return
        evicted = [self.spots[each].label.code for each in self.meets[place] & self.placed]
        for other in evicted:
            self._take(other)
        self._put(place)
        for other in evicted:
            free = [each for each in self.of[other] if not self.meets[each] & self.placed]
            if free:
                self._put(min(free, key=lambda each: self.spots[each].cost))
        cost = sum(self.spots[each].cost - DROPPED for each in self.placed) + DROPPED * len(self.of)
        if cost < self.least:
            self.least, self.best = cost, set(self.placed)

    def _price(self, place: int) -> float:
        others = (DROPPED - self.spots[each].cost for each in self.meets[place] & self.placed)
        return self.spots[place].cost + sum(others)

    def _take(self, code: str) -> None:
        if code in self.at:
            self.placed.discard(self.at.pop(code))

    def _put(self, place: int) -> None:
        self.at[self.spots[place].label.code] = place
        self.placed.add(place)
