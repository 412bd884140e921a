"""Single cells of a filled template: those of its cover, its marks, and how a cell is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data_access.imports.reading.books import Book, Fault, entry_of, text_of, value_and_fault
from data_access.imports.reading.contents import OUTSIDE, PRINTED, Cells, PageContent, cell_of, mask
from data_access.templates.form import AMOUNTS, COUNTS, MARK, PART, TEXTS

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_COVER_BLOCK, _COVER_ROWS = mask(range(1, 5)), 15


@dataclass(frozen=True, slots=True)
class FilledCell:
    """An entered cell as text, with what is wrong with it as such, None if nothing."""

    text: str
    fault: Fault | None


def read_cell(book: Book, sheet: Any, cell: Any, name: str) -> FilledCell:
    """Return a cell as text, with its fault; `name` is its column's."""
    cell, fault = value_and_fault(book, sheet, cell)
    is_text = name.split(PART)[0] in TEXTS
    text = text_of(cell.value, str(cell.number_format or "")) if is_text else entry_of(cell)
    return FilledCell(entered_text(name, text) if isinstance(cell.value, str) else text, fault)


def entered_text(name: str, text: str) -> str:
    """Return the text of a cell, a count that is grouped the way people write it as digits.

    A number that Excel itself holds as a fraction stays one, and is refused: 1.234 typed there is
    not a thousand any more.
    """
    is_count = name.split(PART)[0] in COUNTS and _GROUPED.fullmatch(text)
    # A comma may begin the decimals of an amount.
    is_amount = name in AMOUNTS and "," not in text and _GROUPED.fullmatch(text)
    return re.sub(r"[^0-9]", "", text) if is_count or is_amount else text


def marks_of(book: Book) -> dict[str, str]:
    """Return the marks of a workbook by their names; none where it was made from no template."""
    sheet = book.titled(MARK)
    if sheet is None:
        return {}
    return {
        text_of(cells[0].value): text_of(cells[1].value)
        for _, cells in book.rows(sheet)
        if len(cells) > 1
    }


def cover_of(book: Book, title: str, addresses: Mapping[str, str]) -> dict[str, FilledCell]:
    """Return what was entered into the cells of a cover, by their names."""
    names = {address: name for name, address in addresses.items()}
    cells_by_name = {}
    for _, cells in book.rows(book.titled(title)):
        for cell in cells:
            name = names.get(cell.coordinate)
            if name is not None:
                cells_by_name[name] = read_cell(book, book.titled(title), cell, name)
    return {name: cell for name, cell in cells_by_name.items() if cell.text}


def content_of_cover(title: str, cells: Cells, entered: tuple[str, ...]) -> PageContent:
    """Return what a cover holds: what stands beside its printed block belongs to somebody."""
    own = dict(cell_of(address) for address in entered)
    block = dict.fromkeys(range(1, max(_COVER_ROWS, *own, 0) + 1), _COVER_BLOCK)
    printed = {row: bits & block.get(row, 0) & ~own.get(row, 0) for row, bits in cells.items()}
    outside = {row: bits & ~block.get(row, 0) for row, bits in cells.items()}
    return PageContent(title, cells, {PRINTED: printed, OUTSIDE: outside})
