"""Every version of a report, and of a task's records, with the change that recorded it."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from data_access.recorded.history import shown_actor
from data_access.store.changes import DEMONSTRATION
from data_access.store.clock import in_viet_nam
from data_access.store.records import columns_of
from data_access.store.tables import WITHDRAWN, ChangeRow, ReportRow, TaskRecordRow
from progress.model.reported import PastReport, PastTaskRecord, Report, TaskRecord


def report_history(
    connection: sa.Connection, unit_code: str, year: int, names: bool
) -> tuple[PastReport, ...]:
    """Return every version of a unit's report for a year, the latest first; nothing is left out.

    Without `names` every person who recorded one is an officer.
    """
    row = ReportRow
    of_unit = (row.unit_code == unit_code, row.year == year)
    versions = _versions(connection, row, Report, names, *of_unit)
    return tuple(PastReport(report, state == WITHDRAWN, *rest) for report, state, *rest in versions)


def task_history(
    connection: sa.Connection, task_code: str, version: int, names: bool
) -> tuple[PastTaskRecord, ...]:
    """Return the records of a task up to a data version, the latest first.

    Nothing is left out: what was replaced and what was withdrawn is there, too. Without `names`
    every person is an officer.
    """
    row = TaskRecordRow
    of_task = (row.task_code == task_code, row.change_id <= version)
    versions = _versions(connection, row, TaskRecord, names, *of_task)
    return tuple(PastTaskRecord(record, at.date(), *rest) for record, _, at, *rest in versions)


def _versions(
    connection: sa.Connection, row: Any, record: Any, names: bool, *conditions: Any
) -> Iterator[Any]:
    """Yield record and state of each version; moment, actor, summary, reason and origin."""
    change = ChangeRow
    columns = columns_of(row, record)
    query = (
        sa.select(*columns, row.__table__.c[row.state_column].label("row_state"))
        .add_columns(change.at, change.actor, change.summary, change.reason)
        .add_columns(change.kind == DEMONSTRATION)
        .join(change, change.id == row.change_id)
        .where(*conditions)
        .order_by(row.change_id.desc(), *row.__table__.primary_key.columns)
    )
    for cells in connection.execute(query):
        state, at, actor, *rest = cells[len(columns) :]
        who = shown_actor(actor, names=names)
        yield record(*cells[: len(columns)]), state, in_viet_nam(at), who, *rest
