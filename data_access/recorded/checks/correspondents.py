"""Errors of where letters go: to a unit of today, and of which something is known."""

from collections.abc import Iterable, Iterator

from data_access.recorded.checks.units import not_valid, unit_errors, withdrawn_with_number
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck


def correspondent_errors(check: TableCheck) -> Iterator[Issue]:
    """Yield units that nobody writes to any more, and rows that say nothing."""
    for row in check.rows:
        yield from unit_errors(row, check)
        if check.table.is_withdrawn(row.values):
            yield from withdrawn_with_number(row, check, check.table.values)
            continue
        unit = check.known.unit.get(row.values["unit_code"])
        if unit is not None and not unit.valid_on(check.today):
            sentence = not_valid(check.known, unit, check.today)
            yield row.issue("unit_code", "unit-not-valid", sentence)
        if all(row.lacks(name) for name in check.table.values):
            sentence = "Dòng không có gì: hãy ghi cơ quan nhận, địa chỉ hoặc thư điện tử."
            yield row.issue(None, "nothing-said", sentence)


def correspondent_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield rows of a worksheet, which is downloaded empty, that leave out what is stored."""
    for row in rows:
        before = check.stored.get(check.table.key_of(row.values))
        if row.spot is None or before is None or check.table.is_withdrawn(row.values):
            continue
        for name in check.table.values:
            if before.values[name] is not None and row.values[name] is None:
                sentence = (
                    f"Để trống thì bỏ {check.table.column(name).label} đã lưu. Hãy ghi lại nếu vẫn "
                    "dùng, hoặc nêu lý do."
                )
                yield row.warning(name, f"{name}-left-out", sentence)
