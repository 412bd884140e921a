"""What made-up units plan and report: files in the form in which people bring tables."""

import csv
from collections.abc import Iterator
from io import StringIO

import sqlalchemy as sa

from data_access.recorded.definition.table import Cells, RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.store.settings import SEED_FOLDER
from data_access.store.tables import UnitRow
from progress.model.programme import Programme

FOLDER = SEED_FOLDER / "minh_hoa"
"""Apart from the reference data; each file is named as its table."""


def made_up_rows(
    connection: sa.Connection, programme: Programme
) -> dict[RecordedTable, list[Cells]]:
    """Return the rows of each table that has a file, without those of unknown units and tasks."""
    rows_of = {table: list(_rows(table)) for table in RECORDED}
    tasks = {row["code"] for table, rows in rows_of.items() if table.name == "task" for row in rows}
    known = {
        "unit": set(connection.scalars(sa.select(UnitRow.code))),
        "task": tasks | programme.task.keys(),
    }
    return {table: list(_known(table, rows, known)) for table, rows in rows_of.items() if rows}


def _rows(table: RecordedTable) -> Iterator[Cells]:
    file = FOLDER / f"{table.name}.csv"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    for cells in csv.DictReader(StringIO(text)):
        yield {c.name: c.form(cells[c.name]) for c in table.columns if cells.get(c.name)}


def _known(table: RecordedTable, rows: list[Cells], known: dict[str, set[str]]) -> Iterator[Cells]:
    references = {c.name: known[c.references] for c in table.columns if c.references in known}
    for row in rows:
        if all(row.get(name) in codes for name, codes in references.items()):
            yield row
