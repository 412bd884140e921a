"""Plans as they read before amendments that count from a later day, from their versions."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.programme.units import Asked, held_documents
from data_access.store.changes import undone_changes
from data_access.store.current import current
from data_access.store.ordering import in_order
from data_access.store.records import as_records, columns_of, current_records
from data_access.store.tables import (
    WITHDRAWN,
    DocumentRow,
    DocumentVersionRow,
    TargetVersionRow,
    TaskRow,
    TaskVersionRow,
)
from progress.model.records import Amended, Document, Target, Task


def amended(connection: sa.Connection, asked: Asked = ()) -> tuple[Amended, ...]:
    """Return, by code and the latest first, what plans said before an `effective_on` was given.

    A plan that came with its `effective_on` said nothing before. What was undone does not count,
    nor what undid it: that brings back what stands by itself.
    """
    undone = undone_changes(connection)
    aside = frozenset((*undone, *undone.values()))
    row: Any = DocumentVersionRow
    later = sa.select(DocumentRow.code).where(
        DocumentRow.effective_on.is_not(None), DocumentRow.code.in_(held_documents(asked))
    )
    query = (
        sa.select(row.change_id, *columns_of(row, Document))
        .where(row.code.in_(later), row.status != WITHDRAWN, row.change_id.not_in(aside))
        .order_by(in_order(row.code), row.change_id.desc())
    )
    rows = connection.execute(query).all()
    documents = as_records(Document, [cells for _, *cells in rows])
    versions = list(zip((number for number, *_ in rows), documents, strict=True))
    return tuple(
        each
        for _, of_one in groupby(versions, key=lambda version: version[1].code)
        for each in _steps(connection, list(of_one), aside)
    )


def _steps(
    connection: sa.Connection, versions: list[tuple[int, Document]], aside: Collection[int]
) -> Iterator[Amended]:
    """Walk back from the current version to each that was in force before it."""
    change_id, now = versions[0]
    until = now.effective_on
    for number, document in versions[1:]:
        since = document.effective_on
        if until is None:
            return
        if since is None or since < until:
            row: Any = TargetVersionRow
            earlier = sa.and_(row.document_code == document.code, _before(row, change_id, aside))
            targets = current_records(connection, row, Target, earlier)
            tasks = _tasks(connection, document.code, change_id, aside)
            yield Amended(until, (document,), targets, tasks)
            until = since
        change_id = number


def _tasks(
    connection: sa.Connection, document: str, change_id: int, aside: Collection[int]
) -> tuple[Task, ...]:
    """Return the tasks of a document as they stood before a change, without agencies."""
    row: Any = TaskVersionRow
    # A version that takes a task back does not name its document.
    own = sa.select(row.code).where(row.document_code == document)
    earlier = sa.and_(row.code.in_(own), _before(row, change_id, aside))
    columns = [row.__table__.c[each.name] for each in TaskRow.__table__.columns]
    query = current(row, *columns, among=earlier)
    tasks = (
        Task(**each._asdict(), leads=(), coordinators=()) for each in connection.execute(query)
    )
    return tuple(sorted(tasks, key=lambda task: task.position))


def _before(row: Any, change_id: int, aside: Collection[int]) -> sa.ColumnElement[bool]:
    return sa.and_(row.change_id < change_id, row.change_id.not_in(aside))
