"""Units inside a province and their reports, which no Programme holds."""

import sqlalchemy as sa

from data_access.programme.units import units
from data_access.store.current import current
from data_access.store.records import columns_of
from data_access.store.tables import ReportRow, UnitRow
from progress.model.records import Kind
from progress.model.reported import Communes, Report

_INSIDE = (Kind.DISTRICT, Kind.COMMUNE)


def communes(connection: sa.Connection, province_code: str) -> Communes:
    """Return the units inside a province, in order of their codes, and their current reports."""
    inside = sa.and_(UnitRow.parent_code == province_code, UnitRow.kind.in_(_INSIDE))
    reports = current(
        ReportRow,
        *columns_of(ReportRow, Report),
        among=ReportRow.unit_code.in_(sa.select(UnitRow.code).where(inside)),
    )
    return Communes(
        province_code,
        units(connection, inside),
        tuple(Report(*cells) for cells in connection.execute(reports)),
    )
