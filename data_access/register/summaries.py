"""What is derived from the register, brought up to date in the transaction that writes it.

The numbers hold nothing that depends on a day: what is open on one is the summary and the few
institutions that open or close around it (`data_access/register/open_institutions.py`).
"""

from collections.abc import Collection

import sqlalchemy as sa

from data_access.register.entries import write_entries
from data_access.store.tables import InstitutionCountRow, InstitutionEntryRow, InstitutionRow

_BATCH = 1_000
"""Units in one statement, well below what databases take."""


def bring_up_to_date(connection: sa.Connection, units: Collection[str] | None = None) -> None:
    """Count and enter the institutions of some units anew; None stands for every unit.

    Every writer of `institution` calls it at its end, with each unit that an institution was added
    to, taken from or changed in.
    """
    if units is None:
        _count_anew(connection, sa.true(), sa.true())
        write_entries(connection, None)
        return
    codes = sorted(set(units))
    for start in range(0, len(codes), _BATCH):
        batch = codes[start : start + _BATCH]
        counted = InstitutionCountRow.unit_code.in_(batch)
        _count_anew(connection, counted, InstitutionRow.unit_code.in_(batch))
        write_entries(connection, batch)


def are_outdated(connection: sa.Connection) -> bool:
    """Tell whether the summaries miss institutions that came or went, as they do in an upgrade."""
    registered = connection.scalar(sa.select(sa.func.count()).select_from(InstitutionRow))
    entered = connection.scalar(sa.select(sa.func.count()).select_from(InstitutionEntryRow))
    counted = connection.scalar(sa.select(sa.func.sum(InstitutionCountRow.registered)))
    return not registered == entered == int(counted or 0)


def _count_anew(
    connection: sa.Connection, counted: sa.ColumnElement[bool], wanted: sa.ColumnElement[bool]
) -> None:
    row = InstitutionRow
    place = (row.unit_code, row.category_code)
    numbers = (sa.func.count(), sa.func.count(row.closed_on))
    connection.execute(sa.delete(InstitutionCountRow).where(counted))
    connection.execute(
        sa.insert(InstitutionCountRow).from_select(
            ["unit_code", "category_code", "registered", "ended"],
            sa.select(*place, *numbers).where(wanted).group_by(*place),
        )
    )
