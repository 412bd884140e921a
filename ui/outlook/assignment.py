"""What is asked of whom ("giao chỉ tiêu"): everybody may look at it and compute it."""

import re
from collections.abc import Iterator

import streamlit as st

from progress.assignment.assignments import Assignment, assignment
from progress.assignment.sharing import Rule
from progress.assignment.words import (
    RULES,
    SPREAD,
    UNSIGNED,
    assignment_headline,
    balance_sentences,
    total_words,
)
from progress.judging.coverage import Basis, basis_units
from ui.frame import downloads, filters, frame, url_state, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.map.selection import MapSelection, code_of, row_filter
from ui.outlook import scenarios, tables

VIEW, OUTLOOKS, ASSIGNMENT = "xem", "du-bao", "giao-chi-tieu"
RULE, BY_HAND = "cach", "dat-tay"
"""Parameters of this view: the rule, and the numbers set by hand as `46.12-79.30`."""
_SET_ONE = re.compile(r"(\w+)\.(\d{1,6})", re.ASCII)
_PROVINCE, _NUMBER = "by-hand-province", "by-hand-number"


def is_chosen() -> bool:
    """Tell whether the address asks for assignments."""
    return url_state.value(VIEW) == ASSIGNMENT


def filters_of(view: View, shown: MapSelection) -> tuple[Filter | None, ...]:
    """Return the filters that both views of the page have, the indicator first."""
    programme = view.programme
    views = {OUTLOOKS: "Dự báo", ASSIGNMENT: "Giao chỉ tiêu"}
    seen = ASSIGNMENT if is_chosen() else OUTLOOKS
    return (
        row_filter(programme, shown, 400, _choose_row),
        filters.year(programme, view.selection),
        Filter("Cách xem", VIEW, views, seen, switch=True),
        filters.milestone(programme, shown.selection, seldom=True),
    )


def show(view: View, shown: MapSelection) -> None:
    """Place what the country needs, who shares it by which rule, and what is set by hand."""
    problems: list[str] = []
    rules = {each.value: each.label for each in Rule}
    usual = Rule.LEVEL
    asked = url_state.known_value(RULE, rules, "cách chia", problems, usual.label.lower())
    rule, by_hand = Rule(asked or usual), tuple(_set_by_hand(view, problems))
    every = scenarios.stored(view)
    lines, choice = scenarios.chosen(every, problems), scenarios.choice(every)
    frame.warn(problems)
    if lines:
        own = scenarios.header(view, shown, lines)
        filters.show(*filters_of(view, shown), choice)
        scenarios.show(view, shown, lines, own)
        return
    shared = view.derive(assignment, view.programme, shown.selection, shown.row, rule, by_hand)
    by_rule = Filter("Cách chia", RULE, rules, rule.value, switch=True)
    if isinstance(shared, str):
        frame.header(view, shared, selection=shown.selection)
        filters.show(*filters_of(view, shown), choice)
        return
    headline = assignment_headline(view.programme, shared)
    frame.header(view, headline, selection=shown.selection)
    filters.show(*filters_of(view, shown), by_rule if shared.need else None, choice)
    listed, beside = frame.columns(8, 4)
    with listed.container(key=scenarios.ASSIGNED):
        _listed(view, shown, shared)
    with beside:
        _explained(view, shared, dict(by_hand))
        if shared.need or by_hand:
            _by_hand(view, shared, dict(by_hand))
        scenarios.to_keep(view, shared, every)


def _choose_row(code: str) -> None:
    """Write the indicator that was chosen; numbers set by hand were another's."""
    url_state.choose(BY_HAND, None)
    url_state.choose_series(code)


def _listed(view: View, shown: MapSelection, shared: Assignment) -> None:
    """Place every province with what it has and what is asked of it, and the sums."""
    rows = view.derive(tables.assigned, view.programme, shared)
    plain_tables.table(rows, "Giao chỉ tiêu cho các tỉnh, thành phố")
    if shared.shares:
        st.caption(total_words(shared))
    downloads.table(rows, f"giao-chi-tieu-{code_of(shown.row)}-{shared.fact.milestone.year}")


def _explained(view: View, shared: Assignment, by_hand: dict[str, int]) -> None:
    """Say that nobody has signed this, how it is shared, and what could not be."""
    st.info(words.literal(UNSIGNED), icon=":material/edit_note:")
    for sentence in balance_sentences(view.programme, shared, by_hand):
        st.warning(words.literal(sentence))
    if shared.need:
        st.markdown(words.literal(f"{RULES[shared.rule]} {SPREAD}"))


def _set_by_hand(view: View, problems: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of the address, by province; say what is no number of one of today's."""
    provinces = basis_units(view.programme, Basis.TODAY)
    unused = []
    for each in filter(None, (url_state.value(BY_HAND) or "").split("-")):
        pair = _SET_ONE.fullmatch(each)
        if pair and pair[1] in provinces:
            yield pair[1], int(pair[2])
        else:
            unused.append(each)
    listed = ", ".join(unused) or None
    url_state.known_code(listed, (), "số đặt tay", problems, "các số còn lại")


def _by_hand(view: View, shared: Assignment, set_ones: dict[str, int]) -> None:
    """Place the form that sets a province's number, or leaves it to the rule again."""
    names = {each.code: view.programme.unit[each.code].name for each in shared.shares}
    with st.form("by-hand", enter_to_submit=False):
        st.selectbox(
            "Đặt tay số giao thêm của",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Chọn tỉnh, thành phố",
            key=_PROVINCE,
        )
        st.number_input("Số thiết chế giao thêm", min_value=0, step=1, key=_NUMBER)
        with st.container(horizontal=True):
            st.form_submit_button("Đặt", on_click=_write, args=(set_ones, True))
            st.form_submit_button("Chia theo cách chung", on_click=_write, args=(set_ones, False))
    if set_ones:
        st.button("Bỏ mọi số đặt tay", on_click=url_state.choose, args=(BY_HAND, None))


def _write(set_ones: dict[str, int], is_set: bool) -> None:
    code, number = st.session_state[_PROVINCE], st.session_state[_NUMBER]
    if code is None:
        return
    kept = {key: each for key, each in set_ones.items() if key != code}
    kept |= {code: number} if is_set else {}
    url_state.choose(BY_HAND, "-".join(f"{key}.{each}" for key, each in kept.items()))
