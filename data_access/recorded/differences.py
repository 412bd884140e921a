"""What one change did to each row it wrote: the cells before and after, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data_access.register.differences import number_of_rows, of_register
from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import (
    CategoryRow,
    ChangeRow,
    FigureRow,
    IndicatorRow,
    InstitutionResultRow,
    InstitutionRow,
    ReportRow,
    TaskRecordRow,
    TaskRow,
    UnitRow,
)
from progress.model.changes import Difference
from progress.model.records import NO_CATEGORY

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table that a change wrote: what they are called, and how many they are."""

    name: str
    label: str
    rows: int


def parts(connection: sa.Connection, number: int) -> tuple[Part, ...]:
    """Return the tables that a change wrote."""
    found = []
    for name, table in _TABLES.items():
        query = sa.select(sa.func.count()).select_from(table.row)
        rows = connection.scalar(query.where(table.row.change_id == number)) or 0
        found.append(Part(name, table.label, rows))
    found.append(Part(_REGISTER, "Danh bạ thiết chế", number_of_rows(connection, number)))
    return tuple(each for each in found if each.rows)


def differences(
    connection: sa.Connection, number: int, part: str, first: int, count: int
) -> tuple[Difference, ...]:
    """Return what a change did to some rows of one of its tables, in the order of their keys."""
    if part == _REGISTER:
        return of_register(connection, number, first, count)
    return _appended(connection, _TABLES[part], number, first, count)


_REGISTER = "institution"


@dataclass(frozen=True, slots=True)
class _Table:
    """An append-only table: the cells that are said, and how a row's subject is said."""

    label: str
    row: Any
    state: str
    cells: tuple[str, ...]
    subject: tuple[Any, ...]
    words: Callable[..., tuple[str, ...]]
    names: tuple[tuple[Any, sa.ColumnElement[bool]], ...]


def _place(type_name: str | None, name: str) -> str:
    return f"{type_name or ''} {name}".strip()


def _figure(
    type_name: str | None, unit: str, indicator: str, category: str, code: str, year: int
) -> tuple[str, ...]:
    row = indicator if code == NO_CATEGORY else f"{indicator} ({category})"
    return _place(type_name, unit), row, f"năm {year}"


def _report(type_name: str | None, unit: str, year: int) -> tuple[str, ...]:
    return _place(type_name, unit), f"năm {year}"


def _task(code: str, title: str, year: int) -> tuple[str, ...]:
    return f"{code} {title}", f"năm {year}" if year else "không ghi thời hạn"


def _result(name: str, indicator: str, year: int) -> tuple[str, ...]:
    return name, indicator, f"năm {year}"


_TABLES = {
    "figure": _Table(
        "Số liệu",
        FigureRow,
        "status",
        ("numerator", "denominator", "note"),
        (
            UnitRow.type_name,
            UnitRow.name,
            IndicatorRow.short_name,
            CategoryRow.name,
            FigureRow.category_code,
            FigureRow.year,
        ),
        _figure,
        (
            (UnitRow, UnitRow.code == FigureRow.unit_code),
            (IndicatorRow, IndicatorRow.code == FigureRow.indicator_code),
            (CategoryRow, CategoryRow.code == FigureRow.category_code),
        ),
    ),
    "report": _Table(
        "Báo cáo",
        ReportRow,
        "status",
        ("received_on", "cut_off_on", "document_number", "responsible", "note"),
        (UnitRow.type_name, UnitRow.name, ReportRow.year),
        _report,
        ((UnitRow, UnitRow.code == ReportRow.unit_code),),
    ),
    "task_record": _Table(
        "Tiến độ nhiệm vụ",
        TaskRecordRow,
        "state",
        ("state", "finished_on", "proof", "note"),
        (TaskRow.code, TaskRow.short_title, TaskRecordRow.occurrence_year),
        _task,
        ((TaskRow, TaskRow.code == TaskRecordRow.task_code),),
    ),
    "institution_result": _Table(
        "Kết quả của thiết chế",
        InstitutionResultRow,
        "status",
        ("value",),
        (InstitutionRow.name, IndicatorRow.short_name, InstitutionResultRow.year),
        _result,
        (
            (InstitutionRow, InstitutionRow.code == InstitutionResultRow.institution_code),
            (IndicatorRow, IndicatorRow.code == InstitutionResultRow.indicator_code),
        ),
    ),
}


def _appended(
    connection: sa.Connection, table: _Table, number: int, first: int, count: int
) -> tuple[Difference, ...]:
    row = table.row.__table__
    old, earlier = row.alias("old"), row.alias("earlier")
    key = [column.name for column in row.primary_key if column.name != "change_id"]
    last = (
        sa.select(sa.func.max(earlier.c.change_id))
        .where(*(earlier.c[name] == row.c[name] for name in key), earlier.c.change_id < number)
        .scalar_subquery()
    )
    same = (old.c[name] == row.c[name] for name in key)
    joined = row.outerjoin(old, sa.and_(*same, old.c.change_id == last))
    joined = joined.outerjoin(ChangeRow, ChangeRow.id == old.c.change_id)
    for other, condition in table.names:
        joined = joined.join(other, condition)
    said = tuple(dict.fromkeys((table.state, *table.cells)))
    query = (
        sa.select(
            *(row.c[name].label(f"new_{name}") for name in said),
            *(old.c[name].label(f"old_{name}") for name in said),
            ChangeRow.kind.label("old_kind"),
            *table.subject,
        )
        .select_from(joined)
        .where(row.c.change_id == number)
        .order_by(*(row.c[name] for name in key))
    )
    width = 2 * len(said) + 1
    return tuple(
        Difference(
            table.words(*found[width:]),
            _cells(found._mapping, "old", table),
            _cells(found._mapping, "new", table),
            found.old_kind == DEMONSTRATION,
        )
        for found in connection.execute(query.offset(first).limit(count))
    )


def _cells(found: Any, side: str, table: _Table) -> dict[str, Any] | None:
    """Return one side of a row; None where nothing was there, or it was withdrawn."""
    if found[f"{side}_{table.state}"] in (None, WITHDRAWN):
        return None
    return {name: found[f"{side}_{name}"] for name in table.cells}
