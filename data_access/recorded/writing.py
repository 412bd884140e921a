"""Write rows of recorded tables under a change: new ones, and in place of what is then kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa

from data_access.recorded.definition.table import Cells, KeptPast, RecordedTable
from data_access.store.callbacks import OnProgress, ignore_progress

_BATCH = 2_000
_MANY = 500
"""Units from which on all that is derived is made anew, which is then the shorter way."""
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Cells of a row before and after, the key among them, and the change that wrote the former."""

    before: Cells
    written_by: int
    after: Cells


def insert_rows(
    connection: sa.Connection,
    table: RecordedTable,
    rows: Sequence[Cells],
    change_id: int,
    on_progress: OnProgress = ignore_progress,
) -> None:
    """Write new rows."""
    always = {**table.fixed, "change_id": change_id}
    for batch in _batches(rows, on_progress):
        connection.execute(sa.insert(table.row), [{**row, **always} for row in batch])


def write_in_place(
    connection: sa.Connection,
    table: RecordedTable,
    past: KeptPast,
    new: Sequence[Cells],
    replaced: Sequence[Replacement],
    change_id: int,
    on_progress: OnProgress = ignore_progress,
) -> None:
    """Write new rows and replace others, whose cells before are kept; renew what is derived."""
    insert_rows(connection, table, new, change_id, on_progress)
    (key,) = table.key
    row = table.row.__table__
    put = (
        sa.update(row)  # type: ignore[arg-type]  # its type leaves open that it is a table
        .where(row.c[key] == sa.bindparam("its_key"))
        .values({name: sa.bindparam(name) for name in (*table.stored, "change_id")})
    )
    for batch in _batches(replaced, ignore_progress):
        now = [
            {**each.after, "its_key": each.before[key], "change_id": change_id} for each in batch
        ]
        kept = [
            {
                **{name: value for name, value in each.before.items() if name != key},
                past.key: each.before[key],
                "change_id": change_id,
                "written_by": each.written_by,
            }
            for each in batch
        ]
        connection.execute(sa.insert(past.row), kept)
        connection.execute(put, now)
    if not new and not replaced:
        return
    cells = [*new, *(side for each in replaced for side in (each.before, each.after))]
    units = {each[table.unit.name] for each in cells} if table.unit else set()
    on_progress("Lập chỉ mục danh bạ", 0, 0)
    past.refresh(connection, None if len(units) > _MANY else units - {None})


def _batches(items: Sequence[_Item], on_progress: OnProgress) -> Iterator[Sequence[_Item]]:
    """Yield items, as many at a time as one statement takes well."""
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
        on_progress("Ghi", min(start + _BATCH, len(items)), len(items))
