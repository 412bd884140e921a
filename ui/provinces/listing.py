"""All provinces in one table, each row a link: what one sees before a province is chosen."""

from urllib.parse import urlencode

import streamlit as st

from progress.places.province_list import (
    ListedProvince,
    good_title,
    listed_headline,
    provinces_listed,
)
from ui.frame import filters, frame, url_state, words
from ui.frame.filters import Filter
from ui.frame.frame import View
from ui.provinces import tables
from ui.provinces.shared import communes_of, link_parameters, place_table


def start(view: View) -> None:
    """Place what one sees before a province is chosen: where all of them stand."""
    text = url_state.value(url_state.WORDS) or ""
    listed = view.derive(provinces_listed, view.programme, view.selection, text)
    every = view.derive(provinces_listed, view.programme, view.selection)
    frame.header(view, view.derive(listed_headline, every, view.selection.year))
    hint = "hue, Thừa Thiên Huế, Bến Tre"
    filters.show(
        Filter("Tìm", url_state.WORDS, {}, None, width=300, placeholder=hint),
        filters.scope(view.programme, view.selection, parts_only=True),
        filters.year(view.programme, view.selection),
    )
    if not listed:
        st.info(words.literal(listed_headline(listed, view.selection.year)), icon=":material/info:")
        return
    rows = view.derive(tables.listed, listed, tuple(communes_of(view).items()))
    links = view.block(_links, listed)
    name = f"tinh-thanh-{view.selection.year}"
    place_table(rows, "Các tỉnh, thành phố", name, links=links)
    st.caption(
        f"«{good_title(listed)}»: số chỉ tiêu trên số đánh giá được theo Quyết định 1520/QĐ-TTg, "
        f"số liệu năm {view.selection.year}. Bấm tên để mở trang của tỉnh, thành phố."
    )


def _links(listed: tuple[ListedProvince, ...]) -> tuple[str, ...]:
    return tuple(f"?{urlencode(link_parameters(each.unit.code))}" for each in listed)
