"""Which years are locked, and how a lead locks one or opens it again."""

from functools import partial

import streamlit as st

from data_access.people.authors import Writer
from data_access.recorded.locks import locked_years, set_lock
from progress.model.numbers import day
from progress.reporting.years import years_offered
from ui.access.sign_in import lead, ordered
from ui.frame import widgets
from ui.frame.data import ask, write
from ui.frame.frame import View

_YEAR, _REASON, _REFUSED = "lock-year", "lock-reason", "lock-refused"


def show(view: View) -> None:
    """Place the part in which a lead locks a year; nothing for others."""
    if lead() is None:
        return
    place = widgets.unfolded("Khóa kỳ báo cáo", "locks")
    if place is None:
        return
    locked = ask(locked_years)
    with place:
        st.markdown(
            "Sau khi khóa kỳ, nhập tệp, nhận bản gửi hoặc hoàn tác số liệu của năm đó phải nêu lý "
            "do và được ghi là điều chỉnh. Danh bạ thiết chế không bị khóa."
        )
        listed = "; ".join(f"{year} (từ {day(since)})" for year, since in locked.items())
        st.markdown(f"Đang khóa: {listed or 'không có kỳ nào'}.")
        years = list(reversed(years_offered(view.programme, view.selection.as_of.year)))
        year = st.selectbox("Năm", years, key=_YEAR)
        st.text_input("Lý do (bắt buộc khi mở khóa)", key=_REASON, max_chars=500)
        label = f"Mở khóa kỳ {year}" if year in locked else f"Khóa kỳ {year}"
        order = partial(_set, year, locked=year not in locked)
        st.button(label, icon=":material/lock:", on_click=order)
        widgets.say_once(_REFUSED)


def _set(year: int, *, locked: bool) -> None:
    def set_now(writer: Writer) -> None:
        write(partial(set_lock, locked=locked), year, writer, st.session_state[_REASON])

    ordered("khóa kỳ", set_now, _REFUSED)
