"""What officers type and send and nobody has taken yet, and the years that are closed."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import (
    Base,
    ChangeId,
    ChangeKey,
    Key,
    PositionKey,
    UnitKey,
    YearKey,
    one_of,
)


class DraftRow(Base):
    """A filled file that counts nowhere until it is taken.

    Its content stays as it came and goes with the draft: that of one dropped, or taken, is empty,
    and the change keeps the file of the latter.

    `units` and `years` say what it is about: codes of the outermost units, and years, with a comma
    between. The address and the name are those of the sender.
    """

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    address: Mapped[str]
    sender: Mapped[str]
    units: Mapped[str]
    years: Mapped[str]
    file_name: Mapped[str]
    file_sha256: Mapped[str]
    content: Mapped[bytes]


class DraftEventRow(Base):
    """What became of a draft: the state that its latest event brought is its own.

    A return has one row for each remark, `page` and `cell` being where it belongs; `note` is the
    remark, or the reason given by who sent or took it. `change_id` is the change that taking wrote.
    """

    __table_args__ = (one_of("state", "draft", "sent", "returned", "taken", "dropped"),)

    draft_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("draft.id"), primary_key=True, autoincrement=False
    )
    position: Mapped[PositionKey]
    state: Mapped[str]
    at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
    actor: Mapped[str]
    page: Mapped[str | None]
    cell: Mapped[str | None]
    note: Mapped[str | None]
    change_id: Mapped[ChangeId | None]


class TypingRow(Base):
    """What somebody typed into the form of a unit and year: JSON, a list of cells.

    `draft_id` is the draft in which it was sent, None while it was not.
    """

    address: Mapped[Key]
    unit_code: Mapped[UnitKey]
    year: Mapped[YearKey]
    cells: Mapped[str]
    draft_id: Mapped[int | None] = mapped_column(sa.BigInteger, sa.ForeignKey("draft.id"))


class UnsentRemarkRow(Base):
    """What somebody wrote to send a draft back, and has not sent: JSON, a list of remarks."""

    address: Mapped[Key]
    draft_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("draft.id"), primary_key=True, autoincrement=False
    )
    remarks: Mapped[str]


class YearLockRow(Base):
    """A year that was closed for reporting, or opened again, by a change."""

    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    locked: Mapped[bool]
