"""What moved between two sides besides figures: reports received, states of tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.reported import Report
from progress.tasks.schedule import OccurrenceFact, task_facts
from progress.tasks.words import state_words


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A unit's report of a year as each side knows it on its day; None: not received by then."""

    unit_code: str
    year: int
    before: Report | None
    after: Report | None

    @property
    def words(self) -> str:
        """Say what is known of the report before and after."""
        return f"{_received_words(self.before)} → {_received_words(self.after)}"


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One occurrence of a task whose state or record moved; None: that side has no such task."""

    code: str
    occurrence: int
    before: OccurrenceFact | None
    after: OccurrenceFact | None

    @property
    def words(self) -> str:
        """Say the state and its proof before and after."""
        return f"{_task_words(self.before)} → {_task_words(self.after)}"


def report_changes(
    before: Programme, before_day: date, after: Programme, after_day: date
) -> tuple[ReportChange, ...]:
    """Return the reports received, withdrawn or corrected, by year and unit."""
    left, right = _received(before, before_day), _received(after, after_day)
    keys = sorted({*left, *right}, key=lambda key: (key[1], key[0]))
    changes = (ReportChange(*key, left.get(key), right.get(key)) for key in keys)
    return tuple(change for change in changes if change.before != change.after)


def task_changes(
    before: Programme, before_day: date, after: Programme, after_day: date
) -> tuple[TaskChange, ...]:
    """Return the occurrences of tasks whose state or record moved, in printed order.

    More days late in the same state are no change.
    """
    left, right = _occurrences(before, before_day), _occurrences(after, after_day)
    changes = (TaskChange(*key, left.get(key), right.get(key)) for key in {**left, **right})
    return tuple(change for change in changes if _state(change.before) != _state(change.after))


def _received(programme: Programme, as_of: date) -> Mapping[tuple[str, int], Report]:
    """Return what was received by the day; which change wrote it is no difference."""
    return {
        key: replace(each, change_id=0)
        for key, each in programme.report.items()
        if each.received_on <= as_of
    }


def _occurrences(programme: Programme, as_of: date) -> Mapping[tuple[str, int], OccurrenceFact]:
    return {
        (fact.task.code, each.occurrence.key): each
        for fact in task_facts(programme, as_of)
        for each in fact.occurrences
    }


def _state(fact: OccurrenceFact | None) -> object:
    if fact is None:
        return None
    return fact.state, fact.record and replace(fact.record, change_id=0)


def _received_words(report: Report | None) -> str:
    if report is None:
        return "chưa nhận"
    number = f", số {report.document_number}" if report.document_number else ""
    cut_off = f", chốt {day(report.cut_off_on)}" if report.cut_off_on else ""
    return f"nhận {day(report.received_on)}{number}{cut_off}"


def _task_words(fact: OccurrenceFact | None) -> str:
    if fact is None:
        return "không có nhiệm vụ này"
    return f"{state_words(fact)} ({fact.proof})" if fact.proof else state_words(fact)
