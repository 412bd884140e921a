"""Errors of where letters go: to a unit of today, and of which something is known."""

from collections.abc import Iterator

from data_access.recorded.checks.units import not_valid, unit_errors
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.table import TableCheck


def correspondent_errors(check: TableCheck) -> Iterator[Issue]:
    """Yield units that nobody writes to any more, and rows that say nothing."""
    for row in check.rows:
        yield from unit_errors(row, check)
        if check.table.is_withdrawn(row.values):
            continue
        unit = check.known.unit.get(row.values["unit_code"])
        if unit is not None and not unit.valid_on(check.today):
            sentence = not_valid(check.known, unit, check.today)
            yield row.issue("unit_code", "unit-not-valid", sentence)
        if all(row.lacks(name) for name in check.table.values):
            sentence = "Dòng không có gì: hãy ghi cơ quan nhận, địa chỉ hoặc thư điện tử."
            yield row.issue(None, "nothing-said", sentence)
