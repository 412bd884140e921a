"""The institutions that match: how many, where on the map, and a page of rows."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from data_access.register import search
from progress.model.numbers import written
from progress.places.register import Institution, RegisterSelection
from ui.frame import frame, paging, url_state, widgets
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.frame.paging import Paging
from ui.register import institution_files, result_map, tables
from ui.register.selection import CARD, CONDITIONS, InstitutionQuery, institution_query, sentence

ROWS = 50
"""Institutions on a page."""


@dataclass(frozen=True, slots=True)
class MatchingInstitutions:
    """What is asked for, and the page of the matching institutions; `registered`: of all."""

    query: InstitutionQuery
    registered: int
    paging: Paging
    rows: tuple[Institution, ...]

    @property
    def number(self) -> int:
        """How many institutions match."""
        return self.paging.number


def matching_institutions(view: View) -> MatchingInstitutions:
    """Read the address and fetch what it asks for; say what in it could not be used."""
    source, chosen = view.source, view.selection
    query = institution_query(source, url_state.value, chosen.scope, chosen.as_of)
    frame.warn(query.problems)
    read = partial(source.recall, source.read)
    found = read(search.matches, query.selection)
    shown = paging.paging(found.number, ROWS)
    page = (shown.before, ROWS, found)
    rows = read(search.institutions, query.selection, *page) if shown.number else ()
    registered = read(search.matches, RegisterSelection(chosen.as_of)).number
    return MatchingInstitutions(query, registered, shown, rows)


def header(view: View, matching: MatchingInstitutions) -> None:
    """Place the number found as the title, and under it what was asked for."""
    frame.name(view, _headline(matching), sentence(view.source, matching.query))


def rows(view: View, matching: MatchingInstitutions) -> None:
    """Place the page of rows, the steps to other pages and the downloads."""
    if not matching.rows:
        _nothing(matching)
        return
    shown = matching.paging
    targets = (
        ("Trang đầu", ":material/first_page:", 1),
        ("Trang trước", ":material/chevron_left:", shown.page - 1),
        ("Trang sau", ":material/chevron_right:", shown.page + 1),
        ("Trang cuối", ":material/last_page:", shown.pages),
    )
    paging.steps(shown, len(matching.rows), "register-steps", targets)
    as_of = matching.query.selection.as_of
    table = view.source.recall(tables.page, view.programme, matching.rows, as_of)
    name = f"Danh sách {len(table)} thiết chế, từ thứ {shown.before + 1}"
    cards = url_state.links(CARD, (each.code for each in matching.rows))
    plain_tables.table(table, name, links=cards, whole=False)
    institution_files.links(matching.number)


def places(view: View, matching: MatchingInstitutions) -> None:
    """Place the map of what was found, drawn when it is asked for."""
    if not matching.number:
        return
    if place := widgets.unfolded("Bản đồ của kết quả tìm", "register-map"):
        with place:
            result_map.drawing(view, matching.query.selection)


def _headline(matching: MatchingInstitutions) -> str:
    if not matching.registered:
        return "Danh bạ chưa có thiết chế nào"
    if matching.number == matching.registered:
        return f"{written(matching.registered)} thiết chế trong danh bạ"
    return f"Tìm thấy {written(matching.number)} trong {written(matching.registered)} thiết chế"


def _nothing(matching: MatchingInstitutions) -> None:
    if not matching.registered:
        st.info(
            "Danh bạ được nhập cùng kết quả hằng năm của các đơn vị. Để xem thử với "
            "số liệu minh họa, hãy chạy: python3 manage.py demo."
        )
        return
    st.info("Không có thiết chế nào như vậy. Hãy bớt từ khóa hoặc điều kiện lọc.")
    st.button("Bỏ mọi điều kiện", on_click=_forget)


def _forget() -> None:
    for name in (paging.PAGE, *CONDITIONS):
        url_state.choose(name, None)
