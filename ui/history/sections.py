"""The parts of the page of history: what was changed, when, from which file, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

import streamlit as st

from data_access.recorded import history
from progress.model.changes import Change, HistorySelection
from progress.model.numbers import day, written
from ui.access.reader import Access
from ui.frame import frame, url_state, words
from ui.frame.frame import View
from ui.history import selection
from ui.history.selection import CHANGE, PAGE

ROWS = 20
"""Changes on a page."""
_ICONS = {
    "import": ":material/upload_file:",
    "record": ":material/edit_note:",
    "undo": ":material/undo:",
    "seed": ":material/menu_book:",
}
_LONGEST = 220
"""Letters of a summary in the list; the whole of it is in the drawer."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is asked for, how many changes there are, and the page of them that is shown."""

    asked: HistorySelection
    number: int
    page: int
    changes: tuple[Change, ...]
    untouched: bool

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(-(-self.number // ROWS), 1)


def listed(view: View, access: Access) -> Listed:
    """Read the address and fetch what it asks for."""
    source = view.source
    asked = selection.asked(view, names=access.names)
    number = view.derive(source.read, history.number_of_changes, asked)
    page = _page(max(-(-number // ROWS), 1))
    found = source.read(
        history.changes, asked, first=(page - 1) * ROWS, count=ROWS, names=access.names
    )
    untouched = view.derive(source.read, history.is_untouched)
    return Listed(asked, number, page, found, untouched)


def header(view: View, found: Listed, access: Access) -> None:
    """Place the number of changes as the title, and what can be read and done here."""
    everything = found.asked == HistorySelection()
    number = written(found.number)
    frame.name(f"{number} thay đổi" if everything else f"Tìm thấy {number} thay đổi")
    said = ["Mỗi lần ghi là một thay đổi; không có gì bị xóa, điều đã nhập đều hoàn tác được"]
    if not access.names:
        said.append("tên người thực hiện chỉ hiện với người đã đăng nhập")
    if view.programme.demonstration:
        said.append(words.DEMONSTRATION)
    st.caption(" · ".join(said))
    if found.untouched:
        st.info(
            "Chưa có ai nhập số liệu: mới có những gì chương trình tự ghi khi chuẩn bị. Mỗi tệp "
            "được nhập sau này sẽ có một dòng ở đây.",
            icon=":material/info:",
        )


def rows(found: Listed) -> None:
    """Place the page of changes by day, the latest first, and the steps to other pages."""
    if not found.changes:
        st.info("Không có thay đổi nào như vậy. Hãy bớt điều kiện lọc.")
        st.button("Bỏ mọi điều kiện", on_click=selection.forget)
        return
    for when, changes in groupby(found.changes, lambda change: change.at.date()):
        _day(when, tuple(changes))
    if found.pages > 1:
        _steps(found)


def _day(when: date, changes: tuple[Change, ...]) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(f"**Ngày {day(when)}**")
        for each in changes:
            _row(each)


def _row(change: Change) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"change-{change.number}"):
        st.markdown(_said(change), width="stretch")
        st.button(
            "Xem",
            key=f"open-{change.number}",
            icon=":material/difference:",
            type="tertiary",
            help=f"Xem khác biệt của thay đổi số {change.number}",
            on_click=url_state.choose,
            args=(CHANGE, str(change.number)),
        )


def _said(change: Change) -> str:
    icon = _ICONS.get(change.kind, ":material/database:")
    done, mark, what = change.summary.partition(": ")
    if len(what) > _LONGEST:
        what = what[:_LONGEST].rsplit(" ", 1)[0] + " …"
    said = f"{icon} **{words.literal(done)}**{mark}{words.literal(what)}"
    details = [f"{change.at:%H:%M}", f"số {change.number}", words.literal(change.actor)]
    if change.undone_by is not None:
        details.append(f":orange[↩ đã được hoàn tác bởi số {change.undone_by}]")
    return f"{said}  \n:small[{' · '.join(details)}]"


def _page(pages: int) -> int:
    code = url_state.value(PAGE) or "1"
    if not (code.isascii() and code.isdigit() and 1 <= int(code[:9]) <= pages):
        st.warning(f"Danh sách không có trang «{code}»; đang xem trang đầu.")
        return 1
    return int(code)


def _steps(found: Listed) -> None:
    first = (found.page - 1) * ROWS + 1
    with st.container(horizontal=True, vertical_alignment="center", key="history-steps"):
        last = first + len(found.changes) - 1
        st.markdown(f"**{written(first)}–{written(last)}** trong {written(found.number)}")
        for label, icon, page in (
            ("Mới hơn", ":material/chevron_left:", found.page - 1),
            ("Cũ hơn", ":material/chevron_right:", found.page + 1),
        ):
            st.button(
                label,
                icon=icon,
                type="tertiary",
                disabled=not 1 <= page <= found.pages,
                on_click=url_state.choose,
                args=(PAGE, None if page == 1 else str(page)),
            )
