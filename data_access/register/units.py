"""The communes that institutions belong to."""

from collections.abc import Collection

import sqlalchemy as sa

from data_access.programme.units import units
from data_access.store.tables import UnitRow
from progress.model.units import Kind, Unit


def communes(connection: sa.Connection, province: str) -> tuple[Unit, ...]:
    """Return the communes of today of a province, by code."""
    row = UnitRow
    return units(
        connection, row.parent_code == province, row.kind == Kind.COMMUNE, row.valid_to.is_(None)
    )


def commune(connection: sa.Connection, code: str) -> Unit | None:
    """Return a commune of today or ended; None where there never was one with this code."""
    row = UnitRow
    return next(iter(units(connection, row.code == code, row.kind == Kind.COMMUNE)), None)


def units_of(connection: sa.Connection, codes: Collection[str]) -> dict[str, Unit]:
    """Return the units with some codes, communes too, by code."""
    return {each.code: each for each in units(connection, UnitRow.code.in_(codes))}
