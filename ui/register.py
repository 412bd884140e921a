"""The parts of the page "Thiết chế": the question, a page of rows, one institution's card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data_access import register_search
from progress.numbers import UNKNOWN, alphabetical, day, written
from progress.records import NATION
from progress.register import (
    Institution,
    InstitutionCard,
    Order,
    RegisterSelection,
    State,
    state_on,
)
from progress.words import unit_title
from ui import filters, frame, register_downloads, register_tables, url_state, words
from ui.frame import View
from ui.register_selection import (
    COMMUNE,
    ORDER,
    OWNERSHIP,
    STATE,
    Asked,
    asked,
    categories_of,
    ownership_codes,
    ownership_words,
    provinces,
    sentence,
)

PAGE, CARD = "trang", "thiet-che"
ROWS = 50
"""Institutions on a page."""
_ALL = ""
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
    count = partial(source.derive, source.read, register_search.number_found)
    number = count(found.selection)
    page = _page(-(-number // ROWS))
    rows = source.read(
        register_search.institutions, found.selection, first=(page - 1) * ROWS, count=ROWS
    )
    return Listed(found, number, count(RegisterSelection(chosen.as_of)), page, rows)


def header(view: View, found: Listed) -> None:
    """Place the number found as the title, and under it what was asked for."""
    everything = found.number == found.registered
    frame.name(
        f"{written(found.registered)} thiết chế trong danh bạ"
        if everything
        else f"Tìm thấy {written(found.number)} trong {written(found.registered)} thiết chế"
    )
    said = [sentence(view.source, found.asked)]
    if view.programme.demonstration:
        said.append(words.DEMONSTRATION)
    st.caption(" · ".join(said))


def question(view: View, found: Listed) -> None:
    """Place the words to look for and the filters; each writes to the address."""
    selection = found.asked.selection
    st.session_state["register-words"] = found.asked.words
    st.text_input(
        "Tìm theo tên, mã, địa bàn",
        key="register-words",
        on_change=lambda: _ask(url_state.WORDS, st.session_state["register-words"].strip()),
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
        filters.pick(
            "Sắp xếp",
            ORDER,
            list(orders),
            selection.order.value,
            orders.__getitem__,
            chosen=lambda code: _ask(ORDER, None if code == Order.NAME else code),
        )


def rows(view: View, found: Listed) -> None:
    """Place the page of rows, the steps to other pages and the downloads."""
    if not found.rows:
        _nothing(found)
        return
    _steps(found)
    table = register_tables.page(view.programme, found.rows, found.asked.selection.as_of)
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
    _ask_card(found.rows)
    register_downloads.links(found.number)


def card(view: View) -> None:
    """Open the card of the institution that the address names."""
    code = url_state.value(CARD)
    if code is None:
        return
    found = view.source.read(register_search.card, code)
    if found is None:
        st.warning(f"Danh bạ không có thiết chế nào mã «{code}».")
        return
    close = lambda: url_state.choose(CARD, None)  # noqa: E731  named for what it does
    dialog: Callable[..., Callable[..., None]] = st.dialog(
        found.institution.name, width="medium", position="right", on_dismiss=close
    )
    dialog(_card)(view, found)


def _card(view: View, found: InstitutionCard) -> None:
    institution, programme = found.institution, view.programme
    place = [institution.commune, unit_title(programme.unit[institution.province_code])]
    category = programme.category[institution.category_code]
    state = state_on(institution.opened_on, institution.closed_on, view.selection.as_of)
    coordinates = (
        f"{written(institution.latitude, 5)}; {written(institution.longitude, 5)}"
        if institution.latitude is not None and institution.longitude is not None
        else UNKNOWN
    )
    lines = {
        "Mã": institution.code,
        "Loại": category.name,
        "Địa bàn": ", ".join(part for part in place if part),
        "Sở hữu": ownership_words(institution.ownership),
        "Tình trạng": f"{state.label} (ngày {day(view.selection.as_of)})",
        "Ngày mở cửa": day(institution.opened_on),
        "Ngày đóng cửa": "không" if institution.closed_on is None else day(institution.closed_on),
        "Vĩ độ; kinh độ": coordinates,
        "Nguồn": register_tables.provenance_words(found.provenance),
    }
    st.markdown("  \n".join(f"**{label}.** {_plain(text)}" for label, text in lines.items()))
    if category.ended_on is not None:
        st.markdown(f"Loại thiết chế này không còn từ sau ngày {day(category.ended_on)}.")
    st.markdown("**Kết quả theo năm**")
    if found.results:
        frame.table(register_tables.results(programme, found))
    else:
        st.markdown("Chưa có kết quả nào được ghi nhận cho thiết chế này.")


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#$:~|" else sign for sign in text)


def _page(pages: int) -> int:
    """Return the page that the address asks for, the nearest one where it goes too far."""
    code = url_state.value(PAGE) or "1"
    if not (code.isascii() and code.isdigit() and 1 <= int(code[:9]) <= max(pages, 1)):
        st.warning(f"Danh sách không có trang «{code}»; đang xem trang đầu.")
        return 1
    return int(code)


def _ask(name: str, code: str | None) -> None:
    """Write a part of the question; what is found begins with its first page again."""
    url_state.choose(PAGE, None)
    url_state.choose(name, code or None)


def _ask_place(code: str) -> None:
    url_state.choose(COMMUNE, None)
    _ask(url_state.SCOPE, code)


def _pick(label: str, name: str, names: dict[str, str], code: str | None) -> None:
    """Place a list whose first choice leaves the question open."""
    filters.pick(
        label,
        name,
        [_ALL, *names],
        code or _ALL,
        lambda each: names.get(each, "Tất cả"),
        chosen=lambda each: _ask(name, each),
    )


def _province(view: View, selection: RegisterSelection) -> None:
    names = {NATION: "Cả nước"} | {
        unit.code: unit_title(unit) for unit in provinces(view.programme)
    }
    filters.pick(
        "Tỉnh, thành phố",
        url_state.SCOPE,
        list(names),
        selection.province or NATION,
        names.__getitem__,
        chosen=_ask_place,
    )


def _commune(view: View, province: str, commune: str | None) -> None:
    units = view.derive(view.source.read, register_search.communes, province)
    ordered = sorted(units, key=lambda unit: alphabetical(unit.name))
    _pick("Xã, phường", COMMUNE, {unit.code: unit_title(unit) for unit in ordered}, commune)


def _ownership(view: View, ownership: str | None) -> None:
    codes = ownership_codes(view.source)
    chosen = next((code for code, each in codes.items() if each == ownership), None)
    names = {code: ownership_words(each) for code, each in codes.items()}
    _pick("Sở hữu", OWNERSHIP, names, chosen if ownership is not None else None)


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


def _ask_card(shown: Iterable[Institution]) -> None:
    """Place the choice that opens a card for those who do not click on tables."""
    names = {each.code: f"{each.name} ({each.code})" for each in shown}
    filters.pick(
        "Mở thẻ thiết chế",
        CARD,
        list(names),
        None,
        names.__getitem__,
        placeholder="Chọn một thiết chế trong trang này, hoặc bấm vào dòng của bảng",
    )


def _nothing(found: Listed) -> None:
    if not found.registered:
        st.info(
            "Danh bạ chưa có thiết chế nào. Danh bạ được nhập cùng kết quả hằng năm của các đơn vị."
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
