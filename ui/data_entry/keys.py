"""Keys by which other systems read the interface: a lead gives one, which is shown once."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from data_access.people import program_keys
from data_access.people.authors import Writer
from data_access.store import clock
from progress.model.numbers import day
from ui.access.sign_in import lead, ordered
from ui.frame import widgets
from ui.frame.data import ask, write
from ui.frame.lists import plain_tables

_NAME, _HELD, _SHOWN, _REFUSED = "key-name", "key-held", "key-shown", "key-refused"


def show() -> None:
    """Place the part in which a lead gives and withdraws keys; nothing for others."""
    if lead() is None:
        return
    place = widgets.unfolded("Khóa cho hệ thống khác", "program-keys")
    if place is None:
        return
    listed = ask(program_keys.listed)
    held = [each.name for each in listed if each.withdrawn is None]
    with place:
        st.markdown("Nơi người xem phải đăng nhập, hệ thống khác đọc /api/v1/ bằng khóa của mình.")
        if key := st.session_state.pop(_SHOWN, None):
            st.code(key, language=None, wrap_lines=True)
            st.caption("Khóa chỉ hiện lần này. Gửi kèm mỗi lần hỏi: Authorization: Bearer KHÓA")
        if listed:
            plain_tables.table(pd.DataFrame(map(_row, listed)), "Khóa đã cấp")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Tên hệ thống", key=_NAME, max_chars=program_keys.LONGEST)
            give = partial(ordered, "cấp khóa", _give, _REFUSED)
            st.button("Cấp khóa", icon=":material/key:", on_click=give)
        if held:
            _to_withdraw(held)
        widgets.say_once(_REFUSED)


def _to_withdraw(held: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Khóa của", held, index=None, placeholder="Chọn hệ thống", key=_HELD)
        st.button(
            "Thu hồi khóa",
            icon=":material/key_off:",
            disabled=chosen is None,
            on_click=partial(ordered, "cấp khóa", _end, _REFUSED),
        )


def _row(each: program_keys.ProgramKey) -> dict[str, str]:
    given, withdrawn = (_day(moment) for moment in (each.given_at, each.withdrawn))
    names = ("Hệ thống", "Ngày cấp", "Người cấp", "Ngày thu hồi")
    return dict(zip(names, (each.name, given, each.given_by, withdrawn), strict=True))


def _day(moment: datetime | None) -> str:
    return "đang dùng" if moment is None else day(clock.in_viet_nam(moment).date())


def _give(writer: Writer) -> None:
    name = st.session_state[_NAME]
    st.session_state[_SHOWN] = write(program_keys.give, name, writer, clock.now())
    st.session_state[_NAME] = ""


def _end(writer: Writer) -> None:
    write(program_keys.withdraw, st.session_state[_HELD], writer, clock.now())
