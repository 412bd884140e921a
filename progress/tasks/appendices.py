"""The two appendices of the Ministry's plan: their titles, their groups, what is said of a task."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from progress.model.programme import Programme
from progress.model.records import Conflict, Task
from progress.model.titles import document_title
from progress.tasks.schedule import TaskFact


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix and its phase, by its title (plan 1346, II.2.a and II.2.b)."""

    code: str
    title: str
    first_year: int
    last_year: int

    @property
    def phase(self) -> str:
        """The years of the phase: `2023–2025`."""
        return f"{self.first_year}–{self.last_year}"


APPENDICES = (
    Appendix("I", "NHIỆM VỤ TRIỂN KHAI TRONG GIAI ĐOẠN 2023 - 2025", 2023, 2025),
    Appendix("II", "NHIỆM VỤ TRIỂN KHAI TRONG GIAI ĐOẠN 2025 - 2030", 2025, 2030),
)
_ROW = re.compile(r"Phụ lục [IVX]+, ")
"""How a clause begins that names a row of an appendix."""
_BY_CODE = {appendix.code: appendix for appendix in APPENDICES}


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading of an appendix, as printed; the heading of an undated task is ""."""

    appendix: str
    number: str
    title: str
    facts: tuple[TaskFact, ...]


def appendix_of(task: Task) -> Appendix | None:
    """Return the appendix that a task stands in; None where it is none of the plan's two."""
    return None if task.clause else _BY_CODE.get(task.appendix)


def task_number(task: Task) -> str:
    """Return the number by which people name a task: `I.1.1`, of a unit's own `IV.1.10`."""
    return task.code.rpartition(":")[2]


def groups(facts: Iterable[TaskFact]) -> tuple[Group, ...]:
    """Return the tasks that have a time by the appendices' groups, in printed order."""
    dated = [fact for fact in facts if not is_undated(fact.task)]
    key = lambda fact: (fact.task.appendix, fact.task.group_number, fact.task.group_title)  # noqa: E731  used twice
    return tuple(Group(*head, tuple(members)) for head, members in groupby(dated, key=key))


def undated(facts: Iterable[TaskFact]) -> tuple[TaskFact, ...]:
    """Return the tasks for which the schedule gives no time."""
    return tuple(fact for fact in facts if is_undated(fact.task))


def is_undated(task: Task) -> bool:
    """Tell whether the schedule gives a task no time."""
    return task.first_year is None or task.last_year is None


def clause(programme: Programme, task: Task) -> str:
    """Return document and row of a task: `1346/QĐ-BVHTTDL, Phụ lục I, mục 1.2`, or its clause."""
    document = programme.document.get(task.document_code)
    title = document_title(document) if document else task.document_code
    return f"{title}, {task.clause or f'Phụ lục {task.appendix}, mục {task.number}'}"


def conflicts_about(programme: Programme, task: Task) -> tuple[Conflict, ...]:
    """Return the disagreements that concern a task: those that name its row.

    Where one names no rows but appendices (2025 stands in both), it concerns their yearly tasks.
    """
    return tuple(each for each in programme.conflicts if _concerns(each, task))


def _concerns(conflict: Conflict, task: Task) -> bool:
    clauses = {side.clause for side in conflict.sides if side.document_code == task.document_code}
    if any(_ROW.match(each) for each in clauses):
        return f"Phụ lục {task.appendix}, {task.number}" in clauses
    return task.yearly and any(f"Phụ lục {task.appendix} (" in each for each in clauses)
