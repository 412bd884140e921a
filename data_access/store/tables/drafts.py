"""What officers type and send and nobody has taken yet, and the years that are closed."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base


class DraftRow(base.Base):
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


class DraftEventRow(base.Base):
    """What became of a draft: the state that its latest event brought is its own.

    A return has one row for each remark, `page` and `cell` being where it belongs; `note` is the
    remark, or the reason given by who sent or took it. `change_id` is the change that taking wrote.
    """

    __table_args__ = (base.one_of("state", "draft", "sent", "returned", "taken", "dropped"),)

    draft_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("draft.id"), primary_key=True, autoincrement=False
    )
    position: Mapped[base.PositionKey]
    state: Mapped[str]
    at: Mapped[base.Moment]
    actor: Mapped[str]
    page: Mapped[str | None]
    cell: Mapped[str | None]
    note: Mapped[str | None]
    change_id: Mapped[base.ChangeId | None]


class TypingRow(base.Base):
    """What somebody typed into the form of a unit and year: JSON, a list of cells.

    `draft_id` is the draft in which it was sent, None while it was not.
    """

    address: Mapped[base.Key]
    unit_code: Mapped[base.UnitKey]
    year: Mapped[base.YearKey]
    cells: Mapped[str]
    draft_id: Mapped[int | None] = mapped_column(sa.BigInteger, sa.ForeignKey("draft.id"))


class UnsentRemarkRow(base.Base):
    """What somebody wrote to send a draft back, and has not sent: JSON, a list of remarks."""

    address: Mapped[base.Key]
    draft_id: Mapped[int] = mapped_column(
        sa.BigInteger, sa.ForeignKey("draft.id"), primary_key=True, autoincrement=False
    )
    remarks: Mapped[str]


class YearLockRow(base.Base):
    """A year that was closed for reporting, or opened again, by a change."""

    year: Mapped[base.YearKey]
    change_id: Mapped[base.ChangeKey]
    locked: Mapped[bool]
