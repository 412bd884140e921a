"""The drawer of one change: what it did to each row, its file, and the way to take it back."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.people.authors import Writer
from data_access.recorded import history
from data_access.recorded.differences import ChangedTable, differences, parts
from data_access.recorded.undoing import can_be_undone, undo
from data_access.store import clock
from data_access.store.problems import Problem
from progress.model.changes import Change, Difference, difference_words, kind_words
from progress.model.numbers import written
from ui.access import reader
from ui.access.reader import Access
from ui.frame import opening, url_state, widgets, words
from ui.frame.frame import View
from ui.frame.lists import plain_tables
from ui.frame.url_state import CHANGE
from ui.history import original_file

ROWS = 100
"""Rows of a difference that are shown at a time."""
_REFUSED, _REASON = "undo-refused", "undo-reason"
_LONGEST = 9
"""Most figures of a number that is looked for."""


def drawer(view: View, access: Access) -> None:
    """Open the change that the address names; say so where there is none such."""
    code = url_state.value(CHANGE)
    if code is None:
        return
    number = int(code) if code.isascii() and code.isdigit() and len(code) <= _LONGEST else 0
    change = view.source.read(history.change, number, names=access.names)
    if change is None:
        st.warning(words.literal(f"Không có thay đổi nào mang số «{code}»."))
        return
    title = f"Thay đổi số {number}: {kind_words(change.kind).lower()}"
    opening.drawer(CHANGE, title, _fill, view, change, access, width="large", position="center")


def _fill(view: View, change: Change, access: Access) -> None:
    texts = {
        "Nội dung": change.summary,
        "Lúc": f"{change.at:%H:%M:%S ngày %d/%m/%Y} (giờ Việt Nam)",
        "Người thực hiện": change.actor,
        "Lý do": change.reason,
        "Tệp": change.file_name,
        "SHA-256 của tệp": change.file_sha256 if change.file_name else None,
        "Khóa kỳ": change.amendment,
        "Hoàn tác": f"thay đổi số {change.undoes}" if change.undoes else None,
        "Đã được hoàn tác": f"bởi thay đổi số {change.undone_by}" if change.undone_by else None,
    }
    st.markdown(words.labelled(texts, "  \n"))
    widgets.say_once(_REFUSED)
    with st.container(horizontal=True):
        _file(change, access)
        _undo(view, change, access.author)
    tables = view.derive(view.source.read, parts, change.number)
    if tables:
        _differences(view, change, tables, access)
    else:
        st.markdown("Thay đổi này không ghi dòng số liệu nào.")


def _file(change: Change, access: Access) -> None:
    if not change.file_kept or change.file_name is None:
        return
    if not access.names:
        st.caption("Tệp được giữ nguyên trong hệ thống; người đã đăng nhập tải được.")
        return
    address = original_file.address(change.number)
    st.link_button("Tải tệp gốc", address, icon=":material/download:")


def _undo(view: View, change: Change, author: Writer | None) -> None:
    """Place what an undo would do, and the button that does it."""
    if author is None or not can_be_undone(change.kind) or change.undone_by is not None:
        return
    place = st.popover("Hoàn tác", icon=":material/undo:", on_change="rerun", key="undo")
    if not widgets.is_open(place):
        return
    with place:
        try:
            tried = view.source.write(undo, change.number, None, author, clock.today(), True)
        except Problem as problem:
            st.warning(words.literal(str(problem)))
            return
        st.markdown(words.literal(tried.summary))
        if tried.nothing_left:
            return
        st.text_input("Lý do", key=_REASON)
        undo_now = partial(_undo_now, view, change.number)
        st.button("Hoàn tác thay đổi này", type="primary", on_click=undo_now)


def _undo_now(view: View, number: int) -> None:
    # Asked anew: since the page was drawn the reader may have signed out or lost a unit.
    author = reader.access().author
    if author is None:
        st.session_state[_REFUSED] = "Bạn không còn quyền hoàn tác. Hãy đăng nhập lại rồi thử lại."
        return
    reason = st.session_state.get(_REASON)
    try:
        done = view.source.write(undo, number, reason, author, clock.today(), False)
    except Problem as problem:
        # Someone else wrote since it was tried.
        st.session_state[_REFUSED] = str(problem)
        return
    if done.change_id is not None:
        url_state.choose(CHANGE, str(done.change_id))


def _differences(
    view: View, change: Change, tables: tuple[ChangedTable, ...], access: Access
) -> None:
    """Place the rows of one table that the change wrote, a page at a time."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by_name = {each.name: each for each in tables}
        name = st.segmented_control(
            "Bảng",
            list(by_name),
            default=tables[0].name,
            format_func=lambda each: f"{by_name[each].label} ({written(by_name[each].rows)})",
            key=f"part-{change.number}",
            required=True,
        )
        part = by_name[name]
        pages = -(-part.rows // ROWS)
        page = 1
        if pages > 1:
            page = st.number_input(
                f"Trang (trong {written(pages)})",
                min_value=1,
                max_value=pages,
                key=f"page-{change.number}-{part.name}",
                width=160,
            )
    first = (page - 1) * ROWS
    asked = (change.number, part.name, first, ROWS, access.names)
    rows = view.derive(view.source.read, differences, *asked)
    name = f"Khác biệt của thay đổi số {change.number}, {len(rows)} dòng"
    plain_tables.table(pd.DataFrame([_cells(each) for each in rows]), name, whole=pages == 1)


def _cells(difference: Difference) -> dict[str, str]:
    before, after = difference_words(difference)
    return {"Dòng": " · ".join(difference.subject), "Trước": before, "Sau": after}
