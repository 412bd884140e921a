"""How a verdict is reached: one series of one document, for one scope (method, sections 3 to 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from progress.judging.growth import Panel, growth_verdict, matched_panel
from progress.judging.rollup import Total, reported_years, total
from progress.judging.verdicts import Course, Point, Reason, Verdict
from progress.model.programme import Programme
from progress.model.records import Category, Indicator, Measure, Series, Target

DEFAULT_BASE_YEAR = 2022
"""Base year of a growth target whose document names none (method, section 4)."""
LAST_BASELINE_YEAR = 2023
"""Latest year whose value may be the baseline of a path (method, section 3)."""


@dataclass(frozen=True, slots=True)
class Past:
    """The verdict that a milestone keeps for ever; `total` None: its year was never reported."""

    milestone: Target
    verdict: Verdict
    value: Fraction | None
    total: Total | None


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges one series of one document for one scope, for any milestone and year."""

    programme: Programme
    scope: str
    series: Series
    indicator: Indicator
    category: Category
    milestones: tuple[Target, ...]

    def course(self, milestone: Target) -> Course:
        """Return the straight path towards a milestone."""
        return Course(
            baseline=baseline(self.programme, self.series, self.scope),
            milestones=tuple(Point(target.year, target.asked) for target in self.milestones),
            milestone=Point(milestone.year, milestone.asked),
        )

    def panel(self, milestone: Target, year: int | None) -> Panel | None:
        """Return the matched panel of a growth target; None for others and without a year."""
        if self.indicator.measure is not Measure.GROWTH or year is None:
            return None
        return matched_panel(self.programme, self.series, self.scope, base_year(milestone), year)

    def verdict(self, milestone: Target, year: int | None) -> tuple[Verdict, Reason]:
        """Judge a milestone on the figures of a year; `year` None: nothing was reported."""
        if self.category.ended_on and self.category.ended_on < date(milestone.year, 12, 31):
            return Verdict.NOT_APPLICABLE, Reason.CATEGORY_ENDED
        if year is None:
            return Verdict.NO_DATA, Reason.NOT_REPORTED
        panel = self.panel(milestone, year)
        if panel is not None:
            return growth_verdict(panel, milestone.asked, milestone.year)
        return self._straight(milestone, total(self.programme, self.series, self.scope, year))

    def past(self, milestone: Target, year: int | None) -> Past:
        """Return the verdict that a milestone keeps, judged on the figures of its own year."""
        verdict, _ = self.verdict(milestone, year)
        if year is None:
            return Past(milestone, verdict, None, None)
        reported = total(self.programme, self.series, self.scope, year)
        return Past(milestone, verdict, value_of(self.indicator.measure, reported), reported)

    def _straight(self, milestone: Target, reported: Total) -> tuple[Verdict, Reason]:
        """Judge a share or a count on both bounds; they must lead to the same verdict."""
        share = self.indicator.measure is Measure.SHARE
        if share and reported.has_none:
            return Verdict.NOT_APPLICABLE, Reason.NO_INSTITUTIONS
        if share and not reported.denominator:
            return Verdict.INSUFFICIENT, Reason.NO_DENOMINATOR
        course = self.course(milestone)
        lower, upper = bounds_of(self.indicator.measure, reported)
        verdict = course.verdict(reported.year, lower)
        if upper is None:
            return _if_met(verdict)
        if verdict is not course.verdict(reported.year, upper):
            return Verdict.INSUFFICIENT, Reason.MISSING_REPORTS
        no_path = verdict is Verdict.INSUFFICIENT
        return verdict, Reason.NO_PATH if no_path else Reason.COMPARED


def base_year(target: Target) -> int:
    """Return the base year of a growth target; the plans name none."""
    return target.base_year or DEFAULT_BASE_YEAR


def baseline(programme: Programme, series: Series, scope: str) -> Point | None:
    """Return the earliest value up to `LAST_BASELINE_YEAR`, among the units that reported it."""
    measure = programme.indicator[series[0]].measure
    for year in reported_years(programme, series, scope):
        if year > LAST_BASELINE_YEAR:
            return None
        value = value_of(measure, total(programme, series, scope, year))
        if value is not None:
            return Point(year, value)
    return None


def _if_met(lowest: Verdict) -> tuple[Verdict, Reason]:
    """Return what can be said of a count without an upper bound: that it is met, or nothing."""
    if lowest is Verdict.MET:
        return lowest, Reason.COMPARED
    return Verdict.INSUFFICIENT, Reason.MISSING_REPORTS


def value_of(measure: Measure | None, reported: Total) -> Fraction | None:
    """Return percent for shares, the number otherwise; None where denominators sum to 0."""
    return reported.share if measure is Measure.SHARE else Fraction(reported.numerator)


def bounds_of(measure: Measure | None, reported: Total) -> tuple[Fraction, Fraction | None]:
    """Return the lowest and the highest possible value; None where there is no highest."""
    if measure is Measure.SHARE:
        return reported.share_bounds
    number = Fraction(reported.numerator)
    return number, None if reported.missing else number
