"""Made-up plans of a few units, named as such, with all that pages show of plans."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

import sqlalchemy as sa

from data_access.recorded.current_rows import put_current
from data_access.recorded.definition.table import Cells, RecordedTable
from data_access.recorded.tables.plans import DOCUMENT, PLAN_TABLES, TARGET, TASK
from data_access.recorded.writing import insert_rows
from data_access.store.changes import MADE_UP
from data_access.store.settings import SEED_FOLDER

FOLDER = SEED_FOLDER / "minh_hoa"
"""Files in the form in which people bring tables, apart from the reference data."""


def made_plans() -> dict[RecordedTable, list[Cells]]:
    """Return the rows of the plans by their tables."""
    return {table: list(_rows(table)) for table in (DOCUMENT, TARGET, TASK)}


def _rows(table: RecordedTable) -> Iterator[Cells]:
    text = (FOLDER / f"{table.name}.csv").read_text(encoding="utf-8")
    for cells in csv.DictReader(StringIO(text)):
        given = {c.name: c.form(cells[c.name]) for c in table.columns if cells.get(c.name)}
        yield {column.name: column.default for column in table.columns} | given


def store_plans(
    connection: sa.Connection, plans: Mapping[RecordedTable, list[Cells]], change_id: int
) -> None:
    """Store the plans under a change, as versions and as what counts now."""
    for table, rows in plans.items():
        insert_rows(connection, table, rows, change_id)
    put_current(connection, change_id)


def delete_plans(connection: sa.Connection) -> None:
    """Let no made-up plan count any more; their versions are still there."""
    for table in reversed(PLAN_TABLES):
        current: Any = table.current
        versions, now = table.row.__table__.c, current.__table__.c
        made_up = sa.select(*(versions[name] for name in table.key)).where(
            versions.change_id.in_(MADE_UP)
        )
        key = sa.tuple_(*(now[name] for name in table.key))
        connection.execute(sa.delete(current).where(key.in_(made_up)))
