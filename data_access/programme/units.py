"""Administrative units that a Programme holds."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from data_access.store.ordering import in_order
from data_access.store.records import columns_of
from data_access.store.tables import DocumentRow, UnitRow
from progress.model.records import Kind, Unit

FORMER_NAME_MARK = "|"
"""Between the former names of a unit, in the cell that holds them all."""


def units(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Unit, ...]:
    """Return the units that meet some conditions, by code."""
    query = sa.select(*columns_of(UnitRow, Unit)).where(*conditions)
    found = connection.execute(query.order_by(in_order(UnitRow.code)))
    return tuple(map(_unit, found.all()))


def is_held() -> sa.ColumnElement[bool]:
    """Return the condition for units that a Programme holds."""
    with_plan = sa.select(DocumentRow.unit_code)
    return sa.or_(UnitRow.kind != Kind.COMMUNE, UnitRow.code.in_(with_plan))


def _unit(row: Sequence[Any]) -> Unit:
    code, official_code, name, short_name, former, kind, *others = row
    former_names = tuple(former.split(FORMER_NAME_MARK)) if former else ()
    return Unit(code, official_code, name, short_name, former_names, Kind(kind), *others)
