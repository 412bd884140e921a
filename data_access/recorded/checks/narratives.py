"""Errors of what a unit reports in words: it says something, about a year that has begun."""

from collections.abc import Iterator

from data_access.recorded.checks.units import unit_errors, year_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.table import TableCheck


def narrative_errors(check: TableCheck) -> Iterator[Issue]:
    """Yield what no text may be; a withdrawn one only has to name what it takes back."""
    for row in check.rows:
        yield from unit_errors(row, check)
        text, before = row.values["text"], check.stored.get(check.table.key_of(row.values))
        if not check.table.is_withdrawn(row.values):
            yield from year_errors(row, check)
            if row.lacks("text"):
                sentence = "Thiếu nội dung. Hãy ghi nội dung; muốn bỏ nội dung đã nộp thì rút."
                yield row.issue("text", "missing-text", sentence)
        elif text is not None and (before is None or text != before.values["text"]):
            sentence = (
                "Dòng vừa ghi nội dung vừa rút. Muốn sửa thì ghi nội dung mới và bỏ «Rút»; muốn "
                "rút thì để trống nội dung."
            )
            yield row.issue("text", "withdrawn-with-text", sentence)
