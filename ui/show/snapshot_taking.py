"""The form in which a lead freezes today's figures; placed by the page that prepares a show."""

from datetime import date, datetime

import streamlit as st

from data_access import snapshots
from data_access.people.authors import Writer
from data_access.store.problems import Problem
from progress.model.numbers import day
from progress.model.snapshots import LONGEST_CODE, LONGEST_TITLE
from ui.frame import words
from ui.frame.frame import View

_WRITTEN = "%d/%m/%Y"


def form(view: View, writer: Writer) -> None:
    """Place the form of today's figures; `writer` is who takes them, as the history will say.

    What cannot be taken is said in a sentence, and the form keeps what was typed.
    """
    with st.form("take-snapshot", enter_to_submit=False):
        st.markdown(
            "**Chốt số liệu hiện tại.** Bản chốt giữ toàn bộ số liệu từ cấp tỉnh trở lên và không "
            "bao giờ thay đổi."
        )
        title = st.text_input(
            "Tên bản chốt", max_chars=LONGEST_TITLE, placeholder="Sơ kết giai đoạn 2023–2027"
        )
        code = st.text_input(
            "Mã, dùng trong địa chỉ trang và tên tệp",
            max_chars=LONGEST_CODE,
            placeholder="so-ket-2027",
        )
        as_of = st.text_input("Tính đến ngày", value=day(view.selection.as_of))
        if not st.form_submit_button("Chốt số liệu", icon=":material/inventory_2:"):
            return
    try:
        taken = view.source.write(snapshots.take_snapshot, code.strip(), title, _day(as_of), writer)
    except Problem as problem:
        st.error(words.literal(str(problem)))
        return
    st.success(
        words.literal(
            f"Đã chốt «{taken.title}», tính đến {day(taken.as_of)}, mã kiểm tra "
            f"{taken.short_hash}. Mở bằng nút «Bản chốt» ở đầu trang."
        )
    )


def _day(text: str) -> date:
    """Return the day as typed the Vietnamese way; Problem for anything else."""
    try:
        return datetime.strptime(text.strip(), _WRITTEN).date()  # noqa: DTZ007  a day has no zone
    except ValueError as error:
        raise Problem(
            f"Không hiểu ngày «{text}»: hãy viết ngày/tháng/năm, ví dụ 30/06/2027."
        ) from error
