"""Warnings about a form that changes or adds to an earlier year: it may be the wrong form."""

from collections.abc import Iterable, Iterator

from data_access.recorded.checks.reports import FORM_AHEAD
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import Cells, RecordedTable, TableCheck
from progress.model.changes import cell_words
from progress.reporting.reporting import latest_due_year

_SHOWN = 60
"""Letters of a text that are repeated."""


def earlier_years(
    check: TableCheck, rows: Iterable[ImportedRow], columns: tuple[str, ...]
) -> Iterator[Issue]:
    """Yield rows that change what is stored of an earlier year in some columns, or add to it.

    A year that has begun to be stored is added to; one of which nothing is known is only late. Of a
    table in long form nothing is said: it brings what it has, corrections among it.
    """
    now = latest_due_year(check.known, check.today + FORM_AHEAD)
    known = {(key[0], each.values["year"]) for key, each in check.stored.items()}
    known |= check.known.report.keys()
    for row in rows:
        year, before = row.values["year"], check.before(row)
        if row.spot is None:
            continue
        if before is None:
            if year < now and (row.values[check.table.key[0]], year) in known:
                words = f"Thêm {check.table.noun} vào năm {year}, đã được báo cáo trước đây"
                yield _warning(row, columns[0], "added", words)
        elif year < check.today.year and any(before.values[c] != row.values[c] for c in columns):
            was = _said(check.table, before.values, columns)
            words = f"Sửa {check.table.noun} năm {year} đã có ({was})"
            yield _warning(row, columns[0], "changed", words)


def _warning(row: ImportedRow, column: str, what: str, words: str) -> Issue:
    sentence = f"{words}. Hãy kiểm tra có phải dùng nhầm mẫu của năm trước, hoặc nêu lý do."
    return row.warning(column, f"earlier-year-{what}", sentence)


def _said(table: RecordedTable, values: Cells, columns: tuple[str, ...]) -> str:
    cells = ((table.column(name).words, values[name]) for name in columns)
    before = "/".join(cell_words(words, cell) for words, cell in cells if cell is not None)
    return before if len(before) <= _SHOWN else f"{before[:_SHOWN].rstrip()} …"
