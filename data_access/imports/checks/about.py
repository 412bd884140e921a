"""Which units and years a file is about, by the columns that the registry names."""

from collections.abc import Iterable

from data_access.imports.checks.permissions import units_of
from data_access.recorded.definition.table import TableCheck


def outermost_units(checks: Iterable[TableCheck]) -> tuple[str, ...]:
    """Return the units of all rows, by code, without those that lie in another of them."""
    units: set[str] = set()
    parents: dict[str, str | None] = {}
    for check in checks:
        known, column = check.known.unit, check.table.unit
        if column is None:
            continue
        for row in check.rows:
            units |= {code for code in units_of(check, column, row) if code in known}
        parents |= {code: known[code].parent_code for code in units}
    return tuple(sorted(code for code in units if parents[code] not in units))


def years_of(checks: Iterable[TableCheck]) -> tuple[int, ...]:
    """Return the years of all rows; institutions have none."""
    years = {row.values[c.table.year] for c in checks if c.table.year for row in c.rows}
    return tuple(sorted(year for year in years if year))
