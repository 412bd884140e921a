"""The form of the yearly workbook: its sheets, the names of their columns, its version.

Whoever writes a template and whoever reads a filled one looks here. On every sheet of rows a
hidden row holds the machine names of the columns, and each row of labels carries its codes in
hidden columns; people read the headings. A change by which a filled file would be read otherwise
changes the `VERSION`; worksheets that the registry makes come and go without.
"""

from collections.abc import Mapping
from typing import TypeAlias

from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.number_forms import amount, count
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institution_results import INSTITUTION_RESULT
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.plans import DOCUMENT
from data_access.recorded.tables.reports import REPORT
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.tables import WITHDRAWN
from progress.model.units import NATION

VERSION = "1"
MARK = "_mau_1520"
"""Hidden sheet by which a template is known: name and value, one pair a row."""
MARK_VERSION, MARK_UNIT, MARK_YEAR = "phien_ban", "don_vi", "nam"
MARK_PLAIN = "trang"
"""Mark of the plain worksheets that a template has, with a semicolon between."""
MARK_PART = "mot_phan"
"""Mark of one that holds only what somebody entered on the page; it needs no cover."""

MARK_PLAN = "ke_hoach"
"""Mark of the workbook of a plan: the document's code."""

PLAN_COVER, PLAN_TARGETS = "Kế hoạch", "Mục tiêu"
PLAN_TASKS, PLAN_DAYS = "Nhiệm vụ của kế hoạch", "Ngày của kế hoạch"
OF_A_PLAN = (PLAN_COVER, PLAN_TARGETS, PLAN_TASKS, PLAN_DAYS)
"""Sheets of the workbook of a plan."""
GUIDE, COVER, COVERAGE, VISITS = "Hướng dẫn", "Bìa", "Độ bao phủ", "Lượt sử dụng"
INSTITUTIONS, COMMUNES, TASKS, LISTS = "Thiết chế", "Xã, phường", "Nhiệm vụ", "Danh mục"
OF_A_UNIT = (COVER, COVERAGE, VISITS, INSTITUTIONS, COMMUNES, TASKS)
"""Sheets that the template of a province, or of another unit, must have."""
OF_THE_COUNTRY = (COVER, TASKS)
PLAIN: Mapping[str, RecordedTable] = {
    table.title: table
    for table in RECORDED
    if table not in (FIGURE, REPORT, TASK_RECORD, INSTITUTION, INSTITUTION_RESULT)
    and table.unit is not None
    and table.current is None
}
"""Tables that have a worksheet made of their entry in the registry, by its title."""


def plain_of(unit_code: str) -> dict[str, RecordedTable]:
    """Return those that a unit fills in; under the country's code the Ministry has few."""
    return {
        title: table
        for title, table in PLAIN.items()
        if unit_code != NATION or (table.unit is not None and table.unit.with_nation)
    }


ROWS_OF_A_REPORT = (COVERAGE, VISITS, INSTITUTIONS, COMMUNES, TASKS)
FAULTS = "Lỗi cần sửa"
"""The list of issues on a file that is sent back."""
SHEETS = frozenset({MARK, GUIDE, LISTS, *OF_A_UNIT, *PLAIN, FAULTS})
"""All sheets of the form, with that list."""


def entered_columns(table: RecordedTable) -> tuple[Column, ...]:
    """Return the columns of a plain worksheet: unit and year are those of the workbook."""
    of_workbook = (table.unit.name if table.unit else "", table.year)
    return tuple(column for column in table.columns if column.name not in of_workbook)


def printed_keys(table: RecordedTable) -> tuple[Column, ...]:
    """Return the columns of a plain worksheet whose few values are printed, a row for each."""
    return tuple(c for c in entered_columns(table) if c.name in table.key and c.values)


def plan_keys(table: RecordedTable) -> tuple[Column, ...]:
    """Return the column of a plain worksheet that names a plan, under which its rows stand."""
    return tuple(
        c for c in entered_columns(table) if c.name in table.key and c.references == "document"
    )


PRINTED_LABELS = frozenset({"Xã, phường", "Loại thiết chế", "Nội dung"}) | {
    column.title for table in PLAIN.values() for column in printed_keys(table)
}
"""Headings above the printed names of what a row is about."""
PRINTED_HEADINGS = PRINTED_LABELS | {
    *("STT", "Đơn vị", "Nhiệm vụ", "Đơn vị chủ trì", "Lần (năm)", "Đã ghi nhận"),
    *("Đạt (tử số)", "Tổng (mẫu số)", "Tỷ lệ", "Tỷ lệ (tự tính)", "Mục tiêu", "Quyết định 1520"),
    *("Tăng so với năm trước", "Cộng các kênh (tự tính)"),
}
"""Headings of all columns without a hidden name, but for one that begins with `Năm`."""
COUNTS = frozenset(c.name for table in RECORDED for c in table.columns if c.form is count)
"""Names of columns of counts, which people write grouped."""
AMOUNTS = frozenset(c.name for table in RECORDED for c in table.columns if c.form is amount)
"""Names of columns of money, whose millions people write grouped with points."""

Place: TypeAlias = tuple[str, str]
"""Title of a sheet, address of a cell."""

NAMES_ROW, HEADING_ROW, FIRST_ROW = 5, 6, 7
"""Rows of a sheet, counted from 1: hidden names, headings, the first row of data."""

TOLD_BY = {
    COVERAGE: "denominator",
    VISITS: "numerator",
    INSTITUTIONS: "name",
    COMMUNES: "received_on",
    TASKS: "state",
    PLAN_TARGETS: "wording",
    PLAN_TASKS: "title",
    PLAN_DAYS: "name",
    **{title: table.values[-1] for title, table in PLAIN.items()},
}
"""A name that the hidden row of each sheet must hold."""

COVER_CELLS = {
    "unit_code": "C5",
    "year": "C6",
    "received_on": "C10",
    "cut_off_on": "C11",
    "document_number": "C12",
    "responsible": "C13",
    "note": "C14",
}
PLAN_CELLS = {
    name: f"C{row}"
    for row, name in enumerate(
        (column.name for column in DOCUMENT.columns if column.label), start=5
    )
}
PART = "|"
"""Between the parts of a column's name: `numerator|library_service|public_commune`."""
LABEL = "label"
"""Name given to the column of printed labels, which no hidden name stands for."""
PRINTED_TEXTS = "printed"
"""Name of the hidden column with what the row prints in cells that nothing is read from."""
COMPUTED = "="
"""Stands there for a formula."""
YES, NO = "Có", "Không"
WITHDRAW = "Rút"
"""Word by which a stored figure is taken back."""
STATES = {
    words.capitalize(): state for state, words in TASK_RECORD.column("state").values.items()
} | {WITHDRAW: WITHDRAWN}
"""States of a task record by the words that people choose."""
