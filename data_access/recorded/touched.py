"""What a change wrote, and whether an author may write all of that."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.people.authors import Author, parents_of_units
from data_access.recorded.definition.table import Cells, RecordedTable, UnitColumn
from data_access.recorded.pasts import KeyHistory
from data_access.recorded.registry import IN_HISTORY, refuse_unregistered
from data_access.recorded.versions import pasts
from progress.model.records import is_assigned

Touched: TypeAlias = tuple[tuple[RecordedTable, tuple[KeyHistory, ...]], ...]
"""Every key that a change wrote, by table."""


def touched_by(connection: sa.Connection, number: int) -> Touched:
    """Return what a change wrote; Problem where that includes a table that nobody registered."""
    refuse_unregistered(connection, number)
    return tuple((table, tuple(pasts(connection, table, number))) for table in IN_HISTORY)


def may_write(connection: sa.Connection, author: Author, touched: Touched) -> bool:
    """Tell whether all of it is about the units of an author, by the rule that imports go by."""
    parents = parents_of_units(connection)
    return all(author.covers(code, parents) for code in _units(connection, touched))


def _units(connection: sa.Connection, touched: Touched) -> Iterator[str | None]:
    """Yield the unit of each row, None for what belongs to no unit or is assigned to one."""
    for table, written in touched:
        places: dict[str, str | None] | None = None
        if table.unit is not None and table.unit.through is not None and written:
            places = _places(connection, table.unit)
        for past in written:
            for event in past.events:
                cells = {**past.key, **event.cells}
                code = cells[table.unit.name] if table.unit else None
                if table.unit is not None and code is None:
                    continue  # what takes a row back says nothing of its unit, the others do
                unit = code if places is None or code is None else places.get(code)
                yield None if unit and _is_assigned(table, cells, unit) else unit


def _is_assigned(table: RecordedTable, cells: Cells, unit: str) -> bool:
    """Tell whether a row is of a decision from above, by the code of its document."""
    if table.current is None:
        return False
    code = cells.get("document_code") or cells.get("task_code") or cells.get("code") or ""
    return is_assigned(code.partition(":")[0], unit)


def _places(connection: sa.Connection, unit: UnitColumn) -> dict[str, str | None]:
    """Return the units to which the rows belong that a column names, by their codes."""
    row: Any = unit.through
    value = getattr(row, unit.of_through.name)
    # A version that takes a row back says nothing of its unit.
    pairs = connection.execute(sa.select(row.code, value).where(value.is_not(None)))
    labels = {pair[0]: pair[1] for pair in pairs}
    if unit.of_through.through is None:
        return labels
    further = _places(connection, unit.of_through)
    return {code: further.get(of) for code, of in labels.items()}
