"""What a file looks like, as text, so that an officer sees the place of each issue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from data_access.imports.outcome import ImportOutcome
from data_access.imports.reading.books import Book, opened
from data_access.imports.reading.cell_texts import text_of
from data_access.imports.reading.encodings import decoded
from data_access.imports.reading.formats import readable
from data_access.imports.reading.packages import is_workbook
from data_access.imports.reading.read import FileLine, records_of
from data_access.templates.form import MARK, NAMES_ROW, PRINTED_TEXTS

FIRST, MOST, WIDEST, LONGEST = 30, 200, 30, 120
"""Rows shown from the top, rows in all, cells of a row, characters of a cell."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as people see it; `number` is that of the worksheet, or the line of a CSV file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A worksheet, or a whole CSV file, whose `title` is None, as far as it is shown."""

    title: str | None
    rows: tuple[PreviewRow, ...]


def preview(content: bytes, outcome: ImportOutcome | None = None) -> tuple[PreviewPage, ...]:
    """Return the top of each visible sheet, and the rows with issues; Problem where unreadable."""
    content = readable(content)
    if not is_workbook(content):
        return (decoded(content, lambda text: _page(None, records_of(text), outcome)),)
    with opened(content) as book:
        visible = (sheet for sheet in book.sheets if sheet.sheet_state == "visible")
        pages = [_page(sheet.title, _lines(book, sheet), outcome) for sheet in visible]
        return tuple(page for page in pages if page.rows)


def _lines(book: Book, sheet: Any) -> Iterator[FileLine]:
    """Yield the rows of a sheet without what a form writes for the reader alone."""
    names, printed = NAMES_ROW if book.titled(MARK) is not None else 0, 0
    for number, cells in book.rows(sheet):
        if number == names:
            printed = next((cell.column for cell in cells if cell.value == PRINTED_TEXTS), 0)
        elif seen := [cell for cell in cells if cell.column != printed]:
            yield FileLine(number, _texts(seen))


def _page(
    title: str | None, lines: Iterable[FileLine], outcome: ImportOutcome | None
) -> PreviewPage:
    issues = outcome.issues if outcome else ()
    wanted = {issue.line for issue in issues if issue.page == title}
    rows: list[PreviewRow] = []
    for line in lines:
        if len(rows) < MOST and (len(rows) < FIRST or line.number in wanted):
            rows.append(PreviewRow(line.number, tuple(_shown(line.cells))))
    return PreviewPage(title, tuple(rows))


def _shown(cells: tuple[str, ...]) -> Iterator[str]:
    for cell in cells[:WIDEST]:
        yield cell if len(cell) <= LONGEST else f"{cell[:LONGEST]}…"


def _texts(cells: list[Any]) -> tuple[str, ...]:
    texts = [""] * min(cells[-1].column, WIDEST)
    for cell in cells:
        place = cell.column - 1
        if place < len(texts):
            texts[place] = "" if cell.data_type == "f" else text_of(cell.value)
    return tuple(texts)
