"""Sums over reporting units, and what is missing from them (method, sections 1 and 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias
from weakref import WeakKeyDictionary

from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.reported import Figure
from progress.model.territory import reporting_units

FEWEST_FOR_PERCENT = 5
"""Shares of fewer institutions are printed `n/N`: a percentage of so few says little."""
_Years: TypeAlias = dict[tuple[Series, str], tuple[int, ...]]
_reported_years: WeakKeyDictionary[Programme, _Years] = WeakKeyDictionary()
"""What `reported_years` returned, as long as a Programme is kept: every judgement asks for it."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Numerators and denominators added up; `denominator` is 0 where none was given."""

    numerator: int
    denominator: int

    @property
    def share(self) -> Fraction | None:
        """Percent; None where the denominators sum to 0."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Total(Sums):
    """What a scope reported in a year, added up.

    `carried` sums the last known figures of the units that did not report; None where one of them
    has never given any.
    """

    year: int
    reported: tuple[str, ...]
    missing: tuple[str, ...]
    carried: Sums | None

    @property
    def expected(self) -> int:
        """Number of units that should have reported."""
        return len(self.reported) + len(self.missing)

    @property
    def missing_denominator(self) -> int | None:
        """Sum of the last known denominators of the missing units; None where one is unknown."""
        return self.carried.denominator if self.carried else None

    @property
    def has_none(self) -> bool:
        """Tell whether every unit said, now or before, that it has no such institution."""
        return self.denominator == 0 and self.missing_denominator == 0

    @property
    def share_bounds(self) -> tuple[Fraction, Fraction]:
        """Percent if every missing unit had achieved nothing, and if it had achieved all."""
        whole = self.denominator + (self.missing_denominator or 0)
        if self.missing_denominator is None or whole == 0:
            return Fraction(0), Fraction(100)
        upper = self.numerator + self.missing_denominator
        return Fraction(100 * self.numerator, whole), Fraction(100 * upper, whole)

    @property
    def second_reading(self) -> "Total | None":
        """The sums if every missing unit had kept its last known figure (method, section 5).

        None where one of them never gave any. Its units count as reporting, so nothing is missing.
        """
        if self.carried is None:
            return None
        return Total(
            year=self.year,
            reported=self.reported + self.missing,
            missing=(),
            numerator=self.numerator + self.carried.numerator,
            denominator=self.denominator + self.carried.denominator,
            carried=Sums(0, 0),
        )


@dataclass(frozen=True, slots=True)
class YearTotal:
    """What a scope reported in a year, and whether any of it is demonstration data."""

    total: Total
    demonstration: bool


def total(programme: Programme, series: Series, scope: str, year: int) -> Total:
    """Sum the figures of a scope's reporting units in a year."""
    figures = programme.figures_by_series.get(series, {}).get(year, {})
    units = reporting_units(programme, scope, year)
    reported = tuple(code for code in units if code in figures)
    missing = tuple(code for code in units if code not in figures)
    known = [last_known(programme, series, code, year) for code in missing]
    return Total(
        year=year,
        reported=reported,
        missing=missing,
        numerator=sum(figures[code].numerator for code in reported),
        denominator=sum(figures[code].denominator or 0 for code in reported),
        carried=sum_of_all(known),
    )


def too_few_for_percent(denominator: int) -> bool:
    """Tell whether a share of so many institutions is printed `n/N` (method, section 3)."""
    return denominator < FEWEST_FOR_PERCENT


def last_known(programme: Programme, series: Series, unit: str, year: int) -> Sums | None:
    """Return the unit's figure of the latest year before `year`.

    A unit that never gave one takes the sum of its predecessors' last known ones; None where any
    of them has none either. A figure of a year at whose end the unit was not valid counts nowhere,
    nor does that of a share without its denominator.
    """
    share = programme.indicator[series[0]].measure is Measure.SHARE
    figures = programme.figures_by_series.get(series, {})
    for earlier in sorted((known for known in figures if known < year), reverse=True):
        own: Figure | None = figures[earlier].get(unit)
        valid = programme.unit[unit].valid_on(date(earlier, 12, 31))
        if valid and own is not None and not (share and own.denominator is None):
            return sums_of(own)
    predecessors = programme.predecessors.get(unit)
    if not predecessors:
        return None
    return sum_of_all([last_known(programme, series, each, year) for each in predecessors])


def reported_years(programme: Programme, series: Series, scope: str) -> tuple[int, ...]:
    """Return, in order, the years in which any reporting unit of the scope has a figure."""
    years = _reported_years.setdefault(programme, {})
    if (series, scope) not in years:
        figures = programme.figures_by_series.get(series, {})
        years[series, scope] = tuple(
            year
            for year in sorted(figures)
            if any(code in figures[year] for code in reporting_units(programme, scope, year))
        )
    return years[series, scope]


def totals_over_years(programme: Programme, series: Series, scope: str) -> tuple[YearTotal, ...]:
    """Return every reported year of a series, in order."""
    return tuple(
        _year_total(programme, series, total(programme, series, scope, year))
        for year in reported_years(programme, series, scope)
    )


def _year_total(programme: Programme, series: Series, reported: Total) -> YearTotal:
    figures = programme.figures_by_series[series][reported.year]
    origins = {figures[code].origin for code in reported.reported}
    return YearTotal(reported, "demonstration" in origins)


def sums_of(figure: Figure) -> Sums:
    """Return the counts of one figure."""
    return Sums(figure.numerator, figure.denominator or 0)


def sum_of_all(parts: Sequence[Sums | None]) -> Sums | None:
    """Return the sum, or None where one is unknown."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return Sums(sum(part.numerator for part in known), sum(part.denominator for part in known))
