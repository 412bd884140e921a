"""The parts of the page of history: what was changed, when, from which file, and by whom."""

from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from data_access.recorded import history
from progress.model.changes import Change, HistorySelection
from progress.model.numbers import day, written
from ui.access.reader import Access
from ui.frame import frame, paging, url_state, words
from ui.frame.frame import View
from ui.frame.paging import Paging
from ui.history import filters

ROWS = 20
"""Changes on a page."""
_ICONS = {
    "import": ":material/upload_file:",
    "record": ":material/edit_note:",
    "undo": ":material/undo:",
    "lock": ":material/lock:",
    "seed": ":material/menu_book:",
}
_LONGEST = 220
"""Letters of a summary in the list; the whole of it is in the drawer."""


@dataclass(frozen=True, slots=True)
class MatchingChanges:
    """What is asked for, and the page of matching changes; `untouched`: none is a person's."""

    selection: HistorySelection
    paging: Paging
    changes: tuple[Change, ...]
    untouched: bool


def matching_changes(view: View, access: Access) -> MatchingChanges:
    """Read the address and fetch what it asks for."""
    source, names = view.source, access.names
    selection = filters.selection(view, names=names)
    shown = paging.paging(source.recall(source.read, history.number_of_changes, selection), ROWS)
    changes = source.read(history.changes, selection, first=shown.before, count=ROWS, names=names)
    untouched = view.derive(source.read, history.is_untouched)
    return MatchingChanges(selection, shown, changes, untouched)


def header(view: View, matching: MatchingChanges, access: Access) -> None:
    """Place the number of changes as the title, and what can be read and done here."""
    everything = matching.selection == HistorySelection()
    number = written(matching.paging.number)
    frame.name(
        view,
        f"{number} thay đổi" if everything else f"Tìm thấy {number} thay đổi",
        "Mỗi lần ghi là một thay đổi; không có gì bị xóa, điều đã nhập đều hoàn tác được",
        "" if access.names else "tên người thực hiện chỉ hiện với người đã đăng nhập",
    )
    if matching.untouched:
        st.info(
            "Chưa có ai nhập số liệu: mới có những gì chương trình tự ghi khi chuẩn bị. Mỗi tệp "
            "được nhập sau này sẽ có một dòng ở đây.",
            icon=":material/info:",
        )


def rows(matching: MatchingChanges) -> None:
    """Place the page of changes by day, the latest first, and the steps to other pages."""
    if not matching.changes:
        st.info("Không có thay đổi nào như vậy. Hãy bớt điều kiện lọc.")
        st.button("Bỏ mọi điều kiện", on_click=filters.forget)
        return
    for when, changes in groupby(matching.changes, lambda change: change.at.date()):
        with st.container(border=True, gap="small"):
            st.markdown(f"**Ngày {day(when)}**")
            for each in changes:
                _row(each)
    shown = matching.paging
    newer = ("Mới hơn", ":material/chevron_left:", shown.page - 1)
    older = ("Cũ hơn", ":material/chevron_right:", shown.page + 1)
    paging.steps(shown, len(matching.changes), "history-steps", (newer, older))


def _row(change: Change) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"change-{change.number}"):
        st.markdown(_sentence(change), width="stretch")
        st.button(
            "Xem",
            key=f"open-{change.number}",
            icon=":material/difference:",
            type="tertiary",
            help=f"Xem khác biệt của thay đổi số {change.number}",
            on_click=url_state.choose,
            args=(url_state.CHANGE, str(change.number)),
        )


def _sentence(change: Change) -> str:
    icon = _ICONS.get(change.kind, ":material/database:")
    done, mark, what = change.summary.partition(": ")
    if len(what) > _LONGEST:
        what = what[:_LONGEST].rsplit(" ", 1)[0] + " …"
    summary = f"{icon} **{words.literal(done)}**{mark}{words.literal(what)}"
    details = [f"{change.at:%H:%M}", f"số {change.number}", words.literal(change.actor)]
    if change.amendment:
        details.append(f":orange[{change.amendment}]")
    if change.undone_by is not None:
        details.append(f":orange[↩ đã được hoàn tác bởi số {change.undone_by}]")
    return f"{summary}  \n:small[{' · '.join(details)}]"
