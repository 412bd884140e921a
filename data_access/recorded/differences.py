"""What one change did to each row it wrote: the cells before and after, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.subjects import SubjectPart
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import IN_HISTORY, recorded_table, refuse_unregistered
from data_access.recorded.versions import versions
from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import WITHDRAWN, CategoryRow, ChangeRow, UnitRow
from progress.model.changes import Difference

_NAMED: dict[str | None, Any] = {"unit": UnitRow, "category": CategoryRow}
"""Tables of the codes that stand for themselves nowhere: their names are said."""


@dataclass(frozen=True, slots=True)
class ChangedTable:
    """The rows of one table that a change wrote: what they are called, and how many they are."""

    name: str
    label: str
    rows: int


def parts(connection: sa.Connection, number: int) -> tuple[ChangedTable, ...]:
    """Return the tables that a change wrote; Problem where nobody registered one of them."""
    refuse_unregistered(connection, number)
    counted = []
    for table in IN_HISTORY:
        source = versions(table)
        query = sa.select(sa.func.count()).select_from(source).where(source.c.change_id == number)
        counted.append(ChangedTable(table.name, table.title, connection.scalar(query) or 0))
    return tuple(part for part in counted if part.rows)


def differences(
    connection: sa.Connection, number: int, part: str, first: int, count: int, names: bool
) -> tuple[Difference, ...]:
    """Return what a change did to some rows of one of its tables, in the order of their keys.

    Without `names` nothing personal is told: what must not be read does not leave here.
    """
    table = recorded_table(part)
    shown = _cells_said(table, names=names)
    new = versions(table)
    old, same, old_change = _before(table, new, number)
    source = new.outerjoin(old, same).outerjoin(ChangeRow, ChangeRow.id == old_change)
    columns: list[Any] = [ChangeRow.kind]
    for cells in (old.c, new.c):
        source = _add_cells(table, shown, cells, columns, source)
    for each in table.subject:
        source = _add_subject(each, new.c, columns, source)
    query = (
        sa.select(*columns)
        .select_from(source)
        .where(new.c.change_id == number)
        .order_by(*(new.c[name] for name in table.key))
    )
    rows = connection.execute(query.offset(first).limit(count))
    return tuple(_difference(table, shown, kind, cells) for kind, *cells in rows)


def _before(table: RecordedTable, new: Any, number: int) -> tuple[Any, Any, Any]:
    """Return the versions that a change replaced, how they are joined, and who wrote them."""
    if table.past is not None:
        old, (key,) = table.past.row.__table__.alias(), table.key
        same = sa.and_(old.c[table.past.key] == new.c[key], old.c.change_id == number)
        return old, same, old.c.written_by
    old, earlier = new.alias(), new.alias()
    last = (
        sa.select(sa.func.max(earlier.c.change_id))
        .where(*(earlier.c[name] == new.c[name] for name in table.key))
        .where(earlier.c.change_id < number)
        .scalar_subquery()
    )
    same = sa.and_(*(old.c[name] == new.c[name] for name in table.key), old.c.change_id == last)
    return old, same, old.c.change_id


def _cells_said(table: RecordedTable, *, names: bool) -> list[Column]:
    """Return the columns that are said, codes that stand for a name last."""
    shown = (column for column in table.shown if names or not column.personal)
    return sorted(shown, key=lambda column: column.references in _NAMED)


def _add_cells(
    table: RecordedTable, shown: list[Column], cells: Any, columns: list[Any], source: Any
) -> Any:
    """Add the columns of one side, the first of which tells whether a row stood there."""
    columns.append(cells[table.state or "change_id"])
    for column in shown:
        value = cells[column.name]
        if column.references in _NAMED:
            named = _NAMED[column.references].__table__.alias()
            source = source.outerjoin(named, named.c.code == value)
            value = named.c.name
        columns.append(value)
    return source


def _add_subject(part: SubjectPart, cells: Any, columns: list[Any], source: Any) -> Any:
    columns += [cells[name] for name in part.own]
    for row, code, names in part.named:
        named: Any = row.__table__.alias()
        # What it names may be gone since.
        source = source.outerjoin(named, named.c.code == cells[code])
        columns += [named.c[name] for name in names]
    return source


def _difference(
    table: RecordedTable, columns: list[Column], old_kind: str | None, cells: Sequence[Any]
) -> Difference:
    width = len(columns) + 1
    before, after = (_side(columns, cells[start : start + width]) for start in (0, width))
    cells, subject = cells[2 * width :], []
    for part in table.subject:
        width = len(part.own) + sum(len(names) for _, _, names in part.named)
        subject.append(part.words(*cells[:width]))
        cells = cells[width:]
    words = {column.name: column.words for column in columns}
    return Difference(tuple(subject), before, after, old_kind == DEMONSTRATION, words)


def _side(columns: list[Column], cells: Sequence[Any]) -> dict[str, Any] | None:
    """Return one side of a row; None where nothing was there, or it was withdrawn."""
    there, *values = cells
    names = (column.name for column in columns)
    return None if there in (None, WITHDRAWN) else dict(zip(names, values, strict=True))
