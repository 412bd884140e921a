"""Apply: append the rows of all plans under one change, which keeps the file they came from."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PureWindowsPath
from typing import Any

import sqlalchemy as sa

from data_access.imports.planning.plan import Plan, Planned, Step
from data_access.people.authors import Author
from data_access.recorded.current_rows import put_current
from data_access.recorded.definition.table import Cells
from data_access.recorded.writing import Replacement, insert_rows, write_in_place
from data_access.store.callbacks import OnProgress
from data_access.store.changes import IMPORT, RECORD, record_change
from data_access.store.tables import ChangeRow


@dataclass(frozen=True, slots=True)
class File:
    """A file as received; without content it is an order given by hand, and `name` says of what."""

    name: str
    content: bytes | None

    @property
    def base_name(self) -> str:
        """The name alone: whatever a browser sends, it is never a path."""
        # Windows' rules know both kinds of slash.
        return PureWindowsPath(self.name.replace("\0", "")).name or "tep"

    @property
    def digest(self) -> str | None:
        """SHA-256 of the content; None for an order given by hand."""
        return None if self.content is None else sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Arrival:
    """The day on which the server got a file, and the words by which the history begins."""

    on: date
    words: str = "Nhập tệp"


def apply(
    connection: sa.Connection,
    plans: tuple[Plan, ...],
    file: File,
    reason: str | None,
    author: Author,
    on_progress: OnProgress,
    arrived: Arrival,
) -> int | None:
    """Write what differs and return the number of the one change; None where nothing did."""
    plans = tuple(plan for plan in plans if plan.to_write)
    if not plans:
        return None
    parts = "; ".join(plan.summary for plan in plans)
    kind, summary = RECORD, f"Ghi nhận {file.name}: {parts}."
    kept: dict[str, Any] = {}
    if file.content is not None:
        name = file.base_name
        kind = IMPORT
        parts = "; ".join(f"{plan.table.title.lower()}: {plan.summary}" for plan in plans)
        summary = f"{arrived.words} {name}: {parts}."
        kept = {"file_name": name, "content": file.content}
    change_id = record_change(
        connection, kind=kind, actor=author.name, summary=summary, reason=reason, **kept
    )
    # The register first: results refer to the institutions that come with them.
    for plan in sorted(plans, key=lambda plan: plan.table.past is None):
        _write(connection, plan, change_id, on_progress, arrived.on)
    put_current(connection, change_id)
    return change_id


def _write(
    connection: sa.Connection,
    plan: Plan,
    change_id: int,
    on_progress: OnProgress,
    arrived_on: date,
) -> None:
    table = plan.table
    if table.past is None:
        rows = [_row(plan, each, arrived_on) for each in plan.rows if each.writes]
        insert_rows(connection, table, rows, change_id, on_progress)
        return
    new = [planned.row.values for planned in plan.of(Step.NEW)]
    replaced = [
        Replacement(planned.before.values, planned.before.change_id, planned.row.values)
        for planned in plan.of(Step.CHANGED)
        if planned.before is not None
    ]
    write_in_place(connection, table, table.past, new, replaced, change_id, on_progress)


def _row(plan: Plan, planned: Planned, arrived_on: date) -> Cells:
    """Return what is stored of a row; a correction keeps the day on which the first one came."""
    name, before = plan.table.arrival, planned.before
    if name is None:
        return planned.row.values
    return {**planned.row.values, name: before.values[name] if before else arrived_on}


def earlier_change(connection: sa.Connection, file: File) -> int | None:
    """Return the latest change that the same content was applied by; None where there is none."""
    if file.digest is None:
        return None
    same = sa.select(sa.func.max(ChangeRow.id)).where(
        ChangeRow.file_sha256 == file.digest, ChangeRow.kind == IMPORT
    )
    return connection.scalar(same)
