"""Keys by which a calendar program reads in a person's name: it cannot sign in.

A key opens the calendar and nothing else. Only its hash is kept, so that it is shown once; each
person has one at most, and it ends with their role or with all of their sessions.
"""

import secrets
from datetime import datetime

import sqlalchemy as sa

from data_access.people.people import person
from data_access.people.program_keys import hashed
from data_access.store.tables import CalendarKeyRow


def give(connection: sa.Connection, address: str, now: datetime) -> str:
    """Return a new key of a person, who must be known; the one they had opens nothing any more."""
    key = secrets.token_urlsafe(32)
    withdraw(connection, address)
    connection.execute(
        sa.insert(CalendarKeyRow).values(address=address, sha256=hashed(key), at=now)
    )
    return key


def withdraw(connection: sa.Connection, address: str) -> None:
    """Take a person's key away, if there is one."""
    connection.execute(sa.delete(CalendarKeyRow).where(CalendarKeyRow.address == address))


def given_at(connection: sa.Connection, address: str) -> datetime | None:
    """Return when a person was given the key they have; None where they have none."""
    row = CalendarKeyRow
    return connection.scalar(sa.select(row.at).where(row.address == address))


def may_read(connection: sa.Connection, key: str) -> bool:
    """Tell whether a key was given to somebody who still has a role."""
    row = CalendarKeyRow
    address = connection.scalar(sa.select(row.address).where(row.sha256 == hashed(key)))
    holder = None if address is None else person(connection, address)
    return holder is not None and holder.active
