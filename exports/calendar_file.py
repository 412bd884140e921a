"""A year of the Programme as an iCalendar file (RFC 5545), for any calendar program.

The same entries on the same day of viewing give the same bytes: the time stamp is that day, not
the clock. What has no day is no event: a calendar cannot hold it, and none is invented.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from progress.model.letters import one_line, printable
from progress.overview.year_calendar import CalendarEntry, EntryKind, dated
from progress.overview.year_words import entry_details

if TYPE_CHECKING:
    from icalendar import Alarm, Component

REMINDERS = {
    EntryKind.OBSERVANCE: (7,),
    EntryKind.DEADLINE: (14, 3),
    EntryKind.REVIEW: (30, 7),
    EntryKind.TASK: (30, 7),
}
"""Days before an entry on which programs remind of it, at nine in the morning."""
PRODUCT = "-//Chương trình 1520//Lịch thực hiện//VI"


def calendar_file(entries: Iterable[CalendarEntry], name: str, as_of: date, version: int) -> bytes:
    """Return the entries that have a day, each lasting whole days; `version` is the data's."""
    # Not at the start: every page would wait a quarter of a second for what few ask for.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    for name_of_pause in ("refresh-interval", "x-published-ttl"):
        calendar.add(name_of_pause, timedelta(days=1), parameters={"VALUE": "DURATION"})
    for entry in dated(tuple(entries)):
        calendar.add_component(_event(entry, as_of, version))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry, as_of: date, version: int) -> "Component":
    if entry.first is None or entry.last is None:
        raise ValueError(f"{entry.key}: what has no day is no event")
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'urn:chuong-trinh-1520:{entry.key}')}")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", version)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(1))  # the day after the last
    event.add("summary", one_line(entry.title))
    event.add("description", printable(entry_details(entry)))
    event.add("categories", [entry.kind.label])
    event.add("transp", "TRANSPARENT")
    for days in REMINDERS[entry.kind]:
        event.add_component(_reminder(entry, days))
    return event


def _reminder(entry: CalendarEntry, days: int) -> "Alarm":
    from icalendar import Alarm

    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("trigger", timedelta(hours=9) - timedelta(days=days))
    reminder.add("description", one_line(f"Còn {days} ngày: {entry.title}"))
    return reminder
