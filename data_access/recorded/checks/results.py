"""Errors and warnings of what single institutions achieved in a year."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from data_access.recorded.checks.earlier_years import earlier_years
from data_access.recorded.checks.figure_warnings import moved
from data_access.recorded.checks.plans import unknown_series
from data_access.recorded.checks.plausible import too_many_a_head
from data_access.recorded.checks.units import unknown_code, withdrawn_with_number, year_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.records import Measure


def result_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no result may be; a withdrawn one only has to name what it takes back."""
    about = ("thiết chế", "institution", " Hãy nhập danh bạ trước, hoặc kiểm tra mã.")
    yield from unknown_code(row, "institution_code", check.institutions, *about)
    yield from unknown_series(row, check.known)
    if check.table.is_withdrawn(row.values):
        yield from withdrawn_with_number(row, check, ("value",))
    else:
        yield from year_errors(row, check)
        yield from _achieved(row, check)


def result_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield what needs a reason: the wrong year, and counts that moved or are too large."""
    rows = tuple(rows)
    yield from earlier_years(check, rows, ("value",))
    known: dict[tuple[str, str], dict[int, int]] = {}
    for (code, indicator, year), values in check.applied().items():
        known.setdefault((code, indicator), {})[year] = values["value"]
    for row in rows:
        code, indicator, year = check.table.key_of(row.values)
        if check.table.is_withdrawn(row.values):
            continue
        institution = check.institutions[code]
        yield from _outside_its_life(row, institution)
        if check.known.indicator[indicator].measure is not Measure.SHARE:
            series = known[code, indicator]
            earlier = series.get(max((each for each in series if each < year), default=0))
            stored = check.before(row)
            corrected = stored.values["value"] if stored else None
            yield from moved(row, "value", earlier, corrected, may_rise=False)
            # The row of the institution itself may be at fault.
            if unit := check.known.unit.get(institution["unit_code"]):
                yield from too_many_a_head(row, "value", unit, check.known)


def _outside_its_life(row: ImportedRow, institution: Mapping[str, Any]) -> Iterator[Issue]:
    opened, closed, year = institution["opened_on"], institution["closed_on"], row.values["year"]
    if (opened and year < opened.year) or (closed and year > closed.year):
        sentence = (
            f"Năm {year} thiết chế chưa thành lập hoặc đã ngừng hoạt động. Hãy kiểm tra, hoặc nêu "
            "lý do."
        )
        yield row.warning("value", "outside-its-life", sentence)


def _achieved(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    value, institution = row.values["value"], check.institutions.get(row.values["institution_code"])
    indicator = check.known.indicator.get(row.values["indicator_code"])
    if row.lacks("value"):
        yield row.issue("value", "missing-value", "Thiếu kết quả. Hãy ghi số, hoặc bỏ dòng này.")
    if indicator is None:
        return
    if indicator.measure is None:
        sentence = f"Chỉ tiêu {indicator.code} chỉ nêu bằng lời, không nhận số liệu."
        yield row.issue("indicator_code", "indicator-in-words", sentence)
    elif indicator.measure is Measure.SHARE and value is not None and value > 1:
        sentence = "Của một thiết chế chỉ ghi 1 (có) hoặc 0 (không). Hãy sửa lại."
        yield row.issue("value", "neither-yes-nor-no", sentence)
    category = check.known.category.get(institution["category_code"]) if institution else None
    if category is not None and category.sector_code not in (None, indicator.sector_code):
        sentence = (
            f"{category.name} không có chỉ tiêu «{indicator.short_name}». Hãy để trống ô này."
        )
        yield row.issue("value", "other-sector", sentence)
