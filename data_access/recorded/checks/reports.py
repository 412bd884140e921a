"""Errors and warnings of a report: from a unit of that year, received on a day that has come."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from data_access.recorded.checks.units import unit_errors, year_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.reporting.reporting import latest_due_year


def report_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no report may be; a withdrawn one only has to name what it takes back."""
    yield from unit_errors(row, check)
    if not check.table.is_withdrawn(row.values):
        yield from year_errors(row, check)
        yield from _receipt(row, check)
        yield from _before_the_year(row, check.today.year)


def report_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield reports that count what happened after they were received, or after their year."""
    for row in rows:
        yield from _older_form(row, check)
        received, cut_off = row.values["received_on"], row.values["cut_off_on"]
        if check.table.is_withdrawn(row.values) or received is None or cut_off is None:
            continue
        if cut_off > received:
            sentence = (
                f"Ngày chốt số liệu {written_day(cut_off)} sau ngày nhận {written_day(received)}. "
                "Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("cut_off_on", "cut-off-after-receipt", sentence)
        elif cut_off.year > row.values["year"]:
            sentence = (
                f"Ngày chốt số liệu {written_day(cut_off)} sau năm báo cáo {row.values['year']}. "
                "Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("cut_off_on", "cut-off-after-the-year", sentence)


def _older_form(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield a form of a year before the one that is reported now: last year's may be filled in."""
    received, year = row.values["received_on"], row.values["year"]
    if row.spot is None or received is None or check.table.is_withdrawn(row.values):
        return
    now = latest_due_year(check.known, received + FORM_AHEAD)
    if year < now:
        sentence = (
            f"Mẫu của năm {year}, gửi ngày {written_day(received)} khi đang báo cáo năm {now}. Hãy "
            "kiểm tra có phải dùng nhầm mẫu của năm trước, hoặc nêu lý do."
        )
        yield row.warning("received_on", "older-form", sentence)


FORM_AHEAD = timedelta(days=90)
"""So long before a deadline it is the year to report."""


def _receipt(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    received = row.values["received_on"]
    if row.lacks("received_on"):
        yield row.issue("received_on", "missing-receipt", "Thiếu ngày nhận báo cáo.")
    elif received is not None and received > check.today:
        sentence = (
            f"Ngày nhận {written_day(received)} chưa tới (hôm nay là {written_day(check.today)})."
        )
        yield row.issue("received_on", "receipt-ahead", sentence)


def _before_the_year(row: ImportedRow, this_year: int) -> Iterator[Issue]:
    """Yield days before the year reported had begun."""
    year = row.values["year"]
    for name, words in (("received_on", "Ngày nhận"), ("cut_off_on", "Ngày chốt số liệu")):
        given = row.values[name]
        if year is not None and given is not None and given.year < year <= this_year:
            sentence = (
                f"{words} {written_day(given)} trước khi năm báo cáo {year} bắt đầu. "
                "Hãy kiểm tra ngày và năm."
            )
            yield row.issue(name, "before-the-year", sentence)
