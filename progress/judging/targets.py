"""Target facts: a target, what was reported, and the verdict, with all that it rests on."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from progress.judging.growth import Panel
from progress.judging.judge import Judge, KeptVerdict, SecondReading, base_year, bounds_of
from progress.judging.rollup import Total, reported_years, total
from progress.judging.verdicts import Course, Reason, Verdict
from progress.model.programme import Programme, grouped
from progress.model.records import Category, Document, Indicator, Measure, Series, Target
from progress.model.selection import Selection


@dataclass(frozen=True, slots=True, eq=False)
class TargetFact:
    """One judged line of one document: an indicator and a category for a scope.

    Values of shares are percent, those of counts are numbers of things. None always
    means "cannot be said". `total` is None where nothing was reported up to the chosen year;
    `course` is None for growth, `panel` for everything else. `asked_year` is the year asked
    about: the chosen one, or that of a milestone in view that is not after it.
    `second_reading` is the estimate beside a verdict that missing reports prevent. `unit_ends`
    tells whether the unit ends before the milestone: nothing can be asked of it then. Facts are
    compared by identity, which makes them cheap keys for what is drawn from them.
    """

    document: Document
    indicator: Indicator
    category: Category
    scope: str
    milestones: tuple[Target, ...]
    milestone: Target
    past: tuple[KeptVerdict, ...]
    verdict: Verdict
    reason: Reason
    asked_year: int
    total: Total | None
    second_reading: SecondReading | None
    course: Course | None
    panel: Panel | None
    unit_ends: bool

    @property
    def key(self) -> str:
        """Name of the fact in addresses: document, indicator and category."""
        return f"{self.document.code}.{self.indicator.code}.{self.category.code}"

    @property
    def series(self) -> Series:
        """Codes of its indicator and category."""
        return self.indicator.code, self.category.code

    @property
    def judged_year(self) -> int | None:
        """The year whose figures are judged."""
        return self.total.year if self.total else None

    @property
    def earlier(self) -> tuple[KeptVerdict, ...]:
        """The milestones gone by beside the one in view, whose verdict is the fact's own."""
        return tuple(each for each in self.past if each.milestone is not self.milestone)

    @property
    def current(self) -> bool:
        """Tell whether the year judged is the year asked about."""
        return self.judged_year == self.asked_year

    @property
    def value(self) -> Fraction | None:
        """Percent for shares, the number for counts; growth is in `growth` alone."""
        if self.total is None:
            return None
        if self.indicator.measure is Measure.SHARE:
            return self.total.share
        counted = self.indicator.measure is Measure.COUNT
        applies = self.verdict is not Verdict.NOT_APPLICABLE
        return Fraction(self.total.numerator) if counted and applies else None

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """Lowest and highest possible value given the reports missing (method, section 5)."""
        if self.total is None or self.course is None or self.verdict is Verdict.NOT_APPLICABLE:
            return None, None
        return bounds_of(self.indicator.measure, self.total)

    @property
    def path(self) -> Fraction | None:
        """The value expected in the judged year."""
        if self.total is None or self.course is None or self.verdict is Verdict.NOT_APPLICABLE:
            return None
        return self.course.path(self.total.year)

    @property
    def base_year(self) -> int | None:
        """Year of the baseline, or the base year of a growth target."""
        if self.verdict is Verdict.NOT_APPLICABLE:
            return None
        if self.indicator.measure is Measure.GROWTH:
            return base_year(self.milestone)
        return self.course.baseline.year if self.course and self.course.baseline else None

    @property
    def growth(self) -> float | None:
        """Mean growth of the matched panel, percent a year."""
        return self.panel.growth if self.panel else None

    @property
    def catch_up(self) -> float | None:
        """Percent a year still needed until the milestone; None where nothing current says so."""
        if self.panel is None or not self.current:
            return None
        return self.panel.catch_up(self.milestone.asked, self.milestone.year)

    @property
    def gap(self) -> int | None:
        """Institutions (or things) still needed to reach the milestone, over what was reported."""
        if self.value is None or self.total is None or self.verdict is Verdict.NOT_APPLICABLE:
            return None
        wanted = self.milestone.asked
        if self.indicator.measure is Measure.SHARE:
            wanted = wanted * self.total.denominator / 100
        return max(0, ceil(wanted) - self.total.numerator)

    @property
    def gap_per_year(self) -> int | None:
        """The gap spread over the years left, rounded up.

        None from the milestone's year on, and of a figure that is not current.
        """
        if self.gap is None or not self.current or self.asked_year >= self.milestone.year:
            return None
        return ceil(Fraction(self.gap, self.milestone.year - self.asked_year))


def target_facts(programme: Programme, selection: Selection) -> tuple[TargetFact, ...]:
    """Judge every document, indicator and category that binds the scope, in printed order."""
    programme = programme.known_by(selection.as_of)
    facts = []
    for document in programme.binding_documents(selection.scope):
        if selection.document not in (None, document.code):
            continue
        for series, milestones in _milestones(programme, document).items():
            facts.append(_target_fact(programme, selection, document, series, milestones))
    return tuple(facts)


def target_fact(programme: Programme, selection: Selection, series: Series) -> TargetFact | None:
    """Judge one series of the chosen document for the scope; None where it sets no such target."""
    programme = programme.known_by(selection.as_of)
    document = programme.document[selection.document or ""]
    milestones = _milestones(programme, document).get(series)
    if milestones is None:
        return None
    return _target_fact(programme, selection, document, series, milestones)


def judged_series(programme: Programme, document: str) -> tuple[Series, ...]:
    """Return the indicators and categories that a document sets judged targets for, as printed."""
    return tuple(_milestones(programme, programme.document[document]))


def _milestones(programme: Programme, document: Document) -> dict[Series, tuple[Target, ...]]:
    """Return the document's judged targets by series, in printed order, milestones by year."""
    own = programme.targets_of.get(document.code, ())
    by_series = grouped((target.series, target) for target in own if target.low is not None)
    order = sorted(by_series, key=programme.position)
    return {
        series: tuple(sorted(by_series[series], key=lambda target: target.year)) for series in order
    }


def _target_fact(
    programme: Programme,
    selection: Selection,
    document: Document,
    series: Series,
    milestones: tuple[Target, ...],
) -> TargetFact:
    indicator, category = programme.indicator[series[0]], programme.category[series[1]]
    years = reported_years(programme, series, selection.scope)
    milestone = _in_view(milestones, selection)
    asked = min(selection.year, milestone.year)
    year = _judged_year(years, milestone, selection.year)
    judge = Judge(
        programme, selection.scope, series, indicator, category, milestones, selection.as_of
    )
    verdict, reason = judge.verdict(milestone, year, asked)
    reported = None if year is None else total(programme, series, selection.scope, year)
    past = tuple(
        judge.past(target, target.year if target.year in years else None)
        for target in milestones
        if target.year <= selection.year
    )
    uncertain = reason in (Reason.MISSING_REPORTS, Reason.NO_DENOMINATOR)
    second = judge.second_reading(milestone, reported) if uncertain and reported else None
    return TargetFact(
        document=document,
        indicator=indicator,
        category=category,
        scope=selection.scope,
        milestones=milestones,
        milestone=milestone,
        past=past,
        verdict=verdict,
        reason=reason,
        asked_year=asked,
        total=reported,
        second_reading=second,
        course=None if indicator.measure is Measure.GROWTH else judge.course(milestone),
        panel=judge.panel(milestone, year) if verdict is not Verdict.NOT_APPLICABLE else None,
        unit_ends=not programme.unit[selection.scope].valid_on(date(milestone.year, 12, 31)),
    )


def _in_view(milestones: tuple[Target, ...], selection: Selection) -> Target:
    """Return the milestone in view: the one chosen, else the first after the chosen year."""
    for target in milestones:
        if target.year == selection.milestone:
            return target
    return next((each for each in milestones if each.year > selection.year), milestones[-1])


def _judged_year(years: tuple[int, ...], milestone: Target, chosen: int) -> int | None:
    """Return the year whose figures are judged; None where there is none (method, section 3).

    A milestone whose year is not after the chosen one is judged on the figures of its own year.
    """
    if milestone.year <= chosen:
        return milestone.year if milestone.year in years else None
    return next((year for year in reversed(years) if year <= chosen), None)
