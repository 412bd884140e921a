"""The buttons under a plan: leads write at once, others send a draft, which somebody else takes."""

from dataclasses import dataclass

import streamlit as st

from data_access.imports import Outcome
from progress.model.drafts import DraftState
from ui.access.sign_in import lead, visitor
from ui.data_entry import drafts
from ui.data_entry.file import Entry
from ui.frame import words


@dataclass(frozen=True, slots=True)
class _Order:
    """A button: it writes what is shown, or keeps the file as a draft, which it sends or not."""

    label: str
    icon: str
    writes: bool = False
    sends: bool = False


@dataclass(frozen=True, slots=True)
class _Answers:
    """Keys of the fields that a form may ask for, and what stands in them."""

    form: str

    @property
    def checked(self) -> str:
        """Key of the tick that the warnings were looked at."""
        return f"{self.form}-tick"

    @property
    def reason(self) -> str:
        """Key of the reason."""
        return f"{self.form}-reason"

    @property
    def removal(self) -> str:
        """Key of the consent to remove demonstration data."""
        return f"{self.form}-removal"

    def text(self) -> str:
        """Return the reason given, "" where none was."""
        return str(st.session_state.get(self.reason) or "").strip()

    def ticked(self, key: str) -> bool:
        """Tell whether a box was ticked."""
        return bool(st.session_state.get(key))


def form(entry: Entry, outcome: Outcome) -> None:
    """Place the buttons, nothing where there are none.

    Warnings ask for a tick and a reason first, the removal of demonstration data for a tick.
    """
    orders = _orders(entry)
    if not orders:
        return
    answers = _Answers(f"{entry.uploader}-order-{entry.number}")
    removes = bool(outcome.made_up) and orders[0].writes
    with st.form(answers.form, enter_to_submit=False):
        if outcome.warnings:
            st.checkbox("Tôi đã kiểm tra: các số bị cảnh báo là đúng.", key=answers.checked)
            earlier = (entry.draft and entry.draft.reason) or ""
            label = "Lý do, được lưu cùng thay đổi"
            st.text_input(label, earlier, key=answers.reason, max_chars=500)
        if removes:
            st.warning(words.literal(outcome.removal_sentence), icon=":material/science:")
            st.checkbox("Tôi đồng ý gỡ toàn bộ số liệu minh họa.", key=answers.removal)
        with st.container(horizontal=True):
            for each in orders:
                st.form_submit_button(
                    each.label,
                    icon=each.icon,
                    type="primary" if each is orders[0] else "secondary",
                    on_click=_act,
                    args=(entry, outcome, each, answers),
                )
        if entry.problem and entry.draft is None:
            st.error(words.literal(entry.problem))


def _orders(entry: Entry) -> tuple[_Order, ...]:
    """Return the buttons of the visitor for a file just brought, or for the draft that is open."""
    send = _Order("Gửi", ":material/send:", sends=True)
    if entry.draft is not None:
        if DraftState.TAKEN in entry.may:
            return (_Order("Nhận và ghi", ":material/task_alt:", writes=True),)
        return (send,) if DraftState.SENT in entry.may else ()
    if lead() is not None:
        return (_Order("Ghi", ":material/save:", writes=True),)
    return (send, _Order("Lưu nháp", ":material/draft:"))


def _act(entry: Entry, outcome: Outcome, order: _Order, answers: _Answers) -> None:
    who = visitor()
    if who.writer is None:
        entry.problem = who.refused or "Bạn đã đăng xuất. Hãy đăng nhập lại."
    elif _unsure(outcome, order) and not (answers.ticked(answers.checked) and answers.text()):
        entry.problem = "Chưa ghi: hãy đánh dấu đã kiểm tra các cảnh báo và ghi lý do."
    elif outcome.made_up and order.writes and not answers.ticked(answers.removal):
        entry.problem = "Chưa ghi: hãy đánh dấu đồng ý gỡ số liệu minh họa."
    elif order.writes:
        entry.write(who.writer, answers.text(), answers.ticked(answers.removal))
    else:
        number = entry.send(who.writer, answers.text(), at_once=order.sends)
        if number is not None:
            drafts.show(number)


def _unsure(outcome: Outcome, order: _Order) -> bool:
    """Tell whether warnings are to be answered first; a draft that is only kept needs no answer."""
    return bool(outcome.warnings) and (order.writes or order.sends)
