"""Whether an author may write a row at all."""

from collections.abc import Iterator

from data_access.people.authors import Author
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck, UnitColumn


def not_permitted(check: TableCheck, author: Author) -> Iterator[Issue]:
    """Yield each row about a unit that is not the author's, and every one that is of no unit.

    A row that moves must be the author's where it stands and where it goes. A unit that does not
    exist is another check's to name.
    """
    if author.units is None:
        return
    known = check.known.unit
    parents = {code: unit.parent_code for code, unit in known.items()}
    for row in check.rows:
        unit = check.table.unit
        if unit is None:
            yield row.issue(check.table.key[0], "not-permitted", check.table.lead_only)
            continue
        for code in _units_of(check, unit, row):
            if code in known and not author.covers(code, parents):
                name = f"{known[code].name} ({code})"
                sentence = f"Bạn không được giao nhập số liệu của {name}. Hãy bỏ dòng này."
                yield row.issue(unit.name, "not-permitted", sentence)
                break


def _units_of(check: TableCheck, unit: UnitColumn, row: ImportedRow) -> Iterator[str]:
    """Yield the units whose data a row would change."""
    before = check.stored.get(check.table.key_of(row.values))
    for values in (row.values, *([before.values] if before else [])):
        code = values[unit.name]
        yield check.institutions.get(code, {}).get("unit_code", "") if unit.through else code
