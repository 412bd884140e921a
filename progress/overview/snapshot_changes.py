"""What moved between two Programmes ("từ sơ kết đến nay"): verdicts, figures, reports, tasks.

Each Programme is judged as of its own day and on its own year, by the functions that pages call.
A side that has nothing is None: it is neither zero nor "no change".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.reported import Figure
from progress.model.selection import Selection
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.overview.record_changes import ReportChange, TaskChange, report_changes, task_changes
from progress.reporting.years import year_shown_first

NOTHING = "chưa có số liệu"
NO_TARGET = "không có mục tiêu này"


@dataclass(frozen=True, slots=True)
class Side:
    """A Programme and the day it is judged on."""

    programme: Programme
    as_of: date

    @property
    def year(self) -> int:
        """The year that the country's pages show first on that day."""
        return year_shown_first(self.programme, NATION, self.as_of)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that were known by the day."""
        return self.programme.known_by(self.as_of).figures


@dataclass(frozen=True, slots=True)
class FactChange:
    """One line of one document for a scope, of which the verdict or the value moved.

    None: that side sets no such target, or does not know the scope.
    """

    scope: str
    key: str
    before: TargetFact | None
    after: TargetFact | None

    @property
    def verdict_changed(self) -> bool:
        """Tell whether another verdict is given."""
        return _verdict(self.before) is not _verdict(self.after)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What a unit reported for a year, where it is not the same; None: nothing is reported."""

    unit_code: str
    indicator_code: str
    category_code: str
    year: int
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class SnapshotChanges:
    """All that moved: facts of the country, then of provinces; figures corrected or withdrawn.

    `added` counts figures that only the later side has, by year, in order. `reports` and `tasks`
    are as each side knows them on its day.
    """

    facts: tuple[FactChange, ...]
    figures: tuple[FigureChange, ...]
    added: tuple[tuple[int, int], ...]
    reports: tuple[ReportChange, ...]
    tasks: tuple[TaskChange, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all moved."""
        return not (self.facts or self.figures or self.added or self.reports or self.tasks)

    @property
    def verdicts(self) -> tuple[FactChange, ...]:
        """The facts whose verdict changed."""
        return tuple(change for change in self.facts if change.verdict_changed)

    @property
    def values(self) -> tuple[FactChange, ...]:
        """The facts whose value alone moved."""
        return tuple(change for change in self.facts if not change.verdict_changed)


def changes_between(before: Side, after: Side) -> SnapshotChanges:
    """Return what moved over the country and every province that either side knows."""
    days = (before.programme, before.as_of, after.programme, after.as_of)
    figures = tuple(_figure_changes(before.figures, after.figures))
    years = [change.year for change in figures if change.before is None]
    return SnapshotChanges(
        facts=tuple(
            change for scope in _scopes(before, after) for change in _of(scope, before, after)
        ),
        figures=tuple(change for change in figures if change.before is not None),
        added=tuple((year, years.count(year)) for year in sorted(set(years))),
        reports=report_changes(*days),
        tasks=task_changes(*days),
    )


def change_title(change: FactChange, before: Side, after: Side) -> str:
    """Return what a changed fact is about: `Thư viện công cộng cấp xã có ... (1520/QĐ-TTg)`."""
    fact, side = (change.after, after) if change.after else (change.before, before)
    if fact is None:
        raise ValueError("a change has at least one side")
    return f"{fact_title(side.programme, fact)} ({fact.document.number or fact.document.issuer})"


def scope_of(change: FactChange, before: Side, after: Side) -> str:
    """Return the name of the scope of a changed fact."""
    side = after if change.scope in after.programme.unit else before
    return unit_title(side.programme.unit[change.scope])


def verdict_words(change: FactChange) -> str:
    """Say both verdicts, with the values they rest on."""
    return f"{_side_words(change.before)} → {_side_words(change.after)}"


def figure_words(figure: Figure | None) -> str:
    """Write what was reported: `20/40`, `133.100`; nothing reported is said, not zero."""
    if figure is None:
        return NOTHING
    if figure.denominator is None:
        return written(figure.numerator)
    return f"{written(figure.numerator)}/{written(figure.denominator)}"


def _side_words(fact: TargetFact | None) -> str:
    if fact is None:
        return NO_TARGET
    if fact.total is None or value_words(fact) == "–":
        return fact.verdict.label
    return f"{fact.verdict.label} ({value_words(fact)}, năm {fact.judged_year})"


def _verdict(fact: TargetFact | None) -> Verdict | None:
    return fact.verdict if fact else None


def _scopes(*sides: Side) -> tuple[str, ...]:
    """Return the country, then the provinces of the sides' own days, in order of code."""
    provinces = {
        unit.code
        for side in sides
        for unit in side.programme.provinces
        if unit.valid_on(side.as_of)
    }
    return NATION, *sorted(provinces)


def _of(scope: str, before: Side, after: Side) -> Iterator[FactChange]:
    left, right = _facts(scope, before), _facts(scope, after)
    for key in dict.fromkeys((*left, *right)):
        change = FactChange(scope, key, left.get(key), right.get(key))
        if change.verdict_changed or _value(change.before) != _value(change.after):
            yield change


def _facts(scope: str, side: Side) -> dict[str, TargetFact]:
    if scope not in side.programme.unit:
        return {}
    selection = Selection(side.as_of, side.year, scope)
    return {fact.key: fact for fact in target_facts(side.programme, selection)}


def _value(fact: TargetFact | None) -> object:
    """Return what a fact's figure is; two equal values of different years did not move."""
    return None if fact is None else (fact.value, fact.growth)


def _figure_changes(before: Iterable[Figure], after: Iterable[Figure]) -> Iterator[FigureChange]:
    left, right = (
        {(each.unit_code, *each.series, each.year): each for each in figures}
        for figures in (before, after)
    )
    for key in dict.fromkeys((*left, *right)):
        old, new = left.get(key), right.get(key)
        if _counts(old) != _counts(new):
            yield FigureChange(*key, old, new)


def _counts(figure: Figure | None) -> tuple[int, int | None] | None:
    return None if figure is None else (figure.numerator, figure.denominator)
