"""Read: bytes of a CSV file to lines of text under known columns. Nothing is judged here.

Workbooks become the same sheets in `workbook`.
"""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from data_access.imports.reading.encodings import decoded
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import table_of
from data_access.store.problems import Problem


@dataclass(frozen=True, slots=True)
class FileLine:
    """A record of the file; `number` is the physical line it starts on."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's lines by the columns of its table.

    `header` has "" where a column has no name. `issues` are those of its shape. `page` is the
    worksheet it stands on, None for a file without any. `spots` has the lines of a form, by their
    numbers, which are not those of rows.
    """

    table: RecordedTable
    header: tuple[str, ...]
    lines: tuple[FileLine, ...]
    issues: tuple[Issue, ...]
    page: str | None = None
    spots: Mapping[int, Spot] = field(default_factory=dict)


LINES, CELLS = 300_000, 3_000_000
"""Most lines of a CSV file, and most cells."""


def read(content: bytes) -> Sheet:
    """Return the lines of a CSV file; Problem where it is no such file or holds no known table."""
    return decoded(content, lambda text: sheet_of(records_of(text)))


def sheet_of(records: Iterable[FileLine], page: str | None = None) -> Sheet:
    """Return lines as the table that the first of them names; blank ones say nothing."""
    lines = tuple(line for line in records if any(line.cells))
    if not lines:
        raise Problem("Tệp trống: không có dòng tiêu đề.")
    first, rest = lines[0], lines[1:]
    header = tuple(cell.lower() for cell in first.cells)
    table = table_of(header)
    issues = (*_misnamed(first.number, header, table), *_misshapen(rest, header))
    return Sheet(table, header, rest, issues, page)


def cleaned(text: str) -> str:
    """Return the text of a cell as every reader gives it."""
    # A no-break space, which Excel and web pages put in, separates words like any other.
    return unicodedata.normalize("NFC", text).translate(_SPACES).strip()


_SPACES = {ord(space): " " for space in "\u00a0\u202f\u2007"} | {
    ord(nothing): None for nothing in "\u200b\ufeff"
}


def records_of(text: str) -> Iterator[FileLine]:
    """Yield the records of a CSV file; Problem where one has no end."""
    delimiter = _delimiter(text)
    if text.count("\n") + text.count("\r") > LINES or text.count(delimiter) > CELLS:
        raise Problem(
            f"Tệp CSV quá lớn: nhiều nhất {LINES} dòng và {CELLS} ô. Hãy xóa phần thừa, hoặc chia "
            "thành nhiều tệp."
        )
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
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


def _delimiter(text: str) -> str:
    """Return the separator that the header line uses most; a comma where it has none."""
    header = next((line for line in io.StringIO(text, newline=None) if line.strip()), "")
    return max(",;\t", key=header.count)


def _misnamed(number: int, header: tuple[str, ...], table: RecordedTable) -> Iterator[Issue]:
    for name, times in Counter(name for name in header if name).items():
        if name not in table.names:
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
