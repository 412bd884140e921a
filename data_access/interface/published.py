"""What anyone may keep as a file: a Programme without people's words, and its rows as lists."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from data_access.interface.lists import FREE, LISTS, TableList
from data_access.recorded.definition.columns import LONGEST
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.store.changes import DEMONSTRATION
from progress.model.programme import Programme

_FIELDS = frozenset(field.name for field in fields(Programme))


def published(programme: Programme, as_of: date) -> Programme:
    """Return what is known by a day, without what names people and what officers write freely.

    Whatever is made of it holds none of that. A recorded table that is neither published nor one of
    plans is left out whole.
    """
    known = programme.known_by(as_of)
    received = tuple(each for each in known.reports if each.received_on <= as_of)
    known = replace(known, amended=(), reports=received)
    told: dict[str, Any] = {
        table.snapshot: tuple(_without(table, getattr(known, table.snapshot)))
        for table in RECORDED
        if table.snapshot is not None
    }
    return replace(known, **told)


def kept_back(table: RecordedTable) -> frozenset[str]:
    """Return the columns that no published file holds.

    What plans say in sentences stands in their documents; in what is reported, sentences are an
    officer's own.
    """
    prose = (column.name for column in table.columns if column.longest > LONGEST)
    return table.personal | FREE | (frozenset(prose) if table.current is None else frozenset())


def published_lists(programme: Programme) -> Iterator[tuple[TableList, list[Mapping[str, Any]]]]:
    """Yield the interface's lists that a published Programme holds, each with its rows."""
    for listed in LISTS.values():
        field = listed.name.replace("-", "_")
        if field in _FIELDS:
            records = programme.task.values() if field == "tasks" else getattr(programme, field)
            yield listed, [_row(programme, listed, each) for each in records]


def _without(table: RecordedTable, records: tuple[Any, ...]) -> Iterator[Any]:
    if not table.published and table.current is None:
        return
    hidden = kept_back(table)
    for record in records:
        names = hidden & {field.name for field in fields(record)}
        yield replace(record, **dict.fromkeys(names))


def _row(programme: Programme, listed: TableList, record: Any) -> dict[str, Any]:
    """Return a record under the names of the list's columns, as far as it has them."""
    hidden = FREE if listed.recorded is None else kept_back(listed.recorded)
    names = (column.name for column in listed.columns if column.name not in hidden)
    row = {name: _cell(getattr(record, name)) for name in names if hasattr(record, name)}
    return row if listed.recorded is None else {**row, DEMONSTRATION: programme.demonstration}


def _cell(value: Any) -> Any:
    return float(value) if isinstance(value, Fraction) else value
