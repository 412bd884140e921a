"""The address is the state: every filter is read from it and written to it, as a code.

Streamlit drops the parameters when the page changes, and tells nobody whether a bare address is a
fresh visit, a step through the navigation or a step back. So each visit of a page remembers what a
bare address means there: on a fresh visit the defaults, after the navigation what was chosen on
the page before. Parameters that are in the address always win.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

YEAR, SCOPE, MILESTONE, DOCUMENT, AS_OF = "nam", "pham-vi", "moc", "van-ban", "ngay"
INDICATOR, CATEGORY, BASIS, WORDS = "chi-tieu", "loai", "co-so", "tim"
WHY = "vi-sao"
SHARED = (YEAR, SCOPE, MILESTONE, DOCUMENT, AS_OF)
"""Parameters that go with the reader from page to page."""

_VISIT = "visit"


@dataclass(slots=True)
class _Visit:
    page: str
    bare: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)


def enter(page: str) -> None:
    """Begin a rerun of a page: carry over what was chosen before, if the page is new."""
    visit: _Visit | None = st.session_state.get(_VISIT)
    if visit is None or visit.page != page:
        before = visit.shown if visit else {}
        carried = [name for name in SHARED if name not in (visit.here if visit else ())]
        visit = _Visit(page, {name: before[name] for name in carried if name in before})
        if visit.bare and not st.query_params:
            st.query_params.update(visit.bare)
    visit.shown = dict(st.query_params) or dict(visit.bare)
    visit.here = set()
    st.session_state[_VISIT] = visit


def value(name: str) -> str | None:
    """Return a parameter's code; None where the address does not say it."""
    visit: _Visit = st.session_state[_VISIT]
    return visit.shown.get(name)


def keep_here(name: str) -> None:
    """Say that what is chosen means nothing on other pages: it does not go along to them."""
    visit: _Visit = st.session_state[_VISIT]
    visit.here.add(name)


def choose(name: str, code: str | None) -> None:
    """Write a choice to the address, with all that the bare address stood for; None removes it."""
    visit: _Visit = st.session_state[_VISIT]
    chosen = {**visit.shown, name: code}
    visit.shown = {key: each for key, each in chosen.items() if each is not None}
    st.query_params.from_dict(visit.shown)
