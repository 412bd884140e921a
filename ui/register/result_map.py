"""The map of the institutions that match: the country, and beside it the chosen province."""

from dataclasses import replace
from functools import partial

import streamlit as st

from charts.maps import numbers
from charts.spec import Spec
from charts.theme import Theme
from data_access.boundaries import atlas
from data_access.register import search
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis
from progress.model.numbers import upper_first, written
from progress.model.titles import unit_title
from progress.model.units import NATION
from progress.places.register import RegisterSelection, UnitNumber
from ui.frame import frame, words
from ui.frame.frame import View
from ui.map import geometry
from ui.map.drawing import ATTRIBUTION
from ui.register.selection import choose_place

HEIGHT = 620
_KEY = "register-country"


def drawing(view: View, selection: RegisterSelection) -> None:
    """Draw the country by province, and beside it the communes of the province chosen."""
    country = atlas(Basis.TODAY)
    read = partial(view.derive, view.source.read)
    code = selection.province
    # The other provinces stay on the map of the one that is looked at.
    anywhere = replace(selection, province=None, commune=None)
    provinces = read(search.numbers_by_province, anywhere)
    places = st.columns(2 if code else 1)
    with places[0]:
        spec = view.derive(_country, country, provinces, view.theme, code)
        key = f"{_KEY}-{code or NATION}"
        frame.chart(spec, alt=_sentence(provinces), key=key, on_select=partial(_chosen, key, code))
        st.caption("Số in là số thiết chế tìm thấy; màu đậm hơn là nhiều hơn. Bấm để chọn tỉnh.")
    if code:
        units = read(search.numbers_by_unit, selection)
        title = unit_title(view.programme.unit[code])
        with places[1]:
            spec = view.derive(_province, country, code, units, view.theme)
            frame.chart(spec, alt=f"{title}, theo xã, phường: {_sentence(units)}")
            st.caption(words.literal(f"{upper_first(title)}: {_circles(code, units)}"))
    st.caption(ATTRIBUTION)


def _country(
    atlas: Atlas, counts: tuple[UnitNumber, ...], theme: Theme, chosen: str | None
) -> Spec:
    addresses = geometry.addresses(atlas)
    return numbers.country(atlas, counts, theme, chosen=chosen, height=HEIGHT, addresses=addresses)


def _province(atlas: Atlas, code: str, counts: tuple[UnitNumber, ...], theme: Theme) -> Spec:
    addresses = geometry.addresses(atlas)
    return numbers.province(atlas, code, counts, theme, height=HEIGHT, addresses=addresses)


def _sentence(counts: tuple[UnitNumber, ...]) -> str:
    """Say how many institutions match, and where most of them are."""
    if not counts:
        return "không có thiết chế nào"
    total = sum(each.number for each in counts)
    first = max(counts, key=lambda each: each.number)
    return (
        f"{written(total)} thiết chế ở {written(len(counts))} đơn vị, nhiều nhất là {first.title} "
        f"({written(first.number)})"
    )


def _circles(code: str, counts: tuple[UnitNumber, ...]) -> str:
    """Say what the circles are, and what could not be drawn."""
    own = sum(each.number for each in counts if each.unit_code == code)
    lost = sum(each.number for each in counts if each.latitude is None or each.longitude is None)
    sentences = ["mỗi vòng tròn là một xã, phường, to hơn là nhiều thiết chế hơn"]
    if own:
        sentences.append(f"{written(own)} thiết chế cấp tỉnh chung một vòng tròn")
    if lost:
        sentences.append(f"{written(lost)} thiết chế của đơn vị chưa rõ tọa độ không vẽ được")
    return "; ".join(sentences) + "."


def _chosen(key: str, before: str | None) -> None:
    # A line that lies on the provinces names none.
    for province in filter(None, st.session_state[key].selection.get("province") or ()):
        code = province["code"]
        choose_place(NATION if code == before else code)
