"""The filters of the register: words, places, kinds, each in the address."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from data_access.register import units as register_units
from progress.model.numbers import alphabetical
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.places.register import Order, State
from ui.frame import filters, paging, url_state
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.frame.lists.place_list import PlaceName, place_names
from ui.frame.words import ownership_words
from ui.register.selection import (
    COMMUNE,
    ORDER,
    OWNERSHIP,
    STATE,
    InstitutionQuery,
    categories_of,
    choose_place,
    ownership_codes,
    provinces,
)


def show(view: View, query: InstitutionQuery) -> None:
    """Place the row of filters; a choice leads back to the first page of rows."""
    selection, programme = query.selection, view.programme
    places = {unit.code: unit_title(unit) for unit in provinces(programme)}
    categories = {each.code: each.name for each in categories_of(programme)}
    state = selection.state and selection.state.value
    orders = {order.value: order.label for order in Order}
    filters.show(
        Filter(
            "Tìm theo tên, mã, địa bàn",
            url_state.WORDS,
            {},
            None,
            width=320,
            write=partial(paging.choose, url_state.WORDS),
            placeholder="Ví dụ: thư viện huyện huế, TV-46",
        ),
        Filter(
            "Tỉnh, thành phố",
            url_state.SCOPE,
            place_names(programme, {NATION: "Cả nước"} | places),
            selection.province or NATION,
            write=choose_place,
        ),
        _commune(view, selection.province, selection.commune) if selection.province else None,
        _filter("Loại thiết chế", url_state.CATEGORY, categories, selection.category, width=240),
        _filter("Tình trạng", STATE, {each.value: each.label for each in State}, state, width=150),
        _ownership(view, selection.ownership),
        Filter(
            "Sắp xếp",
            ORDER,
            orders,
            selection.order.value,
            write=lambda code: paging.choose(ORDER, None if code == Order.NAME else code),
            seldom=True,
        ),
    )


def _filter(
    label: str, name: str, names: Mapping[str, str], code: str | None, **more: Any
) -> Filter:
    write = partial(paging.choose, name)
    return Filter(label, name, names, code, write=write, everything="Tất cả", **more)


def _commune(view: View, province: str, commune: str | None) -> Filter:
    units = view.derive(view.source.read, register_units.communes, province)
    ordered = sorted(units, key=lambda unit: alphabetical(unit.name))
    names = {unit.code: PlaceName(unit_title(unit)) for unit in ordered}
    return _filter("Xã, phường", COMMUNE, names, commune)


def _ownership(view: View, ownership: str | None) -> Filter:
    codes = ownership_codes(view.source)
    picked = next((code for code, each in codes.items() if each == ownership), None)
    names = {code: ownership_words(each) for code, each in codes.items()}
    code = picked if ownership is not None else None
    return _filter("Sở hữu", OWNERSHIP, names, code, seldom=True)
