"""Read: an Excel workbook to the same sheet that a CSV file gives.

Cells become the text that a person sees: `01` stays `01`, dates are dates, whole numbers have no
point. A formula is refused, since what the file holds beside it may be the answer of another day.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from data_access.imports.issues import Issue
from data_access.imports.layouts import layout_of
from data_access.imports.read import Line, Sheet, cleaned, sheet_of
from data_access.problems import Problem

UNPACKED = 200_000_000
"""Most bytes that a workbook may hold when it is unpacked: forms of this programme hold less."""
ROWS, COLUMNS = 200_000, 100
"""Most rows and columns of a worksheet."""
_PACKED = b"PK\x03\x04"
_OLD = bytes.fromhex("D0CF11E0A1B11AE1")
_ZEROS = re.compile(r"0{2,}")


def is_workbook(content: bytes) -> bool:
    """Tell whether a file is a workbook of any age, whatever its name."""
    return content.startswith((_PACKED, _OLD))


def read_workbook(content: bytes) -> Sheet:
    """Return the one table of a workbook; Problem where it cannot be opened or has none, or two.

    Worksheets that are hidden, empty or without the header of a table are left aside.
    """
    if content.startswith(_OLD):
        raise Problem(
            "Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu "
            "thành .xlsx rồi nhập lại."
        )
    _refuse_bomb(content)
    pages = _pages(content)
    tables = [(title, lines) for title, lines in pages if _has_header(lines)]
    if len(tables) > 1:
        titles = ", ".join(f"«{title}»" for title, _ in tables)
        raise Problem(
            f"Tệp có nhiều trang chứa bảng: {titles}. Mỗi lần chỉ nhập một bảng: hãy tách các "
            "trang thành từng tệp."
        )
    # Without a table the first page with words on it says what is wrong with its header.
    title, lines = (tables or pages or [("", [])])[0]
    sheet = sheet_of([line for line, _ in lines], title)
    faults = tuple(issue for _, issues in lines for issue in issues)
    faults = tuple(_of_column(issue, sheet) for issue in faults)
    return replace(sheet, issues=(*sheet.issues, *faults))


def located(sheet: Sheet, issue: Issue) -> Issue:
    """Return an issue with the address of its cell, if the sheet stands in a workbook."""
    if sheet.page is None:
        return issue
    places = [place for place, name in enumerate(sheet.header, 1) if name and name == issue.column]
    address = f"{get_column_letter(places[0])}{issue.line}" if places else None
    return replace(issue, page=sheet.page, address=address)


def _refuse_bomb(content: bytes) -> None:
    """Refuse what would fill the memory: the sizes are said before anything is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except BadZipFile as error:
        raise Problem(_UNREADABLE) from error
    if size > UNPACKED:
        raise Problem(
            f"Tệp Excel quá lớn khi mở ra (hơn {UNPACKED // 1_000_000} MB). Hãy chỉ giữ trang có "
            "bảng cần nhập, hoặc chia thành nhiều tệp."
        )


_UNREADABLE = (
    "Không mở được tệp Excel: tệp hỏng hoặc không phải .xlsx. Hãy mở bằng Excel, lưu lại thành "
    ".xlsx rồi nhập lại."
)
_Read = list[tuple[Line, list[Issue]]]


def _pages(content: bytes) -> list[tuple[str, _Read]]:
    """Return the visible worksheets on which something stands."""
    try:
        with warnings.catch_warnings():
            # About parts of a workbook that are not read here, such as drop-down lists.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(BytesIO(content), read_only=True, data_only=False)
            visible = [page for page in book.worksheets if page.sheet_state == "visible"]
            pages = [(page.title, list(_lines(page))) for page in visible]
    except (InvalidFileException, KeyError, ValueError, BadZipFile, SyntaxError) as error:
        raise Problem(_UNREADABLE) from error
    return [(title, lines) for title, lines in pages if lines]


def _lines(page: Any) -> Iterator[tuple[Line, list[Issue]]]:
    # Its type does not say that it reads only. What a file says of its own size may be wrong.
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(), start=1):
        filled = [cell for cell in row if cell.value is not None]
        if number > ROWS or (filled and filled[-1].column > COLUMNS):
            raise Problem(
                f"Trang «{page.title}» quá lớn: nhiều nhất {ROWS} dòng và {COLUMNS} cột. Hãy xóa "
                "phần thừa ở cuối trang, hoặc chia thành nhiều tệp."
            )
        issues: list[Issue] = []
        texts = [""] * (filled[-1].column if filled else 0)
        for cell in filled:
            texts[cell.column - 1] = _text(cell.value, str(cell.number_format or ""))
            fault = _fault(cell.data_type)
            if fault is not None:
                issues.append(Issue(number, str(cell.column), *fault))
        if any(texts):
            yield Line(number, tuple(texts)), issues


def _text(value: object, number_format: str) -> str:
    if isinstance(value, datetime):
        # Excel has no days without a time: midnight is none.
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and _ZEROS.fullmatch(number_format):
        # The format 00 shows the number 1 as 01, and codes are stored like that.
        return str(value).zfill(len(number_format))
    return cleaned(str(value))


def _fault(data_type: str) -> tuple[str, str] | None:
    if data_type == "f":
        return "formula", "Ô có công thức. Hãy dán giá trị (Paste Special, Values) rồi nhập lại."
    if data_type == "e":
        return "cell-error", "Ô báo lỗi của Excel. Hãy ghi giá trị đúng hoặc để trống."
    return None


def _has_header(lines: _Read) -> bool:
    try:
        layout_of(cell.lower() for cell in lines[0][0].cells)
    except Problem:
        return False
    return True


def _of_column(issue: Issue, sheet: Sheet) -> Issue:
    """Return the issue of a cell with the name of its column in place of its number."""
    place = int(issue.column or 0)
    name = sheet.header[place - 1] if place <= len(sheet.header) else ""
    return replace(issue, column=name or get_column_letter(place))
