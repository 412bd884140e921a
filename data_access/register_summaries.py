"""The summaries of the register, brought up to date in the transaction that writes it.

They hold nothing that depends on a day: what is open on one is the summary and the few institutions
that open or close around it (`data_access/register.py`).
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from data_access.tables import InstitutionCountRow, InstitutionRow

_BATCH = 1_000
"""Units in one statement, well below what databases take."""


def bring_up_to_date(connection: sa.Connection, units: Collection[str] | None = None) -> None:
    """Count the institutions of some units anew; None stands for every unit.

    Every writer of `institution` calls it at its end, with each unit that an institution was added
    to, taken from or changed in.
    """
    if units is None:
        _count_anew(connection, sa.true(), sa.true())
        return
    codes = sorted(set(units))
    for start in range(0, len(codes), _BATCH):
        batch = codes[start : start + _BATCH]
        counted = InstitutionCountRow.unit_code.in_(batch)
        _count_anew(connection, counted, InstitutionRow.unit_code.in_(batch))


def _count_anew(
    connection: sa.Connection, counted: sa.ColumnElement[bool], found: sa.ColumnElement[bool]
) -> None:
    row = InstitutionRow
    place = (row.unit_code, row.category_code)
    numbers = (sa.func.count(), sa.func.count(row.closed_on))
    connection.execute(sa.delete(InstitutionCountRow).where(counted))
    connection.execute(
        sa.insert(InstitutionCountRow).from_select(
            ["unit_code", "category_code", "registered", "ended"],
            sa.select(*place, *numbers).where(found).group_by(*place),
        )
    )
