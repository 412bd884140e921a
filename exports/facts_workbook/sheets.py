"""A sheet of the workbook: what is in it, and how it is written.

A text is written as a text, whatever it begins with; a formula is only what we wrote ourselves, and
carries its result for readers that do not calculate.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from exports.shared.archive import moment
from progress.model.letters import printable

LONGEST = 32_767
"""Letters that a cell can hold."""
LINE, HEAD = 15.0, 64.0
"""Heights of a line and of the headings, in points: not every reader fits rows to their words."""
MOST_LINES = 12
SCALE = 75
"""Per cent at which tables are printed: their letters of 11 points come out as 8 and more."""
ACROSS = 1000
"""Points of columns that fit a printed page at this scale; wider tables take several pages."""
HEAD_ROW = 4
"""Row of the headings, from 0: above them the title, what is shown, and the warning."""


class NumberFormat(StrEnum):
    """How a cell's number is shown; the marks between its digits are the reader's own."""

    TEXT = "@"
    WHOLE = "#,##0"
    NUMBER = "#,##0.##"
    TENTHS = "#,##0.0"
    PERCENT = '#,##0.0"%"'
    YEAR = "0"
    DAY = "dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: `key` names it in rows and formulas."""

    key: str
    title: str
    width: int
    kind: NumberFormat = NumberFormat.TEXT


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over the cells of its row, named in braces, and its result as the facts have it."""

    words: str
    result: float


@dataclass(frozen=True, slots=True)
class FormattedValue:
    """A value that is not shown as the rest of its column is."""

    value: float | Formula
    kind: NumberFormat


Value: TypeAlias = "str | float | date | Formula | FormattedValue | None"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under one row of headings. A value that a row does not name stays empty.

    `fixed` columns stay in sight; the last `repeated` of them stand on every printed page. `notes`
    stand under the table.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[dict[str, Value]]
    fixed: int = 1
    repeated: int = 1
    notes: tuple[str, ...] = ()

    def span(self, key: str) -> str:
        """Return the cells of a column as other sheets' formulas name them."""
        letter = xl_col_to_name(self._place(key))
        first, last = HEAD_ROW + 2, HEAD_ROW + 1 + max(1, len(self.rows))
        return f"'{self.name}'!${letter}${first}:${letter}${last}"

    def _place(self, key: str) -> int:
        return next(place for place, each in enumerate(self.columns) if each.key == key)


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class RecordColumn(Generic[Record]):
    """A column of a sheet without formulas: `value` is what a record has in it."""

    title: str
    width: int
    value: Callable[[Record], Value]
    kind: NumberFormat = NumberFormat.TEXT


def record_sheet(
    name: str,
    title: str,
    columns: Sequence[RecordColumn[Record]],
    records: Iterable[Record],
    notes: tuple[str, ...] = (),
) -> Sheet:
    """Return a sheet of one row a record; the first two columns stay in sight."""
    keyed = tuple(SheetColumn(each.title, each.title, each.width, each.kind) for each in columns)
    rows = [{each.title: each.value(record) for each in columns} for record in records]
    return Sheet(name, title, keyed, rows, fixed=2, notes=notes)


class WorkbookWriter:
    """The workbook being written, with the look of its cells."""

    def __init__(self, made: Workbook, scope_sentence: str, warning: str) -> None:
        self._made, self._scope_sentence, self._warning = made, scope_sentence, warning
        self._looks: dict[tuple[NumberFormat, bool], Any] = {}
        grey, edge = "#E3E9EF", "#9AA7B2"
        self._title = made.add_format({"bold": True, "font_size": 14})
        self._plain = made.add_format()
        self._alarm = made.add_format({"bold": True, "font_color": "#A81F17"})
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": grey, "border": 1}
        self._head = made.add_format({**head, "border_color": edge})
        self._line = made.add_format({"text_wrap": True, "valign": "top"})

    def begin(self, name: str, title: str) -> Any:
        """Add a sheet with its first rows and its pages' head and foot, a page wide."""
        sheet = self._made.add_worksheet(name)
        sheet.write_string(0, 0, printable(title), self._title)
        sheet.write_string(1, 0, printable(self._scope_sentence), self._plain)
        if self._warning:
            sheet.write_string(2, 0, self._warning, self._alarm)
            sheet.set_header(f"&C&B{self._warning}")
        sheet.set_footer("&L&A&R&P/&N")
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def add(self, content: Sheet) -> None:
        """Write a table."""
        sheet = self.begin(content.name, content.title)
        sheet.set_print_scale(SCALE)
        sheet.print_across()
        sheet.set_v_pagebreaks(_page_breaks(content))
        places = {each.key: place for place, each in enumerate(content.columns)}
        sheet.set_row(HEAD_ROW, HEAD)
        for place, column in enumerate(content.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(HEAD_ROW, place, column.title, self._head)
        for number, row in enumerate(content.rows, start=HEAD_ROW + 1):
            cells = {key: f"{xl_col_to_name(place)}{number + 1}" for key, place in places.items()}
            sheet.set_row(number, LINE * _lines(content.columns, row))
            for column in content.columns:
                value = row.get(column.key)
                self._write(sheet, (number, places[column.key]), value, column.kind, cells)
        last = HEAD_ROW + len(content.rows)
        sheet.freeze_panes(HEAD_ROW + 1, content.fixed)
        if content.rows:
            sheet.autofilter(HEAD_ROW, 0, last, len(content.columns) - 1)
        sheet.repeat_rows(HEAD_ROW)
        sheet.repeat_columns(content.fixed - content.repeated, content.fixed - 1)
        for number, note in enumerate(content.notes, start=last + 2):
            sheet.write_string(number, 0, printable(note))

    def lines(self, sheet: Any, lines: Sequence[tuple[str, str]]) -> None:
        """Write words beside their labels."""
        sheet.set_column(0, 0, 30, self._line)
        sheet.set_column(1, 1, 100, self._line)
        for number, (label, words) in enumerate(lines, start=HEAD_ROW):
            sheet.set_row(number, LINE * (1 + len(words) // 95))
            sheet.write_string(
                number, 0, printable(label), self._look(NumberFormat.TEXT, heading=True)
            )
            sheet.write_string(number, 1, printable(words)[:LONGEST], self._line)

    def _write(
        self,
        sheet: Any,
        place: tuple[int, int],
        given: Value,
        kind: NumberFormat,
        cells: dict[str, str],
    ) -> None:
        value = given.value if isinstance(given, FormattedValue) else given
        kind = given.kind if isinstance(given, FormattedValue) else kind
        if value is None:
            return
        look = self._look(kind)
        if isinstance(value, Formula):
            sheet.write_formula(*place, value.words.format(**cells), look, value.result)
        elif isinstance(value, str):
            sheet.write_string(*place, printable(value)[:LONGEST], self._look(NumberFormat.TEXT))
        elif isinstance(value, date):
            sheet.write_datetime(*place, moment(value), look)
        else:
            sheet.write_number(*place, value, look)

    def _look(self, kind: NumberFormat, *, heading: bool = False) -> Any:
        if (kind, heading) not in self._looks:
            wrapped = kind is NumberFormat.TEXT
            form = {"num_format": str(kind), "valign": "top", "text_wrap": wrapped, "bold": heading}
            self._looks[kind, heading] = self._made.add_format(form)
        return self._looks[kind, heading]


def _page_breaks(content: Sheet) -> list[int]:
    """Return the columns that begin a printed page, beside those that are repeated."""
    points = [5.25 * column.width + 3.75 for column in content.columns]
    breaks: list[int] = []
    room = float(ACROSS)
    for place, each in enumerate(points):
        if each > room:
            breaks.append(place)
            room = ACROSS - sum(points[content.fixed - content.repeated : content.fixed])
        room -= each
    return breaks


def _lines(columns: tuple[SheetColumn, ...], row: dict[str, Value]) -> int:
    """Return the lines that the longest text of a row takes, as far as one is shown."""
    texts = ((row.get(column.key), column.width) for column in columns)
    needed = (1 + len(text) // width for text, width in texts if isinstance(text, str))
    return min(MOST_LINES, max(needed, default=1))
