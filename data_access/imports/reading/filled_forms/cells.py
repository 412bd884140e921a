"""Single cells of a filled template: those of its cover, its marks, and how a cell is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data_access.imports.reading.books import Book, Fault, value_and_fault
from data_access.imports.reading.cell_texts import entry_of, text_of
from data_access.imports.reading.contents import OUTSIDE, PRINTED, PageContent, mask, masks
from data_access.imports.reading.left_aside import other_cells, unseen
from data_access.recorded.definition.issues import Issue
from data_access.templates.form import AMOUNTS, COUNTS, MARK, PART

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_COVER_ROWS = 14


@dataclass(frozen=True, slots=True)
class FilledCell:
    """An entered cell as text, with what is wrong with it as such, None if nothing."""

    text: str
    fault: Fault | None


def read_cell(book: Book, sheet: Any, cell: Any, name: str) -> FilledCell:
    """Return a cell as text, with its fault; `name` is its column's."""
    cell, fault = value_and_fault(book, sheet, cell)
    text = entry_of(cell)
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


def rest_of_cover(
    book: Book, title: str, entered: Iterable[str]
) -> tuple[PageContent, tuple[Issue, ...]]:
    """Return what a cover holds beside what is entered, and what is to be said of it.

    Names stand before the cells that are filled in, and advice behind all but the last of them.
    """
    cells, own = book.filled[title], masks(entered)
    last = max(_COVER_ROWS, *own)
    block = {row: mask([2, 4] if row < last else [2]) | own.get(row, 0) for row in range(last + 1)}
    outside = {row: bits & ~block.get(row, 0) for row, bits in cells.items()}
    content = PageContent(title, cells, {OUTSIDE: outside, PRINTED: cells})
    notes = (*other_cells(content), *unseen(book, book.titled(title), (), ()))
    return content, notes
