"""Sums over reporting units, and what is missing from them (method, sections 1 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from progress.model.programme import Programme
from progress.model.records import Series
from progress.model.territory import reporting_units

FEWEST_FOR_PERCENT = 5
"""Shares of fewer institutions are printed `n/N`: a percentage of so few says little."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a scope reported in a year.

    `denominator` sums the reported denominators, 0 where none was given. `missing_denominator`
    sums the last known denominators of the units that did not report; None where one of them has
    never given any.
    """

    year: int
    reported: tuple[str, ...]
    missing: tuple[str, ...]
    numerator: int
    denominator: int
    missing_denominator: int | None

    @property
    def expected(self) -> int:
        """Number of units that should have reported."""
        return len(self.reported) + len(self.missing)

    @property
    def share(self) -> Fraction | None:
        """Percent achieved among those reporting; None where their denominators sum to 0."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None

    @property
    def has_none(self) -> bool:
        """Tell whether every unit said, now or before, that it has no such institution."""
        return self.denominator == 0 and self.missing_denominator == 0

    @property
    def share_bounds(self) -> tuple[Fraction, Fraction]:
        """Percent if every missing unit had achieved nothing, and if it had achieved all."""
        if not self.missing and self.denominator:
            value = Fraction(100 * self.numerator, self.denominator)
            return value, value
        whole = self.denominator + (self.missing_denominator or 0)
        if self.missing_denominator is None or whole == 0:
            return Fraction(0), Fraction(100)
        upper = self.numerator + self.missing_denominator
        return Fraction(100 * self.numerator, whole), Fraction(100 * upper, whole)


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
    known = [last_known_denominator(programme, series, code, year) for code in missing]
    return Total(
        year=year,
        reported=reported,
        missing=missing,
        numerator=sum(figures[code].numerator for code in reported),
        denominator=sum(figures[code].denominator or 0 for code in reported),
        missing_denominator=_sum_of_all(known),
    )


def too_few_for_percent(denominator: int) -> bool:
    """Tell whether a share of so many institutions is printed `n/N` (method, section 3)."""
    return denominator < FEWEST_FOR_PERCENT


def last_known_denominator(
    programme: Programme, series: Series, unit: str, year: int
) -> int | None:
    """Return the unit's denominator of the latest year before `year`.

    A unit that never gave one takes the sum of its predecessors' last known ones; None where any
    of them has none either. A figure of a year at whose end the unit was not valid counts nowhere.
    """
    figures = programme.figures_by_series.get(series, {})
    for earlier in sorted((known for known in figures if known < year), reverse=True):
        own = figures[earlier].get(unit)
        valid = programme.unit[unit].valid_on(date(earlier, 12, 31))
        if valid and own is not None and own.denominator is not None:
            return own.denominator
    predecessors = programme.predecessors.get(unit)
    if not predecessors:
        return None
    return _sum_of_all(
        [last_known_denominator(programme, series, each, year) for each in predecessors]
    )


def reported_years(programme: Programme, series: Series, scope: str) -> tuple[int, ...]:
    """Return, in order, the years in which any reporting unit of the scope has a figure."""
    figures = programme.figures_by_series.get(series, {})
    return tuple(
        year
        for year in sorted(figures)
        if any(code in figures[year] for code in reporting_units(programme, scope, year))
    )


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


def _sum_of_all(numbers: list[int | None]) -> int | None:
    """Return the sum, or None where one is unknown."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
