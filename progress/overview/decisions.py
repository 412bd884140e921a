"""What is to be decided in the coming days: reports and tasks due, tasks that begin, conferences.

All of it is read from the calendar of documents; what has no day is no matter of these days.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from progress.model.numbers import day, written
from progress.model.programme import Programme
from progress.model.records import Task
from progress.model.units import NATION
from progress.overview.year_calendar import CalendarEntry, EntryKind, entries, last_year
from progress.reporting.reporting import ministry_rule, received, scope_reports
from progress.reporting.words import named
from progress.tasks.agencies import on_day
from progress.tasks.agenda import last_day_soon
from progress.tasks.appendices import clause
from progress.tasks.schedule import TaskState, task_facts

NAMED = 3
"""Agencies are named up to this many, counted beyond."""


class DecisionKind(StrEnum):
    """What a decision is about, in the order in which those of one day are listed."""

    REPORT = "report"
    CONFERENCE = "conference"
    OBSERVANCE = "observance"
    DUE = "due"
    START = "start"


_KINDS = {
    EntryKind.DEADLINE: DecisionKind.REPORT,
    EntryKind.REVIEW: DecisionKind.CONFERENCE,
    EntryKind.OBSERVANCE: DecisionKind.OBSERVANCE,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to be decided by a day: `subject` names it, `words` say when and how it stands.

    `source` is document and clause; `tasks` are those it is about, none for a report.
    """

    kind: DecisionKind
    subject: str
    words: str
    on: date
    source: str
    tasks: tuple[Task, ...] = ()


def decisions(programme: Programme, scope: str, as_of: date) -> tuple[Decision, ...]:
    """Return what a scope has to decide from a day on, for `SOON` days, the nearest first.

    The tasks of the appendices are the Ministry's: a province has none of them. Empty after the
    programme's end.
    """
    last = last_day_soon(as_of)
    coming = [
        (entry.first, entry)
        for year in range(as_of.year, last.year + 1)
        for entry in entries(programme, scope, year, as_of)
        if entry.first is not None and as_of <= entry.first <= last
    ]
    pending = [each for on, entry in coming for each in _single(programme, scope, entry, on, as_of)]
    if scope == NATION:
        owed = [(on, e.task) for on, e in coming if e.kind is EntryKind.TASK and _is_open(e)]
        starts = _starts(programme, as_of, last)
        pending += _of_tasks(programme, DecisionKind.DUE, owed, as_of)
        pending += _of_tasks(programme, DecisionKind.START, starts, as_of)
    kinds = tuple(DecisionKind)
    return tuple(sorted(pending, key=lambda each: (each.on, kinds.index(each.kind))))


def has_ended(programme: Programme, as_of: date) -> bool:
    """Tell whether a day is after the last year that any document speaks of."""
    return as_of.year > last_year(programme)


def leads_words(programme: Programme, tasks: Iterable[Task], as_of: date) -> str:
    """Name who leads tasks on a day, each once, as it is called then; many are counted."""
    codes = (code for task in tasks for code in task.leads)
    names = dict.fromkeys(on_day(programme, code, as_of).name for code in codes)
    if len(names) > NAMED:
        return f"{len(names)} đơn vị thực hiện"
    # A name may have a comma: Cục Văn hóa cơ sở, Gia đình và Thư viện.
    return "; ".join(names) or "phụ lục không ghi đơn vị"


def _single(
    programme: Programme, scope: str, entry: CalendarEntry, on: date, as_of: date
) -> Iterator[Decision]:
    """Yield what stands by itself: a deadline of reports, a conference, an observance."""
    words: str | None = _when(on, as_of)
    tasks = entry.tasks
    if entry.kind is EntryKind.DEADLINE:
        words = _with_reports(programme, scope, entry, as_of)
    elif entry.task is not None:
        tasks = (entry.task,)
        words = f"{leads_words(programme, tasks, as_of)}, {words}" if _is_open(entry) else None
    binds = entry.kind is not EntryKind.REVIEW or scope == NATION
    if entry.kind in _KINDS and words is not None and binds:
        yield Decision(_KINDS[entry.kind], entry.title, words, on, entry.source, tasks)


def _with_reports(
    programme: Programme, scope: str, entry: CalendarEntry, as_of: date
) -> str | None:
    """Say when reports are due and how many came to the Ministry; None where all have come."""
    if entry.first is None:
        return None
    year, when = entry.first.year, _when(entry.first, as_of)
    rule = ministry_rule(programme, year)
    if rule is None or entry.key != f"deadline.{rule.code}.{year}":
        return when
    reports = scope_reports(programme, scope, year, as_of)
    if received(reports) == len(reports):
        return None
    if len(reports) == 1:
        return f"{when}; chưa ghi nhận báo cáo"
    return f"{when}; đã ghi nhận {written(received(reports))}/{written(len(reports))} báo cáo"


def _starts(programme: Programme, as_of: date, last: date) -> list[tuple[date, Task]]:
    """Return the tasks of which an occurrence begins by a day, with its first day, in order."""
    pending = [
        (each.occurrence.first_day, fact.task)
        for fact in task_facts(programme, as_of)
        for each in fact.occurrences
        if each.state is TaskState.NOT_DUE and each.occurrence.first_day is not None
    ]
    return sorted(((on, task) for on, task in pending if on <= last), key=lambda each: each[0])


def _of_tasks(
    programme: Programme,
    kind: DecisionKind,
    listed: Iterable[tuple[date, Task | None]],
    as_of: date,
) -> Iterator[Decision]:
    """Yield one decision for the tasks that end, or begin, on the same day."""
    verb = "đến hạn" if kind is DecisionKind.DUE else "bắt đầu"
    for on, group in groupby(listed, key=lambda each: each[0]):
        tasks = tuple(task for _, task in group if task)
        leads, when = leads_words(programme, tasks, as_of), _when(on, as_of)
        if len(tasks) == 1:
            (task,) = tasks
            subject, words = f"{task.code} {task.short_title}", f"{leads}, {verb} {when}"
            source = clause(programme, task)
        else:
            subject = f"{written(len(tasks))} nhiệm vụ {verb}"
            words = f"{when}, {leads}: {', '.join(task.code for task in tasks)}"
            plans = dict.fromkeys(named(programme.document[t.document_code]) for t in tasks)
            appendices = ", ".join(dict.fromkeys(task.appendix for task in tasks))
            source = f"{', '.join(plans)}. Phụ lục {appendices}"
        yield Decision(kind, subject, words, on, source, tasks)


def _is_open(entry: CalendarEntry) -> bool:
    return entry.occurrence is None or entry.occurrence.state.is_open


def _when(on: date, as_of: date) -> str:
    days = (on - as_of).days
    return f"{day(on)} ({f'còn {written(days)} ngày' if days else 'hôm nay'})"
