"""Templates filled in the way an officer fills them, for tests."""

import pickle
from datetime import date
from io import BytesIO
from typing import Any

import sqlalchemy as sa
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from data_access.imports import File, ImportOutcome, import_content
from data_access.people.authors import Author
from data_access.store.changes import latest_change
from data_access.store.engine import reading
from data_access.templates import template
from data_access.templates.form import COVER, COVER_CELLS, NAMES_ROW, PART
from tests.filled_cells import Filled, is_plain, with_cells

TODAY = date(2026, 11, 21)
ANYONE = Author("thử")
SERVICE = ("library_service", "public_commune")
VISITS = ("library_visits", "none")


class Template:
    """A template as it was made, whose cells are looked up in a workbook that nobody changes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.book = load_workbook(BytesIO(content))
        # To read a workbook again from its file takes four times as long.
        self._pickled = pickle.dumps(self.book)
        self.names = {
            sheet.title: {cell.value: cell.column for cell in sheet[NAMES_ROW]}
            for sheet in self.book.worksheets
            if sheet.max_row >= NAMES_ROW
        }

    def copy(self) -> Workbook:
        return pickle.loads(self._pickled)  # noqa: S301 (ours, from above)


_TEMPLATES: dict[tuple[Any, ...], Template] = {}


class Form:
    """A template in which cells are filled by the names of their columns.

    Filled cells are written into the file itself, unless a test changes the workbook by `book`: to
    read and to write all its sheets takes ten times as long.
    """

    def __init__(self, template: Template) -> None:
        self._template = template
        self._filled: Filled = {}
        self._book: Workbook | None = None

    @property
    def book(self) -> Workbook:
        if self._book is None:
            self._book = self._template.copy()
            for title, cells in self._filled.items():
                for place, value in cells.items():
                    self._book[title].cell(*place).value = value
        return self._book

    def cell(self, title: str, row: int, name: str) -> Any:
        return self.book[title].cell(row, self._template.names[title][name])

    def row_of(self, title: str, *codes: str) -> int:
        """Return the row whose labels or hidden columns hold all these codes."""
        filled = self._filled.get(title, {})
        book = self._book or self._template.book
        for row in book[title].iter_rows(min_row=NAMES_ROW + 1):
            values = (filled.get((cell.row, cell.column), cell.value) for cell in row)
            if set(codes) <= {str(value) for value in values}:
                return row[0].row
        raise LookupError(codes)

    def put(self, title: str, codes: tuple[str, ...] | int, **cells: Any) -> "Form":
        row = codes if isinstance(codes, int) else self.row_of(title, *codes)
        names = self._template.names[title]
        for name, value in cells.items():
            self._fill(title, (row, names[name.replace("__", PART)]), value)
        return self

    def cover(self, **cells: Any) -> "Form":
        for name, value in ({"received_on": date(2026, 11, 20)} | cells).items():
            row, column = coordinate_to_tuple(COVER_CELLS[name])
            self._fill(COVER, (row, column), value)
        return self

    def _fill(self, title: str, place: tuple[int, int], value: Any) -> None:
        if self._book is None and is_plain(value):
            self._filled.setdefault(title, {})[place] = value
        else:
            self.book[title].cell(*place).value = value

    @property
    def content(self) -> bytes:
        if self._book is None:
            return with_cells(self._template.content, self._filled)
        stream = BytesIO()
        self._book.save(stream)
        return stream.getvalue()


def form(engine: sa.Engine, unit: str = "46", year: int = 2026, today: date = TODAY) -> Form:
    with reading(engine) as connection:
        # Copies of a database share their latest change, others never do.
        key = (*latest_change(connection), unit, year, today)
        if key not in _TEMPLATES:
            _TEMPLATES[key] = Template(template(connection, unit, year, today))
    return Form(_TEMPLATES[key])


def take(engine: sa.Engine, filled: Form | bytes, **options: Any) -> ImportOutcome:
    content = filled if isinstance(filled, bytes) else filled.content
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("hue-2026.xlsx", content), **(given | options))


def said(issues) -> list[tuple[str | None, str | None, str]]:
    return [(issue.page, issue.address, issue.code) for issue in issues]
