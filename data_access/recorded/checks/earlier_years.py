"""Warnings about a form that changes numbers of an earlier year: it may be the wrong form."""

from collections.abc import Iterable, Iterator

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import written


def result_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield results of institutions that change one of an earlier year."""
    for row in rows:
        yield from earlier_year(row, check, ("value",))


def earlier_year(row: ImportedRow, check: TableCheck, sides: tuple[str, ...]) -> Iterator[Issue]:
    """Yield a change of the numbers of an earlier year, in the columns `sides`.

    Of a table in long form nothing is said: it brings what it has, corrections among it.
    """
    before, year = check.stored.get(check.table.key_of(row.values)), row.values["year"]
    if row.spot is None or before is None or year >= check.today.year:
        return
    known = [before.values[side] for side in sides]
    if known == [row.values[side] for side in sides]:
        return
    was = "/".join(written(each) for each in known if each is not None)
    sentence = (
        f"Sửa số của năm {year} đã có ({was}). Hãy kiểm tra có phải dùng nhầm mẫu của năm trước, "
        "hoặc nêu lý do."
    )
    yield row.warning(sides[0], "earlier-year-changed", sentence)
