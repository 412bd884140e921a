"""Read a filled template: the cells that were entered, by sheet and by the columns' hidden names.

Nothing is judged and no database is asked here; `sheets` turns the cells into tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from data_access.imports.reading.books import Book
from data_access.imports.reading.contents import PageContent
from data_access.imports.reading.filled_forms.cells import (
    FilledCell,
    cover_of,
    marks_of,
    rest_of_cover,
)
from data_access.imports.reading.filled_forms.pages import FilledPage, page_of
from data_access.imports.reading.left_aside import other_pages, other_sheets
from data_access.recorded.definition.issues import Issue
from data_access.store.problems import Problem
from data_access.templates.form import (
    COVER,
    COVER_CELLS,
    COVERAGE,
    MARK,
    MARK_PART,
    MARK_PLAIN,
    MARK_UNIT,
    MARK_VERSION,
    MARK_YEAR,
    OF_A_UNIT,
    OF_THE_COUNTRY,
    PLAIN,
    ROWS_OF_A_REPORT,
    SHEETS,
    TASKS,
    VERSION,
    VISITS,
)
from progress.model.units import NATION


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
    of_any = {"unit_code", "year"}
    in_part = MARK_PART in marks and cover.keys() <= of_any
    has_report = marks[MARK_UNIT] != NATION and not in_part
    own = [COVER_CELLS[name] for name in (of_any if marks[MARK_UNIT] == NATION else COVER_CELLS)]
    rests = [rest_of_cover(book, title, own) for title in titles & {COVER}]
    contents = (
        *(content for content, _ in rests),
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
        notes=(*strange, *chain(*(notes for _, notes in rests), *(each.notes for each in pages))),
        contents=tuple(sorted(contents, key=lambda each: order.index(str(each.title)))),
        has_report=has_report,
    )
