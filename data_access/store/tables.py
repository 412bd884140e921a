"""The tables, as typed declarative rows. No row leaves this package: queries return records.

Keys are the programme's own codes. Nothing that is part of a key may be NULL, because SQLite and
PostgreSQL both accept duplicates there: `VN` is a row of `unit`, `none` a row of `category`.

`report`, `figure`, `institution_result` and `task_record` are append-only. The current row is the
one with the latest change; a row marked `withdrawn` leaves none.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Key = Annotated[str, mapped_column(primary_key=True)]
YearKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
PositionKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
ChangeKey = Annotated[
    int,
    mapped_column(sa.BigInteger, sa.ForeignKey("change.id"), primary_key=True, autoincrement=False),
]
ChangeId = Annotated[int, mapped_column(sa.BigInteger, sa.ForeignKey("change.id"))]
Count = Annotated[int, mapped_column(sa.BigInteger)]
Number = Annotated[float, mapped_column(sa.Double)]


def _part(of: str) -> sa.ForeignKey:
    """Return the reference to the code of another table."""
    return sa.ForeignKey(f"{of}.code")


UnitKey = Annotated[str, mapped_column(_part("unit"), primary_key=True)]
UnitCode = Annotated[str, mapped_column(_part("unit"))]
IndicatorKey = Annotated[str, mapped_column(_part("indicator"), primary_key=True)]
IndicatorCode = Annotated[str, mapped_column(_part("indicator"))]
CategoryKey = Annotated[str, mapped_column(_part("category"), primary_key=True)]
CategoryCode = Annotated[str, mapped_column(_part("category"))]
DocumentKey = Annotated[str, mapped_column(_part("document"), primary_key=True)]
DocumentCode = Annotated[str, mapped_column(_part("document"))]
SectorCode = Annotated[str, mapped_column(_part("sector"))]
AgencyKey = Annotated[str, mapped_column(_part("agency"), primary_key=True)]
AgencyCode = Annotated[str, mapped_column(_part("agency"))]
TaskKey = Annotated[str, mapped_column(_part("task"), primary_key=True)]


def _one_of(column: str, *words: str) -> sa.CheckConstraint:
    """Return the check that a column holds one of some words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _said(column: str) -> sa.CheckConstraint:
    """Return the check that a text is not blank: a claim without its source cannot be stored."""
    return sa.CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_said")


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can speak of them."""

    metadata = sa.MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class ChangeRow(Base):
    """One accepted writing: the history of the database and its version."""

    __tablename__ = "change"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(
        sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
    )
    at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
    actor: Mapped[str]
    kind: Mapped[str]
    summary: Mapped[str]
    reason: Mapped[str | None]
    file_name: Mapped[str | None]
    file_sha256: Mapped[str | None]
    undoes: Mapped[int | None] = mapped_column(sa.BigInteger, sa.ForeignKey("change.id"))


class ChangeFileRow(Base):
    """The file a change came from, as received."""

    __tablename__ = "change_file"

    change_id: Mapped[ChangeKey]
    content: Mapped[bytes]


class UnitRow(Base):
    """An administrative unit during its life."""

    __tablename__ = "unit"
    __table_args__ = (
        _one_of("kind", "nation", "province", "district", "commune"),
        sa.Index(None, "parent_code"),
    )

    code: Mapped[Key]
    official_code: Mapped[str | None]
    name: Mapped[str]
    short_name: Mapped[str]
    former_names: Mapped[str | None]
    kind: Mapped[str]
    type_name: Mapped[str | None]
    region: Mapped[str | None]
    parent_code: Mapped[UnitCode | None]
    former_parent_code: Mapped[UnitCode | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    latitude: Mapped[Number | None]
    longitude: Mapped[Number | None]
    population: Mapped[Count | None]
    area_km2: Mapped[Number | None]


class UnitSuccessionRow(Base):
    """One predecessor of a merged unit."""

    __tablename__ = "unit_succession"

    predecessor_code: Mapped[UnitKey]
    successor_code: Mapped[UnitKey]
    effective_on: Mapped[date]


class DocumentRow(Base):
    """A decision, a plan or a circular."""

    __tablename__ = "document"

    code: Mapped[Key]
    title: Mapped[str]
    number: Mapped[str | None]
    issuer: Mapped[str]
    issued_on: Mapped[date | None]
    unit_code: Mapped[UnitCode]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    report_month: Mapped[int | None]
    report_day: Mapped[int | None]
    report_to: Mapped[str | None]
    report_clause: Mapped[str | None]


class AgencyRow(Base):
    """A department that leads or coordinates tasks."""

    __tablename__ = "agency"

    code: Mapped[Key]
    name: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_code: Mapped[AgencyCode | None]
    note: Mapped[str | None]


class SectorRow(Base):
    """Libraries, museums, cultural centres."""

    __tablename__ = "sector"

    code: Mapped[Key]
    name: Mapped[str]
    lead_agency_code: Mapped[AgencyCode]
    # The indicator and category refer back to the sector; both are seeded after it, so these two
    # stay plain codes, which the seed checks.
    lead_indicator_code: Mapped[str]
    lead_category_code: Mapped[str]
    position: Mapped[int]


class CategoryRow(Base):
    """A kind of institution."""

    __tablename__ = "category"

    code: Mapped[Key]
    sector_code: Mapped[SectorCode | None]
    name: Mapped[str]
    level: Mapped[str | None]
    ended_on: Mapped[date | None]
    position: Mapped[int]


class IndicatorRow(Base):
    """What is measured; `measure` is NULL for targets that are words only."""

    __tablename__ = "indicator"
    __table_args__ = (_one_of("measure", "share", "growth", "count"),)

    code: Mapped[Key]
    sector_code: Mapped[SectorCode]
    name: Mapped[str]
    short_name: Mapped[str]
    measure: Mapped[str | None]
    unit_of_measure: Mapped[str | None]
    definition: Mapped[str]
    part_of: Mapped[IndicatorCode | None]
    position: Mapped[int]


class TargetRow(Base):
    """A milestone of a plan, which cannot exist without document and clause."""

    __tablename__ = "target"
    __table_args__ = (
        _one_of("certainty", "read", "restated", "conflicting"),
        _said("clause"),
        _said("wording"),
        sa.CheckConstraint("high IS NULL OR low <= high", name="range"),
    )

    document_code: Mapped[DocumentKey]
    indicator_code: Mapped[IndicatorKey]
    category_code: Mapped[CategoryKey]
    year: Mapped[YearKey]
    low: Mapped[Number | None]
    high: Mapped[Number | None]
    wording: Mapped[str]
    clause: Mapped[str]
    certainty: Mapped[str]
    base_year: Mapped[int | None]
    note: Mapped[str | None]


class ConflictRow(Base):
    """A disagreement between documents."""

    __tablename__ = "conflict"

    code: Mapped[Key]
    title: Mapped[str]
    explanation: Mapped[str]


class ConflictSideRow(Base):
    """What one clause says in a disagreement."""

    __tablename__ = "conflict_side"

    conflict_code: Mapped[str] = mapped_column(_part("conflict"), primary_key=True)
    document_code: Mapped[DocumentKey]
    clause: Mapped[Key]
    says: Mapped[str]


class InstitutionRow(Base):
    """A library, museum or centre in the register."""

    __tablename__ = "institution"
    __table_args__ = (
        sa.Index(None, "unit_code"),
        sa.Index(None, "category_code"),
        sa.Index(None, "change_id"),
    )

    code: Mapped[Key]
    name: Mapped[str]
    category_code: Mapped[CategoryCode]
    unit_code: Mapped[UnitCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    latitude: Mapped[Number | None]
    longitude: Mapped[Number | None]
    change_id: Mapped[ChangeId]


class InstitutionPastRow(Base):
    """An institution as it stood before a change replaced its row: what undoing goes back to.

    `change_id` is the change that replaced it, `written_by` the one that had written it. A change
    that brought an institution leaves no row here.
    """

    __tablename__ = "institution_past"
    __table_args__ = (sa.Index(None, "change_id"),)

    institution_code: Mapped[str] = mapped_column(
        sa.ForeignKey("institution.code", ondelete="CASCADE"), primary_key=True
    )
    change_id: Mapped[ChangeKey]
    name: Mapped[str]
    category_code: Mapped[CategoryCode]
    unit_code: Mapped[UnitCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    latitude: Mapped[Number | None]
    longitude: Mapped[Number | None]
    written_by: Mapped[ChangeId]


class InstitutionCountRow(Base):
    """How many institutions of a category a unit has: a summary, kept by `register_summaries`.

    `registered` counts every row, `ended` those with a closing day, past or to come.
    """

    __tablename__ = "institution_count"

    unit_code: Mapped[UnitKey]
    category_code: Mapped[CategoryKey]
    registered: Mapped[Count]
    ended: Mapped[Count]


class InstitutionEntryRow(Base):
    """An institution as it is searched, filtered and put in order: kept by `register_entries`.

    `words` are bare words, each behind a space; `order_key` sorts by the Vietnamese alphabet.
    """

    __tablename__ = "institution_entry"
    __table_args__ = (
        sa.Index(None, "order_key", "institution_code"),
        sa.Index(None, "unit_code"),
    )

    institution_code: Mapped[str] = mapped_column(
        sa.ForeignKey("institution.code", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str]
    order_key: Mapped[bytes]
    unit_code: Mapped[UnitCode]
    # The province the unit lies in; of provinces and the country the unit itself.
    province_code: Mapped[UnitCode]
    category_code: Mapped[CategoryCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]


class InstitutionResultRow(Base):
    """What one institution achieved in a year."""

    __tablename__ = "institution_result"
    __table_args__ = (_one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    institution_code: Mapped[str] = mapped_column(_part("institution"), primary_key=True)
    indicator_code: Mapped[IndicatorKey]
    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    value: Mapped[Count | None]
    status: Mapped[str]


class ReportRow(Base):
    """A unit's yearly report, as received."""

    __tablename__ = "report"
    __table_args__ = (_one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    unit_code: Mapped[UnitKey]
    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    received_on: Mapped[date | None]
    cut_off_on: Mapped[date | None]
    document_number: Mapped[str | None]
    responsible: Mapped[str | None]
    status: Mapped[str]
    note: Mapped[str | None]


class FigureRow(Base):
    """What a unit reported: counts, never a percentage."""

    __tablename__ = "figure"
    __table_args__ = (
        _one_of("origin", "reported", "demonstration"),
        _one_of("status", "current", "withdrawn"),
        sa.CheckConstraint("numerator >= 0", name="numerator_counted"),
        sa.CheckConstraint("denominator IS NULL OR denominator >= numerator", name="part_of_whole"),
        sa.CheckConstraint("status = 'withdrawn' OR numerator IS NOT NULL", name="value_said"),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[UnitKey]
    indicator_code: Mapped[IndicatorKey]
    category_code: Mapped[CategoryKey]
    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    numerator: Mapped[Count | None]
    denominator: Mapped[Count | None]
    origin: Mapped[str]
    status: Mapped[str]
    note: Mapped[str | None]


class TaskRow(Base):
    """A row of the Ministry's appendices, which cannot exist without appendix and number."""

    __tablename__ = "task"
    __table_args__ = (_said("appendix"), _said("number"))

    code: Mapped[Key]
    document_code: Mapped[DocumentCode]
    appendix: Mapped[str]
    number: Mapped[str]
    group_number: Mapped[str]
    group_title: Mapped[str]
    title: Mapped[str]
    short_title: Mapped[str]
    product: Mapped[str | None]
    sector_code: Mapped[SectorCode | None]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    yearly: Mapped[bool]
    time_as_written: Mapped[str | None]
    position: Mapped[int]


class TaskAgencyRow(Base):
    """Who leads a task and who coordinates, in the printed order."""

    __tablename__ = "task_agency"
    __table_args__ = (_one_of("role", "lead", "coordinate"),)

    task_code: Mapped[TaskKey]
    agency_code: Mapped[AgencyKey]
    role: Mapped[Key]
    position: Mapped[int]


class TaskRecordRow(Base):
    """Work on one occurrence of a task."""

    __tablename__ = "task_record"
    __table_args__ = (
        _one_of("state", "in_progress", "done", "withdrawn"),
        sa.CheckConstraint(
            "state <> 'done' OR (finished_on IS NOT NULL AND proof IS NOT NULL)", name="done_proved"
        ),
        sa.Index(None, "change_id"),
    )

    task_code: Mapped[TaskKey]
    occurrence_year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    state: Mapped[str]
    finished_on: Mapped[date | None]
    proof: Mapped[str | None]
    note: Mapped[str | None]


class ObservanceRow(Base):
    """A day of the year on which the programme is made known."""

    __tablename__ = "observance"

    code: Mapped[Key]
    name: Mapped[str]
    month: Mapped[int | None]
    day: Mapped[int | None]
    days: Mapped[int | None]
    first_year: Mapped[int | None]
    document_code: Mapped[DocumentCode]
    clause: Mapped[str]


class ObservanceTaskRow(Base):
    """A task that hangs on an observance."""

    __tablename__ = "observance_task"

    observance_code: Mapped[str] = mapped_column(_part("observance"), primary_key=True)
    task_code: Mapped[TaskKey]


class PersonRow(Base):
    """A person who signs in, by e-mail address."""

    __tablename__ = "person"
    __table_args__ = (_one_of("role", "viewer", "officer", "lead"),)

    address: Mapped[Key]
    name: Mapped[str]
    role: Mapped[str]
    active: Mapped[bool]


class PersonUnitRow(Base):
    """A unit that an officer may write for."""

    __tablename__ = "person_unit"

    address: Mapped[str] = mapped_column(sa.ForeignKey("person.address"), primary_key=True)
    unit_code: Mapped[UnitKey]


class EndedSignInRow(Base):
    """A sign-in that was ended by signing out; a fingerprint, and nothing of whom it was."""

    __tablename__ = "ended_sign_in"

    fingerprint: Mapped[Key]
    at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))


class SnapshotRow(Base):
    """A Programme frozen under a name."""

    __tablename__ = "snapshot"

    code: Mapped[Key]
    title: Mapped[str]
    taken_at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))
    as_of: Mapped[date]
    actor: Mapped[str]
    version: Mapped[Count]
    content: Mapped[bytes]
    sha256: Mapped[str]


class StoryRow(Base):
    """A presenter's choice of slides, kept beside the snapshot."""

    __tablename__ = "story"

    snapshot_code: Mapped[str] = mapped_column(_part("snapshot"), primary_key=True)
    position: Mapped[PositionKey]
    slide: Mapped[str]
    sentence: Mapped[str | None]
    change_id: Mapped[ChangeId]
