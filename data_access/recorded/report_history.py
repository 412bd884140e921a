"""The history of a report: every version that was ever recorded, with the change that did it."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from data_access.recorded.history import shown_actor
from data_access.store import clock
from data_access.store.changes import DEMONSTRATION
from data_access.store.records import columns_of
from data_access.store.tables import WITHDRAWN, ChangeRow, ReportRow
from progress.model.reported import PastReport, Report


def report_history(
    connection: sa.Connection, unit_code: str, year: int, names: bool
) -> tuple[PastReport, ...]:
    """Return every version of a unit's report for a year, the latest first; nothing is left out.

    Without `names` every person who recorded one is an officer.
    """
    change = ChangeRow
    query = (
        sa.select(
            *columns_of(ReportRow, Report),
            ReportRow.status == WITHDRAWN,
            change.at,
            change.actor,
            change.summary,
            change.reason,
            change.kind == DEMONSTRATION,
        )
        .join(change, change.id == ReportRow.change_id)
        .where(ReportRow.unit_code == unit_code, ReportRow.year == year)
        .order_by(ReportRow.change_id.desc())
    )
    width = len(Report.__dataclass_fields__)
    versions = []
    for row in connection.execute(query):
        withdrawn, at, actor, *rest = row[width:]
        who = shown_actor(actor, names=names)
        versions.append(PastReport(Report(*row[:width]), withdrawn, _here(at), who, *rest))
    return tuple(versions)


def _here(at: datetime) -> datetime:
    """Return a moment in Vietnamese time; SQLite keeps moments in UTC and does not say so."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(clock.ZONE)
