"""Where letters to units go, which reminders were sent, and the keys of subscribed calendars."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base


class CorrespondentRow(base.AppendOnly, base.Base):
    """The body that letters to a unit are addressed to, and where it is reached."""

    __table_args__ = (base.one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    unit_code: Mapped[base.UnitKey]
    change_id: Mapped[base.ChangeKey]
    body: Mapped[str | None]
    address: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[str]


class ReminderRow(base.Base):
    """A reminder by e-mail: its key is why none is sent twice.

    It is `sending` from before the server is asked until the answer is stored: one that stays so
    may have arrived or not. `result` is what went wrong, None where nothing did.
    """

    __table_args__ = (
        base.one_of("kind", "report", "target"),
        base.one_of("state", "sending", "sent", "failed"),
        sa.CheckConstraint("round > 0", name="round_counted"),
    )

    unit_code: Mapped[base.UnitKey]
    year: Mapped[base.YearKey]
    kind: Mapped[base.Key]
    round: Mapped[base.PositionKey]
    state: Mapped[str]
    at: Mapped[base.Moment]
    actor: Mapped[str]
    email: Mapped[str]
    result: Mapped[str | None]


class CalendarKeyRow(base.Base):
    """The key by which a person's calendar program reads without signing in, as its SHA-256."""

    address: Mapped[str] = mapped_column(sa.ForeignKey("person.address"), primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    at: Mapped[base.Moment]
