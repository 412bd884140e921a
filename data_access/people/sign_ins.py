"""Revoked sessions, checked on every request.

The server cannot call back the cookie of a browser, nor tell a page that is open in another tab
that its cookie is gone. So the fingerprint of what it says is kept as ended until the cookie itself
would be of no use any more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from data_access.store.tables import EndedSignInRow

_COOKIE_LIVES = timedelta(days=31)
"""Streamlit's cookies live thirty days; a fingerprint is kept one longer."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a browser shows: whose address, until when, and the fingerprint of its claims."""

    address: str
    until: datetime
    fingerprint: str


def has_ended(connection: sa.Connection, sign_in: SignIn) -> bool:
    """Tell whether somebody signed out of it, in whatever tab."""
    row = EndedSignInRow
    query = sa.select(row.fingerprint).where(row.fingerprint == sign_in.fingerprint)
    return connection.scalar(query) is not None


def end(connection: sa.Connection, fingerprint: str, now: datetime) -> None:
    """Keep in mind that a sign-in is over, and forget those whose cookies are dead anyway."""
    row = EndedSignInRow
    connection.execute(sa.delete(row).where(row.at < now - _COOKIE_LIVES))
    known = connection.scalar(sa.select(row.fingerprint).where(row.fingerprint == fingerprint))
    if known is None:
        connection.execute(sa.insert(row).values(fingerprint=fingerprint, at=now))
