"""A workbook, opened: its sheets cell by cell, within limits of size and of time.

Nothing in it is executed and no link is followed. Whatever a broken file makes the library stumble
over becomes one sentence.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.packaging.relationship import get_dependents
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.xml.functions import fromstring

from data_access.imports.reading.cell_texts import shown
from data_access.imports.reading.contents import mask
from data_access.imports.reading.packages import (
    CELLS,
    LAST_ROW,
    UNREADABLE,
    WorksheetPart,
    parts_of,
)
from data_access.imports.reading.read import COLUMNS, cleaned
from data_access.recorded.definition.issues import Severity
from data_access.store.callbacks import OnProgress, ignore_progress
from data_access.store.problems import Problem

ROWS = 200_000
"""Most rows of a worksheet that hold something."""
_OFTEN = 2_000


@dataclass(frozen=True, slots=True)
class MergedArea:
    """Merged cells: columns and rows, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int
    address: str

    @property
    def refusal(self) -> str:
        """What is to be done where these cells say nothing about each row."""
        return f"Các ô {self.address} bị gộp. Hãy bỏ gộp và ghi từng ô."


@dataclass(slots=True)
class Book:
    """An open workbook and what its parts say.

    `left` counts down its filled cells; `filled` has them, of the sheets that were read, by title.
    """

    sheets: list[Any]
    parts: Mapping[str, WorksheetPart]
    content: bytes
    on_progress: OnProgress = ignore_progress
    left: int = CELLS
    filled: dict[str, dict[int, int]] = field(default_factory=dict)
    stored: dict[str, Iterator[Any]] = field(default_factory=dict)

    def titled(self, title: str) -> Any | None:
        """Return the sheet with this title; None where there is none."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)

    def rows(self, sheet: Any) -> Iterator[tuple[int, list[Any]]]:
        """Yield the number and the filled cells of each row; Problem where there are too many."""
        # What a file says of its own size may be wrong.
        sheet.reset_dimensions()
        rows = 0
        masks = self.filled[sheet.title] = {}
        for number, row in enumerate(sheet.iter_rows(), start=1):
            filled = [cell for cell in row if cell.value is not None]
            self.left -= len(filled)
            # LibreOffice writes rows that are empty down to the last one there is.
            rows += bool(filled)
            # The number of a row is what the file says: empty ones are read up to it.
            large = rows > ROWS or number > LAST_ROW or self.left < 0
            if large or (filled and filled[-1].column > COLUMNS):
                raise Problem(
                    f"Trang «{sheet.title}» quá lớn: nhiều nhất {ROWS} dòng và {COLUMNS} cột. Hãy "
                    "xóa phần thừa ở cuối trang, hoặc chia thành nhiều tệp."
                )
            if number % _OFTEN == 0:
                self.on_progress("Đọc tệp", number, 0)
            if filled:
                bits = mask(cell.column for cell in filled if _says_something(cell.value))
                masks |= {number: bits} if bits else {}
                yield number, filled

    def stored_value(self, sheet: Any, formula: Any) -> Any | None:
        """Return what a formula gave when the file was saved, as a cell; None where that is empty.

        To be asked in the order of the rows.
        """
        if sheet.title not in self.stored:
            book = load_workbook(
                BytesIO(self.content), read_only=True, data_only=True, keep_links=False
            )
            second: Any = book[sheet.title]
            second.reset_dimensions()
            self.stored[sheet.title] = (c for row in second.iter_rows() for c in row)
        place = (formula.row, formula.column)
        for cell in self.stored[sheet.title]:
            # Between the cells stand empty ones without a place.
            if (getattr(cell, "row", 0), getattr(cell, "column", 0)) == place:
                return cell if _says_something(cell.value) else None
        return None

    def areas(self, sheet: Any) -> tuple[MergedArea, ...]:
        """Return the merged areas of a sheet; Problem where they hold more rows than a sheet."""
        areas = tuple(_area(address) for address in self._part(sheet).merged)
        if sum(area.bottom - area.top for area in areas) > ROWS:
            raise Problem(f"Trang «{sheet.title}» có quá nhiều ô gộp. Hãy bỏ gộp ô rồi nhập lại.")
        return areas

    def hidden_rows(self, sheet: Any) -> frozenset[int]:
        """Return the rows that a filter, or a person, has hidden; they are read like others."""
        return self._part(sheet).hidden

    def hides_column(self, sheet: Any, column: int) -> bool:
        """Tell whether nobody sees a column, counted from 1."""
        return any(first <= column <= last for first, last in self._part(sheet).columns)

    def comments(self, sheet: Any) -> Iterator[tuple[str, str]]:
        """Yield the cells that bear a comment, and its words; none that a check wrote there."""
        with ZipFile(BytesIO(self.content)) as packed:
            folder, _, name = _path(sheet).rpartition("/")
            links = f"{folder}/_rels/{name}.rels"
            known = get_dependents(packed, links) if links in packed.namelist() else ()
            for link in known:
                if link.Type.endswith("/comments"):
                    tree = fromstring(packed.read(link.target))
                    yield from map(_comment, tree.iterfind(".//{*}comment"))

    def _part(self, sheet: Any) -> WorksheetPart:
        return self.parts.get(_path(sheet), WorksheetPart())


def _path(sheet: Any) -> str:
    return str(getattr(sheet, "_worksheet_path", "")).lstrip("/")


def _comment(element: Any) -> tuple[str, str]:
    text = "".join(str(each.text or "") for each in element.iterfind(".//{*}t"))
    # Before the words of a discussion Excel puts advice for programs that cannot show it.
    said = re.sub(r"\A\[[^\]]*\].*?\n\w+:\s", "", text, count=1, flags=re.DOTALL)
    ours = tuple(f"{each.label}: " for each in Severity)
    words = "\n".join(line for line in said.splitlines() if not line.startswith(ours))
    address = str(element.get("ref", ""))
    return address if re.fullmatch("[A-Z]{1,3}[1-9][0-9]{0,6}", address) else "A1", words


def _area(address: str) -> MergedArea:
    corners = re.findall(r"([A-Z]+)([0-9]+)", address)
    (left, top), (right, bottom) = ((column_index_from_string(c), int(r)) for c, r in corners)
    return MergedArea(left, top, right, bottom, address)


@contextmanager
def opened(content: bytes, on_progress: OnProgress = ignore_progress) -> Iterator[Book]:
    """Open a workbook for reading; Problem where that cannot be done, or breaks off."""
    parts = parts_of(content)
    try:
        with warnings.catch_warnings():
            # About parts of a workbook that are not read here, such as drop-down lists.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(
                BytesIO(content), read_only=True, data_only=False, keep_links=False
            )
            yield Book(list(book.worksheets), parts, content, on_progress)
    except (
        # What the library lets through when the parts of a workbook contradict each other.
        ArithmeticError,
        AssertionError,
        AttributeError,
        BadZipFile,
        InvalidFileException,
        LookupError,
        RecursionError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        raise Problem(UNREADABLE) from error


def _says_something(value: object) -> bool:
    return value is not None and (not isinstance(value, str) or bool(cleaned(value)))


Fault: TypeAlias = tuple[str, str, Severity]
"""Code, sentence and severity of what is wrong with a cell as such."""


def value_and_fault(book: Book, sheet: Any, cell: Any) -> tuple[Any, Fault | None]:
    """Return the cell to be read, and what is wrong with it; None where nothing is.

    A formula stands for the value stored beside it, which is to be confirmed.
    """
    stored = book.stored_value(sheet, cell) if cell.data_type == "f" else None
    if cell.data_type == "f" and stored is None:
        sentence = "Ô có công thức. Hãy dán giá trị (Paste Special, Values) rồi nhập lại."
        return cell, ("formula", sentence, Severity.ERROR)
    if "e" in (cell.data_type, stored is not None and stored.data_type):
        sentence = "Ô báo lỗi của Excel. Hãy ghi giá trị đúng hoặc để trống."
        return cell, ("cell-error", sentence, Severity.ERROR)
    if stored is not None:
        sentence = (
            f"Ô có công thức, giá trị lưu trong tệp là «{shown(stored)}». Hãy kiểm tra đúng là "
            "số cần ghi và nêu lý do, hoặc ghi thẳng giá trị."
        )
        return stored, ("formula-value", sentence, Severity.WARNING)
    return cell, None
