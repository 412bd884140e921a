"""The officer's own file, given back with its faulty cells marked.

The cells are coloured and carry the sentence as a comment; a first sheet lists everything, with
links. Nothing is computed or executed, and the file can be corrected and handed in again.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from data_access.imports.grouping import grouped
from data_access.imports.outcome import ImportOutcome
from data_access.imports.reading.books import opened
from data_access.imports.reading.encodings import decoded
from data_access.imports.reading.formats import readable
from data_access.imports.reading.packages import is_workbook
from data_access.imports.reading.read import FileLine, records_of
from data_access.recorded.definition.issues import Issue, Severity
from data_access.templates.form import FAULTS

MOST_CELLS = 200_000
"""Files with more cells come back as the list alone: they would fill the memory."""
_LONGEST = 32_000
_COLOURS = {Severity.ERROR: "F7C7C3", Severity.WARNING: "FCE4B0", Severity.NOTE: "DCEBF5"}


def marked(content: bytes, outcome: ImportOutcome) -> bytes:
    """Return a workbook: all issues on its first sheet, and the faulty cells of the file marked.

    A CSV file becomes a workbook of its rows. Problem where the file cannot be read.
    """
    content = readable(content)
    issues = outcome.issues
    stream = BytesIO()
    with _book_of(content) as book:
        listed = _list(book, outcome)
        for row, group in enumerate(grouped(issues), start=4):
            cells = [_marked(book, issue) for issue in group.issues]
            if cells[0] is not None:
                _link(listed.cell(row, 3), cells[0])
        # Two selected sheets would be a group, in which what is typed goes into both.
        for sheet in book.worksheets:
            sheet.sheet_view.tabSelected = sheet is listed
        book.active = 0
        book.save(stream)
    return stream.getvalue()


@contextmanager
def _book_of(content: bytes) -> Iterator[Any]:
    """Give the officer's workbook, or one of the rows of a CSV file; bare if it is too large."""
    if not is_workbook(content):
        yield decoded(content, lambda text: _rows_as_book(records_of(text)))
        return
    with opened(content) as read:
        if sum(len(cells) for sheet in read.sheets for _, cells in read.rows(sheet)) > MOST_CELLS:
            yield Workbook()
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(BytesIO(content), data_only=False, keep_links=False)
        # A list from the last time would say what is right by now.
        for sheet in [each for each in book.worksheets if each.title == FAULTS]:
            book.remove(sheet)
        yield book


def _rows_as_book(lines: Iterator[FileLine]) -> Any:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Tệp CSV"
    left = MOST_CELLS
    for line in lines:
        left -= len(line.cells)
        if left < 0:
            return Workbook()
        for place, text in enumerate(line.cells, start=1):
            if text:
                _put(sheet.cell(line.number, place), text)
    return book


def _put(cell: Any, text: str) -> None:
    """Write a text that stays a text, whatever it begins with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]
    cell.data_type = "s"
    cell.number_format = "@"


def _list(book: Any, outcome: ImportOutcome) -> Any:
    sheet = book.create_sheet(FAULTS, 0)
    title = f"{outcome.file_name}: {len(outcome.errors)} lỗi, {len(outcome.warnings)} cảnh báo"
    _put(sheet["A1"], title)
    sheet["A1"].font = Font(name="Times New Roman", size=14, bold=True, color="0B5C8A")
    for place, (words, width) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(3, place, words)
        cell.font = Font(name="Times New Roman", size=12, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B5C8A")
        sheet.column_dimensions[get_column_letter(place)].width = width
    row = 4
    for group in grouped(outcome.issues):
        issue = group.first
        where = group.place.removeprefix(f"Trang «{issue.page}»").removeprefix(", ")
        _put_row(sheet, row, group.severity.label, issue.page or "", where, group.sentence)
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=_COLOURS[group.severity])
        row += 1
    for account in outcome.accounts:
        _put_row(sheet, row, "Đã đọc", account.title or "", "", account.sentence)
        row += 1
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return sheet


_COLUMNS = (("Loại", 12), ("Trang", 18), ("Ô, dòng", 34), ("Cần sửa", 100))


def _put_row(sheet: Any, row: int, *texts: str) -> None:
    for place, text in enumerate(texts, start=1):
        cell = sheet.cell(row, place)
        _put(cell, text)
        cell.font = Font(name="Times New Roman", size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _cell(book: Any, issue: Issue) -> Any | None:
    """Return the cell that an issue is about, the first of its row for a whole row."""
    title = issue.page or ("Tệp CSV" if "Tệp CSV" in book.sheetnames else "")
    if title not in book.sheetnames or not issue.line:
        return None
    sheet = book[title]
    address = issue.address or f"{_letter(sheet, issue)}{issue.line}"
    letter, row = coordinate_from_string(address)
    cell = sheet.cell(row, column_index_from_string(letter))
    if isinstance(cell, MergedCell):
        area = next((area for area in sheet.merged_cells.ranges if address in area), None)
        cell = sheet.cell(area.min_row, area.min_col) if area else None
    return cell


def _letter(sheet: Any, issue: Issue) -> str:
    """Return the column of a CSV file that an issue names, by the first line with words on it."""
    if issue.page is not None or issue.column is None:
        return "A"
    for row in sheet.iter_rows():
        names = [str(cell.value or "").lower() for cell in row]
        if any(names):
            return (
                get_column_letter(names.index(issue.column) + 1) if issue.column in names else "A"
            )
    return "A"


def _link(link: Any, cell: Any) -> None:
    title = cell.parent.title.replace("'", "''")
    link.hyperlink = f"#'{title}'!{cell.coordinate}"
    link.font = Font(name="Times New Roman", size=12, underline="single", color="0B5C8A")


def _marked(book: Any, issue: Issue) -> Any | None:
    """Colour the cell of an issue and say there what is wrong; return it, None where none is."""
    cell = _cell(book, issue)
    if cell is None:
        return None
    cell.fill = PatternFill("solid", fgColor=_COLOURS[issue.severity])
    earlier = f"{cell.comment.text}\n" if cell.comment is not None else ""
    comment = Comment(
        ILLEGAL_CHARACTERS_RE.sub("", f"{earlier}{issue.severity.label}: {issue.sentence}")[
            :_LONGEST
        ],
        "Bảng theo dõi",
    )
    comment.width, comment.height = 360, 140
    cell.comment = comment
    return cell
