"""The only clock: today is a day of Viet Nam, wherever the server stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return today's date in Viet Nam."""
    return datetime.now(ZONE).date()


def now() -> datetime:
    """Return this moment, with its zone: for what ends at a time, not for figures."""
    return datetime.now(UTC)


def with_zone(at: datetime) -> datetime:
    """Return a stored moment with its zone: SQLite keeps moments in UTC and does not say so."""
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def in_viet_nam(at: datetime) -> datetime:
    """Return a stored moment as clocks in Viet Nam show it."""
    return with_zone(at).astimezone(ZONE)
