"""A form with what is stored in its cells, and the workbook of what was typed.

Which cells there are is asked of those who write the template, and what each of them stores of
those who read it filled: the form is described nowhere else. What was typed is written into the
unit's own workbook, which then goes the way of any file that somebody brings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from openpyxl.utils.cell import coordinate_from_string

from data_access.drafts.typing import Typed
from data_access.imports.forms.checking import changed_rows, read_page
from data_access.imports.forms.pages import FormPage, FormRow, cover, page, text_of
from data_access.imports.planning.context import open_check, open_context
from data_access.imports.planning.register_lines import completed
from data_access.imports.planning.rows import rows_of
from data_access.imports.reading.filled_forms.report_book import Filled
from data_access.imports.reading.filled_forms.sheets import sheets_of
from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.number_forms import amount, count
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import Cells, Key, RecordedTable
from data_access.recorded.tables.figures import FIGURE
from data_access.templates.content import Content, content_of
from data_access.templates.form import COMMUNES, COVER, COVERAGE, NO, YES, Place
from data_access.templates.workbook import grids_of
from data_access.templates.workbook import written as workbook_of
from progress.model.numbers import in_millions, written

NOW, OF_COMMUNES = "Đang lưu", "Các xã cộng lại"
"""Headings of numbers to compare with."""


def form(connection: sa.Connection, unit_code: str, year: int, today: date) -> tuple[FormPage, ...]:
    """Return the pages of a unit's form for a year; Problem where it has no template."""
    return _pages(connection, content_of(connection, unit_code, year, today), today)


def filled(
    connection: sa.Connection, unit_code: str, year: int, today: date, typed: Typed
) -> bytes:
    """Return the unit's workbook with the rows in which something was typed, and no others.

    Such a row is whole: its other cells hold what is stored, since a row is written as a whole.
    """
    content = content_of(connection, unit_code, year, today)
    pages = _pages(connection, content, today)
    entered = {place: text for each in pages for place, text in _entered(each, typed)}
    return workbook_of(replace(content, entered=entered))


def _entered(page: FormPage, typed: Typed) -> Iterator[tuple[Place, str]]:
    changed = {row.name for row in changed_rows(page, typed)}
    for row in page.rows:
        for column in page.columns:
            if column.is_read:
                text = page.text(typed, row, column.letter) if row.name in changed else ""
                yield (page.title, f"{column.letter}{row.number}"), text


def _pages(connection: sa.Connection, content: Content, today: date) -> tuple[FormPage, ...]:
    grids = grids_of(content)
    pages = [] if content.is_country else [cover()]
    pages += (page(title, grid, content) for title, grid in grids.items())
    pages = [each for each in pages if each.rows and any(c.is_open for c in each.columns)]
    options = {(each.title, c.letter): c.options for each in pages for c in each.columns}
    rows = {(each.title, row.number): row for each in pages for row in each.rows}
    by_communes: dict[str, list[Cells]] = {}
    for table, lines, known in _stored(connection, content, pages, today):
        for line, spot in lines:
            now = known.get(table.key_of(line), {})
            for name, (address, _) in spot.cells.items():
                letter, number = coordinate_from_string(address)
                if name in table.values and now.get(name) is not None:
                    offered = options.get((spot.page, letter), ())
                    text = _said(table.column(name), now[name], offered)
                    rows[spot.page, number].cells.setdefault(letter, text)
            if (spot.page, spot.row) in rows and table.year == "year":
                _compare(table, line, known, rows[spot.page, spot.row])
            if table is FIGURE and now and spot.page == COMMUNES:
                name = f"{line['indicator_code']}|{line['category_code']}"
                by_communes.setdefault(name, []).append(now)
    for (title, _), row in rows.items():
        if title == COVERAGE and row.name in by_communes:
            row.beside[OF_COMMUNES] = _sum(by_communes[row.name])
    return tuple(pages)


def _stored(
    connection: sa.Connection,
    content: Content,
    pages: list[FormPage],
    today: date,
) -> Iterator[tuple[RecordedTable, list[tuple[Cells, Spot]], dict[Key, Cells]]]:
    """Yield by table the lines of the form, with their places, and what is stored by its key.

    Demonstration data are no records, and left out.
    """
    whole = Filled(
        unit_code=content.unit.code,
        year=str(content.year),
        cover={},
        pages=tuple(
            read_page(each, {}, [row for row in each.rows if not row.is_free])
            for each in pages
            if each.title != COVER
        ),
        missing=(),
        notes=(),
        has_report=not content.is_country,
        whole_form=True,
    )
    context = open_context(connection, today)
    sheets = completed(context, sheets_of(whole, context.known, today))
    for sheet in sorted(sheets, key=lambda sheet: sheet.table.past is None):
        check = open_check(context, sheet.table, rows_of(sheet)[0])
        stored = {
            key: each.values
            for key, each in check.stored.items()
            if each.change_id not in context.demonstration
        }
        yield sheet.table, [(row.values, row.spot) for row in check.rows if row.spot], stored


def _said(column: Column, value: Any, options: tuple[str, ...]) -> str:
    if YES in options:
        return YES if value else NO
    if column.form is amount:
        return in_millions(value)
    spoken = column.values.get(value) if isinstance(value, str) else None
    return spoken.capitalize() if spoken else text_of(value)


def _compare(table: RecordedTable, line: Cells, known: Mapping[Key, Cells], row: FormRow) -> None:
    """Put the numbers that are stored for the year, and the year before, beside a row.

    Of amounts one that was not reported keeps its place, so that the others are not taken for it.
    """
    year = line["year"]
    for heading, of_year in ((f"Năm {year - 1}", year - 1), (NOW, year)):
        stored = known.get(table.key_of({**line, "year": of_year}), {})
        columns = [column for column in table.columns if column.form in (amount, count)]
        given = [c for c in columns if c.form is amount or stored.get(c.name) is not None]
        cells = [(column, stored.get(column.name)) for column in given]
        earlier = "/".join(
            "–" if cell is None else _said(column, cell, ()) for column, cell in cells
        )
        if any(cell is not None for _, cell in cells):
            before = row.beside.get(heading)
            row.beside[heading] = f"{before}; {earlier}" if before else earlier


def _sum(figures: list[Cells]) -> str:
    numerator, denominator = (
        sum(each[name] or 0 for each in figures) for name in ("numerator", "denominator")
    )
    return f"{written(numerator)}/{written(denominator)} ({written(len(figures))} xã)"
