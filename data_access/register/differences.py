"""What one change did to each institution, whose rows are updated in place."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import (
    CategoryRow,
    ChangeRow,
    InstitutionPastRow,
    InstitutionRow,
    UnitRow,
)
from progress.model.changes import Difference

_CELLS = ("name", "ownership", "opened_on", "closed_on", "latitude", "longitude")


def number_of_rows(connection: sa.Connection, number: int) -> int:
    """Return how many institutions a change brought or changed."""
    states = _institution_states()
    query = sa.select(sa.func.count()).select_from(states).where(states.c.change_id == number)
    return connection.scalar(query) or 0


def of_register(
    connection: sa.Connection, number: int, first: int, count: int
) -> tuple[Difference, ...]:
    """Return what a change did to some institutions, in the order of their codes."""
    new, old = _institution_states(), InstitutionPastRow.__table__.alias("old")
    sides = {"new": new.c, "old": old.c}
    columns: list[sa.ColumnElement[Any]] = [new.c.code, old.c.institution_code]
    joined: Any = new.outerjoin(
        old, sa.and_(old.c.institution_code == new.c.code, old.c.change_id == number)
    )
    for side, cells in sides.items():
        unit, category = UnitRow.__table__.alias(), CategoryRow.__table__.alias()
        joined = joined.outerjoin(unit, unit.c.code == cells.unit_code)
        joined = joined.outerjoin(category, category.c.code == cells.category_code)
        columns += [cells[name].label(f"{side}_{name}") for name in _CELLS]
        columns += [category.c.name.label(f"{side}_category"), unit.c.name.label(f"{side}_unit")]
    joined = joined.outerjoin(ChangeRow, ChangeRow.id == old.c.written_by)
    query = (
        sa.select(*columns, ChangeRow.kind.label("old_kind"))
        .select_from(joined)
        .where(new.c.change_id == number)
        .order_by(new.c.code)
    )
    said = (*_CELLS, "category", "unit")
    return tuple(
        Difference(
            (f"{found.new_name} ({found.code})",),
            {name: found._mapping[f"old_{name}"] for name in said}
            if found.institution_code is not None
            else None,
            {name: found._mapping[f"new_{name}"] for name in said},
            found.old_kind == DEMONSTRATION,
        )
        for found in connection.execute(query.offset(first).limit(count))
    )


def _institution_states() -> sa.Subquery:
    """Select every state in which an institution ever was, with the change that wrote it."""
    row, past = InstitutionRow, InstitutionPastRow
    names = (*_CELLS, "category_code", "unit_code")
    kept = (past.__table__.c[name] for name in names)
    return sa.union_all(
        sa.select(row.code, row.change_id, *(row.__table__.c[name] for name in names)),
        sa.select(past.institution_code.label("code"), past.written_by.label("change_id"), *kept),
    ).subquery()
