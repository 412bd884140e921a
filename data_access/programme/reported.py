"""What was reported, as it counts now: figures, reports, words, budgets and task records."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from data_access.programme.units import Asked, held_documents, is_held
from data_access.store.clock import in_viet_nam
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.records import columns_of
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
from progress.model.reported import (
    Budget,
    Figure,
    Narrative,
    Report,
    Source,
    TaskRecord,
    Theme,
)


def figures(connection: sa.Connection, asked: Asked = ()) -> tuple[Figure, ...]:
    """Return the figures of units that a Programme holds, with the day each came to be known."""
    order = ("indicator_code", "category_code", "year", "unit_code")
    found = _with_first_day(connection, FigureRow, Figure, order, asked)
    return tuple(Figure(*cells) for cells in found)


def narratives(connection: sa.Connection, asked: Asked = ()) -> tuple[Narrative, ...]:
    """Return what units that a Programme holds report in words, as `figures` does."""
    order = ("year", "unit_code", "theme")
    found = _with_first_day(connection, NarrativeRow, Narrative, order, asked)
    return tuple(
        Narrative(unit_code, year, Theme(theme), text, change_id, first_day)
        for unit_code, year, theme, text, change_id, first_day in found
    )


def budgets(connection: sa.Connection, asked: Asked = ()) -> tuple[Budget, ...]:
    """Return the budgets of units that a Programme holds, as `figures` does."""
    order = ("year", "unit_code", "document_code", "source")
    return tuple(map(budget_of, _with_first_day(connection, BudgetRow, Budget, order, asked)))


def budget_of(cells: Iterable[Any]) -> Budget:
    """Return the budget of a row."""
    unit_code, document_code, year, source, *others = cells
    return Budget(unit_code, document_code, year, Source(source), *others)


def narratives_of(
    connection: sa.Connection, unit_code: str, year: int
) -> tuple[tuple[Theme, str], ...]:
    """Return what one unit, a commune or any other, says in words with its report of a year."""
    row = NarrativeRow
    query = current(
        row, row.theme, row.text, among=sa.and_(row.unit_code == unit_code, row.year == year)
    )
    found = {Theme(theme): text for theme, text in connection.execute(query)}
    return tuple((theme, found[theme]) for theme in Theme if theme in found)


def reports(connection: sa.Connection, asked: Asked = ()) -> tuple[Report, ...]:
    """Return the reports of units that a Programme holds."""
    query = _of_held_units(ReportRow, Report, ("year", "unit_code"), asked)
    return tuple(Report(*cells) for cells in connection.execute(query))


def task_records(connection: sa.Connection, asked: Asked = ()) -> tuple[TaskRecord, ...]:
    """Return the records of tasks, those of plans aside that a Programme does not hold."""
    others = sa.select(TaskRow.code).where(TaskRow.document_code.not_in(held_documents(asked)))
    among = TaskRecordRow.task_code.not_in(others)
    query = current(TaskRecordRow, *columns_of(TaskRecordRow, TaskRecord), among=among)
    return tuple(TaskRecord(*cells) for cells in connection.execute(query))


def _with_first_day(
    connection: sa.Connection, row: Any, record: Any, order: tuple[str, ...], asked: Asked
) -> Iterator[tuple[Any, ...]]:
    """Yield current rows as cells of a record that begins with their key, each with its day."""
    names = tuple(c.name for c in row.__table__.primary_key if c.name != "change_id")
    written = {tuple(key): at for *key, at in connection.execute(_first_written(row, names, asked))}
    days = {moment: in_viet_nam(moment).date() for moment in set(written.values())}
    for cells in connection.execute(_of_held_units(row, record, order, asked)):
        yield *cells, days[written[tuple(cells[: len(names)])]]


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


def _of_held_units(row: Any, record: Any, order: tuple[str, ...], asked: Asked) -> sa.Select[Any]:
    rows = current(row, *columns_of(row, record), among=_of_a_held_unit(row, asked)).subquery()
    return sa.select(rows).order_by(*(in_order(rows.c[name]) for name in order))
