"""Read: an Excel workbook with one table in long form to the sheet that a CSV file gives.

Cells become the text that a person sees. The value that the file holds beside a formula has to be
confirmed, since it may be the answer of another day. A code that is written once over merged rows
counts for each.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter

from data_access.imports.reading.books import Book, MergedArea, value_and_fault
from data_access.imports.reading.cell_texts import entry_of
from data_access.imports.reading.left_aside import other_pages, other_sheets, unseen
from data_access.imports.reading.read import FileLine, FileSheet, holds_table, sheet_of
from data_access.recorded.definition.issues import Issue
from data_access.store.problems import Problem
from data_access.templates.form import FAULTS

_DIGITS = re.compile(r"[0-9]+")
_NAMED = 5
"""Most sheets that a sentence names."""


def read_table(book: Book) -> FileSheet:
    """Return the one table of an open workbook; Problem where it has none, or two.

    Worksheets that are hidden, empty or without the header of a table are left aside.
    """
    visible = [sheet for sheet in book.sheets if sheet.sheet_state == "visible"]
    read = [(sheet, list(_lines(book, sheet))) for sheet in visible]
    pages = [(sheet, lines) for sheet, lines in read if lines]
    tables = [(sheet, lines) for sheet, lines in pages if holds_table([line for line, _ in lines])]
    if len(tables) > 1:
        titles = ", ".join(f"«{sheet.title}»" for sheet, _ in tables[:_NAMED])
        more = len(tables) - _NAMED
        titles += f" và {more} trang khác" if more > 0 else ""
        raise Problem(
            f"Tệp có nhiều trang chứa bảng: {titles}. Mỗi lần chỉ nhập một bảng: hãy tách các "
            "trang thành từng tệp."
        )
    if not pages:
        return sheet_of([], "")
    # Without a table the first page with words on it says what is wrong with its header.
    page, lines = (tables or pages)[0]
    sheet = sheet_of([line for line, _ in lines], page.title)
    faults = tuple(issue for _, issues in lines for issue in issues)
    faults = tuple(_of_column(issue, sheet) for issue in faults)
    faults += tuple(other_sheets(book, (page.title, FAULTS)))
    columns = [at for at, name in enumerate(sheet.header, 1) if name in sheet.table.names]
    faults += tuple(unseen(book, page, [line.number for line in sheet.lines], columns))
    contents = (*sheet.contents, *other_pages(book, (page.title,)))
    sheet = replace(sheet, issues=(*sheet.issues, *faults), contents=contents)
    return _spread(sheet, book.areas(page))


def located(sheet: FileSheet, issue: Issue) -> Issue:
    """Return an issue with the address of its cell, if the sheet stands in a workbook."""
    if issue.page is not None:
        return issue
    spot = sheet.spots.get(issue.line)
    if spot is not None:
        address, label = spot.cells.get(issue.column or "", (None, None))
        # The cell may stand on another row than most of the line: a cover is read top down.
        row = int(_DIGITS.findall(address)[0]) if address else spot.row
        return replace(issue, page=spot.page, address=address, column=label, line=row)
    if sheet.page is None:
        return issue
    places = [place for place, name in enumerate(sheet.header, 1) if name and name == issue.column]
    address = f"{get_column_letter(places[0])}{issue.line}" if places else None
    return replace(issue, page=sheet.page, address=address)


def _lines(book: Book, sheet: Any) -> Iterator[tuple[FileLine, list[Issue]]]:
    for number, filled in book.rows(sheet):
        issues: list[Issue] = []
        texts = [""] * filled[-1].column
        for cell in filled:
            read, fault = value_and_fault(book, sheet, cell)
            texts[cell.column - 1] = entry_of(read)
            if fault is not None:
                issues.append(Issue(number, str(cell.column), *fault))
        if any(texts):
            yield FileLine(number, tuple(texts)), issues


def _of_column(issue: Issue, sheet: FileSheet) -> Issue:
    """Return the issue of a cell with the name of its column in place of its number."""
    place = int(issue.column or 0)
    name = sheet.header[place - 1] if place <= len(sheet.header) else ""
    return replace(issue, column=name or get_column_letter(place))


def _spread(sheet: FileSheet, areas: tuple[MergedArea, ...]) -> FileSheet:
    """Give every row of a merged area its code; a merged count says nothing about each row."""
    lines = {line.number: list(line.cells) for line in sheet.lines}
    issues = list(sheet.issues)
    last = max(lines, default=0)
    for area in areas:
        left, top, right, bottom = area.left, area.top, area.right, area.bottom
        name = sheet.header[left - 1] if left <= len(sheet.header) else ""
        if not name or top not in lines or (left == right and top == bottom):
            continue
        if name not in sheet.table.key or left != right:
            issues.append(Issue(top, name, "merged-cells", area.refusal))
            continue
        value = lines[top][left - 1] if left <= len(lines[top]) else ""
        for number in range(top + 1, min(bottom, last) + 1):
            if number in lines:
                cells = lines[number]
                cells.extend([""] * (left - len(cells)))
                cells[left - 1] = cells[left - 1] or value
    spread = tuple(FileLine(line.number, tuple(lines[line.number])) for line in sheet.lines)
    return replace(sheet, lines=spread, issues=tuple(issues))
