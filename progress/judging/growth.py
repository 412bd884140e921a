"""Growth targets: only units that can be compared count (method, section 4)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from progress.judging.verdicts import Reason, Verdict, is_closed
from progress.model.programme import Programme
from progress.model.records import Series
from progress.model.reported import Report
from progress.model.territory import reporting_units

CUT_OFF_TOLERANCE_DAYS = 45
"""Days by which the cut-offs of two reports may differ for their figures to be compared."""
SMALLEST_PANEL = Fraction(1, 2)
"""Part of the reporting units that must be comparable for a growth to be judged."""
BEHIND_FROM = Fraction(1, 2)
"""Part of the growth asked for from which a target is behind; below it, it is at risk."""
_COMMON_YEAR = 2023


@dataclass(frozen=True, slots=True)
class Panel:
    """The reporting units of `year` that can be compared with `base_year`, and their sums."""

    base_year: int
    year: int
    units: tuple[str, ...]
    left_out: tuple[str, ...]
    base: int
    value: int

    @property
    def comparable(self) -> bool:
        """Tell whether a growth can be computed at all."""
        return self.year > self.base_year and self.base > 0

    @property
    def is_enough(self) -> bool:
        """Tell whether enough of the reporting units can be compared (method, section 4)."""
        return len(self.units) >= SMALLEST_PANEL * (len(self.units) + len(self.left_out))

    @property
    def growth(self) -> float | None:
        """Mean yearly growth in percent; None where it cannot be computed."""
        if not self.comparable:
            return None
        return yearly_percent(Fraction(self.value, self.base), self.year - self.base_year)

    def reaches(self, percent: Fraction) -> bool:
        """Tell, without roots, whether the mean growth is at least `percent` a year."""
        return self.value >= self.base * (1 + percent / 100) ** (self.year - self.base_year)

    def exceeds(self, percent: Fraction) -> bool:
        """Tell, without roots, whether the mean growth is more than `percent` a year."""
        return self.value > self.base * (1 + percent / 100) ** (self.year - self.base_year)

    def catch_up(self, low: Fraction, milestone: int) -> float | None:
        """Return the percent a year still needed to stand at the milestone where `low` leads.

        None where no growth can be computed, from the milestone on, and where the value is 0.
        """
        if not self.comparable or self.year >= milestone or self.value == 0:
            return None
        level = self.base * (1 + low / 100) ** (milestone - self.base_year)
        return yearly_percent(level / self.value, milestone - self.year)


def matched_panel(
    programme: Programme,
    series: Series,
    scope: str,
    base_year: int,
    year: int,
    between: int | None = None,
) -> Panel:
    """Return the units with a figure in both years whose reports cover the same part of a year.

    Where a year `between` is given, they have a figure of it too, which covers the same part.
    """
    years = (year, base_year) if between is None else (year, base_year, between)
    units: list[str] = []
    left_out: list[str] = []
    for unit in reporting_units(programme, scope, year):
        alike = _has_all(programme, series, unit, years) and _same_cover(programme, unit, years)
        (units if alike else left_out).append(unit)
    base, value = (sum_of_units(programme, series, units, each) for each in (base_year, year))
    return Panel(base_year, year, tuple(units), tuple(left_out), base, value)


def sum_of_units(programme: Programme, series: Series, units: Sequence[str], year: int) -> int:
    """Return the sum of a year over units that all have a figure, or their predecessors."""
    figures = programme.figures_by_series.get(series, {}).get(year, {})
    origins = (code for unit in units for code in reporting_units(programme, unit, year))
    return sum(figures[code].numerator for code in origins)


def growth_verdict(
    panel: Panel, low: Fraction, milestone: int, as_of: date
) -> tuple[Verdict, Reason]:
    """Judge a panel, on a day, against a growth of `low` percent a year until the milestone."""
    if panel.year <= panel.base_year:
        return Verdict.INSUFFICIENT, Reason.NO_YEAR_AFTER_BASE
    if not panel.is_enough:
        return Verdict.INSUFFICIENT, Reason.SMALL_PANEL
    if panel.base == 0:
        return Verdict.INSUFFICIENT, Reason.ZERO_BASE
    if panel.year >= milestone:
        if panel.reaches(low):
            return Verdict.MET, Reason.COMPARED
        if not is_closed(milestone, as_of):
            return Verdict.BEHIND, Reason.YEAR_NOT_CLOSED
        return Verdict.MISSED, Reason.COMPARED
    if panel.reaches(low):
        return Verdict.ON_TRACK, Reason.COMPARED
    behind = panel.reaches(low * BEHIND_FROM)
    return (Verdict.BEHIND if behind else Verdict.AT_RISK), Reason.COMPARED


def cover(year: int, report: Report | None) -> int:
    """Return the days of its year a report covers, counted alike in leap years.

    Days run from 1 January of the report's own year, 29 February counting as the 28th. A report
    whose cut-off is not known covers the whole year, or what had passed when it was received.
    """
    end = date(year, 12, 31)
    if report is not None:
        end = report.cut_off_on or min(end, report.received_on)
    common = date(_COMMON_YEAR, end.month, min(end.day, 28) if end.month == 2 else end.day)
    return (end.year - year) * 365 + (common - date(_COMMON_YEAR, 1, 1)).days


def _has_all(programme: Programme, series: Series, unit: str, years: Sequence[int]) -> bool:
    """Tell whether a unit, or before it was made all its predecessors, gave every year."""
    figures = programme.figures_by_series.get(series, {})
    origins = {year: reporting_units(programme, unit, year) for year in years}
    return all(
        codes and all(code in figures.get(year, {}) for code in codes)
        for year, codes in origins.items()
    )


def _same_cover(programme: Programme, unit: str, years: Sequence[int]) -> bool:
    """Tell whether the reports of a unit, or of its predecessors, cover the same part of years."""
    days = [
        cover(year, programme.report.get((code, year)))
        for year in years
        for code in reporting_units(programme, unit, year)
    ]
    return max(days) - min(days) <= CUT_OFF_TOLERANCE_DAYS


def yearly_percent(ratio: Fraction, years: int) -> float:
    """Return the mean growth in percent a year that leads to `ratio` in so many years."""
    return 100 * (math.pow(ratio, 1 / years) - 1)
