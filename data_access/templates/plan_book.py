"""Write the workbook in which a unit brings its plan: one form, known to its writer and reader."""

from datetime import date
from typing import Any, TypeAlias

from xlsxwriter.worksheet import Worksheet

from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.tables.plans import DOCUMENT, OBSERVANCE, TARGET, TASK
from data_access.templates.form import LISTS, MARK_PLAN, MARK_UNIT, MARK_VERSION, VERSION
from data_access.templates.form import PLAN_CELLS as CELLS
from data_access.templates.form import PLAN_COVER as COVER
from data_access.templates.form import PLAN_DAYS as DAYS
from data_access.templates.form import PLAN_TARGETS as TARGETS
from data_access.templates.form import PLAN_TASKS as TASKS
from data_access.templates.grid import Grid, GridColumn, set_up_sheet
from data_access.templates.plan_content import PlanContent, typed
from data_access.templates.styles import Styles, add_mark, choice_rule, list_rule, new_book
from progress.model.records import NO_CATEGORY, Target
from progress.model.titles import target_words, unit_title

_CLAUSE = GridColumn("code", "Số điều khoản", 14, "text")
_WITHDRAWAL = GridColumn("status", "Rút", 9, "choice", choice_rule(["Rút"]))
BLANK_ROWS = 60
"""Empty rows below those that are filled in already."""
_ADVICE = {
    "code": "Sửa đổi thì giữ nguyên mã; kế hoạch mới thì ghi mã mới và ghi mã cũ ở ô «Thay thế».",
    "number": "Ví dụ 596/QĐ-UBND. Chưa rõ thì để trống.",
    "issued_on": "Ngày/tháng/năm, ví dụ 22/03/2026.",
    "effective_on": "Chỉ ghi khi khác ngày ban hành, hoặc khi sửa đổi.",
    "replaces": "Mã của kế hoạch cũ của chính đơn vị này.",
    "report_by": "xã, phường; cấp huyện; tỉnh, thành phố; sở, ban, ngành. Không nêu thì để trống.",
    "report_clause": "Trích điều khoản nêu hạn và nơi báo cáo.",
}


def written_plan(content: PlanContent) -> bytes:
    """Return the workbook: the same bytes for the same contents."""
    stream, book, formats = new_book(date(2023, 1, 1))
    sheets = {title: book.add_worksheet(title) for title in (COVER, TARGETS, TASKS, DAYS)}
    for sheet in sheets.values():
        set_up_sheet(sheet, "#0B5C8A")
    _cover(sheets[COVER], formats, content)
    unit = unit_title(content.unit)
    for title, rows_of in ((TARGETS, _targets), (TASKS, _tasks), (DAYS, _days)):
        heading, advice, columns, rows = rows_of(content)
        grid = Grid(sheets[title], formats, columns, heading, unit, advice, {})
        for row in rows:
            filled = [cell or None for cell in row]
            grid.add(*filled, *[None] * (len(columns) - len(filled)))
        grid.finish(BLANK_ROWS)
        sheets[title].freeze_panes(6, 1)
    lists = book.add_worksheet(LISTS)
    for place, names in enumerate(_lists(content)):
        lists.write_column(0, place, names)
    lists.hide()
    marks = {MARK_VERSION: VERSION, MARK_UNIT: content.unit.code, MARK_PLAN: content.code}
    add_mark(book, marks)
    book.close()
    return stream.getvalue()


def _cover(sheet: Worksheet, formats: Styles, content: PlanContent) -> None:
    for place, width in enumerate((3, 30, 70, 60)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 1, "KẾ HOẠCH THỰC HIỆN CHƯƠNG TRÌNH", formats["title"])
    sheet.write_string(1, 1, "Điền các ô nền vàng, nguyên văn như văn bản", formats["subtitle"])
    known = content.cover | {"unit_code": f"{unit_title(content.unit)} ({content.unit.code})"}
    for name, address in CELLS.items():
        row = int(address[1:]) - 1
        sheet.set_row(row, 24)
        sheet.write_string(row, 1, DOCUMENT.column(name).title, formats["name"])
        style = "label" if name == "unit_code" else "text"
        sheet.write_string(row, 2, known.get(name, ""), formats[style])
        sheet.write_string(row, 3, _ADVICE.get(name, ""), formats["advice"])


_Rows: TypeAlias = tuple[str, str, tuple[GridColumn, ...], list[list[str]]]
"""What a sheet of rows is: heading, advice, columns, and the cells that are filled in already."""


def _targets(content: PlanContent) -> _Rows:
    indicators, categories = _lists(content)
    columns = (
        _column(TARGET, "indicator_code", 40, list_rule("A", len(indicators))),
        _column(TARGET, "category_code", 34, list_rule("B", len(categories))),
        _column(TARGET, "year", 9),
        GridColumn("", "Quyết định 1520", 16, "number"),
        *(_column(TARGET, name, width) for name, width in _OF_TARGETS.items()),
        _WITHDRAWAL,
    )
    rows = [_target(content, *each) for each in content.targets]
    advice = (
        "Mỗi dòng một mục tiêu: chọn chỉ tiêu và loại có sẵn, ghi mức (không ghi mức nếu kế hoạch "
        "chỉ nêu bằng lời), nguyên văn và điều khoản. Dòng in sẵn không dùng thì để trống. Chỉ "
        "tiêu chưa có trong danh sách: nhờ người phụ trách chương trình thêm."
    )
    return "MỤC TIÊU", advice, columns, rows


_OF_TARGETS = {"low": 9, "high": 10, "wording": 60, "clause": 34, "note": 24}


def _target(content: PlanContent, target: Target, own: bool) -> list[str]:
    known = content.known
    asked = "" if own else target_words(known.indicator[target.indicator_code], target)
    about = [known.indicator[target.indicator_code].short_name, _category(content, target)]
    entered = [typed(getattr(target, name)) if own else "" for name in _OF_TARGETS]
    return [*about, str(target.year), asked, *entered]


def _category(content: PlanContent, target: Target) -> str:
    category = content.known.category[target.category_code]
    return "" if category.code == NO_CATEGORY else category.name


def _tasks(content: PlanContent) -> _Rows:
    columns = (
        _CLAUSE,
        *(_column(TASK, name, width) for name, width in _OF_TASKS.items()),
        _WITHDRAWAL,
    )
    own = (task for task in content.known.own_tasks if task.document_code == content.code)
    rows = [
        [_clause(task.code), *(typed(getattr(task, name)) for name in _OF_TASKS)] for task in own
    ]
    advice = (
        "Việc mà kế hoạch giao cho chính đơn vị, có hạn hoặc không. Số điều khoản như IV.1.8 là mã "
        "của việc; hai việc trong một điều khoản thì thêm .1, .2. Không ghi năm nếu văn bản không "
        "ghi hạn."
    )
    return "NHIỆM VỤ", advice, columns, rows


_OF_TASKS = {
    "title": 60,
    "short_title": 36,
    "led_by": 30,
    "product": 24,
    "first_year": 9,
    "last_year": 9,
    "yearly": 10,
    "time_as_written": 18,
    "clause": 34,
}


def _days(content: PlanContent) -> _Rows:
    columns = (
        _CLAUSE,
        *(_column(OBSERVANCE, name, width) for name, width in _OF_DAYS.items()),
        _WITHDRAWAL,
    )
    own = (each for each in content.known.observances if each.document_code == content.code)
    rows = [[_clause(day.code), *(typed(getattr(day, name)) for name in _OF_DAYS)] for day in own]
    advice = "Ngày kỷ niệm, tuần lễ mà kế hoạch nêu riêng; các ngày chung cả nước đã có sẵn."
    return "NGÀY TRONG NĂM", advice, columns, rows


_OF_DAYS = {"name": 44, "day": 8, "month": 8, "days": 10, "first_year": 9, "clause": 44}


def _clause(code: str) -> str:
    return code.rpartition(":")[2]


def _column(
    table: RecordedTable, name: str, width: int, rule: dict[str, Any] | None = None
) -> GridColumn:
    return GridColumn(name, table.column(name).title, width, "text", rule)


def _lists(content: PlanContent) -> tuple[list[str], list[str]]:
    known = content.known
    categories = [each.name for each in known.categories if each.code != NO_CATEGORY]
    return [each.short_name for each in known.indicators], categories
