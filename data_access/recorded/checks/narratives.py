"""Errors of what a unit reports in words: it says something, about a year that has begun."""

from collections.abc import Iterator

from data_access.recorded.checks.units import unit_errors, withdrawn_with_number, year_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck


def narrative_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no text may be; a withdrawn one only has to name what it takes back."""
    yield from unit_errors(row, check)
    if check.table.is_withdrawn(row.values):
        yield from withdrawn_with_number(row, check, ("text",))
        return
    yield from year_errors(row, check)
    if row.lacks("text"):
        sentence = "Thiếu nội dung. Hãy ghi nội dung; muốn bỏ nội dung đã nộp thì rút."
        yield row.issue("text", "missing-text", sentence)
