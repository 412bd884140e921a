"""Growth targets: only units that can be compared count (method, section 4)."""

import math
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
        return _yearly_percent(Fraction(self.value, self.base), self.year - self.base_year)

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
        return _yearly_percent(level / self.value, milestone - self.year)


def matched_panel(
    programme: Programme, series: Series, scope: str, base_year: int, year: int
) -> Panel:
    """Return the units with a figure in both years whose reports cover the same part of a year."""
    figures = programme.figures_by_series.get(series, {})
    now, then = figures.get(year, {}), figures.get(base_year, {})
    units, left_out, base, value = [], [], 0, 0
    for unit in reporting_units(programme, scope, year):
        origins = reporting_units(programme, unit, base_year)
        reported = unit in now and bool(origins) and all(code in then for code in origins)
        if reported and _same_cover(programme, unit, year, origins, base_year):
            units.append(unit)
            base += sum(then[code].numerator for code in origins)
            value += now[unit].numerator
        else:
            left_out.append(unit)
    return Panel(base_year, year, tuple(units), tuple(left_out), base, value)


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


def _same_cover(
    programme: Programme, unit: str, year: int, origins: tuple[str, ...], base_year: int
) -> bool:
    keys = [(unit, year), *((code, base_year) for code in origins)]
    days = [cover(key[1], programme.report.get(key)) for key in keys]
    return max(days) - min(days) <= CUT_OFF_TOLERANCE_DAYS


def _yearly_percent(ratio: Fraction, years: int) -> float:
    return 100 * (math.pow(ratio, 1 / years) - 1)
