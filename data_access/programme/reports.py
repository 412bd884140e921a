"""Units inside a province and their reports, which no Programme holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data_access.programme.queries import unit
from data_access.store.current import current
from data_access.store.tables import ReportRow, UnitRow
from progress.model.records import Kind, Unit
from progress.model.reported import Communes, Report

_INSIDE = (Kind.DISTRICT, Kind.COMMUNE)


def communes(connection: sa.Connection, province_code: str) -> Communes:
    """Return the units inside a province, in order of their codes, and their current reports."""
    inside = sa.and_(UnitRow.parent_code == province_code, UnitRow.kind.in_(_INSIDE))
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    units = connection.execute(sa.select(*columns).where(inside).order_by(UnitRow.code))
    reports = current(
        ReportRow,
        *_columns(),
        among=ReportRow.unit_code.in_(sa.select(UnitRow.code).where(inside)),
    )
    return Communes(
        province_code,
        tuple(unit(row) for row in units),
        tuple(Report(*found) for found in connection.execute(reports)),
    )


def _columns() -> list[sa.ColumnElement[Any]]:
    """Return the columns of a report in the record's order."""
    return [ReportRow.__table__.c[field] for field in Report.__dataclass_fields__]
