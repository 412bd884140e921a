"""An OpenDocument spreadsheet, as LibreOffice saves it, turned into the Excel workbook it would be.

Kept is what is read of a workbook: values, formats that say what a number means, the stored values
of formulas, merged cells, hidden rows and sheets. How it looks is not.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from data_access.imports.reading.open_cells import (
    LONGEST,
    annotation,
    attribute,
    has_content,
    is_hidden,
    name_of,
    repeats,
    value_of,
    words_of,
)
from data_access.imports.reading.packages import LAST_ROW, UNREADABLE, parts_of
from data_access.store.problems import Problem

MOST_CELLS, MOST_COLUMNS, MOST_SHEETS = 500_000, 101, 1_000
"""Most cells that are written, repeated ones each for itself, and most columns: one more than is
read, so that the reader says there are too many; and most sheets."""
_LONGEST_NAME = 31
_SIGN = b"application/vnd.oasis.opendocument.spreadsheet"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def is_open_document(content: bytes) -> bool:
    """Tell whether a file is such a spreadsheet: it says so at its very beginning."""
    return _SIGN in content[:200]


def as_workbook(content: bytes) -> bytes:
    """Return it as an Excel workbook; Problem where it is unsafe, broken or too large."""
    from xlsxwriter import Workbook

    parts_of(content)
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    try:
        with ZipFile(BytesIO(content)) as packed, packed.open("content.xml") as part:
            _Writer(book).write(part)
        book.close()
    except (LookupError, SyntaxError, ValueError) as error:
        raise Problem(UNREADABLE) from error
    return stream.getvalue()


class _Writer:
    """Writes the sheets of a document into a workbook while it is parsed."""

    def __init__(self, book: Any) -> None:
        self.book, self.left = book, MOST_CELLS
        self.formats: dict[str, Any] = {}
        self.data_styles: dict[str, str] = {}
        self.styles: dict[str, str] = {}
        self.hidden: set[str] = set()

    def write(self, part: Any) -> None:
        for event, element in iterparse(part, events=("start", "end")):
            if event == "start" and element.tag == name_of("table:table"):
                self.begin_sheet(element)
            elif event == "end":
                self.take(element)

    def take(self, element: Any) -> None:
        match element.tag.rpartition("}")[2]:
            case "number-style":
                self.add_data_style(element)
            case "style" if element.tag == name_of("style:style"):
                self.add_style(element)
            case "table-column":
                style = self.styles.get(attribute(element, "table:default-cell-style-name"), "")
                first = len(self.columns)
                times = repeats(element, "number-columns-repeated")
                self.columns += [style] * min(max(0, MOST_COLUMNS - first), times)
                if is_hidden(element) and first < len(self.columns):
                    last = len(self.columns) - 1
                    self.sheet.set_column(first, last, None, None, {"hidden": True})
            case "table-row":
                self.add_row(element)
                element.clear()

    def add_data_style(self, element: Any) -> None:
        """Take note of formats like 00, which show the number 1 as 01."""
        number = element.find(name_of("number:number"))
        if number is not None and not attribute(number, "number:grouping"):
            digits = int(attribute(number, "number:min-integer-digits") or 0)
            places = int(attribute(number, "number:decimal-places") or 0)
            if 1 < digits < MOST_COLUMNS and not places:
                self.data_styles[attribute(element, "style:name")] = "0" * digits

    def add_style(self, element: Any) -> None:
        name = attribute(element, "style:name")
        self.styles[name] = self.data_styles.get(attribute(element, "style:data-style-name"), "")
        shown = element.find(name_of("style:table-properties"))
        if shown is not None and attribute(shown, "table:display") == "false":
            self.hidden.add(name)

    def begin_sheet(self, element: Any) -> None:
        if len(self.book.worksheets()) == MOST_SHEETS:
            raise Problem(
                f"Tệp ODS có hơn {MOST_SHEETS} trang. Hãy chỉ giữ trang có bảng cần nhập."
            )
        title = _NOT_IN_NAMES.sub("_", attribute(element, "table:name")).strip("'") or "Trang"
        taken = {sheet.name.lower() for sheet in self.book.worksheets()}
        name, number = title[:_LONGEST_NAME], 1
        while name.lower() in taken:
            number += 1
            name = f"{title[: _LONGEST_NAME - 5]} ({number})"
        self.sheet, self.row = self.book.add_worksheet(name), 0
        self.columns: list[str] = []
        if attribute(element, "table:style-name") in self.hidden and taken:
            self.sheet.hide()

    def add_row(self, element: Any) -> None:
        times = repeats(element, "number-rows-repeated")
        cells = list(self.cells_of(element))
        if cells:
            hidden = is_hidden(element)
            self.use(len(cells) * times, times)
            for _ in range(times):
                self.write_row(cells)
                if hidden:
                    self.sheet.set_row(self.row, None, None, {"hidden": True})
                self.row += 1
        else:
            self.row += times

    def use(self, cells: int, rows: int = 1) -> None:
        """Count what is to be written; Problem for too many cells, or rows too far below."""
        self.left -= cells
        if self.left < 0 or self.row + rows > LAST_ROW:
            raise Problem(
                f"Tệp ODS quá lớn: nhiều nhất {MOST_CELLS} ô có nội dung. Hãy xóa phần thừa, hoặc "
                "chia thành nhiều tệp."
            )

    def cells_of(self, row: Any) -> Iterator[tuple[int, Any]]:
        """Yield the cells of a row that hold something or begin a merged area, by their columns."""
        column = 0
        for cell in row:
            times = repeats(cell, "number-columns-repeated")
            spans = repeats(cell, "number-columns-spanned") * repeats(cell, "number-rows-spanned")
            said = has_content(cell) or annotation(cell) is not None
            if cell.tag == name_of("table:table-cell") and (said or spans > 1):
                for place in range(column, min(column + times, MOST_COLUMNS)):
                    yield place, cell
            column += times

    def write_row(self, cells: list[tuple[int, Any]]) -> None:
        for column, cell in cells:
            wide, high = (repeats(cell, f"number-{each}-spanned") for each in ("columns", "rows"))
            if wide * high > 1 and (self.row, column) not in self.sheet.merged_cells:
                self.use(wide * high)
                last = self.row + high - 1, column + wide - 1
                self.sheet.merge_range(self.row, column, *last, "")
            if has_content(cell):
                self.write_cell(column, cell)
            comment = annotation(cell)
            if comment is not None:
                self.sheet.write_comment(self.row, column, words_of(comment)[:LONGEST])

    def write_cell(self, column: int, cell: Any) -> None:
        kind = attribute(cell, "office:value-type")
        style = self.styles.get(attribute(cell, "table:style-name"))
        if style is None:
            style = self.columns[column] if column < len(self.columns) else ""
        value = value_of(cell)
        shown = self.format(_FORMATS.get(type(value), "0%" if kind == "percentage" else style))
        if attribute(cell, "table:formula"):
            # Another program's formula may be none that Excel knows: what it gave is kept.
            self.sheet.write_formula(self.row, column, _formula(value), shown, value)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(self.row, column, value, shown)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value[:LONGEST], shown)
        else:
            self.sheet.write(self.row, column, value, shown)

    def format(self, form: str) -> Any:
        if form and form not in self.formats:
            self.formats[form] = self.book.add_format({"num_format": form})
        return self.formats.get(form)


_FORMATS: dict[type, str] = {datetime: "dd/mm/yyyy hh:mm:ss"}


def _formula(value: str | float | bool | datetime) -> str:
    if isinstance(value, (bool, float)):
        return f"={value!r}".upper()
    quoted = str(value)[:250].replace('"', '""')
    return f'="{quoted}"'
