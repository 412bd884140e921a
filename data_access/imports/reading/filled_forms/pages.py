"""Sheets of rows of a filled template, by the columns' hidden names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl.utils import get_column_letter

from data_access.imports.reading.books import Book, MergedArea
from data_access.imports.reading.cell_texts import text_of
from data_access.imports.reading.contents import (
    OUTSIDE,
    PRINTED,
    TYPED_OVER,
    Cells,
    PageContent,
    mask,
    masks,
)
from data_access.imports.reading.filled_forms.cells import FilledCell, read_cell
from data_access.imports.reading.filled_forms.printed import printed_texts, typed_over
from data_access.imports.reading.left_aside import other_cells, unseen
from data_access.recorded.definition.issues import Issue, Severity
from data_access.recorded.registry import RECORDED
from data_access.store.problems import Problem
from data_access.templates.form import (
    AMOUNTS,
    COMMUNES,
    COUNTS,
    FIRST_ROW,
    HEADING_ROW,
    LABEL,
    NAMES_ROW,
    PART,
    PLAIN,
    PRINTED_HEADINGS,
    PRINTED_LABELS,
    PRINTED_TEXTS,
    TOLD_BY,
    plan_keys,
    printed_keys,
)


@dataclass(frozen=True, slots=True)
class FilledPage:
    """A sheet of rows: `columns` give the address letter and heading of each hidden name."""

    title: str
    columns: Mapping[str, tuple[str, str]]
    rows: tuple[tuple[int, Mapping[str, FilledCell]], ...]
    notes: tuple[Issue, ...] = ()
    content: PageContent = field(default_factory=lambda: PageContent(None, {}))


def page_of(book: Book, title: str, *, is_open: bool) -> FilledPage:
    """Return what was entered on a sheet of rows; Problem where its hidden names are lost."""
    sheet = book.titled(title)
    columns: dict[int, str] = {}
    headings: dict[int, str] = {}
    rows = []
    changed: list[Issue] = []
    for number, cells in book.rows(sheet):
        if number == NAMES_ROW:
            names = {text_of(cell.value): cell.column for cell in reversed(cells)}
            columns = {column: name for name, column in names.items()}
        elif number == HEADING_ROW:
            headings = {cell.column: text_of(cell.value) for cell in cells}
            columns |= _unnamed(columns, headings)
        elif number >= FIRST_ROW:
            changed += typed_over(title, cells, printed_texts(cells, columns))
            rows.append((number, dict(_entered(book, sheet, cells, columns))))
    if TOLD_BY[title] not in columns.values():
        raise Problem(
            f"Trang «{title}» mất dòng mã ẩn (dòng {NAMES_ROW}). Hãy tải lại mẫu và chép các số đã "
            "điền sang, không xóa dòng nào ở đầu trang."
        )
    places = {
        name: (get_column_letter(place), headings.get(place, name))
        for place, name in columns.items()
        if name
    }
    filled = tuple((number, cells) for number, cells in rows if cells)
    known = {name for _, cells in filled for name in cells} - _codes(title)
    seen = [column for column, name in columns.items() if name in known]
    content = _content(title, book.filled[title], columns, masks(c.address for c in changed))
    notes = (*other_cells(content), *changed, *unseen(book, sheet, dict(filled), seen))
    spread = _spread(filled, places, book.areas(sheet))
    return FilledPage(title, places, spread, notes, replace(content, rest_refused=not is_open))


def _entered(
    book: Book, sheet: Any, cells: list[Any], columns: Mapping[int, str]
) -> Iterator[tuple[str, FilledCell]]:
    """Yield the cells of a row that are read, by the names of their columns."""
    unknown = {PRINTED_TEXTS, "", *(columns[column] for column in _unknown(columns))}
    for cell in cells:
        name = columns.get(cell.column, "")
        read = None if name in unknown else read_cell(book, sheet, cell, name)
        if read is not None and read.text:
            yield name, read


def _content(title: str, cells: Cells, columns: Mapping[int, str], changed: Cells) -> PageContent:
    """Return what a sheet of rows holds: entered is what stands in a column that is filled in.

    What is left out for several reasons counts for the first.
    """
    last = mask(range(1, max(columns, default=0) + 1))
    codes = _codes(title)
    unknown = mask(_unknown(columns))
    entries = mask(column for column, name in columns.items() if name and name not in codes)
    # Above the groups of the headings stand a title and advice, in the first column.
    own = {row: unknown if row >= FIRST_ROW else ~1 if row < NAMES_ROW - 1 else 0 for row in cells}
    return PageContent(
        title,
        cells,
        {
            TYPED_OVER: changed,
            OUTSIDE: {row: bits & (~last | own[row]) for row, bits in cells.items()},
            PRINTED: {r: bits & ~entries if r >= FIRST_ROW else bits for r, bits in cells.items()},
        },
    )


def _unnamed(columns: Mapping[int, str], headings: Mapping[int, str]) -> dict[int, str]:
    """Return names for columns without a hidden one: printed labels, and what somebody put in."""
    labels = (column for column, heading in headings.items() if heading in PRINTED_LABELS)
    named = {column: LABEL for column in labels if not columns.get(column)}
    # No hidden name is a question mark.
    return named | dict.fromkeys(_inserted({**columns, **named}, headings), "?")


def _inserted(columns: Mapping[int, str], headings: Mapping[int, str]) -> Iterator[int]:
    """Yield the columns that somebody put between those of the form."""
    for column in range(1, max(columns, default=0)):
        heading = headings.get(column, "")
        printed = heading in PRINTED_HEADINGS or heading.startswith("Năm ")
        if not columns.get(column) and not printed:
            yield column


def _unknown(columns: Mapping[int, str]) -> Iterator[int]:
    """Yield the columns whose hidden name somebody overwrote with what no table has."""
    for column, name in columns.items():
        if name and name.split(PART)[0] not in _NAMES:
            yield column


_NAMES = frozenset(
    {LABEL, PRINTED_TEXTS} | {column.name for table in RECORDED for column in table.columns}
)
_CODES = frozenset(
    {"indicator_code", "category_code", "task_code", "occurrence_year", LABEL, PRINTED_TEXTS}
    | {c.name for table in PLAIN.values() for c in (*printed_keys(table), *plan_keys(table))}
)
"""Names of columns whose cells are printed with the row, and only read with what is entered."""


def _codes(title: str) -> frozenset[str]:
    return _CODES | ({"unit_code"} if title in (COMMUNES, *PLAIN) else set())


def _spread(
    rows: tuple[tuple[int, Mapping[str, FilledCell]], ...],
    places: Mapping[str, tuple[str, str]],
    areas: tuple[MergedArea, ...],
) -> tuple[tuple[int, Mapping[str, FilledCell]], ...]:
    """Give each row below a merged cell the category, place or ownership that it shares.

    Anything else that is merged over rows, or a number over columns, says nothing about each.
    """
    letters = {letter: name for name, (letter, _) in places.items()}
    by_row = {number: dict(cells) for number, cells in rows}
    for area in areas:
        name = letters.get(get_column_letter(area.left), "")
        value = by_row.get(area.top, {}).get(name)
        is_number = name.split(PART)[0] in COUNTS | AMOUNTS
        if value is None or name in _CODES or (area.top == area.bottom and not is_number):
            continue
        if area.left != area.right or name not in _SHARED:
            fault = ("merged-cells", area.refusal, Severity.ERROR)
            by_row[area.top][name] = replace(value, fault=value.fault or fault)
            continue
        for number in range(area.top + 1, area.bottom + 1):
            if number in by_row:
                by_row[number].setdefault(name, value)
    return tuple(by_row.items())


_SHARED = frozenset({"category_code", "unit_code", "ownership"})
