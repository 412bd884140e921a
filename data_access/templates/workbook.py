"""Write the template of a unit and year: the same bytes for the same contents."""

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data_access.register.units import units_of
from data_access.templates import form
from data_access.templates.content import Content, content_of
from data_access.templates.plan_content import plan_content, words_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from data_access.templates.grid import Grid

_TABS = {form.GUIDE: "#6F7C87", form.COVER: "#0B5C8A", form.TASKS: "#8A5200"}


def template(connection: sa.Connection, unit_code: str, year: int, today: date) -> bytes:
    """Return the workbook in which a unit reports a year; `VN` is for the Ministry's tasks.

    Problem where the unit does not exist at the end of that year, or is asked for nothing.
    """
    return written(content_of(connection, unit_code, year, today))


def plan_template(connection: sa.Connection, unit_code: str) -> bytes:
    """Return the workbook of a unit's plan, with what is known of it and what the Decision asks."""
    # Imported here, as below.
    from data_access.templates.plan_book import written_plan

    return written_plan(plan_content(connection, unit_code))


def template_name(connection: sa.Connection, unit_code: str, year: int) -> str:
    """Return the name of the file, such as `hue-2026.xlsx`; of an unknown unit its code."""
    unit = units_of(connection, (unit_code,)).get(unit_code)
    name = words_of(unit.short_name if unit else unit_code, "-")
    return f"{name or 'mau'}-{year}.xlsx"


def written(content: Content) -> bytes:
    """Return the workbook as a file."""
    stream, book, _ = _laid_out(content)
    book.close()
    return stream.getvalue()


def grids_of(content: Content) -> dict[str, "Grid"]:
    """Return by their titles the sheets of rows that the workbook has, and write no file."""
    return _laid_out(content)[2]


def _laid_out(content: Content) -> tuple[BytesIO, "Workbook", dict[str, "Grid"]]:
    """Return where the workbook goes, the workbook with all its cells, and its sheets of rows."""
    # Imported here: pages offer the download, and need not wait for the writer when they start.
    from xlsxwriter.worksheet import Worksheet

    from data_access.templates.figure_sheets import write_coverage, write_visits
    from data_access.templates.front_sheets import write_cover, write_guide, write_tasks
    from data_access.templates.grid import Grid, set_up_sheet
    from data_access.templates.place_sheets import write_communes, write_institutions, write_lists
    from data_access.templates.plain_sheets import write_plain
    from data_access.templates.styles import Styles, add_mark, new_book

    stream, book, formats = new_book(
        date(content.year, 1, 1),
        title=f"Mẫu báo cáo năm {content.year}: {content.unit.name}",
        subject="Chương trình học tập suốt đời, Quyết định 1520/QĐ-TTg",
    )
    writers: dict[str, Callable[[Worksheet, Styles, Content], Grid | None]]
    writers = {form.GUIDE: write_guide, form.COVER: write_cover}
    if not content.is_country:
        writers |= {form.COVERAGE: write_coverage, form.VISITS: write_visits}
    writers |= {
        t: partial(write_plain, table) for t, table in form.plain_of(content.unit.code).items()
    }
    if not content.is_country:
        writers |= {form.INSTITUTIONS: write_institutions, form.COMMUNES: write_communes}
    writers[form.TASKS] = write_tasks
    grids = {}
    for title, write in writers.items():
        sheet = book.add_worksheet(title)
        set_up_sheet(sheet, _TABS.get(title, "#176B40"))
        grid = write(sheet, formats, content)
        if grid is not None:
            grids[title] = grid
    if not content.is_country:
        write_lists(book.add_worksheet(form.LISTS), content)
    marks = {
        form.MARK_VERSION: form.VERSION,
        form.MARK_UNIT: content.unit.code,
        form.MARK_YEAR: str(content.year),
    }
    marks |= {form.MARK_PLAIN: ";".join(title for title in form.PLAIN if title in grids)}
    marks |= {form.MARK_PART: "1"} if content.entered else {}
    add_mark(book, marks)
    book.get_worksheet_by_name(form.COVER).activate()
    return stream, book, grids
