"""What a plan may not be, and what is only said of it: a unit may ask of itself what it likes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from data_access.recorded.checks.units import unknown_code
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.model.programme import DECISION, Programme
from progress.model.records import Measure, Target, is_assigned
from progress.model.titles import target_words
from progress.model.units import NATION

_LEAP_YEAR = 2024
_MOST = {Measure.SHARE: 100, Measure.GROWTH: 1000}
"""Above this a level is no percentage."""


def document_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no document may be; one that is taken back only has to be named."""
    known = check.known
    values = row.values
    before = check.before(row)
    if values["unit_code"] is not None and values["unit_code"] not in known.unit:
        sentence = f"Không có đơn vị mã «{values['unit_code']}». Hãy kiểm tra mã đơn vị."
        yield row.issue("unit_code", "unknown-unit", sentence)
    elif before is not None and before.values["unit_code"] != values["unit_code"]:
        sentence = (
            f"Mã «{values['code']}» là của văn bản khác ({before.values['issuer']}). Kế hoạch "
            "mới phải có mã riêng."
        )
        yield row.issue("code", "code-taken", sentence)
    yield from _years_in_order(row)
    yield from _day_of_year(row, "report_month", "report_day")
    if values["report_month"] is not None and row.lacks("report_clause"):
        sentence = "Có hạn báo cáo thì phải ghi điều khoản nêu hạn đó."
        yield row.issue("report_clause", "missing-clause", sentence)
    yield from _replaced(row, known)


def document_notes(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Say what is unusual of a plan that would be written."""
    for row in rows:
        unit = check.known.unit[row.values["unit_code"]]
        if unit.valid_to is not None and unit.valid_to < check.today:
            sentence = (
                f"{unit.name} ({unit.code}) đã kết thúc ngày {written_day(unit.valid_to)}: kế "
                "hoạch được giữ để xem, không ràng buộc đơn vị nào hiện nay."
            )
            yield row.note("unit_code", "unit-ended", sentence)
        if unit.code != NATION and is_assigned(row.values["code"], unit.code):
            sentence = (
                f"Mã kết thúc bằng «-{unit.code}» nên văn bản được hiểu là chỉ tiêu cấp trên giao "
                f"cho {unit.name}, bên cạnh kế hoạch riêng. Kế hoạch riêng phải có mã khác."
            )
            yield row.note("code", "assigned-from-above", sentence)


def target_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no target may be: it stands in a known document, and its level is possible."""
    known = check.known
    yield from unknown_document(row, known)
    yield from unknown_series(row, known)
    yield from _level(row, known)


def target_notes(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Say where a target that would be written is below the Decision, or about what has ended."""
    known = check.known
    asked = {(t.series, t.year): t for t in known.targets if t.document_code == DECISION}
    for row in rows:
        if check.table.is_withdrawn(row.values):
            continue
        yield from _below(row, known, asked)
        category, year = known.category[row.values["category_code"]], row.values["year"]
        if category.ended_on is not None and category.ended_on < date(year, 12, 31):
            sentence = f"{category.name} chỉ có đến ngày {written_day(category.ended_on)}."
            yield row.note("category_code", "category-ended", sentence)
        yield from _outside(row, known, "year")


def clause_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no task and no day of a plan may be."""
    yield from unknown_document(row, check.known)
    document, key = check.known.document.get(row.values["document_code"]), row.values["code"]
    own = document is not None and document.unit_code != NATION
    is_new = check.before(row) is None
    if is_new and document and key and own != key.startswith(f"{document.code}:"):
        sentence = (
            f"Mã «{key}» phải bắt đầu bằng mã văn bản «{document.code}:» và số điều khoản."
            if own
            else f"Mã «{key}» là mã của kế hoạch địa phương, không dùng cho văn bản của Bộ."
        )
        yield row.issue("code", "code-of-another", sentence)
    if "month" in row.values:
        yield from _day_of_year(row, "month", "day")
        return
    yield from _years_in_order(row)
    if (row.values["first_year"] is None) != (row.values["last_year"] is None):
        sentence = "Hãy ghi cả năm đầu và năm cuối, hoặc để trống cả hai nếu không ghi hạn."
        yield row.issue("last_year", "half-a-time", sentence)
    if own and row.lacks("clause"):
        yield row.issue("clause", "missing-clause", "Hãy ghi điều khoản nêu nhiệm vụ.")


def task_notes(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Say where a task that would be written is outside the years of the Decision."""
    for row in rows:
        yield from _outside(row, check.known, "last_year")


def agency_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what tells who does a task, and names no task or no agency."""
    yield from unknown_code(row, "task_code", check.known.task, "nhiệm vụ", "code")
    yield from unknown_code(row, "agency_code", check.known.agency, "cơ quan", "code")


def unknown_series(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    """Yield an indicator or a category that there is not."""
    yield from unknown_code(row, "indicator_code", known.indicator, "chỉ tiêu", "indicator")
    advice = " Không phân loại thì ghi none."
    yield from unknown_code(
        row, "category_code", known.category, "loại thiết chế", "category", advice
    )


def unknown_document(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    """Yield a document that neither the database nor the file has."""
    advice = " Hãy nhập văn bản trước, hoặc cùng tệp."
    yield from unknown_code(row, "document_code", known.document, "văn bản", "document", advice)


def _years_in_order(row: ImportedRow) -> Iterator[Issue]:
    first, last = row.values["first_year"], row.values["last_year"]
    if first is not None and last is not None and first > last:
        yield row.issue("last_year", "years-reversed", f"Năm cuối {last} trước năm đầu {first}.")


def _day_of_year(row: ImportedRow, month_name: str, day_name: str) -> Iterator[Issue]:
    month, day = row.values[month_name], row.values[day_name]
    if (month is None) != (day is None):
        yield row.issue(day_name, "half-a-day", "Hãy ghi cả ngày và tháng, hoặc để trống cả hai.")
    elif month is not None and not _exists(month, day):
        yield row.issue(day_name, "no-such-day", f"Không có ngày {day} tháng {month}.")


def _exists(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def _replaced(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    code = row.values["replaces"]
    if code is None:
        return
    old = known.document.get(code)
    if old is None:
        yield row.issue("replaces", "unknown-document", f"Không có văn bản mã «{code}».")
    elif code == row.values["code"] or old.unit_code != row.values["unit_code"]:
        sentence = "Chỉ thay thế được kế hoạch khác của cùng đơn vị."
        yield row.issue("replaces", "replaces-another", sentence)


def _level(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    low, high = row.values["low"], row.values["high"]
    indicator = known.indicator.get(row.values["indicator_code"])
    if high is not None and (low is None or high < low):
        yield row.issue("high", "range-reversed", "Mức trên phải đi cùng mức và không nhỏ hơn.")
    if low is None or indicator is None:
        return
    most = _MOST.get(indicator.measure) if indicator.measure else None
    if indicator.measure is None:
        sentence = f"Chỉ tiêu {indicator.code} chỉ nêu bằng lời: hãy để trống mức."
        yield row.issue("low", "indicator-in-words", sentence)
    elif most is not None and max(low, high or 0) > most:
        yield row.issue("low", "level-too-large", f"Mức lớn hơn {most}% không phải tỷ lệ.")
    elif indicator.measure is Measure.COUNT and low != int(low):
        yield row.issue("low", "fractional-count", "Số đếm phải là số nguyên.")


def _below(
    row: ImportedRow, known: Programme, asked: dict[tuple[Any, int], Target]
) -> Iterator[Issue]:
    values = row.values
    national = asked.get(((values["indicator_code"], values["category_code"]), values["year"]))
    own_of_country = known.document[values["document_code"]].unit_code == NATION
    if national is None or national.low is None or values["low"] is None or own_of_country:
        return
    if values["low"] < national.low:
        level = target_words(known.indicator[national.indicator_code], national)
        sentence = f"Thấp hơn Quyết định 1520/QĐ-TTg, đến năm {values['year']}: {level}."
        yield row.note("low", "below-the-decision", sentence)


def _outside(row: ImportedRow, known: Programme, name: str) -> Iterator[Issue]:
    year, years = row.values[name], known.programme_years
    if year is not None and year not in years:
        sentence = f"Năm {year} ngoài các năm của Quyết định ({years[0]}–{years[-1]})."
        yield row.note(name, "outside-the-decision", sentence)
