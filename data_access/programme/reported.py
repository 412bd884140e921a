"""What was reported, as it counts now: figures, reports and task records."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from data_access.programme.units import is_held
from data_access.store.clock import in_viet_nam
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.records import columns_of
from data_access.store.tables import (
    WITHDRAWN,
    ChangeRow,
    FigureRow,
    ReportRow,
    TaskRecordRow,
    UnitRow,
)
from progress.model.reported import Figure, Report, TaskRecord


def figures(connection: sa.Connection) -> tuple[Figure, ...]:
    """Return the figures of units that a Programme holds, with the day each came to be known."""
    order = ("indicator_code", "category_code", "year", "unit_code")
    written = {tuple(key): at for *key, at in connection.execute(_first_written())}
    found = _of_held_units(connection, FigureRow, Figure, order)
    moments = (written[(each.unit_code, *each.series, each.year)] for each in found)
    return tuple(
        replace(figure, first_written_on=in_viet_nam(moment).date())
        for figure, moment in zip(found, moments, strict=True)
    )


def reports(connection: sa.Connection) -> tuple[Report, ...]:
    """Return the reports of units that a Programme holds."""
    return _of_held_units(connection, ReportRow, Report, ("year", "unit_code"))


def task_records(connection: sa.Connection) -> tuple[TaskRecord, ...]:
    """Return the records of all tasks."""
    query = current(TaskRecordRow, *columns_of(TaskRecordRow, TaskRecord))
    return tuple(TaskRecord(*cells) for cells in connection.execute(query))


def _first_written() -> sa.Select[Any]:
    """Select when each figure was first written since it was last withdrawn."""
    row, later = FigureRow, orm.aliased(FigureRow)
    names = ("unit_code", "indicator_code", "category_code", "year")
    key = [getattr(row, name) for name in names]
    withdrawn_since = sa.exists().where(
        *(getattr(later, name) == getattr(row, name) for name in names),
        later.status == WITHDRAWN,
        later.change_id >= row.change_id,
    )
    changes = sa.select(*key, sa.func.min(row.change_id).label("id"))
    first = changes.where(~withdrawn_since).group_by(*key).subquery()
    return sa.select(*(first.c[name] for name in names), ChangeRow.at).join(
        ChangeRow, ChangeRow.id == first.c.id
    )


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
