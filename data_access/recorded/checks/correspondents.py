"""Errors of where letters go: to a unit of today, and of which something is known."""

from collections.abc import Iterable, Iterator

from data_access.recorded.checks.units import not_there, unit_errors, withdrawn_with_number
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck


def correspondent_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield units that nobody writes to any more, and rows that say nothing."""
    yield from unit_errors(row, check)
    if check.table.is_withdrawn(row.values):
        yield from withdrawn_with_number(row, check, check.table.values)
        return
    yield from not_there(row, check, check.today)
    if all(row.lacks(name) for name in check.table.values):
        sentence = "Dòng không có gì: hãy ghi cơ quan nhận, địa chỉ hoặc thư điện tử."
        yield row.issue(None, "nothing-said", sentence)


def correspondent_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield rows of a worksheet, which is downloaded empty, that leave out what is stored."""
    for row in rows:
        if row.spot is None or check.table.is_withdrawn(row.values):
            continue
        for name, _ in check.emptied(row, check.table.values):
            sentence = (
                f"Để trống thì bỏ {check.table.column(name).label} đã lưu. Hãy ghi lại nếu vẫn "
                "dùng, hoặc nêu lý do."
            )
            yield row.warning(name, f"{name}-left-out", sentence)
