"""Every version that the rows of a recorded table ever had, however the table keeps them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.recorded.pasts import Event, KeyHistory
from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import ChangeRow


def versions(table: RecordedTable) -> Any:
    """Return what to select versions from: key, number of the change that wrote it, other cells."""
    row = table.row.__table__
    if table.past is None:
        return row
    past, (key,) = table.past.row.__table__, table.key
    kept = (past.c[table.past.key].label(key), past.c.written_by.label("change_id"))
    return sa.union_all(
        sa.select(row.c[key], row.c.change_id, *(row.c[name] for name in table.stored)),
        sa.select(*kept, *(past.c[name] for name in table.stored)),
    ).subquery()


def pasts(connection: sa.Connection, table: RecordedTable, number: int) -> Iterator[KeyHistory]:
    """Yield the past of each key that a change wrote.

    Demonstration data are no records: what is real takes no notice of them.
    """
    every, written = versions(table), versions(table).alias()
    keys = sa.select(*(written.c[name] for name in table.key)).where(written.c.change_id == number)
    touched = keys.subquery()
    key = [every.c[name] for name in table.key]
    query = (
        sa.select(every, ChangeRow.undoes)
        .join(touched, sa.and_(*(each == touched.c[each.name] for each in key)))
        .join(ChangeRow, ChangeRow.id == every.c.change_id)
        .where(ChangeRow.kind != DEMONSTRATION)
        .order_by(*key, every.c.change_id)
    )
    version_rows = connection.execute(query).mappings()
    for codes, rows in groupby(version_rows, lambda row: tuple(row[n] for n in table.key)):
        events = (
            Event(row["change_id"], row["undoes"], {name: row[name] for name in table.stored})
            for row in rows
        )
        yield KeyHistory(dict(zip(table.key, codes, strict=True)), tuple(events))


def changes_about(
    table: RecordedTable, units: sa.Select[str] | None, year: int | None
) -> Iterator[sa.Select[int]]:
    """Yield selections of the changes that wrote a row about some units, and of a year.

    None leaves a question open. Nothing is about a unit in a table that knows none, nor of a year.
    """
    if (units is not None and table.unit is None) or (year is not None and table.year is None):
        return
    sources: list[tuple[Any, str]] = [(table.row.__table__, "change_id")]
    if table.past is not None:
        sources += [(table.past.row.__table__, name) for name in ("change_id", "written_by")]
    for source, change in sources:
        query = sa.select(source.c[change])
        if units is not None and table.unit is not None:
            query = query.where(source.c[table.unit.name].in_(_codes(table.unit, units)))
        if year is not None and table.year is not None:
            query = query.where(source.c[table.year] == year)
        yield query


def _codes(unit: UnitColumn, units: sa.Select[str]) -> Any:
    """Select what the column holds of rows that belong to one of some units."""
    if unit.through is None:
        return units
    other: Any = unit.through
    column = getattr(other, unit.of_through.name)
    return sa.select(other.code).where(column.in_(_codes(unit.of_through, units)))
