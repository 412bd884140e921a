"""What the checks look at: the rows of a file, beside what the database knows and holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.imports.form.layouts import INSTITUTION, INSTITUTION_RESULT, TASK_RECORD
from data_access.imports.form.layouts import Layout as Layout
from data_access.imports.planning.rows import Row
from data_access.programme.queries import programme, unit
from data_access.store.changes import DEMONSTRATION
from data_access.store.current import current
from data_access.store.tables import ChangeRow, UnitRow
from progress.model.programme import Programme
from progress.model.records import Unit

Key: TypeAlias = tuple[Any, ...]
_BATCH = 5_000
"""Codes in one question, well below what databases take."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The current row of a key; `made_up` where it is demonstration data, which is no record."""

    values: Mapping[str, Any]
    made_up: bool
    change_id: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What every table of a file is judged against, read once in the transaction that writes.

    `known` is a Programme whose units include the communes. `register` holds the institutions that
    the file speaks of, by code: those stored, below those that the file brings.
    """

    connection: sa.Connection
    known: Programme
    today: date
    demonstration: frozenset[int]
    register: dict[str, Stored] = field(default_factory=dict)
    brought: dict[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A file to be judged: its table and rows, on a day, against a database.

    `known` is a Programme whose units include the communes. `institutions` are those that the rows
    may speak of, by code, as they will be.
    """

    layout: Layout
    rows: tuple[Row, ...]
    known: Programme
    stored: Mapping[Key, Stored]
    today: date
    institutions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def open_ground(connection: sa.Connection, today: date) -> Ground:
    """Return what a file is judged against."""
    known = replace(programme(connection), units=_all_units(connection))
    made_up = sa.select(ChangeRow.id).where(ChangeRow.kind == DEMONSTRATION)
    return Ground(connection, known, today, frozenset(connection.scalars(made_up)))


def open_case(ground: Ground, layout: Layout, rows: tuple[Row, ...]) -> Case:
    """Return the case, with the current rows of the units, tasks or institutions it names."""
    known = ground.known
    if layout is INSTITUTION:
        ground.brought.update((row.values["code"], row.values) for row in rows)
        stored = {(code,): each for code, each in ground.register.items()}
        return Case(layout, rows, known, stored, ground.today, ground.brought)
    subjects = {row.values[layout.key[0]] for row in rows} - {None}
    institutions: Mapping[str, Mapping[str, Any]] = {}
    if layout is INSTITUTION_RESULT:
        known_register = {code: each.values for code, each in ground.register.items()}
        institutions = {**known_register, **ground.brought}
        subjects &= institutions.keys()
    else:
        subjects = (
            subjects & known.task.keys() if layout is TASK_RECORD else _lineage(known, subjects)
        )
    stored = dict(_stored(ground, layout, sorted(subjects)))
    return Case(layout, rows, known, stored, ground.today, institutions)


def batches(codes: Iterable[str]) -> Iterator[list[str]]:
    """Yield codes in order, as many at a time as databases take."""
    ordered = sorted(codes)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


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


def _stored(ground: Ground, layout: Layout, wanted: list[str]) -> Iterator[tuple[Key, Stored]]:
    table = layout.row.__table__
    names = (*layout.key, *layout.values)
    columns = [table.c[name] for name in (*names, "change_id")]
    for batch in batches(wanted):
        among = table.c[layout.key[0]].in_(batch)
        query = current(layout.row, *columns, among=among)
        for *cells, change_id in ground.connection.execute(query):
            values = dict(zip(names, cells, strict=True))
            stored = Stored(values, change_id in ground.demonstration, change_id)
            yield layout.key_of(values), stored
