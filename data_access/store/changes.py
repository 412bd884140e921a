"""The history: every accepted writing leaves one change, and the latest one is the version."""

import logging
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256

import sqlalchemy as sa

from data_access.store.tables import ChangeFileRow, ChangeRow
from progress.model.letters import printable

_LOG = logging.getLogger(__name__)
SEED, DEMONSTRATION, DEMONSTRATION_REMOVED = "seed", "demonstration", "demonstration_removed"
IMPORT, RECORD, SNAPSHOT, PEOPLE = "import", "record", "snapshot", "people"
UNDO, LOCK = "undo", "lock"
"""Kinds of change."""
SYSTEM = "hệ thống"
MADE_UP = sa.select(ChangeRow.id).where(ChangeRow.kind == DEMONSTRATION)
"""Selects the changes that brought demonstration data."""


def current_version(connection: sa.Connection) -> int:
    """Return the number of the latest change; 0 in a database to which nothing was written."""
    return connection.scalar(sa.select(sa.func.max(ChangeRow.id))) or 0


def latest_change(connection: sa.Connection) -> tuple[int, datetime | None]:
    """Return number and time of the latest change, which no two databases share; 0 and None."""
    row = ChangeRow
    latest = connection.execute(sa.select(row.id, row.at).order_by(row.id.desc()).limit(1)).first()
    return (latest.id, latest.at) if latest else (0, None)


def undone_changes(connection: sa.Connection) -> dict[int, int]:
    """Return the changes that are taken back, each with the change that did it."""
    row = ChangeRow
    query = sa.select(row.id, row.undoes).where(row.undoes.is_not(None)).order_by(row.id.desc())
    undone: dict[int, int] = {}
    for number, undoes in connection.execute(query):
        # The latest first: whether an undo was taken back itself is known when it is come to.
        if number not in undone and undoes is not None:
            undone.setdefault(undoes, number)
    return undone


def record_change(
    connection: sa.Connection,
    *,
    kind: str,
    actor: str,
    summary: str,
    reason: str | None = None,
    file_name: str | None = None,
    file_sha256: str | None = None,
    content: bytes | None = None,
    undoes: int | None = None,
) -> int:
    """Write one change, with the file it came from if any, and return its number.

    `undoes` is the change that this one takes back, None where it takes back none. `file_sha256` is
    for a file that is not kept here: that of one that is, is computed.
    """
    if content is not None:
        file_sha256 = sha256(content).hexdigest()
    change_id: int = connection.execute(
        sa.insert(ChangeRow)
        .values(
            at=datetime.now(UTC),
            actor=actor,
            kind=kind,
            summary=summary,
            reason=None if reason is None else printable(reason),
            file_name=file_name,
            file_sha256=file_sha256,
            undoes=undoes,
        )
        .returning(ChangeRow.id)
    ).scalar_one()
    if content is not None:
        connection.execute(sa.insert(ChangeFileRow).values(change_id=change_id, content=content))
    log = partial(_LOG.info, "wrote change %s (%s) by %s", change_id, kind, actor)
    sa.event.listen(connection, "commit", lambda _connection: log(), once=True)
    return change_id
