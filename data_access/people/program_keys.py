"""Keys by which other systems read the interface where people must sign in.

A key opens the interface and nothing else. Only its hash is kept, so that it is shown once.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from data_access.people.authors import Writer, lead_of
from data_access.store.problems import Problem
from data_access.store.tables import ProgramKeyRow
from progress.model.letters import printable

LONGEST = 60
"""Letters of the name of a program."""


@dataclass(frozen=True, slots=True)
class ProgramKey:
    """A key that was given to a program; `withdrawn` is None while it opens the interface."""

    name: str
    given_at: datetime
    given_by: str
    withdrawn: datetime | None


def give(connection: sa.Connection, name: str, writer: Writer, now: datetime) -> str:
    """Return a new key of a program; Problem for one that has a key, or for a name of no use.

    Only who leads the programme gives keys, or withdraws them.
    """
    author, row = lead_of(connection, writer), ProgramKeyRow
    name = " ".join(printable(name).split())
    if not 0 < len(name) <= LONGEST:
        raise Problem(f"Tên hệ thống phải có từ 1 đến {LONGEST} chữ.")
    if any(each.name == name and each.withdrawn is None for each in listed(connection)):
        raise Problem(f"«{name}» đang có khóa. Hãy thu hồi khóa đó trước.")
    key = secrets.token_urlsafe(32)
    connection.execute(sa.delete(row).where(row.name == name))
    connection.execute(
        sa.insert(row).values(name=name, sha256=hashed(key), given_at=now, given_by=author.name)
    )
    return key


def withdraw(connection: sa.Connection, name: str, writer: Writer, now: datetime) -> None:
    """Withdraw the key of a program at once; Problem where it has none."""
    lead_of(connection, writer)
    row = ProgramKeyRow
    held = (row.name == name, row.withdrawn.is_(None))
    if not connection.execute(sa.update(row).where(*held).values(withdrawn=now)).rowcount:
        raise Problem(f"«{name}» không có khóa nào đang dùng.")


def listed(connection: sa.Connection) -> list[ProgramKey]:
    """Return all keys by name, those withdrawn too."""
    row = ProgramKeyRow
    query = sa.select(row.name, row.given_at, row.given_by, row.withdrawn).order_by(row.name)
    return [ProgramKey(*each) for each in connection.execute(query)]


def holder(connection: sa.Connection, key: str) -> str | None:
    """Return the name of the program to which a key was given; None for a key of no use."""
    row = ProgramKeyRow
    held = (row.sha256 == hashed(key), row.withdrawn.is_(None))
    return connection.scalar(sa.select(row.name).where(*held))


def hashed(key: str) -> str:
    """Return what is kept of a key: its SHA-256."""
    return sha256(key.encode()).hexdigest()
