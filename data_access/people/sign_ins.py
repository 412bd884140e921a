"""Revoked sessions, checked on every request.

The server cannot call back the cookie of a browser, nor tell a page that is open in another tab
that its cookie is gone. So the fingerprint of its claims is kept as ended until the cookie itself
has expired.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from data_access.people.people import plain
from data_access.store.tables import EndedSignInRow

_COOKIE_LIVES = timedelta(days=31)
"""Streamlit's cookies are valid for thirty days; a fingerprint is kept one day longer."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a browser shows: whose address, since and until when, the fingerprint of its claims."""

    address: str
    since: datetime
    until: datetime
    fingerprint: str


def has_ended(connection: sa.Connection, sign_in: SignIn) -> bool:
    """Tell whether this session was signed out, in whatever tab, or ended with all of a person."""
    row = EndedSignInRow
    this = row.fingerprint == sign_in.fingerprint
    every = sa.and_(row.fingerprint == _every(sign_in.address), row.at >= sign_in.since)
    return connection.scalar(sa.select(row.fingerprint).where(sa.or_(this, every))) is not None


def end(connection: sa.Connection, fingerprint: str, now: datetime) -> None:
    """Store that a session is revoked, and delete those whose cookies have expired."""
    row = EndedSignInRow
    connection.execute(sa.delete(row).where(row.at < now - _COOKIE_LIVES))
    _store(connection, fingerprint, now)


def end_all(connection: sa.Connection, address: str, now: datetime) -> None:
    """Store that every session of an address which began until now is revoked."""
    row = EndedSignInRow
    connection.execute(sa.delete(row).where(row.fingerprint == _every(address)))
    _store(connection, _every(address), now)


def _every(address: str) -> str:
    """Return what stands for all sessions of an address; no fingerprint of one is the same."""
    return sha256(f"every session of {plain(address)}".encode()).hexdigest()


def _store(connection: sa.Connection, fingerprint: str, now: datetime) -> None:
    row = EndedSignInRow
    known = connection.scalar(sa.select(row.fingerprint).where(row.fingerprint == fingerprint))
    if known is None:
        connection.execute(sa.insert(row).values(fingerprint=fingerprint, at=now))
