"""The register, whose rows are updated in place: undoing closes a row, or puts its past back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.recorded.pasts import Event, Past
from data_access.register.summaries import bring_up_to_date
from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import ChangeRow, InstitutionPastRow, InstitutionRow

VALUES = (
    "name",
    "category_code",
    "unit_code",
    "ownership",
    "opened_on",
    "closed_on",
    "latitude",
    "longitude",
)
"""Columns of an institution that a change can move."""
_BATCH = 5_000


def pasts(connection: sa.Connection, number: int) -> Iterator[Past]:
    """Yield the past of each institution that a change brought or changed.

    Demonstration data are no records: a row that was one before it became real came with the
    change that made it real.
    """
    row, past = InstitutionRow.__table__, InstitutionPastRow.__table__
    codes = sa.union(
        sa.select(row.c.code).where(row.c.change_id == number),
        sa.select(past.c.institution_code).where(
            sa.or_(past.c.change_id == number, past.c.written_by == number)
        ),
    ).subquery()
    # Each state with the change that wrote it: the kept ones, then the one that stands.
    states = sa.union_all(
        sa.select(
            past.c.institution_code.label("code"),
            past.c.written_by.label("change_id"),
            *(past.c[name] for name in VALUES),
        ).join(codes, codes.c.code == past.c.institution_code),
        sa.select(row.c.code, row.c.change_id, *(row.c[name] for name in VALUES)).join(
            codes, codes.c.code == row.c.code
        ),
    ).subquery()
    query = (
        sa.select(states, ChangeRow.undoes)
        .join(ChangeRow, ChangeRow.id == states.c.change_id)
        .where(ChangeRow.kind != DEMONSTRATION)
        .order_by(states.c.code, states.c.change_id)
    )
    for code, rows in groupby(connection.execute(query).mappings(), lambda row: row["code"]):
        events = (
            Event(row["change_id"], row["undoes"], {name: row[name] for name in VALUES})
            for row in rows
        )
        yield Past({"code": code}, tuple(events))


def closed(cells: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return an institution closed so that it is open on no day from today on.

    The day is today, or its first day where that is still to come; one closed already stays so.
    """
    day = max(today, cells["opened_on"] or today)
    known = cells["closed_on"]
    return {**cells, "closed_on": day if known is None else min(known, day)}


def go_back(
    connection: sa.Connection, found: Iterable[Past], number: int, undo_id: int, today: date
) -> None:
    """Put each institution back to what it was before a change; close those that came with it.

    What they are now is kept, so that this can be undone.
    """
    kept, written, units = [], [], set()
    for past in found:
        now, before = past.now, past.before(number)
        code = past.key["code"]
        kept.append(
            {
                "institution_code": code,
                "change_id": undo_id,
                "written_by": now.change_id,
                **now.cells,
            }
        )
        cells = closed(now.cells, today) if before is None else before.cells
        written.append({"its_code": code, **cells, "change_id": undo_id})
        units |= {now.cells["unit_code"], cells["unit_code"]}
    if not written:
        return
    put = sa.update(InstitutionRow).where(InstitutionRow.code == sa.bindparam("its_code"))
    put = put.values({name: sa.bindparam(name) for name in (*VALUES, "change_id")})
    for start in range(0, len(written), _BATCH):
        connection.execute(sa.insert(InstitutionPastRow), kept[start : start + _BATCH])
        connection.execute(put, written[start : start + _BATCH])
    bring_up_to_date(connection, units)
