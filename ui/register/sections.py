"""What the page "Thiết chế" finds: how many, where on the map, and a page of rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from data_access.register import search
from progress.model.numbers import written
from progress.places.register import Institution, RegisterSelection
from ui.frame import frame, url_state, words
from ui.frame.frame import View
from ui.register import card, downloads, tables
from ui.register import map as register_map
from ui.register.selection import (
    CARD,
    COMMUNE,
    OWNERSHIP,
    PAGE,
    STATE,
    Asked,
    asked,
    sentence,
)

ROWS = 50
"""Institutions on a page."""
_TABLE_HEIGHT = 560


@dataclass(frozen=True, slots=True)
class Listed:
    """What is asked for, how many were found, and the page of them that is shown."""

    asked: Asked
    number: int
    registered: int
    page: int
    rows: tuple[Institution, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.number // ROWS), 1)

    @property
    def first(self) -> int:
        """The place of the first row shown, 1 being the first of all."""
        return (self.page - 1) * ROWS + 1


def listed(view: View) -> Listed:
    """Read the address and fetch what it asks for; say what in it could not be used."""
    source, chosen = view.source, view.selection
    found = asked(source, url_state.value, chosen.scope, chosen.as_of)
    for each in found.wrong:
        st.warning(each)
    count = partial(source.derive, source.read, search.number_found)
    number = count(found.selection)
    page = _page(-(-number // ROWS))
    rows = source.read(search.institutions, found.selection, first=(page - 1) * ROWS, count=ROWS)
    return Listed(found, number, count(RegisterSelection(chosen.as_of)), page, rows)


def header(view: View, found: Listed) -> None:
    """Place the number found as the title, and under it what was asked for."""
    frame.name(_headline(found))
    said = [sentence(view.source, found.asked)]
    if view.programme.demonstration:
        said.append(words.DEMONSTRATION)
    st.caption(" · ".join(said))


def rows(view: View, found: Listed) -> None:
    """Place the page of rows, the steps to other pages and the downloads."""
    if not found.rows:
        _nothing(found)
        return
    _steps(found)
    table = tables.page(view.programme, found.rows, found.asked.selection.as_of)
    # Drawn afresh after each choice, so that the same row can be chosen again.
    key = f"register-{st.session_state.get('register-drawn', 0)}"
    st.dataframe(
        table,
        hide_index=True,
        height=min(_TABLE_HEIGHT, 35 * len(table) + 38),
        key=key,
        on_select=partial(_row_chosen, key, found.rows),
        selection_mode="single-cell",
        alt=f"Danh sách {len(table)} thiết chế, từ thứ {found.first}",
    )
    card.ask(found.rows)
    downloads.links(found.number)


def places(view: View, found: Listed) -> None:
    """Place the map of what was found, drawn when it is asked for."""
    if not found.number:
        return
    box = st.expander("Bản đồ của kết quả tìm", on_change="rerun", key="register-map")
    if opened(box):
        with box:
            register_map.drawing(view, found.asked.selection)


def _headline(found: Listed) -> str:
    if not found.registered:
        return "Danh bạ chưa có thiết chế nào"
    if found.number == found.registered:
        return f"{written(found.registered)} thiết chế trong danh bạ"
    return f"Tìm thấy {written(found.number)} trong {written(found.registered)} thiết chế"


def opened(box: Any) -> bool:
    """Tell whether a part that is drawn on demand was asked for."""
    return bool(box.open)


def _page(pages: int) -> int:
    """Return the page that the address asks for, the nearest one where it goes too far."""
    code = url_state.value(PAGE) or "1"
    if not (code.isascii() and code.isdigit() and 1 <= int(code[:9]) <= max(pages, 1)):
        st.warning(f"Danh sách không có trang «{code}»; đang xem trang đầu.")
        return 1
    return int(code)


def _steps(found: Listed) -> None:
    """Place the place in the list and the steps to other pages."""
    with st.container(horizontal=True, vertical_alignment="center", key="register-steps"):
        last = found.first + len(found.rows) - 1
        st.markdown(f"**{written(found.first)}–{written(last)}** trong {written(found.number)}")
        for label, icon, page in (
            ("Trang đầu", ":material/first_page:", 1),
            ("Trang trước", ":material/chevron_left:", found.page - 1),
            ("Trang sau", ":material/chevron_right:", found.page + 1),
            ("Trang cuối", ":material/last_page:", found.pages),
        ):
            st.button(
                label,
                icon=icon,
                type="tertiary",
                disabled=not 1 <= page <= found.pages or page == found.page,
                on_click=url_state.choose,
                args=(PAGE, None if page == 1 else str(page)),
            )


def _row_chosen(key: str, shown: tuple[Institution, ...]) -> None:
    cells = st.session_state[key].selection.get("cells") or []
    if cells:
        url_state.choose(CARD, shown[cells[0][0]].code)
        st.session_state["register-drawn"] = st.session_state.get("register-drawn", 0) + 1


def _nothing(found: Listed) -> None:
    if not found.registered:
        st.info(
            "Danh bạ được nhập cùng kết quả hằng năm của các đơn vị. Để xem thử với "
            "số liệu minh họa, hãy chạy: python3 manage.py demo."
        )
        return
    st.info("Không có thiết chế nào như vậy. Hãy bớt từ khóa hoặc điều kiện lọc.")
    st.button("Bỏ mọi điều kiện", on_click=_forget)


def _forget() -> None:
    for name in (
        PAGE,
        COMMUNE,
        OWNERSHIP,
        STATE,
        url_state.WORDS,
        url_state.CATEGORY,
        url_state.SCOPE,
    ):
        url_state.choose(name, None)
