"""Read a filled template: the cells that were entered, by sheet and by the columns' hidden names.

Nothing is judged and no database is asked here; `filled_sheets` turns the cells into tables.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from openpyxl.utils import get_column_letter

from data_access.imports.reading.books import Area, Book, Fault, entry_of, text_of, value_and_fault
from data_access.imports.reading.contents import OUTSIDE, PRINTED, Cells, PageContent, cell_of, mask
from data_access.imports.reading.left_aside import (
    hidden_rows,
    other_cells,
    other_pages,
    other_sheets,
)
from data_access.recorded.definition.issues import Issue
from data_access.recorded.registry import RECORDED
from data_access.store.problems import Problem
from data_access.templates.form import (
    AMOUNTS,
    COMMUNES,
    COUNTS,
    COVER,
    COVER_CELLS,
    COVERAGE,
    FIRST_ROW,
    HEADING_ROW,
    MARK,
    MARK_PART,
    MARK_PLAIN,
    MARK_UNIT,
    MARK_VERSION,
    MARK_YEAR,
    NAMES_ROW,
    OF_A_UNIT,
    OF_THE_COUNTRY,
    PART,
    PLAIN,
    PRINTED_HEADINGS,
    PRINTED_LABELS,
    ROWS_OF_A_REPORT,
    SHEETS,
    TASKS,
    TEXTS,
    TOLD_BY,
    VERSION,
    VISITS,
    plan_keys,
    printed_keys,
)
from progress.model.units import NATION

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
LABEL = "label"
"""Name given to the column of printed labels, which no hidden name stands for."""


@dataclass(frozen=True, slots=True)
class FilledCell:
    """An entered cell as text, with what is wrong with it as such, None if nothing."""

    text: str
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class FilledPage:
    """A sheet of rows: `columns` give the address letter and heading of each hidden name."""

    title: str
    columns: Mapping[str, tuple[str, str]]
    rows: tuple[tuple[int, Mapping[str, FilledCell]], ...]
    notes: tuple[Issue, ...] = ()
    content: PageContent = field(default_factory=lambda: PageContent(None, {}))


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template. `unit_code` and `year` are those it was made for.

    `missing` are sheets of the form that are not there, `notes` say what was not read.
    `has_report`: its cover is that of a report; what was entered on the page may be without, and
    the country's has none. `whole_form`: the rows in which nothing is entered are meant, too.
    `contents` are what the sheets hold.
    """

    unit_code: str
    year: str
    cover: Mapping[str, FilledCell]
    pages: tuple[FilledPage, ...]
    missing: tuple[str, ...]
    notes: tuple[Issue, ...]
    has_report: bool = True
    whole_form: bool = False
    contents: tuple[PageContent, ...] = ()


def is_template(book: Book) -> bool:
    """Tell whether a workbook was made from the template, of whatever version."""
    titles = {sheet.title for sheet in book.sheets}
    return MARK in titles or {COVER, COVERAGE, VISITS} <= titles


def read_filled(book: Book) -> Filled:
    """Return what was entered; Problem for a template of another version, or without its mark."""
    marks = marks_of(book)
    if marks.get(MARK_VERSION) != VERSION or MARK_UNIT not in marks or MARK_YEAR not in marks:
        version = (
            f"mẫu số {marks[MARK_VERSION]}" if marks.get(MARK_VERSION) else "mẫu mất dấu phiên bản"
        )
        raise Problem(
            f"Tệp làm theo {version}, hệ thống nhận mẫu số {VERSION}. Hãy tải mẫu mới (trang «Nhập "
            "số liệu» hoặc lệnh template), chép các số đã điền sang rồi nhập lại."
        )
    wanted: tuple[str, ...] = OF_THE_COUNTRY if marks[MARK_UNIT] == NATION else OF_A_UNIT
    wanted += tuple(title for title in marks.get(MARK_PLAIN, "").split(";") if title in PLAIN)
    titles = {sheet.title for sheet in book.sheets}
    pages = tuple(
        page_of(book, title, is_open=title != TASKS or marks[MARK_UNIT] == NATION)
        for title in (*ROWS_OF_A_REPORT, *PLAIN)
        if title in titles
    )
    cover = cover_of(book, COVER, COVER_CELLS) if COVER in titles else {}
    strange = tuple(other_sheets(book, SHEETS))
    for title in SHEETS & titles - book.filled.keys():
        list(book.rows(book.titled(title)))  # what is printed is counted, too
    in_part = MARK_PART in marks and cover.keys() <= {"unit_code", "year"}
    has_report = marks[MARK_UNIT] != NATION and not in_part
    entered = tuple(COVER_CELLS.values()) if has_report else ()
    contents = (
        *(content_of_cover(title, book.filled[title], entered) for title in titles & {COVER}),
        *(page.content for page in pages),
        *other_pages(book, {COVER, *ROWS_OF_A_REPORT, *PLAIN}, SHEETS),
    )
    order = [sheet.title for sheet in book.sheets]
    return Filled(
        unit_code=marks[MARK_UNIT],
        year=marks[MARK_YEAR],
        cover=cover,
        pages=pages,
        missing=tuple(title for title in wanted if title not in titles),
        notes=(*strange, *(note for page in pages for note in page.notes)),
        contents=tuple(sorted(contents, key=lambda each: order.index(str(each.title)))),
        has_report=has_report,
    )


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
                cells_by_name[name] = _read(book, book.titled(title), cell, name)
    return {name: cell for name, cell in cells_by_name.items() if cell.text}


def content_of_cover(title: str, cells: Cells, entered: tuple[str, ...]) -> PageContent:
    """Return what a cover holds: what stands beside its printed block belongs to somebody."""
    own = dict(cell_of(address) for address in entered)
    block = dict.fromkeys(range(1, max(_COVER_ROWS, *own, 0) + 1), _COVER_BLOCK)
    printed = {row: bits & block.get(row, 0) & ~own.get(row, 0) for row, bits in cells.items()}
    outside = {row: bits & ~block.get(row, 0) for row, bits in cells.items()}
    return PageContent(title, cells, {PRINTED: printed, OUTSIDE: outside})


_COVER_BLOCK, _COVER_ROWS = mask(range(1, 5)), 15


def page_of(book: Book, title: str, *, is_open: bool) -> FilledPage:
    """Return what was entered on a sheet of rows; Problem where its hidden names are lost."""
    sheet = book.titled(title)
    columns: dict[int, str] = {}
    headings: dict[int, str] = {}
    rows = []
    strange: list[str] = []
    for number, cells in book.rows(sheet):
        if number == NAMES_ROW:
            names = {text_of(cell.value): cell.column for cell in reversed(cells)}
            columns = {column: name for name, column in names.items()}
        elif number == HEADING_ROW:
            headings = {cell.column: text_of(cell.value) for cell in cells}
            labels = (c for c, heading in headings.items() if heading in PRINTED_LABELS)
            columns |= {column: LABEL for column in labels if not columns.get(column)}
            # No hidden name is a question mark.
            columns |= dict.fromkeys(_inserted(columns, headings), "?")
        elif number >= FIRST_ROW:
            unknown = set(_unknown(columns))
            last = max(columns, default=0)
            strange += (c.coordinate for c in cells if c.column > last or c.column in unknown)
            named = [(columns.get(c.column, ""), c) for c in cells if c.column not in unknown]
            read = {name: _read(book, sheet, cell, name) for name, cell in named if name}
            rows.append((number, {name: cell for name, cell in read.items() if cell.text}))
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
    spread = _spread(filled, places, book.areas(sheet))
    notes = (*other_cells(title, strange), *hidden_rows(book, sheet, dict(filled)))
    content = _content(title, book.filled[title], columns)
    return FilledPage(title, places, spread, notes, replace(content, rest_refused=not is_open))


def _content(title: str, cells: Cells, columns: Mapping[int, str]) -> PageContent:
    """Return what a sheet of rows holds: entered is what stands in a column that is filled in."""
    last = mask(range(1, max(columns, default=0) + 1))
    codes = _CODES | ({"unit_code"} if title in (COMMUNES, *PLAIN) else set())
    unknown = mask(_unknown(columns))
    entries = mask(column for column, name in columns.items() if name and name not in codes)
    below = {row: entries | unknown if row >= FIRST_ROW else 0 for row in cells}
    return PageContent(
        title,
        cells,
        {
            PRINTED: {row: bits & last & ~below[row] for row, bits in cells.items()},
            OUTSIDE: {row: bits & (~last | below[row] & unknown) for row, bits in cells.items()},
        },
    )


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


_NAMES = frozenset({LABEL} | {column.name for table in RECORDED for column in table.columns})
_CODES = frozenset(
    {"indicator_code", "category_code", "task_code", "occurrence_year", LABEL}
    | {c.name for table in PLAIN.values() for c in (*printed_keys(table), *plan_keys(table))}
)
"""Names of columns whose cells are printed with the row, and only read with what is entered."""


def _read(book: Book, sheet: Any, cell: Any, name: str) -> FilledCell:
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


def _spread(
    rows: tuple[tuple[int, Mapping[str, FilledCell]], ...],
    places: Mapping[str, tuple[str, str]],
    areas: tuple[Area, ...],
) -> tuple[tuple[int, Mapping[str, FilledCell]], ...]:
    """Give each row below a merged cell the category, place or ownership that it shares."""
    letters = {letter: name for name, (letter, _) in places.items()}
    by_row = {number: dict(cells) for number, cells in rows}
    for area in areas:
        name = letters.get(get_column_letter(area.left), "")
        value = by_row.get(area.top, {}).get(name)
        if area.left != area.right or name not in _SHARED or value is None:
            continue
        for number in range(area.top + 1, area.bottom + 1):
            if number in by_row:
                by_row[number].setdefault(name, value)
    return tuple(by_row.items())


_SHARED = frozenset({"category_code", "unit_code", "ownership"})
