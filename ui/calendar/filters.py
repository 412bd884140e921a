"""The filters of the calendar: scope, year, and what kind of entry, each in the address."""

from collections import Counter
from dataclasses import replace
from datetime import date

from progress.model.programme import Programme
from progress.overview.year_calendar import CalendarEntry, EntryKind
from progress.reporting.years import years_offered
from ui.frame import filters, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View

KIND = "su-kien"
"""Name, in the address, of the kind of entry; its values are those of `EntryKind`."""


def focused(view: View) -> View:
    """Return the view on the year chosen or, where none is, on the year of the day asked for."""
    asked, chosen = url_state.value(url_state.YEAR), view.selection
    if asked in [str(year) for year in years(view.programme)]:
        return view
    return replace(view, selection=replace(chosen, year=usual_year(view.programme, chosen.as_of)))


def years(programme: Programme) -> list[int]:
    """Return the years that have a calendar."""
    return years_offered(programme, programme.programme_years[-1])


def usual_year(programme: Programme, as_of: date) -> int:
    """Return the year of a calendar for which none is asked."""
    known = years(programme)
    return min(max(as_of.year, known[0]), known[-1])


def show(view: View, all_entries: tuple[CalendarEntry, ...]) -> None:
    """Place the row of filters."""
    counts = Counter(entry.kind for entry in all_entries)
    kinds = {each.value: f"{each.label} ({counts[each]})" for each in EntryKind}
    code = url_state.value(KIND) if kind([]) else None
    filters.show(
        filters.scope(view.programme, view.selection),
        filters.year(view.programme, view.selection, "Năm", ahead=True),
        Filter("Loại mốc", KIND, kinds, code, width=300, everything="Mọi loại"),
    )


def kind(problems: list[str]) -> EntryKind | None:
    """Return the kind asked for; None where the address has none that is known."""
    code = url_state.known_value(KIND, [*EntryKind], "loại mốc", problems, "mọi loại")
    return EntryKind(code) if code else None
