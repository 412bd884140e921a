"""Reminders by e-mail: a lead reads each as it will go, sends them, sees what became of them."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from data_access.letters.correspondents import correspondents
from data_access.letters.mail import mail_server
from data_access.letters.reminders import DEMONSTRATION, NOT_TODAY, send_reminders, stored_reminders
from data_access.people.authors import Writer
from data_access.store import clock
from data_access.store.problems import Problem
from exports.letters.reminders import reminders
from exports.report import ReportDocument
from exports.report.occasions import YEARLY
from progress.model.numbers import written
from progress.model.titles import unit_names
from progress.reporting.correspondents import Correspondent
from progress.reporting.reminders import (
    Reminder,
    ReminderBatch,
    ReminderKind,
    ReminderState,
    StoredReminder,
)
from ui.access.sign_in import lead, ordered
from ui.documents import report_files
from ui.frame import frame, widgets, words
from ui.frame.data import ask
from ui.frame.frame import View

_KIND, _ROUND, _SEEN, _SAID, _REFUSED = (
    f"reminder-{name}" for name in ("kind", "round", "seen", "said", "refused")
)


def show(view: View) -> None:
    """Place the part in which a lead reminds units by e-mail; nothing for others."""
    if lead() is None or view.source.snapshot is not None:
        return
    place = widgets.unfolded("Thư nhắc bằng thư điện tử", "reminders")
    if place is None:
        return
    with place:
        if view.selection.as_of != clock.today():
            st.info(words.literal(NOT_TODAY), icon=":material/info:")
            return
        batch, stored = _chosen(view)
        widgets.say_once(_SAID, st.success)
        widgets.say_once(_REFUSED)
        if not batch.reminders:
            st.markdown("Không có đơn vị nào phải nhắc.")
            return
        if rows := _rows(view, batch, stored):
            frame.table(pd.DataFrame(rows))
        _unknown(view, batch)
        done = {code for code, each in stored.items() if each.state is not ReminderState.FAILED}
        left = [each for each in batch.reminders if each.email and each.unit_code not in done]
        opened = _letters(batch, left)
        _order(view, batch, len(left), opened=opened)


def _chosen(view: View) -> tuple[ReminderBatch, Mapping[str, StoredReminder]]:
    """Place the choice of what is reminded of and in which round; return it with what was sent."""
    year, as_of = view.selection.year, view.selection.as_of
    kinds, rounds = st.columns([2, 1], vertical_alignment="bottom")
    names = {each.value: each.label for each in ReminderKind}
    kind = ReminderKind(
        kinds.selectbox("Nhắc về", list(names), format_func=names.__getitem__, key=_KIND)
    )
    stored = ask(stored_reminders, year, kind)
    latest = max((each.round for each in stored), default=0)
    number = rounds.number_input(
        "Đợt",
        min_value=1,
        max_value=latest + 1,
        value=max(latest, 1),
        key=f"{_ROUND}-{kind}-{year}",
    )
    report = report_files.report_of(view.source, view.selection, YEARLY)
    made = view.derive(_made, report, view.derive(view.source.read, correspondents), kind)
    batch = ReminderBatch(year, kind, number, as_of, view.programme.version, made)
    return batch, {each.unit_code: each for each in stored if each.round == number}


def _made(
    report: ReportDocument, known: tuple[Correspondent, ...], kind: ReminderKind
) -> tuple[Reminder, ...]:
    return reminders(replace(report, correspondents=known), kind)


def _rows(
    view: View, batch: ReminderBatch, stored: Mapping[str, StoredReminder]
) -> list[dict[str, str]]:
    """Return a row for each reminder that can go, and for each that was sent in the round."""
    now = {each.unit_code: each for each in batch.reminders if each.email}
    rows = []
    for code in dict.fromkeys((*now, *stored)):
        each, sent = now.get(code), stored.get(code)
        rows.append(
            {
                "Đơn vị": view.programme.unit[code].name,
                "Gửi tới": sent.email if sent else (each and each.email) or "",
                f"Đợt {batch.round}": sent.state.label if sent else "Chưa nhắc",
                "Lúc": f"{sent.at:%H:%M %d/%m/%Y}" if sent else "",
                "Người gửi": sent.actor if sent else "",
                "Ghi chú": (sent and sent.result) or "",
            }
        )
    return rows


def _unknown(view: View, batch: ReminderBatch) -> None:
    """Name the units that no letter reaches."""
    codes = tuple(each.unit_code for each in batch.reminders if not each.email)
    if codes:
        named = unit_names(view.programme, codes)
        sentence = f"{written(len(codes))} đơn vị chưa có địa chỉ thư điện tử: {named}."
        st.caption(words.literal(sentence))


def _letters(batch: ReminderBatch, left: list[Reminder]) -> bool:
    """Place the letters that can go, each as it will; tell whether they are in sight."""
    title = f"Xem {written(len(left))} thư như sẽ gửi"
    place = widgets.unfolded(title, f"reminder-letters-{batch.kind}") if left else None
    if place is None:
        return False
    with place:
        for each in left:
            with st.container(border=True):
                st.text(f"Tới: {each.email}\nTiêu đề: {each.subject}")
                st.text(each.text)
    return True


def _order(view: View, batch: ReminderBatch, left: int, *, opened: bool) -> None:
    """Place the order to send so many letters, or why there is none."""
    if view.programme.demonstration:
        st.warning(words.literal(DEMONSTRATION), icon=":material/science:")
        return
    try:
        server = mail_server()
    except Problem as problem:
        st.info(words.literal(str(problem)), icon=":material/info:")
        return
    if not left:
        st.markdown(f"Đợt {batch.round} không còn thư nào để gửi.")
        return
    st.caption(
        words.literal(
            f"Người gửi: {server.sender}. Mỗi đơn vị nhận nhiều nhất một thư trong một đợt. Thư "
            "chưa rõ đã tới hay chưa không gửi lại trong cùng đợt: hãy hỏi đơn vị, hoặc gửi ở đợt "
            "sau."
        )
    )
    if not opened:
        st.markdown("Hãy mở xem các thư trước khi gửi.")
        return
    # What was ticked was said of these letters, and holds for no others.
    key = f"{_SEEN}-{batch.kind}-{batch.year}-{batch.round}-{batch.version}-{left}"
    seen = st.checkbox("Tôi đã xem các thư sẽ gửi.", key=key)
    st.button(
        f"Gửi {written(left)} thư nhắc",
        icon=":material/send:",
        type="primary",
        disabled=not seen,
        on_click=_send,
        args=(view, batch),
    )


def _send(view: View, batch: ReminderBatch) -> None:
    """Send what was shown: the letters are those of the page on which the order was given."""

    def send(writer: Writer) -> None:
        st.session_state[_SAID] = view.source.write(send_reminders, batch, writer)

    ordered("gửi thư nhắc", send, _REFUSED)
