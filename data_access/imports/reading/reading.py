"""Read: any file that may be imported, to the tables in it. What is in them is not judged here."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from data_access.imports.reading.books import opened
from data_access.imports.reading.filled_forms.plan_book import is_plan, plan_sheets, read_plan
from data_access.imports.reading.filled_forms.report_book import is_template, read_filled
from data_access.imports.reading.filled_forms.sheets import sheets_of
from data_access.imports.reading.formats import is_html, readable
from data_access.imports.reading.packages import is_workbook
from data_access.imports.reading.read import FileSheet, read
from data_access.imports.reading.register_files import with_codes
from data_access.imports.reading.workbook import read_table
from data_access.recorded.definition.issues import page_note
from data_access.store.callbacks import OnProgress, ignore_progress
from progress.model.programme import Programme

Tables: TypeAlias = Callable[[Programme, date], tuple[FileSheet, ...]]
"""Gives the tables of a file that was read, on a day: a form needs to know units by their names."""

_WEB_PAGE = page_note(
    "Trang HTML",
    "web-page-read",
    "Tệp là trang HTML dù mang tên tệp Excel; đã đọc các bảng trong trang.",
)


def tables_of(content: bytes, on_progress: OnProgress = ignore_progress) -> Tables:
    """Return the tables of a filled template or plan, or the one table of any other file.

    Problem where the file cannot be read, is too large, or holds what no such file may hold.
    """
    notes = (_WEB_PAGE,) if is_html(content) else ()
    content = readable(content)
    if not is_workbook(content):
        sheet = read(content)
        return lambda known, today: (with_codes(sheet, known, today),)
    with opened(content, on_progress) as book:
        if is_plan(book):
            plan = read_plan(book)
            return lambda known, today: plan_sheets(plan, known)
        if is_template(book):
            filled = read_filled(book)
            return lambda known, today: sheets_of(filled, known, today)
        table = read_table(book)
        table = replace(table, issues=(*table.issues, *notes))
        return lambda known, today: (with_codes(table, known, today),)
