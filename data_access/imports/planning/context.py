"""What the checks look at: the rows of a file, beside what the database knows and holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.programme.queries import programme
from data_access.programme.units import units
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import Key, RecordedTable, Stored, TableCheck
from data_access.recorded.locks import locked_years
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.store.changes import MADE_UP
from data_access.store.current import current
from data_access.store.tables import DocumentRow, TaskRow
from progress.model.programme import Programme
from progress.model.records import Document, Task

_BATCH = 5_000
"""Codes in one question, well below what databases take."""


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What every table of a file is judged against, read once in the transaction that writes.

    `known` is a Programme whose units include the communes. `register` holds the institutions that
    the file speaks of, by code: those stored, below those that the file brings, as `plans` has the
    documents and tasks that it brings. `locked` are the years that are locked, with the day.
    """

    connection: sa.Connection
    known: Programme
    today: date
    demonstration: frozenset[int]
    locked: Mapping[int, date]
    register: dict[str, Stored] = field(default_factory=dict)
    brought: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    plans: list[Document | Task] = field(default_factory=list)


def open_context(connection: sa.Connection, today: date) -> ImportContext:
    """Return what a file is judged against."""
    known = replace(programme(connection, None), units=units(connection))
    made_up = frozenset(connection.scalars(MADE_UP))
    return ImportContext(connection, known, today, made_up, locked_years(connection))


def open_check(
    context: ImportContext, table: RecordedTable, rows: tuple[ImportedRow, ...]
) -> TableCheck:
    """Return the check, with the current rows of the units, tasks or institutions it names."""
    known = _with_plans(context, table, rows)
    rows = tuple(replace(row, values=table.complete(known, row.values)) for row in rows)
    if table is INSTITUTION:
        context.brought.update((row.values["code"], row.values) for row in rows)
        register = {(code,): each for code, each in context.register.items()}
        return TableCheck(table, rows, known, register, context.today, context.brought)
    institutions = {code: each.values for code, each in context.register.items()}
    institutions |= context.brought
    subject = table.column(table.key[0])
    codes = {row.values[subject.name] for row in rows} - {None}
    if subject.references == "unit":
        codes = _lineage(known, codes)
    elif subject.references is not None:
        records = getattr(known, subject.references, institutions)
        codes &= records.keys()
    stored = dict(_stored(context, table, codes))
    return TableCheck(table, rows, known, stored, context.today, institutions)


def _with_plans(
    context: ImportContext, table: RecordedTable, rows: tuple[ImportedRow, ...]
) -> Programme:
    """Return what is known with the documents and tasks of the tables read so far."""
    known = context.known
    there = {*known.document, *known.task}
    new = [row.values for row in rows if row.values.get("code") not in {None, *there}]
    if table.current is DocumentRow:
        context.plans.extend(_record(Document, values) for values in new)
    elif table.current is TaskRow:
        given: dict[str, Any] = {"leads": (), "coordinators": ()}
        context.plans.extend(_record(Task, values, **given) for values in new)
    if not context.plans:
        return known
    documents = [each for each in context.plans if isinstance(each, Document)]
    tasks = [each for each in context.plans if isinstance(each, Task)]
    return replace(
        known,
        documents=(*known.documents, *documents),
        own_tasks=(*known.own_tasks, *tasks),
    )


def _record(kind: Any, values: Mapping[str, Any], **more: Any) -> Any:
    """Return a record of a row that was read; None where the row says nothing."""
    names = (each.name for each in fields(kind) if each.name not in more)
    return kind(**{name: values.get(name) for name in names}, **more)


def batches(codes: Iterable[str]) -> Iterator[list[str]]:
    """Yield codes in order, as many at a time as databases take."""
    ordered = sorted(codes)
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


def _lineage(known: Programme, codes: Iterable[str]) -> set[str]:
    """Return those of the codes that are units, with all that they were made from."""
    lineage: set[str] = set()
    waiting = [code for code in codes if code in known.unit]
    while waiting:
        code = waiting.pop()
        if code not in lineage:
            lineage.add(code)
            waiting.extend(known.predecessors.get(code, ()))
    return lineage


def _stored(
    context: ImportContext, table: RecordedTable, codes: Iterable[Any]
) -> Iterator[tuple[Key, Stored]]:
    names = (*table.key, *table.values, *filter(None, [table.arrival]))
    cells = table.row.__table__.c
    for batch in batches(codes):
        if table.current is not None:
            now = table.current.__table__.c
            rows = sa.select(*(now[name] for name in names if name in now))
            query = rows.add_columns(sa.literal(0)).where(now[table.key[0]].in_(batch))
        else:
            columns = [cells[name] for name in (*names, "change_id")]
            query = current(table.row, *columns, among=cells[table.key[0]].in_(batch))
        for *key, change_id in context.connection.execute(query):
            values = dict(zip(names, key, strict=True))
            yield table.key_of(values), Stored(values, change_id)
