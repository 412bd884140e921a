"""The address is the state: every filter is read from it and written to it, as a code.

Streamlit drops the parameters when the page changes, and tells nobody whether a bare address is a
fresh visit, a step through the navigation or a step back. So each visit of a page remembers what a
bare address means there: where it came by the navigation what was chosen on the page before, else
the defaults. Parameters that are in the address always win.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from urllib.parse import urlencode

import streamlit as st

YEAR, SCOPE, MILESTONE, DOCUMENT, AS_OF = "nam", "pham-vi", "moc", "van-ban", "ngay"
INDICATOR, CATEGORY, BASIS, WORDS = "chi-tieu", "loai", "co-so", "tim"
SECTOR, COMPARISON = "linh-vuc", "so-sanh"
WHY, SNAPSHOT, CHANGE = "vi-sao", "ban-chot", "thay-doi"
SHARED = (YEAR, SCOPE, MILESTONE, DOCUMENT, AS_OF, SNAPSHOT)
"""Parameters that go with the reader from page to page."""

DEFAULT = "giá trị mặc định"
"""What is shown where a code of the address cannot be used and there is a usual one."""
_VISIT = "visit"
_entered: ContextVar["_Visit | None"] = ContextVar("entered", default=None)
"""The visit that this thread, which runs for one session only, has entered; None in a fragment."""


@dataclass(slots=True)
class _Visit:
    """A stay on a page. `own`: shared parameters that mean something else here.

    They are neither taken from the page before nor given to the next one; what was brought along
    under their names is put `aside` until then.
    """

    page: str
    own: frozenset[str] = frozenset()
    bare: dict[str, str] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    snapshot: str = ""

    def brought(self) -> dict[str, str]:
        """Return what goes with the reader to another page."""
        kept = self.own | self.here
        shared = {n: self.shown[n] for n in SHARED if n in self.shown and n not in kept}
        return {**self.aside, **shared}


def enter(page: str, own: Collection[str] = ()) -> None:
    """Begin a rerun of a page: carry over what was chosen before, if the page is new."""
    visit: _Visit | None = st.session_state.get(_VISIT)
    if visit is None or visit.page != page:
        brought = visit.brought() if visit else {}
        visit = _Visit(
            page,
            own=frozenset(own),
            aside={name: code for name, code in brought.items() if name in own},
        )
        if not st.query_params:
            visit.bare = {name: code for name, code in brought.items() if name not in own}
        if visit.bare:
            st.query_params.update(visit.bare)
    visit.shown = dict(st.query_params) or dict(visit.bare)
    visit.here = set()
    st.session_state[_VISIT] = visit
    _entered.set(visit)


def asked() -> tuple[object, ...]:
    """Return all on which the links of the page depend, as one value to remember them by."""
    visit = _visit()
    return visit.page, *(tuple(each.items()) for each in (visit.shown, visit.brought()))


def brought() -> dict[str, str]:
    """Return the parameters that a link to another page takes along."""
    return _visit().brought()


def frozen() -> dict[str, str]:
    """Return what every link within the application takes along: the snapshot, if one is named."""
    code = value(SNAPSHOT)
    return {} if code is None else {SNAPSHOT: code}


def value(name: str) -> str | None:
    """Return a parameter's code; None where the address does not say it."""
    return _visit().shown.get(name)


def known_code(
    code: str | None, known: Container[str], label: str, problems: list[str], shown: str = "tất cả"
) -> str | None:
    """Return a code of the address; None where it has none or, as `problems` then say, an unknown.

    `label` says what the code is of, `shown` what the page shows in its place.
    """
    if code is None or code in known:
        return code
    problems.append(f"Địa chỉ có {label} «{code}» không dùng được ở đây; đang xem {shown}.")
    return None


def known_value(
    name: str, known: Container[str], label: str, problems: list[str], shown: str = "tất cả"
) -> str | None:
    """Return the `known_code` of a parameter of the address."""
    return known_code(value(name), known, label, problems, shown)


def show_snapshot(code: str) -> None:
    """Remember which snapshot the page shows, which is not always the one the address names."""
    _visit().snapshot = code


def snapshot_shown() -> str:
    """Return the code of the snapshot the page shows; empty for today's data."""
    return _visit().snapshot


def keep_here(name: str) -> None:
    """Say that the value a shared parameter has now means nothing on other pages."""
    _visit().here.add(name)


def choose(name: str, code: str | None) -> None:
    """Write a choice to the address, with all that the bare address stood for; none removes it."""
    chosen = {**_visit().shown, name: code}
    go({key: each for key, each in chosen.items() if each})


def choose_series(code: str) -> None:
    """Write the indicator and the category whose codes stand in one, with a dot between them."""
    indicator, _, category = code.partition(".")
    choose(INDICATOR, indicator)
    choose(CATEGORY, category)


def link(chosen: Mapping[str, str | None]) -> str:
    """Return the address of this page with that chosen, beside all it shows; None removes."""
    asked = {**_visit().shown, **chosen}
    kept = {name: code for name, code in asked.items() if code is not None}
    return f"?{urlencode(kept)}"


def links(name: str, codes: Iterable[str]) -> list[str]:
    """Return the addresses of this page with each of the codes chosen, beside all it shows."""
    rest = link({name: None})
    others = "" if rest == "?" else f"{rest[1:]}&"
    return [f"?{others}{urlencode({name: code})}" for code in codes]


def go(parameters: dict[str, str]) -> None:
    """Write a whole address of this page: what it does not say is no longer chosen."""
    visit = _visit()
    visit.shown = parameters
    if not visit.shown:
        visit.bare = {}  # the address is bare by choice: what was brought along was put away
    st.query_params.from_dict(visit.shown)


def _visit() -> _Visit:
    visit: _Visit = _entered.get() or st.session_state[_VISIT]
    return visit
