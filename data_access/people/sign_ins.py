"""Revoked sessions, checked on every request.

The server cannot call back the cookie of a browser, nor tell a page that is open in another tab
that its cookie is gone. So the fingerprint of its claims is kept as ended until the cookie itself
has expired.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from data_access.store.tables import EndedSignInRow

_COOKIE_LIVES = timedelta(days=31)
"""Streamlit's cookies are valid for thirty days; a fingerprint is kept one day longer."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a browser shows: whose address, until when, and the fingerprint of its claims."""

    address: str
    until: datetime
    fingerprint: str


def has_ended(connection: sa.Connection, sign_in: SignIn) -> bool:
    """Tell whether this session was signed out, in whatever tab."""
    row = EndedSignInRow
    query = sa.select(row.fingerprint).where(row.fingerprint == sign_in.fingerprint)
    return connection.scalar(query) is not None


def end(connection: sa.Connection, fingerprint: str, now: datetime) -> None:
    """Store that a session is revoked, and delete those whose cookies have expired."""
    row = EndedSignInRow
    connection.execute(sa.delete(row).where(row.at < now - _COOKIE_LIVES))
    known = connection.scalar(sa.select(row.fingerprint).where(row.fingerprint == fingerprint))
    if known is None:
        connection.execute(sa.insert(row).values(fingerprint=fingerprint, at=now))
