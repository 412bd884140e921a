"""Send reminders, each at most once: what is sent is claimed before, and its fate stored after.

A program that dies between the two leaves a reminder of which nobody knows whether it went. It is
not sent again in its round: a unit that is urged twice loses trust, one that was not reached is
called, or reminded in the next round.
"""

import smtplib
from dataclasses import replace
from email.message import EmailMessage
from typing import TypeAlias

import sqlalchemy as sa

from data_access.letters import mail
from data_access.people.authors import Author, Writer, lead_of
from data_access.programme.queries import has_demonstration
from data_access.store import clock
from data_access.store.changes import current_version
from data_access.store.engine import writing
from data_access.store.problems import Problem
from data_access.store.records import columns_of, records_of
from data_access.store.tables import ReminderRow
from progress.model.numbers import written
from progress.reporting.reminders import (
    Reminder,
    ReminderBatch,
    ReminderKind,
    ReminderState,
    StoredReminder,
)

LOST = "Mất kết nối tới máy chủ thư, hoặc máy chủ trả lời không rõ, khi đang gửi."
DEMONSTRATION = "Đang có số liệu minh họa: không gửi thư nhắc nào theo số liệu không có thật."
NOT_TODAY = "Thư nhắc chỉ gửi theo số liệu của hôm nay."


def stored_reminders(
    connection: sa.Connection, year: int, kind: ReminderKind
) -> tuple[StoredReminder, ...]:
    """Return what was sent of a kind about a year, the latest round first, then by unit."""
    row = ReminderRow
    query = (
        sa.select(*columns_of(row, StoredReminder))
        .where(row.year == year, row.kind == kind.value)
        .order_by(row.round.desc(), row.unit_code)
    )
    reminders = records_of(connection, query, StoredReminder)
    return tuple(replace(each, at=clock.in_viet_nam(each.at)) for each in reminders)


def send_reminders(engine: sa.Engine, batch: ReminderBatch, writer: Writer) -> str:
    """Send what was seen to those with an address; return what became of it, in a sentence.

    Problem, and nothing is sent, where the writer leads nothing, the data are made up or have moved
    since they were seen, or are of another day, the round is not the next, or the server cannot be
    used.
    """
    with writing(engine) as connection:
        _refuse(connection, batch, writer)
    if not any(each.email for each in batch.reminders):
        raise Problem("Chưa có địa chỉ thư điện tử nào để gửi. Hãy ghi nơi nhận văn bản trước.")
    server = mail.mail_server()
    with mail.connected(server) as session:
        states, stopped = _send_all(engine, batch, writer, server, session)
    return _outcome(batch, states, stopped)


Fate: TypeAlias = ReminderState | None
"""What became of a reminder that was tried; None for one that went before, or is going."""


def _send_all(
    engine: sa.Engine,
    batch: ReminderBatch,
    writer: Writer,
    server: mail.MailServer,
    session: smtplib.SMTP,
) -> tuple[list[Fate], str]:
    """Return what became of each that was tried, and why it stopped there; "" where it did not."""
    states: list[Fate] = []
    for each in batch.reminders:
        if not each.email:
            continue
        message = mail.message_of(server, each)
        try:
            with writing(engine) as connection:
                claimed = _claim(connection, batch, each, _refuse(connection, batch, writer))
        except Problem as problem:
            return states, str(problem)
        if not claimed:
            states.append(None)
            continue
        state, result = _delivered(session, message)
        with writing(engine) as connection:
            _store(connection, batch, each, state=state.value, result=result)
        states.append(state)
        if not mail.is_open(session):
            return states, LOST
    return states, ""


def _delivered(session: smtplib.SMTP, message: EmailMessage) -> tuple[ReminderState, str | None]:
    try:
        mail.deliver(session, message)
    except mail.NotDelivered as refused:
        return ReminderState.FAILED, refused.sentence
    except mail.ConnectionLost:
        return ReminderState.SENDING, LOST
    return ReminderState.SENT, None


def _outcome(batch: ReminderBatch, states: list[Fate], stopped: str) -> str:
    """Say how many went, how many did not, and of how many nobody knows."""
    without = sum(not each.email for each in batch.reminders)
    counts = {
        "đã gửi": states.count(ReminderState.SENT),
        "không gửi được": states.count(ReminderState.FAILED),
        "chưa rõ đã tới hay chưa": states.count(ReminderState.SENDING),
        "đã gửi hoặc chưa rõ từ trước": states.count(None),
        "chưa gửi": len(batch.reminders) - without - len(states),
        "chưa có địa chỉ": without,
    }
    parts = ", ".join(f"{words} {written(count)}" for words, count in counts.items() if count)
    return f"Đợt {batch.round}: {parts}. {stopped}".strip()


def _refuse(connection: sa.Connection, batch: ReminderBatch, writer: Writer) -> Author:
    """Return in whose name reminders go; Problem where they must not, as of this transaction."""
    author = lead_of(connection, writer)
    if has_demonstration(connection):
        raise Problem(DEMONSTRATION)
    if batch.as_of != clock.today():
        raise Problem(NOT_TODAY)
    if current_version(connection) != batch.version:
        raise Problem("Số liệu đã thay đổi từ lúc xem thư. Hãy xem lại rồi gửi.")
    row = ReminderRow
    about = (row.year == batch.year, row.kind == batch.kind.value)
    latest = connection.scalar(sa.select(sa.func.max(row.round)).where(*about)) or 0
    if not 1 <= batch.round <= latest + 1:
        raise Problem(f"Đợt {batch.round} chưa tới lượt: đợt tiếp theo là {latest + 1}.")
    return author


def _claim(
    connection: sa.Connection, batch: ReminderBatch, reminder: Reminder, author: Author
) -> bool:
    """Take a reminder to send it; False where it was sent, is being sent, or may have gone."""
    row = ReminderRow
    known = connection.scalar(sa.select(row.state).where(*_is(batch, reminder)))
    if known is None:
        key = {"unit_code": reminder.unit_code, "year": batch.year, "kind": batch.kind.value}
        values = {**key, "round": batch.round, "at": clock.now(), "email": reminder.email}
        state = ReminderState.SENDING.value
        connection.execute(sa.insert(row).values(**values, state=state, actor=author.name))
    elif known == ReminderState.FAILED:
        sending = {"state": ReminderState.SENDING.value, "email": reminder.email, "result": None}
        _store(connection, batch, reminder, **sending, actor=author.name)
    return known in (None, ReminderState.FAILED)


def _store(
    connection: sa.Connection, batch: ReminderBatch, reminder: Reminder, **values: object
) -> None:
    row = ReminderRow
    connection.execute(sa.update(row).where(*_is(batch, reminder)).values(**values, at=clock.now()))


def _is(batch: ReminderBatch, reminder: Reminder) -> tuple[sa.ColumnElement[bool], ...]:
    row = ReminderRow
    return (
        row.unit_code == reminder.unit_code,
        row.year == batch.year,
        row.kind == batch.kind.value,
        row.round == batch.round,
    )
