"""Read the workbook of a unit's plan: the document, its targets, its tasks and its days.

Rows in which nothing was entered beside what the form prints are left aside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from data_access.imports.reading.books import Book
from data_access.imports.reading.contents import PRINTED, Cells, PageContent
from data_access.imports.reading.filled_forms.cells import (
    FilledCell,
    cover_of,
    marks_of,
    rest_of_cover,
)
from data_access.imports.reading.filled_forms.pages import FilledPage, page_of
from data_access.imports.reading.filled_forms.table_lines import TableLines, spot_of
from data_access.imports.reading.left_aside import other_pages, other_sheets
from data_access.imports.reading.read import FileSheet
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.tables.plans import DOCUMENT, OBSERVANCE, TARGET, TASK
from data_access.store.problems import Problem
from data_access.templates import form
from data_access.templates.plan_content import typed_cells
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY
from progress.model.search import bare

_OTHERS = (form.MARK, form.LISTS, form.FAULTS)
_ABOUT = frozenset({"indicator_code", "category_code", "year"})
"""Cells of a target that the form prints, and that say nothing alone."""
_Values = dict[str, FilledCell | str]
_Complete = Callable[[_Values], Iterator[tuple[str, str, str]]]


@dataclass(frozen=True, slots=True)
class FilledPlan:
    """The workbook of a plan as it was filled."""

    unit_code: str
    code: str
    cover: Mapping[str, FilledCell]
    pages: Mapping[str, FilledPage]
    notes: tuple[Issue, ...]
    contents: tuple[PageContent, ...]


def is_plan(book: Book) -> bool:
    """Tell whether a workbook was made from the form of a plan."""
    return form.MARK_PLAN in marks_of(book)


def read_plan(book: Book) -> FilledPlan:
    """Return what was entered; Problem where a page of the form, or its mark, is lost."""
    marks, titles = marks_of(book), {sheet.title for sheet in book.sheets}
    lost = [title for title in form.OF_A_PLAN if title not in titles]
    if lost or marks.get(form.MARK_VERSION) != form.VERSION or form.MARK_UNIT not in marks:
        what = f"thiếu trang {', '.join(f'«{title}»' for title in lost)}" if lost else "mẫu cũ"
        raise Problem(
            f"Tệp kế hoạch không đúng mẫu ({what}). Hãy tải lại mẫu kế hoạch và chép nội dung sang."
        )
    cover = cover_of(book, form.PLAN_COVER, form.PLAN_CELLS)
    pages = {
        title: page_of(book, title, is_open=True)
        for title in form.OF_A_PLAN
        if title != form.PLAN_COVER
    }
    rest, said = rest_of_cover(book, form.PLAN_COVER, form.PLAN_CELLS.values())
    contents = (
        rest,
        *(page.content for page in pages.values()),
        *other_pages(book, form.OF_A_PLAN, _OTHERS),
    )
    notes = (
        *other_sheets(book, {*form.OF_A_PLAN, *_OTHERS}),
        *said,
        *(note for page in pages.values() for note in page.notes),
    )
    code = cover["code"].text if "code" in cover else marks[form.MARK_PLAN]
    return FilledPlan(marks[form.MARK_UNIT], code, cover, pages, notes, contents)


def plan_sheets(filled: FilledPlan, known: Programme) -> tuple[FileSheet, ...]:
    """Return the tables of a plan, with the issues of its form."""
    document = TableLines(DOCUMENT)
    addresses = {name: (at, DOCUMENT.column(name).title) for name, at in form.PLAN_CELLS.items()}
    cells: _Values = {**filled.cover, "unit_code": filled.unit_code}
    document.add(Spot(form.PLAN_COVER, 5, addresses), {"code": filled.code, **cells})
    if f"({filled.unit_code})" not in _text(dict(filled.cover), "unit_code"):
        sentence = (
            f"Mẫu này của đơn vị mã {filled.unit_code}, ô ghi đơn vị đã bị sửa. Hãy ghi lại như "
            "mẫu, hoặc tải mẫu kế hoạch của đúng đơn vị."
        )
        document.issue("unit_code", "cover-changed", sentence)
    document.issues.extend(filled.notes)
    tables = [document]
    records: tuple[Any, ...]
    aside: dict[str, Cells] = {}
    for title, table, complete, records in (
        (form.PLAN_TARGETS, TARGET, _targets_of(known), known.targets),
        (form.PLAN_TASKS, TASK, _tasks_of(filled.code), known.own_tasks),
        (form.PLAN_DAYS, OBSERVANCE, _days_of(filled.code), known.observances),
    ):
        every: list[_Values] = [{**typed_cells(each)} for each in records]
        stored = {_key(table, cells): cells for cells in every}
        lines, skipped = _lines(filled, filled.pages[title], table, complete, stored)
        tables.append(lines)
        content = filled.pages[title].content
        aside[title] = {row: bits for row, bits in content.cells.items() if row in skipped}
    contents = tuple(
        _with_printed(each, aside.get(str(each.title), {})) for each in filled.contents
    )
    first, *rest = (table.sheet() for table in tables if table.lines)
    return (replace(first, contents=contents), *rest)


def _with_printed(content: PageContent, printed: Cells) -> PageContent:
    known = content.left_out.get(PRINTED, {})
    every = {row: known.get(row, 0) | printed.get(row, 0) for row in {*known, *printed}}
    return replace(content, left_out={**content.left_out, PRINTED: every})


def _lines(
    filled: FilledPlan,
    page: FilledPage,
    table: RecordedTable,
    complete: _Complete,
    stored: Mapping[tuple[str, ...], _Values],
) -> tuple[TableLines, frozenset[int]]:
    """Return the lines of a page, and the rows in which nothing was entered.

    What the page has no column for stays as it is stored.
    """
    lines, skipped = TableLines(table), []
    for row, cells in page.rows:
        if cells.keys() <= _ABOUT:
            skipped.append(row)
            continue
        values: _Values = {**cells, "document_code": filled.code}
        issues = list(complete(values))
        before = stored.get(_key(table, values), {})
        kept = {name: cell for name, cell in before.items() if name not in page.columns}
        values = kept | values
        lines.add(spot_of(page, row, {name: name for name in table.names}), values)
        lines.issues_once(issues)
    return lines, frozenset(skipped)


def _targets_of(known: Programme) -> _Complete:
    indicators = _by_name([(each.code, each.short_name, each.name) for each in known.indicators])
    categories = _by_name([(each.code, each.name, "") for each in known.categories])

    def complete(values: _Values) -> Iterator[tuple[str, str, str]]:
        for name, codes, words in (
            ("indicator_code", indicators, "chỉ tiêu"),
            ("category_code", categories, "loại thiết chế"),
        ):
            text = _text(values, name)
            code = codes.get(bare(text))
            if code is None and (text or name == "indicator_code"):
                sentence = (
                    f"Không có {words} «{text}». Hãy chọn trong danh sách; chưa có thì nhờ người "
                    "phụ trách chương trình thêm."
                )
                yield name, "unknown-name", sentence
            values[name] = code or (text if text else NO_CATEGORY)

    return complete


def _tasks_of(document: str) -> _Complete:
    def complete(values: _Values) -> Iterator[tuple[str, str, str]]:
        number = _text(values, "code")
        part, _, rest = number.partition(".")
        values |= {"code": f"{document}:{number}" if number else "", "appendix": part}
        values |= {"number": rest or part, "group_number": part}
        if not _text(values, "short_title"):
            values["short_title"] = _text(values, "title")
        yield from ()

    return complete


def _days_of(document: str) -> _Complete:
    def complete(values: _Values) -> Iterator[tuple[str, str, str]]:
        number = _text(values, "code")
        # What the reference data call by a word of their own keeps it.
        own = number and not number[0].islower()
        values["code"] = f"{document}:{number}" if own else number
        yield from ()

    return complete


def _key(table: RecordedTable, values: _Values) -> tuple[str, ...]:
    return tuple(_text(values, name) for name in table.key)


def _text(values: _Values, name: str) -> str:
    cell = values.get(name, "")
    return cell.text if isinstance(cell, FilledCell) else cell


def _by_name(records: list[tuple[str, str, str]]) -> dict[str, str]:
    """Return codes by every name that stands for one thing only, and by themselves."""
    codes = {bare(name): code for code, *names in records for name in names if name}
    return codes | {bare(code): code for code, *_ in records}
