"""The pages of a form: the worksheets of the template on which something is entered, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from data_access.drafts.typing import Typed
from data_access.recorded.definition.columns import LONGEST
from data_access.recorded.tables.reports import REPORT
from data_access.templates.content import Content
from data_access.templates.form import COVER, COVER_CELLS, FIRST_ROW, LABEL, PRINTED_LABELS
from data_access.templates.front_sheets import ADVICE
from data_access.templates.grid import CellFormula, Grid, GridColumn
from data_access.templates.place_sheets import choices
from progress.model.numbers import day, written

_ENTERED = frozenset({"count", "amount", "place", "day", "text", "choice"})
"""Styles of cells in which something is entered."""
_HIDDEN = frozenset({"code", "percent", "computed"})


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a worksheet: `is_read` where its cells say something, `is_open` where one types.

    `options` are all that may be chosen, empty where anything may be typed. `names_row`: it tells
    what a row is about. `longest` is how many letters a cell may have.
    """

    letter: str
    heading: str
    width: float
    is_read: bool
    is_open: bool
    options: tuple[str, ...] = ()
    names_row: bool = False
    longest: int = LONGEST

    @property
    def is_prose(self) -> bool:
        """Whether its cells take more than a line."""
        return self.longest > LONGEST


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a worksheet: its cells by letter, as text; those to be filled hold what is stored.

    `name` stays the same whatever else is added to the form: codes, or `+1`, `+2` for rows that are
    free. `beside` are numbers to compare with, by their heading.
    """

    name: str
    number: int
    section: str
    cells: dict[str, str]
    beside: dict[str, str] = field(default_factory=dict)

    @property
    def is_free(self) -> bool:
        """Whether it is there for something new."""
        return self.name.startswith("+")


@dataclass(frozen=True, slots=True)
class FormPage:
    """A worksheet on which something is entered.

    `names` are the letters of the columns that its reader knows, by the names it has for them.
    """

    title: str
    advice: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_of_fields(self) -> bool:
        """Whether it is fields one below the other, and not a table: of one column, or of prose."""
        entered = [column for column in self.columns if column.is_open]
        return len(entered) == 1 or any(column.is_prose for column in entered)

    def place(self, line: int) -> str:
        """Return what a row is called where people see no numbers of rows, "" for none such."""
        row = next((each for each in self.rows if each.number == line), None)
        if row is None:
            return ""
        letters = {c.letter for c in self.columns if c.names_row and not c.is_open}
        letters.add(self.names.get(LABEL, ""))
        names = (row.cells.get(letter, "") for letter in sorted(letters))
        return " · ".join(filter(None, (row.section, *names)))

    def text(self, typed: Typed, row: FormRow, letter: str) -> str:
        """Return what a cell holds: what was typed, or else what is stored."""
        return typed.get((self.title, row.name, letter), row.cells.get(letter, ""))

    def changes(self, typed: Typed) -> Iterator[tuple[FormRow, FormColumn]]:
        """Yield the cells in which something else was typed than is stored."""
        for row in self.rows:
            for column in self.columns:
                if self.text(typed, row, column.letter) != row.cells.get(column.letter, ""):
                    yield row, column


def cover() -> FormPage:
    """Return the page of the report's own fields, one below the other."""
    rows = (
        FormRow(name, int(COVER_CELLS[name][1:]), "", {"B": REPORT.column(name).title, "D": advice})
        for name, advice in ADVICE.items()
    )
    columns = (
        FormColumn("B", "Mục", 30, is_read=False, is_open=False, names_row=True),
        FormColumn("C", "Nội dung", 60, is_read=True, is_open=True),
        FormColumn("D", "Hướng dẫn", 46, is_read=False, is_open=False),
    )
    return FormPage(COVER, "", columns, tuple(rows))


def page(title: str, grid: Grid, content: Content) -> FormPage:
    """Return a worksheet of rows, without the columns that a spreadsheet computes."""
    short = {each.indicator.name: each.indicator.short_name for each in content.shares}
    columns = tuple(
        _column(title, get_column_letter(place), column, content)
        for place, column in enumerate(grid.columns, start=1)
        if column.style not in _HIDDEN and column.heading != "STT"
    )
    names = {
        column.name or LABEL: get_column_letter(place)
        for place, column in enumerate(grid.columns, start=1)
        if column.name or column.heading in PRINTED_LABELS
    }
    return FormPage(title, grid.advice, columns, tuple(_rows(grid, short)), names)


def _column(title: str, letter: str, column: GridColumn, content: Content) -> FormColumn:
    is_read = bool(column.name) and column.style in _ENTERED
    return FormColumn(
        letter,
        f"{column.heading} · {column.group}" if column.group not in ("", title) else column.heading,
        column.width,
        is_read,
        # The system gives codes, and an institution keeps the one it has.
        is_read and column.name != "code",
        choices(column.rule, content) if column.style in ("choice", "text") else (),
        names_row="name" in (column.style, column.name),
        longest=column.longest,
    )


def _rows(grid: Grid, short: Mapping[str, str]) -> Iterator[FormRow]:
    section, free = "", 0
    for number, cells in enumerate(grid.rows, start=FIRST_ROW):
        if isinstance(cells, str):
            section = short.get(cells, cells)
            continue
        texts = {
            get_column_letter(place): text_of(cell)
            for place, cell in enumerate(cells, start=1)
            if cell is not None and not isinstance(cell, CellFormula)
        }
        codes = [
            text_of(cell)
            for column, cell in zip(grid.columns, cells, strict=True)
            if cell
            and (
                "code" in (column.style, column.name) or (column.name and column.style == "number")
            )
        ]
        free += not codes
        yield FormRow("|".join(codes) or f"+{free}", number, section, texts)


def text_of(value: Any) -> str:
    """Return a cell as people write it, and as the reader of templates understands it."""
    if isinstance(value, date):
        return day(value)
    return written(value) if isinstance(value, int) else str(value)
