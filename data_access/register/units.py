"""The communes that institutions belong to."""

from __future__ import annotations

import sqlalchemy as sa

from data_access.programme.queries import unit
from data_access.store.tables import UnitRow
from progress.model.records import Kind, Unit


def communes(connection: sa.Connection, province: str) -> tuple[Unit, ...]:
    """Return the communes of today of a province, by code."""
    row = UnitRow
    return _units(
        connection, row.parent_code == province, row.kind == Kind.COMMUNE, row.valid_to.is_(None)
    )


def commune(connection: sa.Connection, code: str) -> Unit | None:
    """Return a commune of today or ended; None where there never was one with this code."""
    row = UnitRow
    return next(iter(_units(connection, row.code == code, row.kind == Kind.COMMUNE)), None)


def _units(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Unit, ...]:
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    query = sa.select(*columns).where(*conditions).order_by(UnitRow.code)
    return tuple(unit(found) for found in connection.execute(query))
