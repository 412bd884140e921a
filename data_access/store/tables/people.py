"""People who sign in."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import Base, Key, Moment, UnitKey, one_of


class PersonRow(Base):
    """A person who signs in, by e-mail address."""

    __table_args__ = (one_of("role", "viewer", "officer", "approver", "lead"),)

    address: Mapped[Key]
    name: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool]


class PersonUnitRow(Base):
    """A unit that an officer writes for, or an approver answers for."""

    address: Mapped[str] = mapped_column(sa.ForeignKey("person.address"), primary_key=True)
    unit_code: Mapped[UnitKey]


class EndedSignInRow(Base):
    """A sign-in that was ended by signing out; a fingerprint, and nothing of whom it was."""

    fingerprint: Mapped[Key]
    at: Mapped[Moment]


class ProgramKeyRow(Base):
    """The key by which another system reads, as its SHA-256, and when it was withdrawn."""

    name: Mapped[Key]
    sha256: Mapped[str] = mapped_column(unique=True)
    given_at: Mapped[Moment]
    given_by: Mapped[str]
    withdrawn: Mapped[Moment | None]
