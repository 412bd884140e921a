"""A worksheet of rows: its columns, headings, hidden names, protection and print setup."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data_access.recorded.definition.columns import LONGEST
from data_access.templates import form
from data_access.templates.styles import Styles, put_rule

_LINES_OF_PROSE = 8
"""Lines that an empty cell for prose is high."""
_PRINTED_BLANK = 30
"""Most empty rows that are printed: the others are there to be filled on a screen."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: `name` is for the reader, "" where nothing is read from it.

    `style` is that of its cells; columns of style `code` are hidden. `rule` checks what is
    entered. Neighbours with one `group` share a heading above their own. `longest` is how many
    letters a cell may have.
    """

    name: str
    heading: str
    width: float
    style: str = "label"
    rule: dict[str, Any] | None = None
    group: str = ""
    longest: int = LONGEST

    @property
    def is_prose(self) -> bool:
        """Whether it takes more than a line."""
        return self.longest > LONGEST


class CellFormula(str):
    """A text that the spreadsheet computes; any other stays a text, whatever it begins with."""

    __slots__ = ()


class Grid:
    """A worksheet on which rows are written one below the other.

    `columns`, `advice` and `rows` are what a form on a page is made of: a row is the cells as the
    template gives them, or the words that head the rows below it. `entered` are cells that are
    written in place of those, `on_sheet` is advice that a form has no use for.
    """

    def __init__(
        self,
        sheet: Worksheet,
        formats: Styles,
        columns: Sequence[GridColumn],
        title: str,
        subtitle: str,
        advice: str,
        entered: Mapping[form.Place, str],
        on_sheet: str = "",
    ) -> None:
        self.sheet, self._formats, self.columns = sheet, formats, columns
        self.advice, self._entered = advice, entered
        self.rows: list[tuple[Any, ...] | str] = []
        self.row = form.FIRST_ROW
        shown = [place for place, column in enumerate(columns) if column.style != "code"]
        self._last, self._width = shown[-1], sum(columns[place].width for place in shown)
        sheet.write_string(0, 0, title, formats["title"])
        sheet.write_string(1, 0, subtitle, formats["subtitle"])
        printed = f"{advice} {on_sheet}".strip()
        sheet.merge_range(2, 0, 2, self._last, printed, formats["advice"])
        sheet.set_row(0, 24)
        sheet.set_row(2, height(lines_of(printed, self._width)))
        bare = any(not column.name for column in columns)
        kept = (GridColumn(form.PRINTED_TEXTS, "", 8, "code"),) if bare else ()
        _headings(sheet, formats, (*columns, *kept))
        _groups(sheet, formats, columns)

    def letter(self, name: str) -> str:
        """Return the letter of the column with this name."""
        return str(xl_col_to_name([column.name for column in self.columns].index(name)))

    def add(self, *cells: Any) -> None:
        """Write a row: None leaves a cell to be filled."""
        tallest = 1
        for place, (column, given) in enumerate(zip(self.columns, cells, strict=True)):
            address = f"{xl_col_to_name(place)}{self.row}"
            cell = self._entered.get((self.sheet.get_name(), address), given)
            _write(self.sheet, self.row - 1, place, cell, self._formats[column.style])
            tallest = max(tallest, _LINES_OF_PROSE if column.is_prose else 1)
            if (
                isinstance(cell, str)
                and not isinstance(cell, CellFormula)
                and column.style != "code"
            ):
                tallest = max(tallest, lines_of(cell, column.width))
        self.sheet.set_row(self.row - 1, height(tallest))
        self._end_row(cells, cells)

    def section(self, words: str) -> None:
        """Write a row that heads those below it."""
        row = self.row - 1
        self.sheet.merge_range(row, 0, row, self._last, words, self._formats["section"])
        self.sheet.set_row(row, height(lines_of(words, self._width)))
        self._end_row(words, (words, *[None] * (len(self.columns) - 1)))

    def _end_row(self, row: tuple[Any, ...] | str, cells: Sequence[Any]) -> None:
        """Keep what is printed where nothing is read from, so that the reader knows it again."""
        bare = [cell for column, cell in zip(self.columns, cells, strict=True) if not column.name]
        texts = (form.COMPUTED if isinstance(cell, CellFormula) else cell for cell in bare)
        kept = ["" if text is None else str(text).replace(form.PART, "/") for text in texts]
        if any(kept):
            place = len(self.columns)
            self.sheet.write_string(
                self.row - 1, place, form.PART.join(kept), self._formats["code"]
            )
        self.rows.append(row)
        self.row += 1

    def finish(self, blank_rows: int = 0) -> None:
        """Add empty rows to fill, put the rules on all rows, and fix what is printed."""
        for _ in range(blank_rows):
            self.add(*([None] * len(self.columns)))
        last = max(self.row - 2, form.FIRST_ROW - 1)
        printed = max(last - blank_rows + min(blank_rows, _PRINTED_BLANK), form.FIRST_ROW - 1)
        for place, column in enumerate(self.columns):
            if column.rule is not None:
                put_rule(self.sheet, column.rule, (form.FIRST_ROW - 1, place, last, place))
        self.sheet.print_area(0, 0, printed, self._last)


def set_up_sheet(sheet: Worksheet, colour: str) -> None:
    """Set paper, protection and tab colour of a worksheet."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RTrang &P/&N")
    sheet.hide_gridlines(2)
    sheet.set_tab_color(colour)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    # Without a password: it prevents slips, and can be lifted.
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def height(lines: int) -> float:
    """Return the height of a row of so many lines, in points; spreadsheets have no higher ones."""
    return min(16.5 * lines + 4, 409)


def lines_of(words: str, width: float) -> int:
    """Estimate the lines that words take in a column, as word processors break them."""
    lines, length = 1, 0
    for word in words.split():
        if length and length + 1 + len(word) > width * 1.05:
            lines, length = lines + 1, 0
        length += len(word) + (1 if length else 0)
    return lines


def _headings(sheet: Worksheet, formats: Styles, columns: Sequence[GridColumn]) -> None:
    sheet.set_row(form.NAMES_ROW - 1, None, None, {"hidden": True})
    tallest = 1
    for place, column in enumerate(columns):
        hidden = {"hidden": True} if column.style == "code" else {}
        sheet.set_column(place, place, column.width, None, hidden)
        sheet.write_string(form.NAMES_ROW - 1, place, column.name, formats["code"])
        sheet.write_string(form.HEADING_ROW - 1, place, column.heading, formats["heading"])
        tallest = max(tallest, lines_of(column.heading, column.width))
    sheet.set_row(form.HEADING_ROW - 1, height(tallest) + 4)
    sheet.repeat_rows(form.HEADING_ROW - 2, form.HEADING_ROW - 1)


def _groups(sheet: Worksheet, formats: Styles, columns: Sequence[GridColumn]) -> None:
    row, place, tallest = form.NAMES_ROW - 2, 0, 0
    for group, neighbours in groupby(columns, key=lambda column: column.group):
        widths = [column.width for column in neighbours]
        last = place + len(widths) - 1
        if group and last > place:
            sheet.merge_range(row, place, row, last, group, formats["group"])
        elif group:
            sheet.write_string(row, place, group, formats["group"])
        tallest = max(tallest, lines_of(group, sum(widths)) if group else 0)
        place = last + 1
    sheet.set_row(row, height(tallest) + 4 if tallest else 6)


def _write(sheet: Worksheet, row: int, place: int, cell: Any, style: Any) -> None:
    if cell is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(cell, CellFormula):
        sheet.write_formula(row, place, str(cell), style, "")
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, style)
    elif isinstance(cell, (int, float)):
        sheet.write_number(row, place, cell, style)
    else:
        sheet.write_datetime(row, place, cell, style)
