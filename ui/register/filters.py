"""The filters of the register: words, places, kinds, each in the address."""

from functools import partial

import streamlit as st

from data_access.register import units as register_units
from progress.model.numbers import alphabetical
from progress.model.records import NATION
from progress.model.titles import unit_title
from progress.places.register import Order, RegisterSelection, State
from ui.frame import paging, url_state, widgets
from ui.frame.frame import View
from ui.frame.lists.place_list import PlaceName, place_names
from ui.register.selection import (
    COMMUNE,
    ORDER,
    OWNERSHIP,
    STATE,
    InstitutionQuery,
    categories_of,
    choose_place,
    ownership_codes,
    ownership_words,
    provinces,
)

_pick = partial(widgets.pick_or_all, choose=paging.choose)


def show(view: View, query: InstitutionQuery) -> None:
    """Place the words to look for and the filters; each writes to the address."""
    selection = query.selection
    key = "register-words"
    st.session_state[key] = query.words
    st.text_input(
        "Tìm theo tên, mã, địa bàn",
        key=key,
        on_change=lambda: paging.choose(
            url_state.WORDS, st.session_state["register-words"].strip()
        ),
        placeholder="Ví dụ: thư viện huyện huế, bảo tàng bắc kạn, TV-46",
        icon=":material/search:",
        type="search",
    )
    widths = [3, 3, 3, 2, 2, 3] if selection.province else [3, 3, 2, 2, 3]
    places = iter(st.container(key="register-filters").columns(widths))
    with next(places):
        _province(view, selection)
    if selection.province:
        with next(places):
            _commune(view, selection.province, selection.commune)
    with next(places):
        names = {each.code: each.name for each in categories_of(view.programme)}
        _pick("Loại thiết chế", url_state.CATEGORY, names, selection.category)
    with next(places):
        _ownership(view, selection.ownership)
    with next(places):
        states = {state.value: state.label for state in State}
        _pick("Tình trạng", STATE, states, selection.state and selection.state.value)
    with next(places):
        orders = {order.value: order.label for order in Order}
        write = lambda code: paging.choose(ORDER, None if code == Order.NAME else code)  # noqa: E731
        widgets.pick("Sắp xếp", ORDER, orders, selection.order.value, write=write)


def _province(view: View, selection: RegisterSelection) -> None:
    names = {NATION: "Cả nước"} | {
        unit.code: unit_title(unit) for unit in provinces(view.programme)
    }
    code = selection.province or NATION
    places = place_names(view.programme, names)
    widgets.pick("Tỉnh, thành phố", url_state.SCOPE, places, code, write=choose_place)


def _commune(view: View, province: str, commune: str | None) -> None:
    units = view.derive(view.source.read, register_units.communes, province)
    ordered = sorted(units, key=lambda unit: alphabetical(unit.name))
    names = {unit.code: PlaceName(unit_title(unit)) for unit in ordered}
    _pick("Xã, phường", COMMUNE, names, commune)


def _ownership(view: View, ownership: str | None) -> None:
    codes = ownership_codes(view.source)
    picked = next((code for code, each in codes.items() if each == ownership), None)
    names = {code: ownership_words(each) for code, each in codes.items()}
    _pick("Sở hữu", OWNERSHIP, names, picked if ownership is not None else None)
