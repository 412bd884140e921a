"""Ranks and extremes: who may be compared with whom (method, section 8)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.model.numbers import written
from progress.model.records import Measure

NAMED = 3
"""Equal extremes are named up to this many, counted beyond."""


def is_comparable(fact: TargetFact) -> bool:
    """Tell whether a fact may be ranked: current, of units that all reported, of a known panel."""
    if not fact.current or fact.total is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return False
    if fact.indicator.measure is Measure.GROWTH:
        return fact.verdict.is_judgement
    return fact.value is not None and not fact.total.missing


def measured(fact: TargetFact) -> Fraction | float | None:
    """Return what a fact is ranked by: its value, or its growth; None where it may not be."""
    if not is_comparable(fact):
        return None
    return fact.growth if fact.indicator.measure is Measure.GROWTH else fact.value


Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Rank:
    """A place from 1 among those that can be compared, and how many others share it."""

    place: int
    sharing: int
    of: int


def ranks(values: Sequence[Fraction | float | None]) -> tuple[Rank | None, ...]:
    """Return the rank of each value, the highest first; None for what cannot be compared.

    Equal values share a rank, and the next one follows after all of them. One alone has none:
    there is nothing to compare it with.
    """
    order = sorted((value for value in values if value is not None), reverse=True)
    order = order if len(order) > 1 else []
    first = {value: place for place, value in reversed(list(enumerate(order, start=1)))}
    number = Counter(order)
    return tuple(
        Rank(first[value], number[value] - 1, len(order)) if value in first else None
        for value in values
    )


@dataclass(frozen=True, slots=True)
class Extreme(Generic[Each]):
    """All those that share the highest or the lowest of what can be compared."""

    value: Fraction | float
    holders: tuple[Each, ...]

    def words(self, name: Callable[[Each], str], things: str) -> str:
        """Name the holders, or count them where they are many: `33 tỉnh, thành phố cùng mức`."""
        if len(self.holders) > NAMED:
            return f"{written(len(self.holders))} {things} cùng mức"
        return ", ".join(name(each) for each in self.holders)


def extreme(
    holders: Sequence[Each],
    value_of: Callable[[Each], Fraction | float | None],
    pick: Callable[[Iterable[Fraction | float]], Fraction | float] = max,
) -> Extreme[Each] | None:
    """Return who shares the highest value, or with `min` the lowest.

    None where fewer than two can be compared: one alone is not the highest.
    """
    values = [value_of(each) for each in holders]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    best = pick(known)
    sharing = (each for each, value in zip(holders, values, strict=True) if value == best)
    return Extreme(best, tuple(sharing))
