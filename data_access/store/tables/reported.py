"""What units report, and the register of institutions with its past, summaries and results."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import (
    AppendOnly,
    Base,
    CategoryCode,
    CategoryKey,
    ChangeId,
    ChangeKey,
    Count,
    IndicatorKey,
    Key,
    Number,
    UnitCode,
    UnitKey,
    YearKey,
    one_of,
    part_of,
)
from progress.model.reported import Source, Stage, Theme


class ReportRow(AppendOnly, Base):
    """A unit's yearly report, as received.

    `received_on` is the day that the unit states, `arrived_on` the one on which the server got it.
    """

    __table_args__ = (one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    unit_code: Mapped[UnitKey]
    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    received_on: Mapped[date | None]
    cut_off_on: Mapped[date | None]
    document_number: Mapped[str | None]
    responsible: Mapped[str | None]
    status: Mapped[str]
    note: Mapped[str | None]
    arrived_on: Mapped[date | None]


class NarrativeRow(AppendOnly, Base):
    """What a unit says in words with its yearly report, by theme."""

    __table_args__ = (
        one_of("theme", *Theme),
        one_of("status", "current", "withdrawn"),
        sa.CheckConstraint("status = 'withdrawn' OR text IS NOT NULL", name="text_said"),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[UnitKey]
    year: Mapped[YearKey]
    theme: Mapped[Key]
    change_id: Mapped[ChangeKey]
    text: Mapped[str | None]
    status: Mapped[str]


class FigureRow(AppendOnly, Base):
    """What a unit reported: counts, never a percentage."""

    __table_args__ = (
        one_of("origin", "reported", "demonstration"),
        one_of("status", "current", "withdrawn"),
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


class BudgetRow(AppendOnly, Base):
    """What a unit plans, is allocated and spends itself in a year, by source; in whole đồng.

    It outlasts a plan that is taken back.
    """

    __table_args__ = (
        one_of("source", *Source),
        one_of("status", "current", "withdrawn"),
        *(sa.CheckConstraint(f"{each} >= 0", name=f"{each}_counted") for each in Stage),
        sa.CheckConstraint(
            f"status = 'withdrawn' OR coalesce({', '.join(Stage)}) IS NOT NULL", name="amount_said"
        ),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[UnitKey]
    document_code: Mapped[Key]
    year: Mapped[YearKey]
    source: Mapped[Key]
    change_id: Mapped[ChangeKey]
    planned: Mapped[Count | None]
    allocated: Mapped[Count | None]
    spent: Mapped[Count | None]
    paper: Mapped[str | None]
    status: Mapped[str]
    note: Mapped[str | None]


class InstitutionRow(Base):
    """A library, museum or centre in the register."""

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

    unit_code: Mapped[UnitKey]
    category_code: Mapped[CategoryKey]
    registered: Mapped[Count]
    ended: Mapped[Count]


class InstitutionEntryRow(Base):
    """An institution as it is searched, filtered and put in order: kept by `register_entries`.

    `words` are bare words, each behind a space; `order_key` sorts by the Vietnamese alphabet.
    """

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


class InstitutionResultRow(AppendOnly, Base):
    """What one institution achieved in a year."""

    __table_args__ = (one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    institution_code: Mapped[str] = mapped_column(part_of("institution"), primary_key=True)
    indicator_code: Mapped[IndicatorKey]
    year: Mapped[YearKey]
    change_id: Mapped[ChangeKey]
    value: Mapped[Count | None]
    status: Mapped[str]
