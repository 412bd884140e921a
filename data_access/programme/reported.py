"""What was reported, as it counts now: figures, reports and task records."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data_access.programme.units import is_held
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.records import columns_of
from data_access.store.tables import FigureRow, ReportRow, TaskRecordRow, UnitRow
from progress.model.reported import Figure, Report, TaskRecord


def figures(connection: sa.Connection) -> tuple[Figure, ...]:
    """Return the figures of units that a Programme holds."""
    order = ("indicator_code", "category_code", "year", "unit_code")
    return _of_held_units(connection, FigureRow, Figure, order)


def reports(connection: sa.Connection) -> tuple[Report, ...]:
    """Return the reports of units that a Programme holds."""
    return _of_held_units(connection, ReportRow, Report, ("year", "unit_code"))


def task_records(connection: sa.Connection) -> tuple[TaskRecord, ...]:
    """Return the records of all tasks."""
    query = current(TaskRecordRow, *columns_of(TaskRecordRow, TaskRecord))
    return tuple(TaskRecord(*cells) for cells in connection.execute(query))


def _of_held_units(
    connection: sa.Connection, row: Any, record: Any, order: tuple[str, ...]
) -> tuple[Any, ...]:
    rows = current(row, *columns_of(row, record)).subquery()
    query = (
        sa.select(rows)
        .join(UnitRow, UnitRow.code == rows.c.unit_code)
        .where(is_held())
        .order_by(*(in_order(rows.c[name]) for name in order))
    )
    return tuple(record(*cells) for cells in connection.execute(query))
