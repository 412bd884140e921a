"""The filters of the reports: scope, year, state and words, each in the address."""

import streamlit as st

from progress.reporting.chains import Chain
from progress.reporting.reporting import ReportState
from progress.reporting.words import STATES
from progress.reporting.years import years_offered
from ui.frame import shared_filters, url_state, widgets
from ui.frame.frame import View

STATE = "trang-thai"
"""Name, in the address, of the state in the year asked for; its values are those of the method."""


def show(view: View, chain: Chain) -> None:
    """Place the widgets; each writes its code to the address."""
    places = st.columns([3, 1, 2, 2], vertical_alignment="top")
    with places[0]:
        shared_filters.scope(view.programme, view.selection)
    with places[1]:
        known = years_offered(view.programme, view.selection.as_of.year)
        names = {str(year): str(year) for year in reversed(known)}
        widgets.pick("Năm báo cáo", url_state.YEAR, names, str(view.selection.year))
    with places[2]:
        _state(chain)
    with places[3]:
        widgets.search("Tìm đơn vị", "tên hoặc tên cũ")


def state(problems: list[str]) -> ReportState | None:
    """Return the state asked for; None where the address has none that is known."""
    code = url_state.value(STATE)
    known = [*ReportState]
    code = url_state.known_code(code, known, "trạng thái", problems, "mọi trạng thái")
    return ReportState(code) if code else None


def _state(chain: Chain) -> None:
    counts, asked = chain.counts, state([])
    names = {
        each.value: f"{each.label} ({counts[each]})"
        for each in STATES
        if counts[each] or each is asked
    }
    title = f"Trạng thái năm {chain.year}"
    widgets.pick_or_all(title, STATE, names, asked and asked.value, everything="Mọi trạng thái")
