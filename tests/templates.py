"""Templates filled in the way an officer fills them, for tests."""

import pickle
from datetime import date
from io import BytesIO
from typing import Any

import sqlalchemy as sa
from openpyxl import Workbook, load_workbook

from data_access.imports import File, ImportOutcome, import_content
from data_access.people.authors import Author
from data_access.store.changes import latest_change
from data_access.store.engine import reading
from data_access.templates import template
from data_access.templates.form import COVER, COVER_CELLS, NAMES_ROW

TODAY = date(2026, 11, 21)
ANYONE = Author("thử")
SERVICE = ("library_service", "public_commune")
VISITS = ("library_visits", "none")
_TEMPLATES: dict[tuple[Any, ...], bytes] = {}
"""Workbooks, pickled: to read one again from its file takes four times as long."""


class Form:
    """A template in which cells are filled by the names of their columns."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def cell(self, title: str, row: int, name: str) -> Any:
        names = [cell.value for cell in self.book[title][NAMES_ROW]]
        return self.book[title].cell(row, names.index(name) + 1)

    def row_of(self, title: str, *codes: str) -> int:
        """Return the row whose labels or hidden columns hold all these codes."""
        for row in self.book[title].iter_rows(min_row=NAMES_ROW + 1):
            if set(codes) <= {str(cell.value) for cell in row}:
                return row[0].row
        raise LookupError(codes)

    def put(self, title: str, codes: tuple[str, ...] | int, **cells: Any) -> "Form":
        row = codes if isinstance(codes, int) else self.row_of(title, *codes)
        for name, value in cells.items():
            self.cell(title, row, name.replace("__", "|")).value = value
        return self

    def cover(self, **cells: Any) -> "Form":
        for name, value in ({"received_on": date(2026, 11, 20)} | cells).items():
            self.book[COVER][COVER_CELLS[name]].value = value
        return self

    @property
    def content(self) -> bytes:
        stream = BytesIO()
        self.book.save(stream)
        return stream.getvalue()


def form(engine: sa.Engine, unit: str = "46", year: int = 2026) -> "Form":
    with reading(engine) as connection:
        # Copies of a database share their latest change, others never do.
        key = (*latest_change(connection), unit, year)
        if key not in _TEMPLATES:
            content = template(connection, unit, year, TODAY)
            _TEMPLATES[key] = pickle.dumps(load_workbook(BytesIO(content)))
    return Form(pickle.loads(_TEMPLATES[key]))  # noqa: S301 (ours, from above)


def take(engine: sa.Engine, filled: Form | bytes, **options: Any) -> ImportOutcome:
    content = filled if isinstance(filled, bytes) else filled.content
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("hue-2026.xlsx", content), **(given | options))


def said(issues) -> list[tuple[str | None, str | None, str]]:
    return [(issue.page, issue.address, issue.code) for issue in issues]
