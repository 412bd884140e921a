"""The drawer of one change: what it did to each row, its file, and the way to take it back."""

from __future__ import annotations

import mimetypes
from functools import partial

import pandas as pd
import streamlit as st

from data_access.people.authors import Writer
from data_access.recorded import history
from data_access.recorded.differences import Part, differences, parts
from data_access.recorded.undoing import can_be_undone, undo
from data_access.store import clock
from data_access.store.problems import Problem
from progress.model.changes import Change, Difference, difference_words, kind_words
from progress.model.numbers import written
from ui.access import reader
from ui.access.reader import Access
from ui.frame import url_state, words
from ui.frame.frame import View
from ui.history.selection import CHANGE

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
    found = view.source.read(history.change, number, names=access.names)
    if found is None:
        st.warning(f"Không có thay đổi nào mang số «{code}».")
        return
    close = lambda: url_state.choose(CHANGE, None)  # noqa: E731  named for what it does
    title = f"Thay đổi số {number}: {kind_words(found.kind).lower()}"
    st.dialog(title, width="large", on_dismiss=close)(_opened)(view, found, access)


def _opened(view: View, change: Change, access: Access) -> None:
    lines = {
        "Nội dung": change.summary,
        "Lúc": f"{change.at:%H:%M:%S ngày %d/%m/%Y} (giờ Việt Nam)",
        "Người thực hiện": change.actor,
        "Lý do": change.reason,
        "Tệp": change.file_name,
        "SHA-256 của tệp": change.file_sha256 if change.file_name else None,
        "Hoàn tác": f"thay đổi số {change.undoes}" if change.undoes else None,
        "Đã được hoàn tác": f"bởi thay đổi số {change.undone_by}" if change.undone_by else None,
    }
    said = (f"**{label}.** {words.literal(text)}" for label, text in lines.items() if text)
    st.markdown("  \n".join(said))
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(refused)
    with st.container(horizontal=True):
        _file(view, change, access)
        _undo(view, change, access.author)
    found = view.derive(view.source.read, parts, change.number)
    if not found:
        st.markdown("Thay đổi này không ghi dòng số liệu nào.")
        return
    _part(view, change, found)


def _file(view: View, change: Change, access: Access) -> None:
    if not change.file_kept or change.file_name is None:
        return
    if not access.names:
        st.caption("Tệp được giữ nguyên trong hệ thống; người đã đăng nhập tải được.")
        return
    st.download_button(
        "Tải tệp gốc",
        lambda: view.source.read(history.change_file, change.number) or b"",
        file_name=change.file_name,
        mime=mimetypes.guess_type(change.file_name)[0] or "application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
    )


def _undo(view: View, change: Change, author: Writer | None) -> None:
    """Place the way to undo: first what it would do, then the deed."""
    if author is None or not can_be_undone(change.kind) or change.undone_by is not None:
        return
    place = st.popover("Hoàn tác", icon=":material/undo:", on_change="rerun", key="undo")
    if not place.open:
        return
    with place:
        try:
            tried = view.source.write(undo, change.number, None, author, clock.today(), True)
        except Problem as problem:
            st.warning(str(problem))
            return
        st.markdown(words.literal(tried.summary))
        if tried.nothing_left:
            return
        st.text_input("Lý do", key=_REASON)
        deed = partial(_do, view, change.number)
        st.button("Hoàn tác thay đổi này", type="primary", on_click=deed)


def _do(view: View, number: int) -> None:
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


def _part(view: View, change: Change, found: tuple[Part, ...]) -> None:
    """Place the rows of one table that the change wrote, a page at a time."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by_name = {each.name: each for each in found}
        name = st.segmented_control(
            "Bảng",
            list(by_name),
            default=found[0].name,
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
    rows = view.derive(view.source.read, differences, change.number, part.name, first, ROWS)
    st.dataframe(
        pd.DataFrame([_cells(each) for each in rows]),
        hide_index=True,
        height=min(420, 35 * len(rows) + 38),
        alt=f"Khác biệt của thay đổi số {change.number}, {len(rows)} dòng",
    )


def _cells(found: Difference) -> dict[str, str]:
    before, after = difference_words(found)
    return {"Dòng": " · ".join(found.subject), "Trước": before, "Sau": after}
