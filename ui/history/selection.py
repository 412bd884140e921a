"""What the address asks of the history, and the widgets that write it there."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from data_access.recorded import history
from progress.model.changes import KINDS, HistorySelection, kind_words
from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import NATION
from progress.model.territory import scopes
from progress.model.titles import scope_title
from ui.frame import filters, url_state
from ui.frame.frame import View

KIND, PERSON, PAGE, CHANGE = "loai-thay-doi", "nguoi", "trang", "thay-doi"
OWN = (url_state.SCOPE, url_state.YEAR)
"""Shared parameters that mean something else here: a bare address asks for everything."""
_ALL = ""


def asked(view: View, *, names: bool) -> HistorySelection:
    """Read the address; say what in it could not be used."""
    wrong: list[str] = []
    years = [str(year) for year in filters.years(view.selection.as_of)]
    people = _people(view) if names else ()
    year = _one_of(url_state.YEAR, years, "năm", wrong)
    unit = _one_of(url_state.SCOPE, scopes(view.programme), "đơn vị", wrong)
    found = HistorySelection(
        kind=_one_of(KIND, _kinds(view), "loại thay đổi", wrong),
        unit=None if unit == NATION else unit,
        year=int(year) if year else None,
        person=_one_of(PERSON, people, "người", wrong) if names else None,
    )
    for sentence in wrong:
        st.warning(sentence)
    return found


def question(view: View, found: HistorySelection, *, names: bool) -> None:
    """Place the filters; what is found begins with its first page again."""
    places = iter(st.columns(4 if names else 3))
    units = _units(view.programme)
    years = {str(year): str(year) for year in reversed(filters.years(view.selection.as_of))}
    with next(places):
        _pick("Loại thay đổi", KIND, {code: kind_words(code) for code in _kinds(view)}, found.kind)
    with next(places):
        _pick("Đơn vị", url_state.SCOPE, units, found.unit)
    with next(places):
        year = None if found.year is None else str(found.year)
        _pick("Số liệu của năm", url_state.YEAR, years, year)
    if names:
        with next(places):
            _pick("Người thực hiện", PERSON, {each: each for each in _people(view)}, found.person)


def forget() -> None:
    """Ask for everything again."""
    for name in (KIND, PERSON, PAGE, *OWN):
        url_state.choose(name, None)


def _pick(label: str, name: str, names: dict[str, str], code: str | None) -> None:
    def write(picked: str) -> None:
        url_state.choose(PAGE, None)
        url_state.choose(name, picked or None)

    filters.pick(
        label,
        name,
        [_ALL, *names],
        code or _ALL,
        lambda each: names.get(each, "Tất cả"),
        chosen=write,
    )


def _kinds(view: View) -> list[str]:
    there = view.derive(view.source.read, history.kinds)
    return [*(code for code in KINDS if code in there), *sorted(there - KINDS.keys())]


def _people(view: View) -> tuple[str, ...]:
    found: tuple[str, ...] = view.derive(view.source.read, history.people)
    return found


@lru_cache(maxsize=2)
def _units(programme: Programme) -> dict[str, str]:
    names = {code: scope_title(programme, code) for code in scopes(programme) if code != NATION}
    order = sorted(names, key=lambda code: alphabetical(f"{programme.unit[code].name} {code}"))
    return {code: names[code] for code in order}


def _one_of(name: str, known: object, label: str, wrong: list[str]) -> str | None:
    code = url_state.value(name)
    if code is None or code in known:  # type: ignore[operator]  # a list, a tuple or a dictionary
        return code
    wrong.append(f"Địa chỉ có {label} «{code}» không dùng được ở đây; đang xem tất cả.")
    return None
