"""Reports that no Programme holds: those of communes, and every version of one report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from data_access import clock
from data_access.change_history import shown_actor
from data_access.changes import DEMONSTRATION
from data_access.queries import current, unit
from data_access.tables import ChangeRow, ReportRow, UnitRow
from progress.records import Communes, Kind, PastReport, Report, Unit

WITHDRAWN = "withdrawn"
_INSIDE = (Kind.DISTRICT, Kind.COMMUNE)


def communes(connection: sa.Connection, province_code: str) -> Communes:
    """Return the units inside a province, in order of their codes, and their current reports."""
    inside = sa.and_(UnitRow.parent_code == province_code, UnitRow.kind.in_(_INSIDE))
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    units = connection.execute(sa.select(*columns).where(inside).order_by(UnitRow.code))
    reports = current(
        ReportRow,
        *_columns(),
        withdrawn=ReportRow.status == WITHDRAWN,
        among=ReportRow.unit_code.in_(sa.select(UnitRow.code).where(inside)),
    )
    return Communes(
        province_code,
        tuple(unit(row) for row in units),
        tuple(Report(*found) for found in connection.execute(reports)),
    )


def report_history(
    connection: sa.Connection, unit_code: str, year: int, names: bool
) -> tuple[PastReport, ...]:
    """Return every version of a unit's report for a year, the latest first; nothing is left out.

    Without `names` every person who recorded one is an officer.
    """
    change = ChangeRow
    query = (
        sa.select(
            *_columns(),
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
    found = []
    for row in connection.execute(query):
        withdrawn, at, actor, *rest = row[width:]
        who = shown_actor(actor, names=names)
        found.append(PastReport(Report(*row[:width]), withdrawn, _here(at), who, *rest))
    return tuple(found)


def _here(at: datetime) -> datetime:
    """Return a moment in Vietnamese time; SQLite keeps moments in UTC and does not say so."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(clock.ZONE)


def _columns() -> list[sa.ColumnElement[Any]]:
    """Return the columns of a report in the record's order."""
    return [ReportRow.__table__.c[field] for field in Report.__dataclass_fields__]
