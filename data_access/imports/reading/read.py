"""Read: bytes of a CSV file to lines of text under known columns. Nothing is judged here.

Workbooks become the same sheets in `workbook`.
"""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from data_access.imports.reading.contents import HEADINGS, PageContent, mask
from data_access.imports.reading.encodings import decoded
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import NO_TABLE, RECORDED, table_of
from data_access.store.problems import Problem


@dataclass(frozen=True, slots=True)
class FileLine:
    """A record of the file; `number` is the physical line it starts on."""

    number: int
    cells: tuple[str, ...]

    def at(self, place: int) -> str:
        """Return the cell of a column, counted from 0; "" where the line ends before it."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class FileSheet:
    """A file's lines by the columns of its table.

    `header` has "" where a column has no name. `issues` are those of its shape. `page` is the
    worksheet it stands on, None for a file without any. `spots` has the lines of a form, by their
    numbers, which are not those of rows. `contents` are the pages of the file, with one sheet.
    """

    table: RecordedTable
    header: tuple[str, ...]
    lines: tuple[FileLine, ...]
    issues: tuple[Issue, ...]
    page: str | None = None
    spots: Mapping[int, Spot] = field(default_factory=dict)
    contents: tuple[PageContent, ...] = ()


LINES, CELLS, COLUMNS = 300_000, 3_000_000, 100
"""Most lines of a CSV file, and most cells; most columns of any table."""


def read(content: bytes) -> FileSheet:
    """Return the lines of a CSV file; Problem where it is no such file or holds no known table."""
    return decoded(content, lambda text: sheet_of(records_of(text)))


def sheet_of(records: Iterable[FileLine], page: str | None = None) -> FileSheet:
    """Return lines as the table that the first of them names; blank ones say nothing."""
    lines = tuple(line for line in records if any(line.cells))
    if not lines:
        raise Problem("Tệp trống: không có dòng tiêu đề.")
    place, header = _header(lines)
    first, rest = lines[place], lines[place + 1 :]
    table = table_of(header)
    issues = (*_misnamed(first.number, header, table), *_misshapen(rest, header))
    return FileSheet(table, header, rest, issues, page, contents=(_content(lines, page, place),))


def _content(lines: tuple[FileLine, ...], page: str | None, header: int) -> PageContent:
    cells = {
        line.number: mask(place for place, text in enumerate(line.cells, 1) if text)
        for line in lines
    }
    above = {line.number: cells[line.number] for line in lines[: header + 1]}
    return PageContent(page, cells, {HEADINGS: above}, rest_refused=True)


def _header(lines: Sequence[FileLine]) -> tuple[int, tuple[str, ...]]:
    """Return the line that names the columns of a table, below a title or not, and their names.

    Columns may have the headings that people read, if there is no other: Problem for tables that
    are made for reading. Where no line names any, the first is what is wrong.
    """
    for place, line in enumerate(lines[:_MOST_ABOVE]):
        if sum(map(bool, line.cells)) > COLUMNS:
            raise Problem(
                f"Dòng {line.number} có hơn {COLUMNS} ô có nội dung, nhiều hơn số cột của mọi bảng "
                "nhập được. Hãy chỉ giữ các cột của bảng cần nhập."
            )
        cells = tuple(cell.lower() for cell in line.cells)
        if set(BESIDE) | _REGISTER.keys() <= set(cells):
            return place, tuple(_REGISTER.get(cell, cell) for cell in cells)
        for header in (cells, *(_translated(cells, table) for table in RECORDED)):
            try:
                table = table_of(header)
            except Problem:
                continue
            if all(column.name in header for column in table.columns if column.required):
                if header != cells and not {*header, ""} <= {*table.names, ""}:
                    raise Problem(NO_TABLE)
                return place, header
    return 0, tuple(cell.lower() for cell in lines[0].cells)


_MOST_ABOVE = 10
"""Lines in which the header is looked for."""


def holds_table(lines: Sequence[FileLine]) -> bool:
    """Tell whether one of the first lines names the columns of a table that files bring."""
    try:
        table_of(_header(lines)[1])
    except Problem:
        return False
    return True


_REGISTER = {
    "mã": "code",
    "tên thiết chế": "name",
    "loại": "category_code",
    "xã, phường": "unit_code",
    "sở hữu": "ownership",
    "ngày mở": "opened_on",
    "ngày đóng": "closed_on",
    "vĩ độ": "latitude",
    "kinh độ": "longitude",
}
"""Headings of the register that people download, as columns."""
BESIDE = ("tỉnh, thành phố", "tình trạng", "nguồn")
"""What stands beside them there and is no column."""


def is_register(header: tuple[str, ...]) -> bool:
    """Tell whether a header is that of the register that people download."""
    return {*_REGISTER.values(), *BESIDE} <= set(header)


def _translated(cells: tuple[str, ...], table: RecordedTable) -> tuple[str, ...]:
    """Return column names in place of the headings, labels and titles of a table's columns."""
    names = {
        words.lower(): column.name
        for column in table.columns
        for words in (column.said, column.label, column.title)
        if words
    }
    return tuple(names.get(cell, cell) for cell in cells)


def cleaned(text: str) -> str:
    """Return the text of a cell as every reader gives it."""
    # A no-break space, which Excel and web pages put in, separates words like any other.
    spaced = unicodedata.normalize("NFC", text).translate(_WIDTHS)
    return _LINE_END.sub("\n", spaced).strip()


_LINE_END = re.compile(r"(?:_x000D_|\r)\n?")
"""Ends of lines inside a cell, as Windows, older programs and Excel's XML write them."""


_WIDTHS = (
    dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    | dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF))
    | dict.fromkeys((*range(0x2060, 0x2065), *range(0x2066, 0x206A)))
    | {ord("０") + digit: str(digit) for digit in range(10)}
)
"""Spaces and digits of every width as the common ones; what has no width, or only turns the
direction of writing, as nothing."""


def records_of(text: str) -> Iterator[FileLine]:
    """Yield the records of a CSV file; Problem where one has no end."""
    # Excel reads the separator from such a first line, and some programs write it.
    declared = _SEPARATOR.match(text)
    delimiter = declared[1] if declared else _delimiter(text)
    if text.count("\n") + text.count("\r") > LINES or text.count(delimiter) > CELLS:
        raise Problem(
            f"Tệp CSV quá lớn: nhiều nhất {LINES} dòng và {CELLS} ô. Hãy xóa phần thừa, hoặc chia "
            "thành nhiều tệp."
        )
    stream = io.StringIO(text, newline="")
    above = int(declared is not None and bool(stream.readline()))
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1 + above
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Problem(
                f"Không đọc được dòng {number}: dấu ngoặc kép không khép lại đúng chỗ, hoặc một ô "
                "dài quá mức. Hãy sửa dòng đó rồi nhập lại."
            ) from error
        yield FileLine(number, tuple(cleaned(cell) for cell in cells))


_SEPARATOR = re.compile(r"sep=([,;\t|])[ \t]*\r?\n", re.IGNORECASE)


def _delimiter(text: str) -> str:
    """Return the separator used most in the first line that has any; a comma where none has."""
    lines = islice(io.StringIO(text, newline=None), _MOST_ABOVE)
    header = next((line for line in lines if set(line) & set(_DELIMITERS)), "")
    return max(_DELIMITERS, key=header.count)


_DELIMITERS = ",;\t|"


def _misnamed(number: int, header: tuple[str, ...], table: RecordedTable) -> Iterator[Issue]:
    for name, times in Counter(name for name in header if name).items():
        if name not in (*table.names, *(BESIDE if is_register(header) else ())):
            known = ", ".join(table.names)
            sentence = f"Bảng {table.name} không có cột này. Các cột của bảng: {known}."
            yield Issue(number, name, "unknown-column", sentence)
        elif times > 1:
            sentence = f"Cột này có {times} lần. Hãy giữ một cột."
            yield Issue(number, name, "duplicate-column", sentence)
    for column in table.columns:
        if column.required and column.name not in header:
            sentence = f"Thiếu cột này, bảng «{table.title}» ({table.name}) bắt buộc phải có."
            yield Issue(number, column.name, "missing-column", sentence)


def _misshapen(lines: tuple[FileLine, ...], header: tuple[str, ...]) -> Iterator[Issue]:
    for line in lines:
        if len(line.cells) > len(header):
            sentence = (
                f"Dòng có {len(line.cells)} ô mà tiêu đề chỉ có {len(header)}. Hãy đặt ô có dấu "
                "phân cách bên trong vào dấu ngoặc kép, hoặc bỏ ô thừa."
            )
            yield Issue(line.number, None, "too-many-cells", sentence)
        elif any(cell and not name for name, cell in zip(header, line.cells, strict=False)):
            sentence = "Có ô nằm ở cột không có tên. Hãy ghi tên cột ở dòng tiêu đề hoặc bỏ ô đó."
            yield Issue(line.number, None, "unnamed-column", sentence)
