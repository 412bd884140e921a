"""Long tables as workbooks, written row by row, no text of which is taken for a formula."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from exports.shared.archive import moment
from exports.shared.tables import Cell
from progress.model.letters import printable

_DAY = "dd/mm/yyyy"


def write_workbook(
    file: IO[bytes],
    *,
    title: str,
    columns: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Cell]],
    notes: Sequence[str],
) -> None:
    """Write one sheet of rows under a fixed heading, and one of notes: a sentence a row.

    The rows are not held: they pass one by one.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_heading(sheet, column) for column in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    about = book.create_sheet("Ghi chú")
    about.column_dimensions["A"].width = 110
    for note in notes:
        about.append([_cell(about, note)])
    book.save(file)


def _heading(sheet: WriteOnlyWorksheet, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> Any:
    """Return what is put into a sheet; a text stays a text, whatever it begins with."""
    if isinstance(value, str):
        text = printable(value)
        if not text.startswith(("=", "#")):  # a formula, an error such as #N/A
            return text
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        return cell
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, moment(value))
        cell.number_format = _DAY
        return cell
    return value
