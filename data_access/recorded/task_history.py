"""The history of a task: every record that was ever made of it, with the change that brought it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa

from data_access.recorded.history import shown_actor
from data_access.store.changes import DEMONSTRATION
from data_access.store.clock import ZONE
from data_access.store.records import columns_of
from data_access.store.tables import ChangeRow, TaskRecordRow
from progress.model.reported import PastTaskRecord, TaskRecord


def task_history(
    connection: sa.Connection, task_code: str, version: int, names: bool
) -> tuple[PastTaskRecord, ...]:
    """Return the records of a task up to a data version, the latest first.

    Nothing is left out: what was replaced and what was withdrawn is there, too. Without `names`
    every person is an officer.
    """
    row, change = TaskRecordRow, ChangeRow
    query = (
        sa.select(
            *columns_of(row, TaskRecord),
            change.at,
            change.actor,
            change.summary,
            change.reason,
            (change.kind == DEMONSTRATION).label("demonstration"),
        )
        .join(change, change.id == row.change_id)
        .where(row.task_code == task_code, row.change_id <= version)
        .order_by(row.change_id.desc(), row.occurrence_year)
    )
    return tuple(
        PastTaskRecord(
            record=TaskRecord(*cells[:7]),
            recorded_on=_day(cells.at),
            actor=shown_actor(cells.actor, names=names),
            summary=cells.summary,
            reason=cells.reason,
            demonstration=cells.demonstration,
        )
        for cells in connection.execute(query)
    )


def _day(at: datetime) -> date:
    """Return the day in Viet Nam; SQLite gives back the time without its zone, which is UTC."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZONE).date()
