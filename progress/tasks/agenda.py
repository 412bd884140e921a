"""Which tasks are looked at, and what is due: by filter, by day, by agency, by year."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from progress.model.labels import LabelledEnum
from progress.model.numbers import plain
from progress.model.programme import Programme
from progress.model.records import Task
from progress.tasks.agencies import answers_for, successors, task_agencies
from progress.tasks.schedule import UNDATED, OccurrenceFact, TaskFact, TaskState

SOON = 90
"""Days ahead in which what is due is announced."""
_WORD = re.compile(r"[\w.]+")
ALL_SECTORS = "chung"
"""Stands for the tasks that concern no one sector alone."""


class AgencyRole(LabelledEnum):
    """What an agency does in a task; `label` is the heading of its column in the appendices."""

    LEAD = "lead", "Đơn vị thực hiện"
    COORDINATE = "coordinate", "Đơn vị phối hợp"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What is asked for; None and "" ask for everything.

    `phase` is an appendix. An agency is found under every name it bore since. `year` keeps tasks
    whose time has a part in it, and so none without a time. `state` is the task's own.
    """

    phase: str | None = None
    lead: str | None = None
    coordinator: str | None = None
    sector: str | None = None
    state: TaskState | None = None
    year: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """An occurrence of a task that is still owed; `days` to its due date, negative when late."""

    fact: TaskFact
    occurrence: OccurrenceFact
    days: int


@dataclass(frozen=True, slots=True)
class AgencyAgenda:
    """The tasks of one agency; `duties` are of both roles, a task standing in both counts once."""

    leads: tuple[TaskFact, ...]
    coordinates: tuple[TaskFact, ...]
    late: tuple[Duty, ...]
    soon: tuple[Duty, ...]

    @property
    def overdue(self) -> tuple[Duty, ...]:
        """What is past its due date with work reported but no completion."""
        return tuple(duty for duty in self.late if duty.occurrence.state is TaskState.OVERDUE)

    @property
    def unrecorded(self) -> tuple[Duty, ...]:
        """What is past its due date with nothing recorded, which is no proof of delay."""
        return tuple(duty for duty in self.late if duty.occurrence.state is TaskState.UNRECORDED)

    @property
    def facts(self) -> tuple[TaskFact, ...]:
        """All tasks of the agency, each once, those that it leads first."""
        return tuple(dict.fromkeys((*self.leads, *self.coordinates)))


@dataclass(frozen=True, slots=True, eq=False)
class AgencyMatrixRow:
    """What is due for an agency in a role: states of occurrences by the year of their due date.

    The year of what has no due date is 0.
    """

    agency_code: str
    role: AgencyRole
    years: Mapping[int, Mapping[TaskState, int]]


def matching_tasks(
    programme: Programme, facts: tuple[TaskFact, ...], wanted: TaskFilter
) -> tuple[TaskFact, ...]:
    """Return the tasks that are asked for, in printed order."""
    return tuple(fact for fact in facts if _is_wanted(programme, fact, wanted))


def by_state(facts: Iterable[TaskFact]) -> Mapping[TaskState, int]:
    """Count tasks by their own state; every state is there, and the counts add up."""
    counted = Counter(fact.state for fact in facts)
    return {state: counted[state] for state in TaskState}


def late(facts: Iterable[TaskFact], as_of: date) -> tuple[Duty, ...]:
    """Return the occurrences past their due date and not done, the latest first."""
    duties = (each for each in _owed(facts, as_of) if each.days < 0)
    return tuple(sorted(duties, key=lambda duty: duty.days))


def due_soon(facts: Iterable[TaskFact], as_of: date) -> tuple[Duty, ...]:
    """Return the occurrences still owed that are due within `SOON` days, the nearest first.

    Something due today is due in 0 days, and not late.
    """
    duties = (each for each in _owed(facts, as_of) if 0 <= each.days <= SOON)
    return tuple(sorted(duties, key=lambda duty: duty.days))


def agency_agenda(
    programme: Programme, facts: tuple[TaskFact, ...], agency: str, as_of: date
) -> AgencyAgenda:
    """Return one agency's tasks; what it was made from counts as its own."""
    leads = tuple(f for f in facts if _is_in(programme, agency, f.task.leads))
    coordinates = tuple(f for f in facts if _is_in(programme, agency, f.task.coordinators))
    both = tuple(dict.fromkeys((*leads, *coordinates)))
    return AgencyAgenda(leads, coordinates, late(both, as_of), due_soon(both, as_of))


def agency_rows(programme: Programme, facts: tuple[TaskFact, ...]) -> tuple[AgencyMatrixRow, ...]:
    """Return what is due for whom in which year, for agencies as the plan names them.

    It counts occurrences: a yearly task is due once a year.
    """
    return (
        *_matrix(programme, facts, AgencyRole.LEAD),
        *_matrix(programme, facts, AgencyRole.COORDINATE),
    )


def years(programme: Programme, facts: tuple[TaskFact, ...] = ()) -> tuple[int, ...]:
    """Return the years in which the Ministry's tasks, and some others, have their time."""
    tasks = (*programme.tasks, *(fact.task for fact in facts))
    spans = [(task.first_year, task.last_year) for task in tasks]
    covered_years = {
        year for first, last in spans if first and last for year in range(first, last + 1)
    }
    return tuple(sorted(covered_years))


def last_day_soon(as_of: date) -> date:
    """Return the last day of what is called soon."""
    return as_of + timedelta(days=SOON)


def agencies_of(programme: Programme, role: AgencyRole) -> tuple[str, ...]:
    """Return the agencies that have the role in any task, and what became of them, each once."""
    named = dict.fromkeys(code for task in programme.tasks for code in _in_role(task, role) if code)
    since = dict.fromkeys(each for code in named for each in successors(programme, code))
    return tuple({**named, **since})


def _is_wanted(programme: Programme, fact: TaskFact, wanted: TaskFilter) -> bool:
    task = fact.task
    return (
        wanted.phase in (None, task.appendix)
        and (wanted.lead is None or _is_in(programme, wanted.lead, task.leads))
        and (wanted.coordinator is None or _is_in(programme, wanted.coordinator, task.coordinators))
        and wanted.sector in (None, task.sector_code or ALL_SECTORS)
        and wanted.state in (None, fact.state)
        and (wanted.year is None or _has_time_in(task, wanted.year))
        and _says(programme, task, wanted.words)
    )


def _is_in(programme: Programme, agency: str, named: tuple[str, ...]) -> bool:
    return any(answers_for(programme, agency, code) for code in named)


def _has_time_in(task: Task, year: int) -> bool:
    first, last = task.first_year, task.last_year
    return first is not None and last is not None and first <= year <= last


def _says(programme: Programme, task: Task, words: str) -> bool:
    """Tell whether every word is the beginning of one in a task, whatever its marks."""
    asked = _WORD.findall(plain(words))
    if not asked:
        return True
    named = task_agencies(task)
    since = (each for code in named for each in successors(programme, code))
    agencies = (programme.agency[code].name for code in (*named, *since))
    texts = (task.code, task.title, task.short_title, task.product or "", task.group_title)
    searched = (*texts, task.led_by or "", *agencies)
    text = f" {' '.join(_WORD.findall(plain(' '.join(searched))))}"
    return all(f" {word}" in text for word in asked)


def _owed(facts: Iterable[TaskFact], as_of: date) -> Iterator[Duty]:
    for fact in facts:
        for each in fact.occurrences:
            if each.state.is_open and each.occurrence.due is not None:
                yield Duty(fact, each, (each.occurrence.due - as_of).days)


def _in_role(task: Task, role: AgencyRole) -> tuple[str, ...]:
    return task.leads if role is AgencyRole.LEAD else task.coordinators


def _matrix(
    programme: Programme, facts: tuple[TaskFact, ...], role: AgencyRole
) -> Iterator[AgencyMatrixRow]:
    by_agency: dict[str, dict[int, Counter[TaskState]]] = {}
    for fact in facts:
        for code in _in_role(fact.task, role):
            counts = by_agency.setdefault(code, {})
            for each in fact.occurrences:
                due = each.occurrence.due
                counts.setdefault(due.year if due else UNDATED, Counter())[each.state] += 1
    for code in (agency.code for agency in programme.agencies if agency.code in by_agency):
        yield AgencyMatrixRow(code, role, by_agency[code])
