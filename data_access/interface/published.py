"""What anyone may keep as a file: a Programme without people's words, and its rows as lists."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any, get_args, get_type_hints

from data_access.interface.lists import FREE, LISTS, TableList, kept_back
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.store.changes import DEMONSTRATION
from data_access.store.records import NAME_MARK
from data_access.store.tables import TaskAgencyRow
from progress.model.programme import Programme
from progress.model.reported import TaskRecord
from progress.tasks.schedule import TaskState

_RECORDS = {
    name: get_args(kind)[0] for name, kind in get_type_hints(Programme).items() if get_args(kind)
}
"""The class of the records that each field of a Programme holds."""


def published(programme: Programme, as_of: date) -> Programme:
    """Return what is known by a day, without what names people and what officers write freely.

    Whatever is made of it holds none of that. A recorded table that is neither published nor one of
    plans is left out whole. What was finished later is work reported, as in the facts of the day.
    """
    known = programme.known_by(as_of)
    received = tuple(each for each in known.reports if each.received_on <= as_of)
    tasks = tuple(_as_it_stood(each, as_of) for each in known.task_records)
    known = replace(known, amended=(), reports=received, task_records=tasks)
    facts: dict[str, Any] = {
        table.snapshot: tuple(_without(table, getattr(known, table.snapshot)))
        for table in RECORDED
        if table.snapshot is not None
    }
    return replace(known, **facts)


def published_lists(
    programme: Programme,
) -> Iterator[tuple[TableList, tuple[str, ...], list[dict[str, Any]]]]:
    """Yield the interface's lists that a published Programme holds, with their columns and rows."""
    for listed in LISTS.values():
        field = listed.name.replace("-", "_")
        if listed.row is TaskAgencyRow:
            yield listed, *_agencies_of(programme)
        elif field in _RECORDS:
            records = programme.task.values() if field == "tasks" else getattr(programme, field)
            hidden = FREE if listed.recorded is None else kept_back(listed.recorded)
            known = {each.name for each in fields(_RECORDS[field])} - hidden
            names = tuple(each.name for each in listed.columns if each.name in known)
            marked = {} if listed.recorded is None else {DEMONSTRATION: programme.demonstration}
            rows = [{name: _cell(getattr(r, name)) for name in names} | marked for r in records]
            yield listed, (*names, *marked), rows


def _agencies_of(programme: Programme) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Return who does the tasks, in the order of the documents: columns and rows."""
    names = ("task_code", "agency_code", "role")
    rows = (
        (task.code, agency, role)
        for task in programme.task.values()
        for role, agencies in (("lead", task.leads), ("coordinate", task.coordinators))
        for agency in agencies
    )
    return names, [dict(zip(names, row, strict=True)) for row in rows]


def _as_it_stood(record: TaskRecord, as_of: date) -> TaskRecord:
    if record.finished_on is None or record.finished_on <= as_of:
        return record
    return replace(record, state=TaskState.IN_PROGRESS.value, finished_on=None)


def _without(table: RecordedTable, records: tuple[Any, ...]) -> Iterator[Any]:
    if not table.published and table.current is None:
        return
    hidden = kept_back(table)
    for record in records:
        names = hidden & {field.name for field in fields(record)}
        yield replace(record, **dict.fromkeys(names))


def _cell(value: Any) -> Any:
    """Return a value as the interface answers it."""
    if isinstance(value, tuple):
        return NAME_MARK.join(value) or None
    return float(value) if isinstance(value, Fraction) else value
