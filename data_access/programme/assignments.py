"""Scenarios of assignments that were kept, as of now: no Programme holds what nobody signed."""

import sqlalchemy as sa

from data_access.programme.plans import exact
from data_access.store.current import current
from data_access.store.records import columns_of
from data_access.store.tables import AssignmentRow
from progress.assignment.scenarios import KeptShare


def kept_assignments(connection: sa.Connection) -> tuple[KeptShare, ...]:
    """Return every line that was kept, by scenario, indicator, category and province."""
    query = current(AssignmentRow, *columns_of(AssignmentRow, KeptShare))
    rows = (row._asdict() for row in connection.execute(query))
    return tuple(KeptShare(**row | {"percent": exact(row["percent"])}) for row in rows)
