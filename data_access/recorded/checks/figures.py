"""Errors of a figure: it must be about what exists and is counted, and its counts possible."""

from collections.abc import Iterator
from datetime import date

from data_access.recorded.checks.plans import unknown_series
from data_access.recorded.checks.units import unit_errors, withdrawn_with_number, year_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.model.records import Indicator, Measure


def figure_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no figure may be; a withdrawn one only has to name what it takes back."""
    yield from unit_errors(row, check)
    yield from unknown_series(row, check.known)
    yield from _more_than_all(row)
    if check.table.is_withdrawn(row.values):
        yield from withdrawn_with_number(row, check, ("numerator", "denominator"))
    else:
        yield from year_errors(row, check)
        yield from _ended_category(row, check)
        yield from _counts(row, check)


def _more_than_all(row: ImportedRow) -> Iterator[Issue]:
    part, whole = row.values["numerator"], row.values["denominator"]
    if part is not None and whole is not None and part > whole:
        sentence = f"Tử số {part} lớn hơn mẫu số {whole}. Hãy kiểm tra lại hai số."
        yield row.issue("numerator", "numerator-above-denominator", sentence)


def _ended_category(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    year, category = row.values["year"], check.known.category.get(row.values["category_code"])
    if year is None or category is None or category.ended_on is None:
        return
    if category.ended_on < date(year, 12, 31):
        sentence = (
            f"{category.name} ({category.code}) chỉ có đến ngày {written_day(category.ended_on)}: "
            f"không có số liệu năm {year}. Hãy bỏ dòng này hoặc kiểm tra mã, năm."
        )
        yield row.issue("category_code", "category-ended", sentence)


def _counts(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    indicator = check.known.indicator.get(row.values["indicator_code"])
    if indicator is not None and indicator.measure is None:
        sentence = (
            f"Chỉ tiêu {indicator.code} chỉ nêu bằng lời, không nhận số liệu. Hãy bỏ dòng này."
        )
        yield row.issue("indicator_code", "indicator-in-words", sentence)
        return
    if row.lacks("numerator"):
        sentence = (
            "Thiếu tử số. Hãy ghi số đếm được; muốn bỏ số đã nhập thì rút (trong mẫu báo cáo chọn "
            "«Rút», trong bảng dạng dài ghi status là withdrawn)."
        )
        yield row.issue("numerator", "missing-numerator", sentence)
    if indicator is not None:
        yield from _denominator(row, indicator)


def _denominator(row: ImportedRow, indicator: Indicator) -> Iterator[Issue]:
    name = f"{indicator.short_name} ({indicator.code})"
    if indicator.measure is Measure.SHARE:
        if row.lacks("denominator"):
            sentence = f"Thiếu mẫu số: {name} là tỷ lệ. Hãy ghi tổng số thiết chế."
            yield row.issue("denominator", "missing-denominator", sentence)
    elif row.values["denominator"] is not None:
        sentence = f"{name} là số đếm, không có mẫu số. Hãy để trống ô này."
        yield row.issue("denominator", "denominator-not-wanted", sentence)
