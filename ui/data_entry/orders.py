"""The buttons under a plan: leads write at once, others send a draft, which somebody else takes."""

from dataclasses import dataclass

import streamlit as st

from data_access.imports import ImportOutcome
from progress.model.drafts import DraftState
from ui.access.sign_in import lead, visitor
from ui.data_entry import drafts
from ui.data_entry.file import FileEntry
from ui.data_entry.file import entry as brought
from ui.frame import words

_CHECKED, _REASON, _REMOVAL = "tick", "reason", "removal"


@dataclass(frozen=True, slots=True)
class _Order:
    """A button: it writes what is shown, or keeps the file as a draft, which it sends or not."""

    label: str
    icon: str
    writes: bool = False
    sends: bool = False


def form(entry: FileEntry, outcome: ImportOutcome) -> None:
    """Place the buttons, nothing where there are none.

    Warnings ask for a tick and a reason first, the removal of demonstration data for a tick.
    """
    orders = _orders(entry)
    if not orders:
        return
    with st.form(_key(entry, "form"), enter_to_submit=False):
        if outcome.warnings:
            checked = "Tôi đã kiểm tra: các số bị cảnh báo là đúng."
            st.checkbox(checked, key=_key(entry, _CHECKED))
            earlier = (entry.draft and entry.draft.reason) or ""
            label = "Lý do, được lưu cùng thay đổi"
            st.text_input(label, earlier, key=_key(entry, _REASON), max_chars=500)
        if outcome.made_up and orders[0].writes:
            st.warning(words.literal(outcome.removal_sentence), icon=":material/science:")
            st.checkbox("Tôi đồng ý gỡ toàn bộ số liệu minh họa.", key=_key(entry, _REMOVAL))
        with st.container(horizontal=True):
            for each in orders:
                st.form_submit_button(
                    each.label,
                    icon=each.icon,
                    type="primary" if each is orders[0] else "secondary",
                    on_click=_act,
                    args=(entry, outcome, each),
                )
        if entry.problem:
            st.error(words.literal(entry.problem))


def _orders(entry: FileEntry) -> tuple[_Order, ...]:
    """Return the buttons of the visitor for a file just brought, or for the draft that is open."""
    send = _Order("Gửi", ":material/send:", sends=True)
    if entry.draft is not None:
        if DraftState.TAKEN in entry.may:
            return (_Order("Nhận và ghi", ":material/task_alt:", writes=True),)
        return (send,) if DraftState.SENT in entry.may else ()
    if lead() is not None:
        return (_Order("Ghi", ":material/save:", writes=True),)
    # What is typed is kept without an order.
    return (send,) if entry.save else (send, _Order("Lưu nháp", ":material/draft:"))


def _act(entry: FileEntry, outcome: ImportOutcome, order: _Order) -> None:
    who, answers = visitor(), st.session_state
    reason = (answers.get(_key(entry, _REASON)) or "").strip()
    removal = bool(answers.get(_key(entry, _REMOVAL)))
    sure = bool(reason and answers.get(_key(entry, _CHECKED)))
    if who.writer is None:
        entry.problem = who.refused or "Bạn đã đăng xuất. Hãy đăng nhập lại."
    elif outcome.warnings and not sure and (order.writes or order.sends):
        not_yet = "Chưa ghi" if order.writes else "Chưa gửi"
        entry.problem = f"{not_yet}: hãy đánh dấu đã kiểm tra các cảnh báo và ghi lý do."
    elif outcome.made_up and order.writes and not removal:
        entry.problem = "Chưa ghi: hãy đánh dấu đồng ý gỡ số liệu minh họa."
    elif order.writes:
        entry.write(who.writer, reason, removal)
    elif (number := entry.send(who.writer, reason, at_once=order.sends)) and entry is brought():
        drafts.show(number)


def _key(entry: FileEntry, field: str) -> str:
    return f"{entry.uploader}-order-{entry.number}-{field}"
