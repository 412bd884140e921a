"""Provincial coverage: one series of a document, judged for every province on one basis.

The basis is today's 34 provinces or the 63 of before 1 July 2025. On today's basis a year before
2025 sums the predecessors, so that both can be seen on the same ground.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from progress.judging.counts import Count, CountKind, count
from progress.judging.ranking import Rank, measured, ranks
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

    `total` is of the year asked about: the chosen one, or that of a milestone in view that is not
    after it. `fact` may rest on an older year, where the province left that one out; then it stands
    as without data. `place` is None for what cannot be compared.
    """

    code: str
    total: Total
    fact: TargetFact
    place: Rank | None

    @property
    def rank(self) -> int | None:
        """Place from 1 among the provinces that can be compared, equal values sharing it."""
        return self.place.place if self.place else None

    @property
    def year(self) -> int:
        """The year that value and verdict are of."""
        return self.total.year

    @property
    def reported(self) -> bool:
        """Tell whether anything was reported for the year shown."""
        return bool(self.total.reported)

    @property
    def value(self) -> Fraction | None:
        """Percent, number or None; growth is in `fact`."""
        return self.fact.value if self.fact.current else None

    @property
    def verdict(self) -> Verdict:
        """The verdict as far as it rests on the year shown."""
        if self.fact.verdict is Verdict.NOT_APPLICABLE or self.fact.current:
            return self.fact.verdict
        return Verdict.NO_DATA

    @property
    def status(self) -> ObservationStatus:
        """How the province is drawn on a map of values: with one only where it can be compared."""
        if self.verdict is Verdict.NO_DATA:
            return ObservationStatus.NO_DATA
        if self.verdict is Verdict.NOT_APPLICABLE:
            return ObservationStatus.NOT_APPLICABLE
        if measured(self.fact) is None:
            return ObservationStatus.INSUFFICIENT
        share = self.fact.indicator.measure is Measure.SHARE
        few = share and too_few_for_percent(self.total.denominator)
        return ObservationStatus.SMALL if few else ObservationStatus.VALUE


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
    programme = programme.known_by(selection.as_of)
    judged = [
        (code, target_fact(programme, replace(selection, scope=code), series))
        for code in basis_units(programme, basis)
    ]
    facts = [(code, fact) for code, fact in judged if fact is not None]
    places = ranks([measured(fact) for _, fact in facts])
    return tuple(
        ProvinceFact(code, total(programme, series, code, fact.asked_year), fact, place)
        for (code, fact), place in zip(facts, places, strict=True)
    )


def province_count(facts: tuple[ProvinceFact, ...]) -> Count:
    """Count provinces by kind; one whose figure is of another year has none of the year shown."""
    counted = count(fact.fact for fact in facts)
    kinds = Counter(counted.kinds)
    kinds[CountKind.NO_DATA] += kinds.pop(CountKind.OTHER_YEAR, 0)
    return replace(counted, kinds=kinds)


def class_of(value: Fraction) -> int:
    """Return the class of a percentage, from 0: exactly 20 begins the second, 80 the last."""
    return max(place for place, start in enumerate(BREAKS[:-1]) if value >= start)


def class_counts(facts: tuple[ProvinceFact, ...]) -> tuple[int, ...]:
    """Return how many provinces that can be compared stand in each class."""
    values = (measured(fact.fact) for fact in facts)
    counts = Counter(class_of(Fraction(value)) for value in values if value is not None)
    return tuple(counts[place] for place in range(len(BREAKS) - 1))
