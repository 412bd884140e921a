"""Whether a file would change a locked year: that needs a reason, and is an amendment."""

from collections.abc import Iterator, Mapping
from datetime import date

from data_access.imports.planning.plan import Plan
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.locks import lock_words
from progress.model.numbers import day


def locked_rows(plan: Plan, locked: Mapping[int, date]) -> Iterator[Issue]:
    """Yield, for each locked year that a plan would change, the first of its rows."""
    column = plan.table.year
    if column is None:
        return
    first: dict[int, ImportedRow] = {}
    for row in plan.to_write:
        first.setdefault(row.values[column], row)
    for year in sorted(first.keys() & locked.keys()):
        sentence = f"{lock_words([year])} Khóa ngày {day(locked[year])}."
        yield first[year].warning(column, "year-locked", sentence)
