"""The history of the database, and the files that changes came from."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import (
    Base,
    ChangeKey,
)


class ChangeRow(Base):
    """One accepted writing: the history of the database and its version."""

    __tablename__ = "change"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
    actor: Mapped[str]
    kind: Mapped[str]
    summary: Mapped[str]
    reason: Mapped[str | None]
    file_name: Mapped[str | None]
    file_sha256: Mapped[str | None]
    undoes: Mapped[int | None] = mapped_column(sa.BigInteger, sa.ForeignKey("change.id"))


class ChangeFileRow(Base):
    """The file a change came from, as received."""

    __tablename__ = "change_file"

    change_id: Mapped[ChangeKey]
    content: Mapped[bytes]
