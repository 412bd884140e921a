"""Provincial coverage: one series of a document, judged for every province on one basis.

The basis is today's 34 provinces or the 63 of before 1 July 2025. On today's basis a year before
2025 sums the predecessors, so that both can be seen on the same ground.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from progress.judging.rollup import Total, too_few_for_percent, total
from progress.judging.targets import TargetFact, target_fact
from progress.judging.verdicts import Verdict
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.selection import Selection

BREAKS = (0, 20, 40, 60, 80, 100)
"""Fixed classes, in percent: each begins at its lower end; the last includes 100."""


class Basis(StrEnum):
    """The provinces a map is drawn on."""

    TODAY = "34"
    BEFORE = "63"


_DAYS = {Basis.TODAY: date(2025, 7, 1), Basis.BEFORE: date(2025, 6, 30)}


class ObservationStatus(StrEnum):
    """How a province is drawn."""

    VALUE = "value"
    SMALL = "small"
    INSUFFICIENT = "insufficient"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, eq=False)
class ProvinceFact:
    """A province's figure of one year, and its verdict.

    `total` is of the very year shown. `fact` judges the latest year up to it, which is another one
    where the province left this year out; then the province stands as without data. `rank` counts
    from 1 among the provinces with a value, equal values sharing it.
    """

    code: str
    total: Total
    fact: TargetFact
    rank: int | None

    @property
    def reported(self) -> bool:
        """Tell whether anything was reported for the year shown."""
        return bool(self.total.reported)

    @property
    def value(self) -> Fraction | None:
        """Percent, number or None; growth is in `fact`."""
        return self.fact.value if self.reported else None

    @property
    def verdict(self) -> Verdict:
        """The verdict as far as it rests on the year shown."""
        if self.fact.verdict is Verdict.NOT_APPLICABLE or self.reported:
            return self.fact.verdict
        return Verdict.NO_DATA

    @property
    def status(self) -> ObservationStatus:
        """How the province is drawn on a map of values."""
        if self.verdict is Verdict.NO_DATA:
            return ObservationStatus.NO_DATA
        if self.verdict is Verdict.NOT_APPLICABLE:
            return ObservationStatus.NOT_APPLICABLE
        # A value whose course cannot be judged is a value all the same; one of which a part is
        # missing may be anything between its bounds.
        unsure = self.value is None or bool(self.total.missing)
        if self.verdict is Verdict.INSUFFICIENT and unsure:
            return ObservationStatus.INSUFFICIENT
        share = self.fact.indicator.measure is Measure.SHARE
        small = share and too_few_for_percent(self.total.denominator)
        return ObservationStatus.SMALL if small else ObservationStatus.VALUE


def basis_of_year(year: int) -> Basis:
    """Return the provinces that reported for a year: those of its last day."""
    return Basis.TODAY if date(year, 12, 31) >= _DAYS[Basis.TODAY] else Basis.BEFORE


def basis_units(programme: Programme, basis: Basis) -> tuple[str, ...]:
    """Return the codes of the provinces of a basis."""
    return tuple(unit.code for unit in programme.provinces if unit.valid_on(_DAYS[basis]))


def coverage(
    programme: Programme, selection: Selection, series: Series, basis: Basis
) -> tuple[ProvinceFact, ...]:
    """Return every province of a basis for one series and year; empty where no target is set."""
    facts = []
    for code in basis_units(programme, basis):
        fact = target_fact(programme, replace(selection, scope=code), series)
        if fact is not None:
            facts.append(
                ProvinceFact(code, total(programme, series, code, selection.year), fact, None)
            )
    return _ranked(tuple(facts))


def class_of(value: Fraction) -> int:
    """Return the class of a percentage, from 0: exactly 20 begins the second, 80 the last."""
    return max(place for place, start in enumerate(BREAKS[:-1]) if value >= start)


def class_counts(facts: tuple[ProvinceFact, ...]) -> tuple[int, ...]:
    """Return how many provinces with a value stand in each class."""
    counts = Counter(class_of(fact.value) for fact in facts if fact.value is not None)
    return tuple(counts[place] for place in range(len(BREAKS) - 1))


def _ranked(facts: tuple[ProvinceFact, ...]) -> tuple[ProvinceFact, ...]:
    measures = {fact.code: _measured(fact) for fact in facts}
    order = sorted((value for value in measures.values() if value is not None), reverse=True)
    ranks = {value: order.index(value) + 1 for value in order}
    return tuple(
        replace(fact, rank=None if (value := measures[fact.code]) is None else ranks[value])
        for fact in facts
    )


def _measured(fact: ProvinceFact) -> Fraction | float | None:
    """Return what provinces are ranked by: value, or growth."""
    if not fact.reported:
        return None
    growth = fact.fact.indicator.measure is Measure.GROWTH
    return fact.fact.growth if growth else fact.value
