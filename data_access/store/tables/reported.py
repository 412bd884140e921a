"""What units report, and the register of institutions with its past, summaries and results."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base
from progress.model.reported import NarrativeTheme, Source, Stage


class ReportRow(base.AppendOnly, base.Base):
    """A unit's yearly report, as received.

    `received_on` is the day that the unit states, `arrived_on` the one on which the server got it.
    """

    __table_args__ = (base.one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    unit_code: Mapped[base.UnitKey]
    year: Mapped[base.YearKey]
    change_id: Mapped[base.ChangeKey]
    received_on: Mapped[date | None]
    cut_off_on: Mapped[date | None]
    document_number: Mapped[str | None]
    responsible: Mapped[str | None]
    status: Mapped[str]
    note: Mapped[str | None]
    arrived_on: Mapped[date | None]


class NarrativeRow(base.AppendOnly, base.Base):
    """What a unit says in words with its yearly report, by theme."""

    __table_args__ = (
        base.one_of("theme", *NarrativeTheme),
        base.one_of("status", "current", "withdrawn"),
        sa.CheckConstraint("status = 'withdrawn' OR text IS NOT NULL", name="text_said"),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[base.UnitKey]
    year: Mapped[base.YearKey]
    theme: Mapped[base.Key]
    change_id: Mapped[base.ChangeKey]
    text: Mapped[str | None]
    status: Mapped[str]


class FigureRow(base.AppendOnly, base.Base):
    """What a unit reported: counts, never a percentage."""

    __table_args__ = (
        base.one_of("origin", "reported", "demonstration"),
        base.one_of("status", "current", "withdrawn"),
        sa.CheckConstraint("numerator >= 0", name="numerator_counted"),
        sa.CheckConstraint("denominator IS NULL OR denominator >= numerator", name="part_of_whole"),
        sa.CheckConstraint("status = 'withdrawn' OR numerator IS NOT NULL", name="value_said"),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[base.UnitKey]
    indicator_code: Mapped[base.IndicatorKey]
    category_code: Mapped[base.CategoryKey]
    year: Mapped[base.YearKey]
    change_id: Mapped[base.ChangeKey]
    numerator: Mapped[base.Count | None]
    denominator: Mapped[base.Count | None]
    origin: Mapped[str]
    status: Mapped[str]
    note: Mapped[str | None]


class BudgetRow(base.AppendOnly, base.Base):
    """What a unit plans, is allocated and spends itself in a year, by source; in whole đồng.

    It outlasts a plan that is taken back.
    """

    __table_args__ = (
        base.one_of("source", *Source),
        base.one_of("status", "current", "withdrawn"),
        *(sa.CheckConstraint(f"{each} >= 0", name=f"{each}_counted") for each in Stage),
        sa.CheckConstraint(
            f"status = 'withdrawn' OR coalesce({', '.join(Stage)}) IS NOT NULL", name="amount_said"
        ),
        sa.Index(None, "change_id"),
    )

    unit_code: Mapped[base.UnitKey]
    document_code: Mapped[base.Key]
    year: Mapped[base.YearKey]
    source: Mapped[base.Key]
    change_id: Mapped[base.ChangeKey]
    planned: Mapped[base.Count | None]
    allocated: Mapped[base.Count | None]
    spent: Mapped[base.Count | None]
    paper: Mapped[str | None]
    status: Mapped[str]
    note: Mapped[str | None]


class InstitutionRow(base.Base):
    """A library, museum or centre in the register."""

    __table_args__ = (
        sa.Index(None, "unit_code"),
        sa.Index(None, "category_code"),
        sa.Index(None, "change_id"),
    )

    code: Mapped[base.Key]
    name: Mapped[str]
    category_code: Mapped[base.CategoryCode]
    unit_code: Mapped[base.UnitCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    latitude: Mapped[base.Number | None]
    longitude: Mapped[base.Number | None]
    change_id: Mapped[base.ChangeId]


class InstitutionPastRow(base.Base):
    """An institution as it stood before a change replaced its row: what undoing goes back to.

    `change_id` is the change that replaced it, `written_by` the one that had written it. A change
    that brought an institution leaves no row here.
    """

    __table_args__ = (sa.Index(None, "change_id"),)

    institution_code: Mapped[str] = mapped_column(
        sa.ForeignKey("institution.code", ondelete="CASCADE"), primary_key=True
    )
    change_id: Mapped[base.ChangeKey]
    name: Mapped[str]
    category_code: Mapped[base.CategoryCode]
    unit_code: Mapped[base.UnitCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    latitude: Mapped[base.Number | None]
    longitude: Mapped[base.Number | None]
    written_by: Mapped[base.ChangeId]


class InstitutionCountRow(base.Base):
    """How many institutions of a category a unit has: a summary, kept by `register_summaries`.

    `registered` counts every row, `ended` those with a closing day, past or to come.
    """

    unit_code: Mapped[base.UnitKey]
    category_code: Mapped[base.CategoryKey]
    registered: Mapped[base.Count]
    ended: Mapped[base.Count]


class InstitutionEntryRow(base.Base):
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
    unit_code: Mapped[base.UnitCode]
    # The province the unit lies in; of provinces and the country the unit itself.
    province_code: Mapped[base.UnitCode]
    category_code: Mapped[base.CategoryCode]
    ownership: Mapped[str | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]


class InstitutionResultRow(base.AppendOnly, base.Base):
    """What one institution achieved in a year."""

    __table_args__ = (base.one_of("status", "current", "withdrawn"), sa.Index(None, "change_id"))

    institution_code: Mapped[str] = mapped_column(base.part_of("institution"), primary_key=True)
    indicator_code: Mapped[base.IndicatorKey]
    year: Mapped[base.YearKey]
    change_id: Mapped[base.ChangeKey]
    value: Mapped[base.Count | None]
    status: Mapped[str]
