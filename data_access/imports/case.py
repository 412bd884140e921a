"""What the checks look at: the rows of a file, beside what the database knows and holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.changes import DEMONSTRATION
from data_access.imports.layouts import TASK_RECORD, WITHDRAWN, Layout
from data_access.imports.rows import Row
from data_access.queries import current, programme, unit
from data_access.tables import ChangeRow, UnitRow
from progress.programme import Programme
from progress.records import Unit

Key: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """The current row of a key; `made_up` where it is demonstration data, which is no record."""

    values: Mapping[str, Any]
    made_up: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A file to be judged: its table and rows, on a day, against a database.

    `known` is a Programme whose units include the communes.
    """

    layout: Layout
    rows: tuple[Row, ...]
    known: Programme
    stored: Mapping[Key, Stored]
    today: date


def open_case(
    connection: sa.Connection, layout: Layout, rows: tuple[Row, ...], today: date
) -> Case:
    """Return the case, with the current rows of the units or tasks that the file names."""
    known = replace(programme(connection), units=_all_units(connection))
    subjects = {row.values[layout.key[0]] for row in rows}
    wanted = subjects & known.task.keys() if layout is TASK_RECORD else _lineage(known, subjects)
    return Case(layout, rows, known, _stored(connection, layout, wanted), today)


def _all_units(connection: sa.Connection) -> tuple[Unit, ...]:
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    rows = connection.execute(sa.select(*columns).order_by(UnitRow.code))
    return tuple(unit(row) for row in rows)


def _lineage(known: Programme, codes: Iterable[str]) -> set[str]:
    """Return those of the codes that are units, with all that they were made from."""
    found: set[str] = set()
    waiting = [code for code in codes if code in known.unit]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(known.predecessors.get(code, ()))
    return found


def _stored(connection: sa.Connection, layout: Layout, wanted: set[str]) -> dict[Key, Stored]:
    table = layout.row.__table__
    names = (*layout.key, *layout.values)
    columns = [table.c[name] for name in (*names, "change_id")]
    query = current(layout.row, *columns, withdrawn=table.c[layout.state] == WITHDRAWN)
    query = query.where(query.selected_columns[layout.key[0]].in_(sorted(wanted)))
    demonstration = set(
        connection.scalars(sa.select(ChangeRow.id).where(ChangeRow.kind == DEMONSTRATION))
    )
    stored = {}
    for *cells, change_id in connection.execute(query):
        values = dict(zip(names, cells, strict=True))
        stored[layout.key_of(values)] = Stored(values, change_id in demonstration)
    return stored
