"""The filters of the calendar: scope, year, and what kind of entry, each in the address."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from progress.model.selection import FIRST_YEAR
from progress.overview.year_calendar import Entry, EntryKind
from ui.frame import filters, url_state
from ui.frame.frame import View

KIND = "su-kien"
"""Name, in the address, of the kind of entry; its values are those of `EntryKind`."""
LAST_YEAR = 2030
"""The Programme's last year: a calendar is looked at in advance."""


def focused(view: View) -> View:
    """Return the view on the year chosen or, where none is, on the year of the day asked for."""
    chosen = view.selection
    if url_state.value(url_state.YEAR) in [str(year) for year in _years(view)]:
        return view
    year = min(max(chosen.as_of.year, FIRST_YEAR), _years(view)[-1])
    return replace(view, selection=replace(chosen, year=year))


def show(view: View, found: tuple[Entry, ...]) -> None:
    """Place the widgets; each writes its code to the address."""
    places = st.columns([3, 1, 3], vertical_alignment="top")
    with places[0]:
        filters.scope(view.programme, view.selection)
    with places[1]:
        years = [str(year) for year in reversed(_years(view))]
        filters.pick("Năm", url_state.YEAR, years, str(view.selection.year), str)
    with places[2]:
        _kind(found)


def kind() -> EntryKind | None:
    """Return the kind asked for; None where the address asks for none that is known."""
    code = url_state.value(KIND)
    return EntryKind(code) if code in list(EntryKind) else None


def wrong() -> str:
    """Say which kind the address has that nobody knows; empty where it can be used."""
    code = url_state.value(KIND)
    if code is None or code in list(EntryKind):
        return ""
    return f"Địa chỉ có loại mốc «{code}» không dùng được ở đây; đang xem mọi loại."


def _years(view: View) -> list[int]:
    known = filters.years(view.selection.as_of)
    return [*known, *range(known[-1] + 1, LAST_YEAR + 1)]


def _kind(found: tuple[Entry, ...]) -> None:
    names = {"": "Mọi loại"}
    for each in EntryKind:
        number = sum(entry.kind is each for entry in found)
        names[each.value] = f"{each.label} ({number})"
    asked = kind()
    filters.pick(
        "Loại mốc",
        KIND,
        list(names),
        asked.value if asked else "",
        names.__getitem__,
        chosen=lambda code: url_state.choose(KIND, code or None),
    )
