"""The rows of append-only tables that count now."""

from typing import Any

import sqlalchemy as sa

from data_access.store.ordering import in_order
from data_access.store.tables import WITHDRAWN


def current(
    row: type[Any], *columns: Any, among: sa.ColumnElement[bool] | None = None
) -> sa.Select[Any]:
    """Select the latest row of each key of an append-only table, unless that one is withdrawn.

    `among` is a condition on the key; where it is given, only those rows are looked at.
    """
    table: sa.Table = row.__table__
    key = [column for column in table.primary_key.columns if column.name != "change_id"]
    rank = sa.func.row_number().over(partition_by=key, order_by=table.c.change_id.desc())
    asked = () if among is None else (among,)
    ranked = sa.select(table, rank.label("rank")).where(*asked).subquery()
    stands = sa.and_(ranked.c.rank == 1, ranked.c[row.state_column] != WITHDRAWN)
    order = [in_order(ranked.c[column.name]) for column in key]
    return sa.select(*(ranked.c[column.key] for column in columns)).where(stands).order_by(*order)
