"""Tasks: their occurrences and the state of each on a day (method, section 6)."""

from dataclasses import dataclass, replace
from datetime import date

from progress.model.labels import LabelledEnum
from progress.model.plans_in_force import plans_over
from progress.model.programme import Programme
from progress.model.records import Document, Task
from progress.model.reported import TaskRecord
from progress.model.units import NATION

UNDATED = 0
"""Key of the only occurrence of a task without a time."""


class TaskState(LabelledEnum):
    """State of a task occurrence; `label` is what people read."""

    DONE = "done", "Hoàn thành"
    DONE_LATE = "done_late", "Hoàn thành muộn"
    OVERDUE = "overdue", "Quá hạn"
    UNRECORDED = "unrecorded", "Chưa có ghi nhận"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    NOT_STARTED = "not_started", "Chưa khởi động"
    NOT_DUE = "not_due", "Chưa đến hạn"
    UNDATED = "undated", "Không ghi thời hạn"

    @property
    def is_open(self) -> bool:
        """Tell whether work is still owed."""
        return self not in (TaskState.DONE, TaskState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time a task is to be done; `first_day` and `due` are None where none is given."""

    key: int
    first_day: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class OccurrenceFact:
    """An occurrence and its state; `days_late` only when overdue, unrecorded or done late."""

    occurrence: Occurrence
    state: TaskState
    days_late: int | None
    record: TaskRecord | None

    @property
    def completion(self) -> TaskRecord | None:
        """The record of its completion; None where it has not come by the day looked at."""
        return None if self.state.is_open else self.record

    @property
    def proof(self) -> str:
        """What proves its completion; "" where nothing does, or it has not come."""
        return (self.completion and self.completion.proof) or ""


@dataclass(frozen=True, slots=True, eq=False)
class TaskFact:
    """A task with all its occurrences; its own state is that of `current`.

    Earlier occurrences past their due date are counted by kind: those with work reported are
    overdue, of the others nothing is recorded, and silence is no proof of delay.
    """

    task: Task
    occurrences: tuple[OccurrenceFact, ...]
    current: OccurrenceFact
    earlier_overdue: int
    earlier_unrecorded: int

    @property
    def earlier_open(self) -> int:
        """Number of earlier occurrences of which no completion is recorded."""
        return self.earlier_overdue + self.earlier_unrecorded

    @property
    def state(self) -> TaskState:
        """State of the occurrence in the year of the day asked for."""
        return self.current.state


def occurrences(task: Task, last_day: date | None = None) -> tuple[Occurrence, ...]:
    """Return when a task is to be done: each year of its phase, once, or at no stated time.

    Nothing falls due after the `last_day` of the unit whose task it is: what was to be done later
    keeps its year and has no time any more.
    """
    each = _planned(task)
    if last_day is None:
        return each
    return tuple(
        replace(one, first_day=None, due=None) if one.due and one.due > last_day else one
        for one in each
    )


def _planned(task: Task) -> tuple[Occurrence, ...]:
    if task.first_year is None or task.last_year is None:
        return (Occurrence(UNDATED, None, None),)
    if task.yearly:
        years = range(task.first_year, task.last_year + 1)
        return tuple(Occurrence(y, date(y, 1, 1), date(y, 12, 31)) for y in years)
    first_day, due = date(task.first_year, 1, 1), date(task.last_year, 12, 31)
    return (Occurrence(task.last_year, first_day, due),)


def task_facts(programme: Programme, as_of: date) -> tuple[TaskFact, ...]:
    """Return every task with its state on a day, in printed order."""
    return tuple(_task_fact(programme, task, as_of) for task in programme.tasks)


def own_task_facts(programme: Programme, scope: str, as_of: date) -> tuple[TaskFact, ...]:
    """Return the tasks that a unit's own plans give to it, plan by plan; none of the country's.

    Of a plan that was replaced those are left whose time had ended before.
    """
    programme = programme.known_by(as_of)
    plans = {plan.code for plan in programme.plans.get(scope, ()) if scope != NATION}
    until = dict(plans_over(programme.plans, as_of))
    own = (
        task
        for task in programme.own_tasks
        if task.document_code in plans
        and (task.last_year or 0) < until.get(task.document_code, 10_000)
        and (task.document_code not in until or task.last_year)
    )
    last_day = programme.unit[scope].valid_to
    return tuple(_task_fact(programme, task, as_of, last_day) for task in own)


def document_task_facts(
    programme: Programme, plan: Document | None, as_of: date
) -> tuple[TaskFact, ...]:
    """Return the tasks of a unit's plan with their states; of None those of the Ministry."""
    if plan is None:
        return task_facts(programme, as_of)
    own = own_task_facts(programme, plan.unit_code, as_of)
    return tuple(fact for fact in own if fact.task.document_code == plan.code)


def any_recorded(facts: tuple[TaskFact, ...]) -> bool:
    """Tell whether anything is recorded of any of the tasks: without that the schedule speaks."""
    return any(each.record for fact in facts for each in fact.occurrences)


def occurrence_fact(
    occurrence: Occurrence, record: TaskRecord | None, as_of: date
) -> OccurrenceFact:
    """Return the state of one occurrence on a day.

    A completion counts from its date, before it as work reported; work reported counts from the
    occurrence's first day.
    """
    finished = record.finished_on if record and record.state == "done" else None
    if finished and finished <= as_of:
        late = occurrence.due is not None and finished > occurrence.due
        days = (finished - occurrence.due).days if late and occurrence.due else None
        return OccurrenceFact(
            occurrence, TaskState.DONE_LATE if late else TaskState.DONE, days, record
        )
    if occurrence.due is None or occurrence.first_day is None:
        state = TaskState.IN_PROGRESS if record else TaskState.UNDATED
    elif as_of > occurrence.due:
        # Silence is no proof of delay.
        state = TaskState.OVERDUE if record else TaskState.UNRECORDED
        return OccurrenceFact(occurrence, state, (as_of - occurrence.due).days, record)
    elif as_of < occurrence.first_day:
        state = TaskState.NOT_DUE
    else:
        state = TaskState.IN_PROGRESS if record else TaskState.NOT_STARTED
    return OccurrenceFact(occurrence, state, None, record)


def _task_fact(
    programme: Programme, task: Task, as_of: date, last_day: date | None = None
) -> TaskFact:
    facts = tuple(
        occurrence_fact(each, programme.task_record.get((task.code, each.key)), as_of)
        for each in occurrences(task, last_day)
    )
    current = _current(task, facts, as_of)
    earlier = [fact.state for fact in facts[: facts.index(current)]]
    kinds = (TaskState.OVERDUE, TaskState.UNRECORDED)
    return TaskFact(task, facts, current, *(earlier.count(kind) for kind in kinds))


def _current(task: Task, facts: tuple[OccurrenceFact, ...], as_of: date) -> OccurrenceFact:
    """Return the occurrence of the year; before the phase the first, after it the last."""
    if not task.yearly:
        return facts[0]
    keys = [fact.occurrence.key for fact in facts]
    year = min(max(as_of.year, keys[0]), keys[-1])
    return facts[keys.index(year)]
