"""How many institutions of a category a province would have open on a day, after a file."""

from collections import Counter
from datetime import date

import sqlalchemy as sa

from data_access.imports.planning.context import ImportContext
from data_access.imports.planning.plan import Plan
from data_access.store.tables import InstitutionRow, UnitRow
from progress.places.register import is_open


def open_numbers(
    context: ImportContext, register: Plan | None, province: str, day: date
) -> Counter[str]:
    """Return the open institutions by category; a category that the register lacks is not in it.

    Demonstration data count for nothing. A register with no institution of a category has not been
    kept for it, and says nothing.
    """
    row = InstitutionRow
    query = (
        sa.select(row.code, row.category_code, row.opened_on, row.closed_on, row.change_id)
        .join(UnitRow, UnitRow.code == row.unit_code)
        .where(sa.or_(row.unit_code == province, UnitRow.parent_code == province))
    )
    planned = register.rows if register else ()
    ours = {each.row.values["code"]: each.row.values for each in planned}
    numbers: Counter[str] = Counter()
    for code, category, opened, closed, change_id in context.connection.execute(query):
        if code not in ours and change_id not in context.demonstration:
            numbers[category] += is_open(opened, closed, day)
    for values in ours.values():
        unit = context.known.unit[values["unit_code"]]
        if province in (unit.code, unit.parent_code):
            opened, closed = values["opened_on"], values["closed_on"]
            numbers[values["category_code"]] += is_open(opened, closed, day)
    return numbers
