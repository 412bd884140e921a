"""Drafts on the page: those of the visitor, those that wait for them, and the one that is open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data_access.drafts.queries import content, own_drafts, readable_draft, waiting_drafts
from data_access.drafts.remarks import keep_remarks, unsent_remarks
from data_access.drafts.steps import close_as_stored, drop, give_back, next_states
from data_access.imports import File
from data_access.people.authors import Writer
from data_access.store.problems import Problem
from progress.model.drafts import CSV, LONGEST, Draft, DraftState, Remark, remark_problem
from ui.access import account
from ui.access.sign_in import visitor
from ui.data_entry.file import FileEntry, entry
from ui.frame import url_state, words
from ui.frame.data import ask, write
from ui.frame.frame import View
from ui.frame.waiting import queues

OPEN = "ban-gui"
"""Name, in the address, of the draft that is open."""
MOST = 20
"""Drafts that a list shows."""
_WHOLE = "Cả tệp"
_EMPTY = Remark(None, None, "")
_LONGEST_NUMBER = 9
_MERGED = (
    "Bạn đã ghi thêm nhận xét về bản này ở một tab khác: nay có đủ cả hai. Hãy xem lại rồi trả lại."
)


def lists() -> None:
    """Place what waits for the visitor, and their own drafts; nothing while one is open."""
    who = visitor()
    if who.person is None or who.writer is None or not who.person.may_write:
        return
    if url_state.value(OPEN) is not None:
        return
    _list("Chờ bạn nhận", ask(waiting_drafts, who.writer), "waiting")
    _list("Bản của bạn", ask(own_drafts, who.person.address), "own")


def _list(title: str, drafts: tuple[Draft, ...], key: str) -> None:
    if not drafts:
        return
    st.header(words.literal(f"{title} ({len(drafts)})"), anchor=False)
    with st.container(border=True, gap="small"):
        for each in drafts[:MOST]:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_sentence(each), width="stretch")
                st.button(
                    "Mở",
                    key=f"{key}-{each.number}",
                    icon=":material/draft:",
                    type="tertiary",
                    help=f"Mở bản số {each.number}",
                    on_click=show,
                    args=(each.number,),
                )
    if len(drafts) > MOST:
        st.caption(f"Còn {len(drafts) - MOST} bản nữa.")


def _sentence(each: Draft) -> str:
    """Say what a draft is about, and what became of it."""
    names = ", ".join(account.unit_names(each.units)) or "không rõ đơn vị"
    years = ", ".join(map(str, each.years))
    about = " · ".join(filter(None, (names, years and f"năm {years}", each.file_name)))
    stands = f"Bản số {each.number} của {each.sender} · {each.standing}"
    if each.sent_at and each.state is not DraftState.SENT:
        stands += f" · gửi lúc {each.sent_at:%H:%M %d/%m/%Y}"
    lines = [f"**{words.literal(about)}**", f":small[{words.literal(stands)}]"]
    lines += (f":small[{words.literal(f'Nhận xét: {r.text}')}]" for r in each.remarks)
    return "  \n".join(lines)


def show(number: int | None) -> None:
    """Write a draft to the address, None for none, and forget what was looked at before."""
    entry().begin_again()
    url_state.choose(OPEN, None if number is None else str(number))


def opened(view: View, current: FileEntry, code: str, writer: Writer) -> FileEntry | None:
    """Open the draft that the address names, and check it as of now; None where it cannot be."""
    st.button("Đóng", icon=":material/close:", on_click=show, args=(None,))
    number = int(code) if code.isascii() and code.isdigit() and len(code) <= _LONGEST_NUMBER else 0
    try:
        known = ask(readable_draft, number, writer)
        may = ask(next_states, number, writer)
    except Problem as problem:
        st.warning(words.literal(str(problem)))
        return None
    identity = f"draft-{number}-{known.state}-{known.at}"
    refused = current.problem or current.refused
    if refused and identity != current.identity and current.number == number:
        # Somebody else came first, and the check of another state forgets it.
        st.error(words.literal(refused))
    st.markdown(_sentence(known))
    if known.state is DraftState.DROPPED or known.is_stored:
        return None  # its file is gone
    given = partial(ask, content, number, writer)
    st.download_button(
        "Tải tệp gốc",
        given,
        file_name=known.file_name,
        icon=":material/download:",
        on_click="ignore",
    )
    with queues.waiting("Đang kiểm tra tệp") as on_wait:
        version = view.programme.version
        current.check(
            identity, lambda: File(known.file_name, given()), version, writer, on_wait, known
        )
    current.may = may
    return current


def steps(current: FileEntry) -> None:
    """Place what may be done with the open draft beside sending and taking it."""
    if current.written is not None:
        return
    if current.refused and current.may:
        st.error(words.literal(current.refused))
    outcome, version = current.outcome, current.version
    if DraftState.TAKEN in current.may and outcome and outcome.is_stored:
        st.markdown("Bản này không có gì mới để nhận. Có thể đóng bản là «đã có», hoặc trả lại.")
        order = partial(_step, current, close_as_stored, version)
        st.button("Đóng: số đã có", icon=":material/task_alt:", type="primary", on_click=order)
    if DraftState.RETURNED in current.may:
        _return_form(current)
    if DraftState.DROPPED in current.may:
        with st.popover("Bỏ bản này", icon=":material/delete:"):
            st.markdown("Bản đã bỏ không gửi và không mở lại được; số liệu đã ghi không đổi.")
            st.button("Bỏ hẳn", on_click=_step, args=(current, drop))


@dataclass(frozen=True, slots=True)
class _Remarks:
    """The remarks of somebody on the open draft: those added, and the one that is being typed."""

    current: FileEntry
    writer: Writer
    added: tuple[Remark, ...]
    now: Remark

    def key(self, name: str) -> str:
        """Return the key of a field; another one once a remark was added."""
        return f"remark-{self.current.number}-{len(self.added)}-{name}"

    def in_fields(self) -> Remark:
        page, cell, text = (st.session_state[self.key(name)] for name in ("page", "cell", "text"))
        where = None if page in (_WHOLE, CSV) else page
        return Remark(where, cell.strip().upper() or None, text.strip())

    def said(self) -> tuple[Remark, ...]:
        return (*self.added, self.in_fields()) if self.in_fields().text else self.added

    def keep(self, *remarks: Remark) -> None:
        known = (*self.added, self.now)
        try:
            kept = write(keep_remarks, self.current.number, self.writer, remarks, known)
        except Problem as problem:
            self.current.refused = str(problem)
        else:
            self.current.refused = "" if kept == remarks else _MERGED

    def typed(self) -> None:
        self.keep(*self.added, self.in_fields())

    def add(self) -> None:
        self.current.refused = remark_problem(self.said())
        if not self.current.refused:
            self.keep(*self.said(), _EMPTY)

    def send_back(self) -> None:
        self.typed()
        if not self.current.refused:
            _step(self.current, give_back, self.said())


def _return_form(current: FileEntry) -> None:
    """Place the fields of remarks, each with sheet and cell, and the button that sends back.

    What is typed is kept at once, as in the form of figures.
    """
    writer = visitor().writer
    if writer is None:
        return
    *added, now = ask(unsent_remarks, current.number, writer) or (_EMPTY,)
    form = _Remarks(current, writer, tuple(added), now)
    st.header("Trả lại để sửa", anchor=False)
    for each in added:
        place = " ".join(filter(None, (each.page, each.cell)))
        st.markdown(f"- {words.literal(f'{place}: {each.text}' if place else each.text)}")
    pages = [_WHOLE, *(each.title or CSV for each in current.preview)]
    chosen = pages.index(now.page) if now.page in pages else 0
    with st.container(border=True):
        st.selectbox("Trang", pages, chosen, key=form.key("page"), on_change=form.typed)
        st.text_input(
            "Ô, ví dụ D12 (không bắt buộc)",
            now.cell or "",
            key=form.key("cell"),
            max_chars=10,
            on_change=form.typed,
        )
        st.text_area(
            "Nhận xét: cần sửa gì",
            now.text,
            key=form.key("text"),
            max_chars=LONGEST,
            on_change=form.typed,
        )
        st.caption("Nhận xét chưa gửi được giữ cho bạn, đóng trang không mất.")
        with st.container(horizontal=True):
            st.button("Thêm nhận xét", icon=":material/add:", on_click=form.add)
            st.button("Trả lại", icon=":material/reply:", on_click=form.send_back)


def _step(current: FileEntry, order: Callable[..., None], *more: object) -> None:
    """Give an order about the open draft, and leave it; say why where it is refused."""
    who = visitor()
    if who.writer is None:
        current.refused = who.refused or "Bạn đã đăng xuất. Hãy đăng nhập lại."
        return
    try:
        write(order, current.number, who.writer, *more)
    except Problem as problem:
        current.refused = str(problem)
    else:
        show(None)
