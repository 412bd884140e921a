"""What a file looks like, as text, so that an officer sees the place of each issue."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.imports.outcome import Outcome

FIRST, MOST, WIDEST, LONGEST = 30, 200, 30, 120
"""Rows shown from the top, rows in all, cells of a row, characters of a cell."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as people see it; `number` is that of the worksheet, or the line of a CSV file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A worksheet, or a whole CSV file, whose `title` is None; `more` where rows are left out."""

    title: str | None
    rows: tuple[PreviewRow, ...]
    more: bool


def preview(content: bytes, outcome: Outcome | None = None) -> tuple[PreviewPage, ...]:
    """Return the top of each visible sheet, and the rows with issues; Problem where unreadable."""
    from data_access.imports.read import read
    from data_access.imports.workbook import is_workbook, read_workbook

    sheet = read_workbook(content) if is_workbook(content) else read(content)
    rows = (PreviewRow(1, sheet.header), *(PreviewRow(x.number, x.cells) for x in sheet.lines))
    return (PreviewPage(sheet.page, rows[:MOST], len(rows) > MOST),)
