"""Shares of a number of institutions among places, in whole numbers whose sums are exact."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from math import lcm

from progress.model.labels import LabelledEnum


class Rule(LabelledEnum):
    """How a need is shared; `label` is what people read."""

    LEVEL = "level", "Đưa về cùng mức"
    PROPORTION = "proportion", "Theo phần còn thiếu"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a place has: `numerator` of its `denominator` institutions, and never more."""

    code: str
    numerator: int
    denominator: int

    @property
    def room(self) -> int:
        """How many more it can have."""
        return self.denominator - self.numerator


def shares(need: int, holdings: Sequence[Holding], rule: Rule) -> dict[str, int]:
    """Return how many more each place is to have, by code.

    They add up to the need, or to all the room where there is less.
    """
    possible = min(need, sum(each.room for each in holdings))
    return (_to_a_level if rule is Rule.LEVEL else _in_proportion)(possible, holdings)


def _to_a_level(need: int, holdings: Sequence[Holding]) -> dict[str, int]:
    """Give one at a time to the place with the lowest share, of equal ones to the first by code."""
    given = dict.fromkeys((each.code for each in holdings), 0)
    open_ones = {each.code: each for each in holdings if each.room}
    # Shares of one common whole, so that they are compared as integers.
    whole = lcm(*(each.denominator for each in open_ones.values()))
    steps = {code: whole // each.denominator for code, each in open_ones.items()}
    heap = [(each.numerator * steps[code], code) for code, each in open_ones.items()]
    heapify(heap)
    for _ in range(need):
        share, code = heap[0]
        given[code] += 1
        if given[code] < open_ones[code].room:
            heapreplace(heap, (share + steps[code], code))
        else:
            heappop(heap)
    return given


def _in_proportion(need: int, holdings: Sequence[Holding]) -> dict[str, int]:
    """Give by the room of each; what rounding down leaves goes to the largest remainders."""
    whole = sum(each.room for each in holdings) or 1
    given = {each.code: need * each.room // whole for each in holdings}
    left = need - sum(given.values())
    order = sorted(holdings, key=lambda each: (-(need * each.room % whole), each.code))
    for each in order[:left]:
        given[each.code] += 1
    return given


def by_year(number: int, years: int) -> tuple[int, ...]:
    """Spread a number over years as evenly as whole numbers can; the first ones have the rest.

    It is the largest remainder, too: all remainders are equal, and ties go to the earlier year.
    """
    each, rest = divmod(number, years)
    return (each + 1,) * rest + (each,) * (years - rest)
