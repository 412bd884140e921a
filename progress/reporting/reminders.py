"""Reminders to units by e-mail: what is reminded of, what is sent, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from progress.model.labels import LabelledEnum


class ReminderKind(LabelledEnum):
    """What a unit is reminded of; `label` is what people read."""

    REPORT = "report", "Gửi báo cáo năm"
    TARGET = "target", "Chỉ tiêu không đạt hoặc chậm tiến độ"


class ReminderState(LabelledEnum):
    """What became of a reminder; `label` is what people read."""

    SENDING = "sending", "Chưa rõ đã tới hay chưa"
    SENT = "sent", "Máy chủ thư đã nhận"
    FAILED = "failed", "Chưa gửi được"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder as it will go; `email` is None where no address is known."""

    unit_code: str
    body: str
    email: str | None
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class ReminderBatch:
    """The reminders of one kind about a year, made from one data version, to go in one round.

    They say how late a unit is on the day `as_of`, and go on that day only.
    """

    year: int
    kind: ReminderKind
    round: int
    as_of: date
    version: int
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class StoredReminder:
    """What is kept of a reminder; `result` is what went wrong, None where nothing did."""

    unit_code: str
    year: int
    kind: ReminderKind
    round: int
    state: ReminderState
    at: datetime
    actor: str
    email: str
    result: str | None
