"""Scenarios of assignments that were kept, as of now: no Programme holds what nobody signed."""

import sqlalchemy as sa

from data_access.store.records import current_records
from data_access.store.tables import AssignmentRow
from progress.assignment.scenarios import KeptShare


def kept_assignments(connection: sa.Connection) -> tuple[KeptShare, ...]:
    """Return every line that was kept, by scenario, indicator, category and province."""
    return current_records(connection, AssignmentRow, KeptShare)
