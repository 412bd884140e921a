"""Putting the demonstration into the database under one change, and taking it out again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from data_access.demonstration.institutions.register import chance
from data_access.demonstration.institutions.results import results
from data_access.recorded.definition.table import Cells, RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.recorded.tables.institution_results import INSTITUTION_RESULT
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.plans import PLAN_TABLES
from data_access.recorded.writing import insert_rows
from data_access.register.summaries import bring_up_to_date
from data_access.store.changes import DEMONSTRATION, MADE_UP, SEED
from data_access.store.tables import (
    ChangeRow,
    InstitutionPastRow,
    InstitutionResultRow,
    InstitutionRow,
)

_BATCH = 5_000


def store(
    connection: sa.Connection, table: RecordedTable, change_id: int, rows: Iterable[Cells]
) -> None:
    """Store rows of a table, marked as demonstration where the table has a mark for that."""
    usual = {column.name: column.default for column in table.columns}
    marked = replace(table, fixed=dict.fromkeys(table.fixed, DEMONSTRATION))
    insert_rows(connection, marked, [{**usual, **row} for row in rows], change_id)


def store_register(
    connection: sa.Connection,
    change_id: int,
    institutions: Iterator[Cells],
    on_progress: Callable[[int], None],
) -> None:
    """Store institutions and their results, a batch at a time, then the summaries of the register.

    `on_progress` is called with the number of institutions stored.
    """
    luck = chance("results")
    stored = 0
    while batch := list(islice(institutions, _BATCH)):
        store(connection, INSTITUTION, change_id, batch)
        made = (result for each in batch for result in results(each, luck))
        store(connection, INSTITUTION_RESULT, change_id, made)
        stored += len(batch)
        on_progress(stored)
    bring_up_to_date(connection)


def has_real(connection: sa.Connection) -> bool:
    """Tell whether people recorded anything that is not made up, withdrawn or not."""
    changes = (table.row.__table__.c.change_id for table in RECORDED)
    own = sa.select(ChangeRow.id).where(ChangeRow.kind.in_((DEMONSTRATION, SEED)))
    return any(
        connection.scalar(sa.select(sa.exists().where(change.not_in(own)))) for change in changes
    )


def delete_all(connection: sa.Connection) -> dict[RecordedTable, int]:
    """Delete the rows of every demonstration change; return how many, by table.

    An institution for which a real result was entered stays, because that result speaks of it.
    """
    gone: dict[RecordedTable, int] = {}
    _delete_plans(connection)
    for table in RECORDED:
        if table is not INSTITUTION:
            rows = sa.delete(table.row).where(table.row.__table__.c.change_id.in_(MADE_UP))
            gone[table] = connection.execute(rows).rowcount
    # What a real row replaced is kept for undoing, which takes no notice of what was made up.
    past = InstitutionPastRow
    connection.execute(sa.delete(past).where(past.written_by.in_(MADE_UP)))
    with_result = sa.select(InstitutionResultRow.institution_code)
    deleted = connection.execute(
        sa.delete(InstitutionRow).where(
            InstitutionRow.change_id.in_(MADE_UP), InstitutionRow.code.not_in(with_result)
        )
    )
    gone[INSTITUTION] = deleted.rowcount
    if deleted.rowcount:
        bring_up_to_date(connection)
    return gone


def kept_institutions(connection: sa.Connection) -> tuple[str, ...]:
    """Return the codes of the demonstration institutions that are still in the register."""
    row = InstitutionRow
    query = sa.select(row.code).where(row.change_id.in_(MADE_UP)).order_by(row.code)
    return tuple(connection.scalars(query))


def _delete_plans(connection: sa.Connection) -> None:
    """Let no made-up plan count any more; their versions are still there."""
    for table in reversed(PLAN_TABLES):
        current: Any = table.current
        versions, now = table.row.__table__.c, current.__table__.c
        made_up = sa.select(*(versions[name] for name in table.key)).where(
            versions.change_id.in_(MADE_UP)
        )
        key = sa.tuple_(*(now[name] for name in table.key))
        connection.execute(sa.delete(current).where(key.in_(made_up)))
