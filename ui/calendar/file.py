"""The calendar as a file: the one that the page offers is the one that programs subscribe to."""

from exports.calendar_file import calendar_file
from progress.model.selection import Selection
from progress.overview import year_calendar
from progress.overview.year_calendar import CalendarEntry, EntryKind
from ui.frame.data import Data


def entries_of(source: Data, chosen: Selection) -> tuple[CalendarEntry, ...]:
    """Return what the year holds for the scope, all kinds."""
    asked = (source.programme, chosen.scope, chosen.year, chosen.as_of)
    return source.derive(year_calendar.entries, *asked)


def of_kind(
    entries: tuple[CalendarEntry, ...], kind: EntryKind | None
) -> tuple[CalendarEntry, ...]:
    """Return the entries of a kind, all where it is None."""
    return tuple(entry for entry in entries if kind is None or entry.kind is kind)


def content(source: Data, chosen: Selection, kind: EntryKind | None) -> bytes:
    """Return the file of a year, with the entries of one kind or all."""
    shown = of_kind(entries_of(source, chosen), kind)
    name = f"Chương trình 1520, năm {chosen.year}"
    return source.derive(calendar_file, shown, name, chosen.as_of, source.programme.version)
