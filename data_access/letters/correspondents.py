"""Where letters to units go, as of now: for who writes to them, and for nobody else."""

import sqlalchemy as sa

from data_access.store.records import current_records
from data_access.store.tables import CorrespondentRow
from progress.reporting.correspondents import Correspondent


def correspondents(connection: sa.Connection) -> tuple[Correspondent, ...]:
    """Return what is known of the units' correspondents, by unit."""
    return current_records(connection, CorrespondentRow, Correspondent)
