"""The same checks on what is typed, at once: as its workbook would be read, without making one."""

from collections.abc import Collection, Iterable
from datetime import date

import sqlalchemy as sa

from data_access.drafts.typing import Typed
from data_access.imports.apply import File
from data_access.imports.forms.pages import FormPage, FormRow
from data_access.imports.importing import import_tables
from data_access.imports.outcome import ImportOutcome
from data_access.imports.reading.filled_forms.cells import FilledCell, entered_text
from data_access.imports.reading.filled_forms.pages import FilledPage
from data_access.imports.reading.filled_forms.report_book import Filled
from data_access.imports.reading.filled_forms.sheets import sheets_of
from data_access.imports.reading.read import cleaned
from data_access.people.authors import Writer
from data_access.templates.form import COVER


def check_typed(
    engine: sa.Engine,
    pages: Iterable[FormPage],
    about: tuple[str, int],
    typed: Typed,
    *,
    today: date,
    author: Writer,
) -> ImportOutcome:
    """Return what becomes of what was typed about a unit and year; nothing is written."""
    unit_code, year = about
    changed = [(page, changed_rows(page, typed)) for page in pages]
    cover = {
        row.name: FilledCell(cleaned(page.text(typed, row, "C")), None)
        for page, rows in changed
        for row in (rows if page.title == COVER else ())
        if cleaned(page.text(typed, row, "C"))
    }
    of_unit = {"unit_code": FilledCell(unit_code, None), "year": FilledCell(str(year), None)}
    filled = Filled(
        unit_code=unit_code,
        year=str(year),
        cover=cover | of_unit,
        pages=tuple(read_page(page, typed, rows) for page, rows in changed if page.title != COVER),
        missing=(),
        notes=(),
        has_report=bool(cover),
    )
    return import_tables(
        engine,
        lambda known, day: sheets_of(filled, known, day),
        File("", None),
        reason=None,
        dry_run=True,
        today=today,
        author=author,
    )


def changed_rows(page: FormPage, typed: Typed) -> list[FormRow]:
    """Return the rows in which something else was typed than is stored, as they are written.

    The cover as a whole is one row of the database.
    """
    changed = {row.name for row, _ in page.changes(typed)}
    return [row for row in page.rows if row.name in changed or (changed and page.title == COVER)]


def read_page(page: FormPage, typed: Typed, rows: Collection[FormRow]) -> FilledPage:
    """Return some rows of a page as the reader of templates has them."""
    headings = {column.letter: column.heading for column in page.columns}
    read = []
    for row in rows:
        texts = ((name, page.text(typed, row, letter)) for name, letter in page.names.items())
        clean = ((name, entered_text(name, cleaned(text))) for name, text in texts)
        cells = {name: FilledCell(text, None) for name, text in clean if text}
        read.append((row.number, cells))
    columns = {name: (at, headings.get(at, name)) for name, at in page.names.items()}
    return FilledPage(page.title, columns, tuple(read))
