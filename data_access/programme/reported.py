"""What was reported, as it counts now: figures, reports, words, budgets and task records."""

from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import orm

from data_access.programme.units import Asked, held_documents, is_held
from data_access.store.clock import in_viet_nam
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.records import as_records, columns_of, current_records, records_of
from data_access.store.tables import (
    WITHDRAWN,
    BudgetRow,
    ChangeRow,
    FigureRow,
    NarrativeRow,
    ReportRow,
    TaskRecordRow,
    TaskRow,
    UnitRow,
)
from progress.model.reported import Budget, Figure, Narrative, NarrativeTheme, Report, TaskRecord

_Record = TypeVar("_Record")


def figures(connection: sa.Connection, asked: Asked = ()) -> tuple[Figure, ...]:
    """Return the figures of units that a Programme holds, with the day each came to be known."""
    order = ("indicator_code", "category_code", "year", "unit_code")
    return _with_first_day(connection, FigureRow, Figure, order, asked)


def narratives(connection: sa.Connection, asked: Asked = ()) -> tuple[Narrative, ...]:
    """Return what units that a Programme holds report in words, as `figures` does."""
    order = ("year", "unit_code", "theme")
    return _with_first_day(connection, NarrativeRow, Narrative, order, asked)


def budgets(connection: sa.Connection, asked: Asked = ()) -> tuple[Budget, ...]:
    """Return the budgets of units that a Programme holds, as `figures` does."""
    order = ("year", "unit_code", "document_code", "source")
    return _with_first_day(connection, BudgetRow, Budget, order, asked)


def narratives_of(
    connection: sa.Connection, unit_code: str, year: int
) -> tuple[tuple[NarrativeTheme, str], ...]:
    """Return what one unit, a commune or any other, says in words with its report of a year."""
    row = NarrativeRow
    query = current(
        row, row.theme, row.text, among=sa.and_(row.unit_code == unit_code, row.year == year)
    )
    texts = {NarrativeTheme(theme): text for theme, text in connection.execute(query)}
    return tuple((theme, texts[theme]) for theme in NarrativeTheme if theme in texts)


def reports(connection: sa.Connection, asked: Asked = ()) -> tuple[Report, ...]:
    """Return the reports of units that a Programme holds."""
    query = _of_held_units(ReportRow, Report, ("year", "unit_code"), asked)
    return records_of(connection, query, Report)


def task_records(connection: sa.Connection, asked: Asked = ()) -> tuple[TaskRecord, ...]:
    """Return the records of tasks, those of plans aside that a Programme does not hold."""
    others = sa.select(TaskRow.code).where(TaskRow.document_code.not_in(held_documents(asked)))
    among = TaskRecordRow.task_code.not_in(others)
    return current_records(connection, TaskRecordRow, TaskRecord, among)


def _with_first_day(
    connection: sa.Connection, row: Any, record: type[_Record], order: tuple[str, ...], asked: Asked
) -> tuple[_Record, ...]:
    """Return current rows as records that begin with their key and end with its first day."""
    names = tuple(c.name for c in row.__table__.primary_key if c.name != "change_id")
    written = {tuple(key): at for *key, at in connection.execute(_first_written(row, names, asked))}
    days = {moment: in_viet_nam(moment).date() for moment in set(written.values())}
    query = _of_held_units(row, record, order, asked)  # type: ignore[arg-type]  # it is hashable
    rows = connection.execute(query).all()
    first_days = ((*cells, days[written[tuple(cells[: len(names)])]]) for cells in rows)
    return tuple(as_records(record, first_days))


@lru_cache
def _first_written(row: Any, names: tuple[str, ...], asked: Asked) -> sa.Select[Any]:
    """Select when each row of a key was first written since it was last withdrawn."""
    later = orm.aliased(row)
    key = [getattr(row, name) for name in names]
    withdrawn_since = sa.exists().where(
        *(getattr(later, name) == getattr(row, name) for name in names),
        later.status == WITHDRAWN,
        later.change_id >= row.change_id,
    )
    changes = sa.select(*key, sa.func.min(row.change_id).label("id"))
    first = changes.where(_of_a_held_unit(row, asked), ~withdrawn_since).group_by(*key).subquery()
    return sa.select(*(first.c[name] for name in names), ChangeRow.at).join(
        ChangeRow, ChangeRow.id == first.c.id
    )


def _of_a_held_unit(row: Any, asked: Asked) -> sa.ColumnElement[bool]:
    """Return the condition that leaves out communes, whose rows are by far the most."""
    held = sa.select(UnitRow.code).where(is_held(asked))
    of_held: sa.ColumnElement[bool] = row.unit_code.in_(held)
    return of_held


@lru_cache
def _of_held_units(row: Any, record: Any, order: tuple[str, ...], asked: Asked) -> sa.Select[Any]:
    rows = current(row, *columns_of(row, record), among=_of_a_held_unit(row, asked)).subquery()
    return sa.select(rows).order_by(*(in_order(rows.c[name]) for name in order))
