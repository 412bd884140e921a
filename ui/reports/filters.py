"""The filters of the reports: scope, year, state and words, each in the address."""

from __future__ import annotations

import streamlit as st

from progress.reporting.chains import Chain
from progress.reporting.reporting import ReportState
from progress.reporting.words import STATES
from ui.frame import filters, url_state
from ui.frame.frame import View

STATE = "trang-thai"
"""Name, in the address, of the state in the year asked for; its values are those of the method."""


def show(view: View, chain: Chain) -> None:
    """Place the widgets; each writes its code to the address."""
    places = st.columns([3, 1, 2, 2], vertical_alignment="top")
    with places[0]:
        filters.scope(view.programme, view.selection)
    with places[1]:
        years = [str(year) for year in reversed(filters.years(view.selection.as_of))]
        filters.pick("Năm báo cáo", url_state.YEAR, years, str(view.selection.year), str)
    with places[2]:
        _state(chain)
    with places[3]:
        filters.search("Tìm đơn vị", "tên hoặc tên cũ")


def state() -> ReportState | None:
    """Return the state asked for; None where the address asks for none that is known."""
    code = url_state.value(STATE)
    return ReportState(code) if code in list(ReportState) else None


def words() -> str:
    """Return the words asked for."""
    return url_state.value(url_state.WORDS) or ""


def wrong() -> str:
    """Say which state the address has that nobody knows; empty where it can be used."""
    code = url_state.value(STATE)
    if code is None or code in list(ReportState):
        return ""
    return f"Địa chỉ có trạng thái «{code}» không dùng được ở đây; đang xem mọi trạng thái."


def _state(chain: Chain) -> None:
    counts, asked = chain.counts, state()
    names = {"": "Mọi trạng thái"} | {
        each.value: f"{each.label} ({counts[each]})"
        for each in STATES
        if counts[each] or each is asked
    }
    filters.pick(
        f"Trạng thái năm {chain.year}",
        STATE,
        list(names),
        asked.value if asked else "",
        names.__getitem__,
        chosen=lambda code: url_state.choose(STATE, code or None),
    )
