"""The history of the database, the files that changes came from, and snapshots."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base


class ChangeRow(base.Base):
    """One accepted writing: the history of the database and its version."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    at: Mapped[base.Moment]
    actor: Mapped[str]
    kind: Mapped[str]
    summary: Mapped[str]
    reason: Mapped[str | None]
    file_name: Mapped[str | None]
    file_sha256: Mapped[str | None]
    undoes: Mapped[int | None] = mapped_column(sa.BigInteger, sa.ForeignKey("change.id"))


class ChangeFileRow(base.Base):
    """The file a change came from, as received."""

    change_id: Mapped[base.ChangeKey]
    content: Mapped[bytes]


class SnapshotRow(base.Base):
    """A Programme frozen under a name."""

    code: Mapped[base.Key]
    title: Mapped[str]
    taken_at: Mapped[base.Moment]
    as_of: Mapped[date]
    actor: Mapped[str]
    version: Mapped[base.Count]
    content: Mapped[bytes]
    sha256: Mapped[str]


class StoryRow(base.Base):
    """A presenter's choice of slides, kept beside the snapshot."""

    snapshot_code: Mapped[str] = mapped_column(base.part_of("snapshot"), primary_key=True)
    position: Mapped[base.PositionKey]
    slide: Mapped[str]
    sentence: Mapped[str | None]
    change_id: Mapped[base.ChangeId]
