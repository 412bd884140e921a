"""A filled template as tables in long form, each line with the cells that it came from.

Rows in which nothing was entered are left aside, unless the form itself is asked for: an empty cell
is no figure, and no zero.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data_access.imports.reading.filled_forms.cells import FilledCell
from data_access.imports.reading.filled_forms.pages import FilledPage
from data_access.imports.reading.filled_forms.report_book import Filled
from data_access.imports.reading.filled_forms.table_lines import TableLines, spot_of
from data_access.imports.reading.filled_forms.words import Words
from data_access.imports.reading.left_aside import some
from data_access.imports.reading.read import FileSheet
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import Spot
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.reports import REPORT
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.templates import form
from progress.model.programme import Programme
from progress.model.units import NATION

_ROWS_OF_FIGURES = (form.COVERAGE, form.VISITS)
_ABOUT = ("numerator", "denominator", "status", "note")


def sheets_of(filled: Filled, known: Programme, today: date) -> tuple[FileSheet, ...]:
    """Return the tables of a filled template, with the issues of its form."""
    words = Words(known, filled.unit_code, _last_day(filled, today))
    tables = {table.name: TableLines(table) for table in _IN_FORM}
    _cover(filled, words, tables["report"])
    for page in filled.pages:
        if page.title in _ROWS_OF_FIGURES:
            _figures(filled, page, words, tables["figure"])
        elif page.title == form.COMMUNES:
            _communes(filled, page, words, tables)
        elif page.title == form.INSTITUTIONS:
            _institutions(filled, page, words, tables)
        elif page.title in form.PLAIN:
            table = form.PLAIN[page.title]
            _plain(filled, page, words, table, tables[table.name])
        elif page.title == form.TASKS:
            _tasks(filled, page, tables["task_record"])
    for title in filled.missing:
        sentence = (
            "Thiếu trang này. Hãy tải lại mẫu và chép các số đã điền sang; không xóa, không đổi "
            "tên trang (trang không dùng thì để trống)."
        )
        tables["figure"].issues.append(Issue(0, None, "missing-sheet", sentence, page=title))
    tables["figure"].issues.extend(filled.notes)
    sheets = [table.sheet() for table in tables.values()]
    first, *rest = [sheet for sheet in sheets if sheet.lines or sheet.issues] or sheets[:1]
    return (replace(first, contents=filled.contents), *rest)


_IN_FORM = sorted(RECORDED, key=lambda table: table is not REPORT)
"""The tables in the order of the form, which begins with the cover."""


def _last_day(filled: Filled, today: date) -> date:
    year = int(filled.year) if filled.year.isdigit() and len(filled.year) == 4 else today.year
    return date(year, 12, 31)


def _cover(filled: Filled, words: Words, table: TableLines) -> None:
    if not filled.has_report or form.COVER in filled.missing:
        return
    cells = {
        name: (address, REPORT.column(name).title) for name, address in form.COVER_CELLS.items()
    }
    given: dict[str, FilledCell | str] = dict(filled.cover)
    table.add(
        Spot(form.COVER, 5, cells), given | {"unit_code": filled.unit_code, "year": filled.year}
    )
    unit, year = (filled.cover.get(name) for name in ("unit_code", "year"))
    if unit is None or words.unit(unit.text) != (filled.unit_code,):
        sentence = (
            f"Mẫu này của {words.name(filled.unit_code)}, năm {filled.year}. Hãy giữ nguyên "
            "đơn vị, hoặc tải mẫu của đơn vị cần báo cáo."
        )
        table.issue("unit_code", "cover-changed", sentence)
    if year is None or year.text != filled.year:
        sentence = (
            f"Mẫu này của năm {filled.year}. Hãy giữ nguyên năm, hoặc tải mẫu của năm cần báo cáo."
        )
        table.issue("year", "cover-changed", sentence)


def _figures(filled: Filled, page: FilledPage, words: Words, table: TableLines) -> None:
    for row, cells in page.rows:
        if not filled.whole_form and not any(name in cells for name in _ABOUT):
            continue
        given: dict[str, FilledCell | str] = dict(cells)
        given |= {"unit_code": filled.unit_code, "year": filled.year}
        names = {name: name for name in (*_ABOUT, "indicator_code", "category_code")}
        table.add(spot_of(page, row, names), given)
        for column, code, sentence in words.label_issues(cells):
            table.issue(column, code, sentence)
        if "indicator_code" not in cells or "category_code" not in cells:
            sentence = "Dòng này không phải của mẫu. Hãy điền vào dòng có sẵn, không thêm dòng."
            table.issue("indicator_code", "unknown-row", sentence)


def _communes(
    filled: Filled, page: FilledPage, words: Words, tables: Mapping[str, TableLines]
) -> None:
    pairs = dict.fromkeys(
        tuple(name.split(form.PART)[1:]) for name in page.columns if name.count(form.PART) == 2
    )
    for row, cells in page.rows:
        about: dict[str, FilledCell | str] = {
            "unit_code": cells.get("unit_code", ""),
            "year": filled.year,
        }
        wrong = tuple(words.commune_issues(cells))
        if filled.whole_form or "received_on" in cells:
            names = {"received_on": "received_on", "unit_code": "unit_code"}
            received = {"received_on": cells.get("received_on", "")}
            tables["report"].add(spot_of(page, row, names), about | received)
            wrong = tables["report"].issues_once(wrong)
        for indicator, category in pairs:
            columns = {
                name: form.PART.join((name, indicator, category))
                for name in ("numerator", "denominator")
            }
            counts = {name: cells[column] for name, column in columns.items() if column in cells}
            if filled.whole_form or counts:
                codes = {"indicator_code": indicator, "category_code": category}
                names = {**columns, "unit_code": "unit_code"}
                tables["figure"].add(spot_of(page, row, names), about | counts | codes)
                wrong = tables["figure"].issues_once(wrong)


def _institutions(
    filled: Filled, page: FilledPage, words: Words, tables: Mapping[str, TableLines]
) -> None:
    values = [name for name in page.columns if name.startswith(f"value{form.PART}")]
    names = {name: name for name in INSTITUTION.names}
    table, results = tables["institution"], tables["institution_result"]
    for row, cells in page.rows:
        given: dict[str, FilledCell | str] = dict(cells)
        for name, read in (("category_code", words.category), ("ownership", words.ownership)):
            if name in cells:
                given[name] = FilledCell(read(cells[name].text), cells[name].fault)
        units = words.unit(cells["unit_code"].text) if "unit_code" in cells else ()
        if len(units) == 1:
            given["unit_code"] = units[0]
        table.add(spot_of(page, row, names), given)
        for column, code, sentence in words.place_issues(cells, units):
            table.issue(column, code, sentence)
        for value in values:
            if filled.whole_form or value in cells:
                indicator = value.split(form.PART)[1]
                cell = cells.get(value, FilledCell("", None))
                achieved = FilledCell(words.achieved(cell.text, indicator), cell.fault)
                about = {
                    "institution_code": cells.get("code", ""),
                    "indicator_code": indicator,
                    "year": filled.year,
                    "value": achieved,
                }
                results.add(spot_of(page, row, {"value": value, "institution_code": "code"}), about)


def _plain(
    filled: Filled, page: FilledPage, words: Words, of: RecordedTable, table: TableLines
) -> None:
    """Add the rows of a worksheet that the registry made."""
    printed, columns = form.printed_keys(of), form.entered_columns(of)
    typed = [column for column in columns if column not in (*printed, *form.plan_keys(of))]
    entered = [column.name for column in typed]
    for row, cells in page.rows:
        if not filled.whole_form and cells.keys().isdisjoint(entered):
            continue
        given: dict[str, FilledCell | str] = dict(cells)
        for column in typed:
            if column.references and column.name in cells:
                code = words.code(column.references, cells[column.name].text)
                given[column.name] = FilledCell(code, cells[column.name].fault)
        about = {of.unit.name if of.unit else "": filled.unit_code, of.year or "": filled.year}
        names = {column.name: column.name for column in columns}
        if printed and printed[0].name not in cells:  # its code was lost, or the row is their own
            names[printed[0].name] = form.LABEL
            given[printed[0].name] = cells.get(form.LABEL, "")
        table.add(spot_of(page, row, names), given | about)
        labels = " ".join(c.values.get(cells[c.name].text, "") for c in printed if c.name in cells)
        if labels and (
            form.LABEL not in cells or not words.are_same(labels, cells[form.LABEL].text)
        ):
            sentence = (
                "Dòng này không phải của mẫu, hoặc tên ở đầu dòng không khớp mã ẩn. Hãy điền vào "
                "dòng có sẵn của mẫu, không thêm và không sắp xếp dòng."
            )
            table.issue(entered[0], "unknown-row", sentence)


def _tasks(filled: Filled, page: FilledPage, table: TableLines) -> None:
    names = {name: name for name in TASK_RECORD.names}
    rows = [
        (row, cells)
        for row, cells in page.rows
        if filled.whole_form
        or any(name in cells for name in ("state", "finished_on", "proof", "note"))
    ]
    # Between a unit's plan and its clause stands a colon; the other codes are the Ministry's.
    codes = {str(row): cells.get("task_code") for row, cells in rows}
    foreign = [row for row, code in codes.items() if code is None or ":" not in code.text]
    if foreign and filled.unit_code != NATION:
        sentence = (
            "Nhiệm vụ của Bộ chỉ được ghi bằng mẫu của cả nước. Hãy xóa những gì đã điền ở "
            f"dòng {some(foreign)}."
        )
        issue = Issue(0, None, "task-of-the-ministry", sentence, page=page.title)
        table.issues.append(issue)
        return
    for row, cells in rows:
        table.add(spot_of(page, row, names), cells)
