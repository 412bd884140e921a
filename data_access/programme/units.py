"""Administrative units that a Programme holds."""

from typing import TypeAlias

import sqlalchemy as sa

from data_access.store.ordering import in_order
from data_access.store.records import columns_of, records_of
from data_access.store.tables import DocumentRow, UnitRow
from progress.model.units import Kind, Unit

Asked: TypeAlias = tuple[str, ...] | None
"""Codes of communes whose plans are asked for; None for all that have one."""


def units(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Unit, ...]:
    """Return the units that meet some conditions, by code."""
    query = sa.select(*columns_of(UnitRow, Unit)).where(*conditions)
    return records_of(connection, query.order_by(in_order(UnitRow.code)), Unit)


def is_held(asked: Asked = ()) -> sa.ColumnElement[bool]:
    """Return the condition for units that a Programme holds: all above communes, and of these some.

    A commune that has ended is held if it had a plan of its own, one of today if it is asked for,
    too: there are 3,321, and of the others nothing is read.
    """
    wanted = _has_plan()
    if asked is not None:
        wanted &= sa.or_(UnitRow.valid_to.is_not(None), UnitRow.code.in_(asked))
    return sa.or_(UnitRow.kind != Kind.COMMUNE, wanted)


def held_documents(asked: Asked = ()) -> sa.Select[str]:
    """Select the codes of the documents that bind the units a Programme holds."""
    return sa.select(DocumentRow.code).where(
        DocumentRow.unit_code.in_(sa.select(UnitRow.code).where(is_held(asked)))
    )


def communes_with_plans(connection: sa.Connection, code: str) -> tuple[Unit, ...]:
    """Return the communes of today with a plan of their own that are a unit, or lie in it."""
    of_today = (UnitRow.kind == Kind.COMMUNE, UnitRow.valid_to.is_(None), _has_plan())
    return units(connection, *of_today, sa.or_(UnitRow.code == code, UnitRow.parent_code == code))


def _has_plan() -> sa.ColumnElement[bool]:
    return UnitRow.code.in_(sa.select(DocumentRow.unit_code))
