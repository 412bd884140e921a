"""Tables whose columns are the fields of a record."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

import sqlalchemy as sa

from data_access.store.ordering import in_order


def columns_of(row: Any, record: Any) -> list[sa.ColumnElement[Any]]:
    """Return the columns of a table that a record has fields for, in the record's order.

    A field with a default may come from elsewhere, and then is no column.
    """
    columns = row.__table__.c
    return [
        columns[field.name]
        for field in fields(record)
        if field.default is MISSING or field.name in columns
    ]


def records_of(
    connection: sa.Connection, row: Any, record: Callable[..., Any], *order: Any
) -> tuple[Any, ...]:
    """Return the rows of a table as records."""
    query = sa.select(*columns_of(row, record)).order_by(*map(in_order, order))
    return tuple(record(*cells) for cells in connection.execute(query).all())
