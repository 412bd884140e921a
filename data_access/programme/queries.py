"""Reads that return records. Every query names its columns and its order."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from data_access.store import tables
from data_access.store.changes import DEMONSTRATION, current_version
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.tables import (
    ChangeRow,
    FigureRow,
    InstitutionRow,
    ReportRow,
    TaskAgencyRow,
    TaskRecordRow,
    TaskRow,
    UnitRow,
)
from progress.model.programme import Programme
from progress.model.records import (
    Agency,
    Category,
    Conflict,
    ConflictSide,
    Document,
    Indicator,
    Kind,
    Measure,
    Observance,
    Sector,
    Succession,
    Target,
    Task,
    Unit,
)
from progress.model.reported import Figure, Report, TaskRecord

FORMER_NAME_MARK = "|"


def programme(connection: sa.Connection) -> Programme:
    """Return every record at province level and above, and of units with a plan of their own."""
    return Programme(
        version=current_version(connection),
        demonstration=has_demonstration(connection),
        documents=_all(connection, tables.DocumentRow, Document, tables.DocumentRow.code),
        units=_units(connection),
        successions=_all(
            connection,
            tables.UnitSuccessionRow,
            Succession,
            tables.UnitSuccessionRow.successor_code,
            tables.UnitSuccessionRow.predecessor_code,
        ),
        agencies=_all(connection, tables.AgencyRow, Agency, tables.AgencyRow.code),
        sectors=_all(connection, tables.SectorRow, Sector, tables.SectorRow.position),
        categories=_all(connection, tables.CategoryRow, Category, tables.CategoryRow.position),
        indicators=_indicators(connection),
        targets=_targets(connection),
        conflicts=_conflicts(connection),
        figures=_figures(connection),
        reports=_reports(connection),
        tasks=_tasks(connection),
        task_records=_task_records(connection),
        observances=_observances(connection),
    )


def has_demonstration(connection: sa.Connection) -> bool:
    """Tell whether any row is demonstration data."""
    kinds = (FigureRow, ReportRow, TaskRecordRow, InstitutionRow)
    made_up = sa.select(ChangeRow.id).where(ChangeRow.kind == DEMONSTRATION)
    return any(
        connection.scalar(sa.select(sa.exists().where(row.change_id.in_(made_up)))) for row in kinds
    )


def _all(connection: sa.Connection, row: type[Any], record: Callable[..., Any], *order: Any) -> Any:
    """Return a table whose columns are the record's fields, as records."""
    columns = [row.__table__.c[field] for field in record.__dataclass_fields__]  # type: ignore[attr-defined]  # only dataclasses are passed
    return tuple(
        record(*found)
        for found in connection.execute(sa.select(*columns).order_by(*map(in_order, order)))
    )


def _covered() -> sa.ColumnElement[bool]:
    """Return the condition for units that a Programme holds."""
    with_plan = sa.select(tables.DocumentRow.unit_code)
    return sa.or_(UnitRow.kind != Kind.COMMUNE, UnitRow.code.in_(with_plan))


def _units(connection: sa.Connection) -> tuple[Unit, ...]:
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    query = sa.select(*columns).where(_covered()).order_by(in_order(UnitRow.code))
    return tuple(unit(row) for row in connection.execute(query))


def unit(row: sa.Row[Any]) -> Unit:
    """Return the record of a row that holds a unit's columns in the record's order."""
    cells = dict(zip(Unit.__dataclass_fields__, row, strict=True))
    names = cells["former_names"]
    cells["former_names"] = tuple(names.split(FORMER_NAME_MARK)) if names else ()
    return Unit(**cells | {"kind": Kind(cells["kind"])})


def _indicators(connection: sa.Connection) -> tuple[Indicator, ...]:
    row = tables.IndicatorRow
    query = sa.select(
        row.code,
        row.sector_code,
        row.name,
        row.short_name,
        row.measure,
        row.unit_of_measure,
        row.definition,
        row.part_of,
        row.position,
    ).order_by(row.position)
    return tuple(
        Indicator(*found[:4], Measure(found[4]) if found[4] else None, *found[5:])
        for found in connection.execute(query)
    )


def _targets(connection: sa.Connection) -> tuple[Target, ...]:
    row = tables.TargetRow
    query = sa.select(
        row.document_code,
        row.indicator_code,
        row.category_code,
        row.year,
        row.low,
        row.high,
        row.wording,
        row.clause,
        row.certainty,
        row.base_year,
        row.note,
    )
    query = (
        query.join(tables.IndicatorRow, tables.IndicatorRow.code == row.indicator_code)
        .join(tables.CategoryRow, tables.CategoryRow.code == row.category_code)
        .order_by(
            in_order(row.document_code),
            tables.IndicatorRow.position,
            tables.CategoryRow.position,
            row.year,
        )
    )
    targets = []
    for document, indicator, category, year, low, high, *rest in connection.execute(query):
        key = (document, indicator, category, year)
        targets.append(Target(*key, _exact(low), _exact(high), *rest))
    return tuple(targets)


def _exact(number: float | None) -> Fraction | None:
    """Return the decimal number as it was written: 12.5 is 25/2, and 0.1 is one tenth."""
    return None if number is None else Fraction(Decimal(repr(number)))


def _conflicts(connection: sa.Connection) -> tuple[Conflict, ...]:
    side = tables.ConflictSideRow
    sides: dict[str, list[ConflictSide]] = {}
    query = sa.select(side.conflict_code, side.document_code, side.clause, side.says).order_by(
        in_order(side.conflict_code), in_order(side.document_code), in_order(side.clause)
    )
    for code, *found in connection.execute(query):
        sides.setdefault(code, []).append(ConflictSide(*found))
    row = tables.ConflictRow
    found_conflicts = connection.execute(
        sa.select(row.code, row.title, row.explanation).order_by(in_order(row.code))
    )
    return tuple(
        Conflict(code, title, explanation, tuple(sides.get(code, ())))
        for code, title, explanation in found_conflicts
    )


def _figures(connection: sa.Connection) -> tuple[Figure, ...]:
    row = FigureRow
    rows = current(
        row,
        row.unit_code,
        row.indicator_code,
        row.category_code,
        row.year,
        row.numerator,
        row.denominator,
        row.origin,
        row.note,
        row.change_id,
    ).subquery()
    query = (
        sa.select(rows)
        .join(UnitRow, UnitRow.code == rows.c.unit_code)
        .where(_covered())
        .order_by(
            in_order(rows.c.indicator_code),
            in_order(rows.c.category_code),
            rows.c.year,
            in_order(rows.c.unit_code),
        )
    )
    return tuple(Figure(*found) for found in connection.execute(query))


def _reports(connection: sa.Connection) -> tuple[Report, ...]:
    row = ReportRow
    rows = current(
        row,
        row.unit_code,
        row.year,
        row.received_on,
        row.cut_off_on,
        row.document_number,
        row.responsible,
        row.note,
        row.change_id,
    ).subquery()
    query = (
        sa.select(rows)
        .join(UnitRow, UnitRow.code == rows.c.unit_code)
        .where(_covered())
        .order_by(rows.c.year, in_order(rows.c.unit_code))
    )
    return tuple(Report(*found) for found in connection.execute(query))


def _tasks(connection: sa.Connection) -> tuple[Task, ...]:
    row = TaskAgencyRow
    query = sa.select(row.task_code, row.role, row.agency_code).order_by(
        in_order(row.task_code), row.position, in_order(row.agency_code)
    )
    roles: dict[tuple[str, str], list[str]] = {}
    for task_code, role, agency_code in connection.execute(query):
        roles.setdefault((task_code, role), []).append(agency_code)
    columns = list(TaskRow.__table__.columns)
    found_tasks = connection.execute(sa.select(*columns).order_by(TaskRow.position)).mappings()
    return tuple(
        Task(
            **found,
            leads=tuple(roles.get((found["code"], "lead"), ())),
            coordinators=tuple(roles.get((found["code"], "coordinate"), ())),
        )
        for found in found_tasks
    )


def _task_records(connection: sa.Connection) -> tuple[TaskRecord, ...]:
    row = TaskRecordRow
    query = current(
        row,
        row.task_code,
        row.occurrence_year,
        row.state,
        row.finished_on,
        row.proof,
        row.note,
        row.change_id,
    )
    return tuple(TaskRecord(*found) for found in connection.execute(query))


def _observances(connection: sa.Connection) -> tuple[Observance, ...]:
    link = tables.ObservanceTaskRow
    tasks: dict[str, list[str]] = {}
    for code, task_code in connection.execute(
        sa.select(link.observance_code, link.task_code).order_by(
            in_order(link.observance_code), in_order(link.task_code)
        )
    ):
        tasks.setdefault(code, []).append(task_code)
    row = tables.ObservanceRow
    query = sa.select(
        row.code,
        row.name,
        row.month,
        row.day,
        row.days,
        row.first_year,
        row.document_code,
        row.clause,
    ).order_by(row.month.nulls_last(), row.day.nulls_first(), in_order(row.code))
    return tuple(
        Observance(*found, tuple(tasks.get(found[0], ()))) for found in connection.execute(query)
    )
