"""Snapshots and the slides chosen for them."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import (
    Base,
    ChangeId,
    Count,
    Key,
    PositionKey,
    part_of,
)


class SnapshotRow(Base):
    """A Programme frozen under a name."""

    __tablename__ = "snapshot"

    code: Mapped[Key]
    title: Mapped[str]
    taken_at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
    as_of: Mapped[date]
    actor: Mapped[str]
    version: Mapped[Count]
    content: Mapped[bytes]
    sha256: Mapped[str]


class StoryRow(Base):
    """A presenter's choice of slides, kept beside the snapshot."""

    __tablename__ = "story"

    snapshot_code: Mapped[str] = mapped_column(part_of("snapshot"), primary_key=True)
    position: Mapped[PositionKey]
    slide: Mapped[str]
    sentence: Mapped[str | None]
    change_id: Mapped[ChangeId]
