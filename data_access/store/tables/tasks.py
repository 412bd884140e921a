"""The Ministry's tasks, the work on them, and the days of the year they hang on."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base


class TaskRow(base.Base):
    """A duty that a document schedules, which cannot exist without appendix and number.

    Of the Ministry's tasks these two are the clause. A task of a unit's own plan has its `clause`
    in words, and `led_by`: who is in charge, as the plan names them.
    """

    __table_args__ = (base.not_blank("appendix"), base.not_blank("number"))

    code: Mapped[base.Key]
    document_code: Mapped[base.DocumentCode]
    appendix: Mapped[str]
    number: Mapped[str]
    group_number: Mapped[str]
    group_title: Mapped[str]
    title: Mapped[str]
    short_title: Mapped[str]
    product: Mapped[str | None]
    sector_code: Mapped[base.SectorCode | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    yearly: Mapped[bool]
    time_as_written: Mapped[str | None]
    position: Mapped[int]
    clause: Mapped[str | None]
    led_by: Mapped[str | None]


class TaskAgencyRow(base.Base):
    """Who leads a task and who coordinates, in the printed order."""

    __table_args__ = (base.one_of("role", "lead", "coordinate"),)

    task_code: Mapped[base.TaskKey]
    agency_code: Mapped[base.AgencyKey]
    role: Mapped[base.Key]
    position: Mapped[int]


class TaskRecordRow(base.AppendOnly, base.Base):
    """Work on one occurrence of a task; it outlasts a task that is taken back with its plan."""

    state_column = "state"
    __table_args__ = (
        base.one_of("state", "in_progress", "done", "withdrawn"),
        sa.CheckConstraint(
            "state <> 'done' OR (finished_on IS NOT NULL AND proof IS NOT NULL)", name="done_proved"
        ),
        sa.Index(None, "change_id"),
    )

    task_code: Mapped[base.Key]
    occurrence_year: Mapped[base.YearKey]
    change_id: Mapped[base.ChangeKey]
    state: Mapped[str]
    finished_on: Mapped[date | None]
    proof: Mapped[str | None]
    note: Mapped[str | None]


class ObservanceRow(base.Base):
    """A day of the year on which the programme is made known."""

    code: Mapped[base.Key]
    name: Mapped[str]
    month: Mapped[int | None]
    day: Mapped[int | None]
    days: Mapped[int | None]
    first_year: Mapped[int | None]
    document_code: Mapped[base.DocumentCode]
    clause: Mapped[str]


class ObservanceTaskRow(base.Base):
    """A task that hangs on an observance."""

    observance_code: Mapped[str] = mapped_column(base.part_of("observance"), primary_key=True)
    task_code: Mapped[base.TaskKey]
