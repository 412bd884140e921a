"""What a workbook holds that is not read, or is read unasked: said as notes, for nothing else."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter

from data_access.imports.reading.books import Book
from data_access.imports.reading.contents import (
    OTHER_PAGE,
    OUTSIDE,
    PRINTED,
    PageContent,
    addresses,
    cell_of,
)
from data_access.imports.reading.read import cleaned
from data_access.recorded.definition.issues import Issue, page_note
from progress.model.numbers import written

_SOME, _LONGEST = 10, 200


def other_sheets(book: Book, read: Collection[str]) -> Iterator[Issue]:
    """Yield the worksheets, beside those with these titles, that hold something."""
    for sheet in book.sheets:
        cells = sum(len(row) for _, row in book.rows(sheet)) if sheet.title not in read else 0
        if cells:
            hidden = "" if sheet.sheet_state == "visible" else "đang ẩn, "
            yield page_note(
                sheet.title,
                "sheet-not-read",
                f"Không đọc trang này ({hidden}{written(cells)} ô có nội dung): không phải bảng "
                "hay trang của mẫu. Số cần nhập hãy chép vào đúng trang.",
            )


def other_pages(
    book: Book, read: Collection[str], printed: Collection[str] = ()
) -> Iterator[PageContent]:
    """Yield what stands on the worksheets beside those with these titles, all of it left out."""
    for title, cells in book.filled.items():
        if title not in read:
            yield PageContent(title, cells, {PRINTED if title in printed else OTHER_PAGE: cells})


def other_cells(content: PageContent) -> Iterator[Issue]:
    """Yield the cells of a worksheet that stand in no column of the form."""
    if places := list(addresses(content.left_out[OUTSIDE])):
        yield page_note(
            str(content.title),
            "cells-not-read",
            f"Không đọc {written(len(places))} ô ngoài các cột của mẫu: {some(places)}.",
        )


def unseen(
    book: Book, sheet: Any, filled: Collection[int], columns: Collection[int]
) -> Iterator[Issue]:
    """Yield what was read though nobody sees it on the screen, and comments, which were not."""
    if filled and sheet.sheet_state != "visible":
        yield page_note(sheet.title, "hidden-sheet-read", "Trang này đang ẩn, vẫn được đọc.")
    rows = sorted(book.hidden_rows(sheet) & set(filled))
    if rows:
        yield page_note(
            sheet.title,
            "hidden-rows-read",
            f"Có {written(len(rows))} dòng đang ẩn (do lọc hoặc do người ẩn) vẫn được đọc: dòng "
            f"{some([str(row) for row in rows])}.",
        )
    letters = [get_column_letter(each) for each in columns if book.hides_column(sheet, each)]
    if letters:
        yield page_note(
            sheet.title,
            "hidden-columns-read",
            f"Có {written(len(letters))} cột đang ẩn vẫn được đọc: cột {some(letters)}.",
        )
    for address, words in book.comments(sheet):
        if said := beginning(words):
            sentence = f"Không đọc ghi chú gắn ở ô («{said}»). Số cần nhập hãy ghi vào ô."
            note = page_note(sheet.title, "comment-not-read", sentence)
            yield replace(note, line=cell_of(address)[0], address=address)


def beginning(text: str) -> str:
    """Return the first words of a text, on one line."""
    return " ".join(cleaned(text).split())[:_LONGEST]


def some(places: Sequence[str]) -> str:
    """Return the first places of a list, and how many more there are."""
    more = f" và {len(places) - _SOME} chỗ khác" if len(places) > _SOME else ""
    return f"{', '.join(places[:_SOME])}{more}"
