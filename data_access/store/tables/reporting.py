"""What units report."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from data_access.store.tables.base import (
    AppendOnly,
    Base,
    CategoryKey,
    ChangeKey,
    Count,
    IndicatorKey,
    UnitKey,
    YearKey,
    one_of,
)


class ReportRow(AppendOnly, Base):
    """A unit's yearly report, as received."""

    __tablename__ = "report"
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


class FigureRow(AppendOnly, Base):
    """What a unit reported: counts, never a percentage."""

    __tablename__ = "figure"
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
