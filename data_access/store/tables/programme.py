"""What the documents ask for, and of which units."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables.base import (
    AgencyCode,
    Base,
    CategoryKey,
    Count,
    DocumentCode,
    DocumentKey,
    IndicatorCode,
    IndicatorKey,
    Key,
    Number,
    SectorCode,
    UnitCode,
    UnitKey,
    YearKey,
    not_blank,
    one_of,
    part_of,
)


class UnitRow(Base):
    """An administrative unit during its life."""

    __table_args__ = (
        one_of("kind", "nation", "province", "district", "commune"),
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

    predecessor_code: Mapped[UnitKey]
    successor_code: Mapped[UnitKey]
    effective_on: Mapped[date]


class DocumentRow(Base):
    """A decision, a plan or a circular."""

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
    report_from: Mapped[str | None]
    report_by: Mapped[str | None]
    effective_on: Mapped[date | None]
    replaces: Mapped[DocumentCode | None]
    funding_clause: Mapped[str | None]


class AgencyRow(Base):
    """A department that leads or coordinates tasks."""

    code: Mapped[Key]
    name: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_code: Mapped[AgencyCode | None]
    note: Mapped[str | None]


class SectorRow(Base):
    """Libraries, museums, cultural centres."""

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

    code: Mapped[Key]
    sector_code: Mapped[SectorCode | None]
    name: Mapped[str]
    level: Mapped[str | None]
    ended_on: Mapped[date | None]
    position: Mapped[int]


class IndicatorRow(Base):
    """What is measured; `measure` is NULL for targets that are words only."""

    __table_args__ = (one_of("measure", "share", "growth", "count"),)

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

    __table_args__ = (
        one_of("certainty", "read", "restated", "conflicting"),
        not_blank("clause"),
        not_blank("wording"),
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

    code: Mapped[Key]
    title: Mapped[str]
    explanation: Mapped[str]


class ConflictSideRow(Base):
    """What one clause says in a disagreement."""

    conflict_code: Mapped[str] = mapped_column(part_of("conflict"), primary_key=True)
    document_code: Mapped[DocumentKey]
    clause: Mapped[Key]
    says: Mapped[str]
