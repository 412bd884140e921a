"""How a verdict is reached: one series of one document, for one scope (method, sections 3 to 5)."""

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
BASELINE_PART = Fraction(1, 2)
"""Part of its reporting units that must have the figure in a year that is a share's baseline."""
LAST_BASELINE_YEAR = 2023
"""Latest year whose value may be the baseline of a path (method, section 3)."""


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """The verdict that a milestone keeps for ever; `total` None: its year was never reported."""

    milestone: Target
    verdict: Verdict
    value: Fraction | None
    total: Total | None


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What would hold if every missing unit had kept its last known figure (method, section 5).

    An estimate: it enters no count, no rank and no headline. `units` are those it carries.
    """

    value: Fraction
    verdict: Verdict
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges one series of one document for one scope on a day, for any milestone and year."""

    programme: Programme
    scope: str
    series: Series
    indicator: Indicator
    category: Category
    milestones: tuple[Target, ...]
    as_of: date

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

    def verdict(self, milestone: Target, year: int | None, asked: int) -> tuple[Verdict, Reason]:
        """Judge a milestone on the figures of a year; `year` None: nothing was reported.

        `asked` is the year asked about, at whose end the unit must still have been there.
        """
        if self.category.ended_on and self.category.ended_on < date(milestone.year, 12, 31):
            return Verdict.NOT_APPLICABLE, Reason.CATEGORY_ENDED
        ended = self.programme.unit[self.scope].valid_to
        if ended is not None and ended < date(asked, 12, 31):
            return Verdict.NOT_APPLICABLE, Reason.UNIT_ENDED
        if year is None:
            return Verdict.NO_DATA, Reason.NOT_REPORTED
        panel = self.panel(milestone, year)
        if panel is not None:
            return growth_verdict(panel, milestone.asked, milestone.year, self.as_of)
        return self._straight(milestone, total(self.programme, self.series, self.scope, year))

    def past(self, milestone: Target, year: int | None) -> KeptVerdict:
        """Return the verdict that a milestone keeps, judged on the figures of its own year."""
        verdict, _ = self.verdict(milestone, year, milestone.year)
        if year is None:
            return KeptVerdict(milestone, verdict, None, None)
        reported = total(self.programme, self.series, self.scope, year)
        return KeptVerdict(milestone, verdict, value_of(self.indicator.measure, reported), reported)

    def second_reading(self, milestone: Target, reported: Total) -> SecondReading | None:
        """Return the estimate beside a verdict that missing reports prevent; None without one."""
        carried = reported.second_reading
        if carried is None:
            return None
        value = value_of(self.indicator.measure, carried)
        if value is None:
            return None
        verdict = self.course(milestone).verdict(reported.year, value, self.as_of)
        return SecondReading(value, verdict, reported.missing)

    def _straight(self, milestone: Target, reported: Total) -> tuple[Verdict, Reason]:
        """Judge a share or a count on both bounds; they must lead to the same verdict."""
        share = self.indicator.measure is Measure.SHARE
        if share and reported.has_none:
            return Verdict.NOT_APPLICABLE, Reason.NO_INSTITUTIONS
        if share and not reported.denominator:
            return Verdict.INSUFFICIENT, Reason.NO_DENOMINATOR
        course = self.course(milestone)
        lower, upper = bounds_of(self.indicator.measure, reported)
        verdict = course.verdict(reported.year, lower, self.as_of)
        if upper is None:
            # Of a count without an upper bound only that it is met can be said.
            if verdict is Verdict.MET:
                return verdict, Reason.COMPARED
            return Verdict.INSUFFICIENT, Reason.MISSING_REPORTS
        if verdict is not course.verdict(reported.year, upper, self.as_of):
            return Verdict.INSUFFICIENT, Reason.MISSING_REPORTS
        return verdict, _reason(course, verdict, reported.year)


def base_year(target: Target) -> int:
    """Return the base year of a growth target; the plans name none."""
    return target.base_year or DEFAULT_BASE_YEAR


def baseline(programme: Programme, series: Series, scope: str) -> Point | None:
    """Return the value of the earliest year, up to `LAST_BASELINE_YEAR`, that is a baseline.

    A year serves where `BASELINE_PART` of its reporting units gave the figure, for a count all.
    """
    measure = programme.indicator[series[0]].measure
    for year in reported_years(programme, series, scope):
        if year > LAST_BASELINE_YEAR:
            return None
        reported = total(programme, series, scope, year)
        value = value_of(measure, reported)
        if value is not None and _serves(measure, reported):
            return Point(year, value)
    return None


def _serves(measure: Measure | None, reported: Total) -> bool:
    if measure is Measure.COUNT:
        return not reported.missing
    return len(reported.reported) >= BASELINE_PART * reported.expected


def _reason(course: Course, verdict: Verdict, year: int) -> Reason:
    """Return why both bounds lead to a verdict, where the value alone does not say it."""
    if verdict is Verdict.INSUFFICIENT:
        return Reason.NO_PATH if course.path(year) is None else Reason.START
    if verdict is Verdict.BEHIND and year >= course.milestone.year:
        return Reason.YEAR_NOT_CLOSED
    return Reason.COMPARED


def value_of(measure: Measure | None, reported: Total) -> Fraction | None:
    """Return percent for shares, the number otherwise; None where denominators sum to 0."""
    return reported.share if measure is Measure.SHARE else Fraction(reported.numerator)


def bounds_of(measure: Measure | None, reported: Total) -> tuple[Fraction, Fraction | None]:
    """Return the lowest and the highest possible value; None where there is no highest."""
    if measure is Measure.SHARE:
        return reported.share_bounds
    number = Fraction(reported.numerator)
    return number, None if reported.missing else number
