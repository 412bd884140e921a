"""What the documents ask for, and of which units."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from data_access.store.tables import base


class UnitRow(base.Base):
    """An administrative unit during its life."""

    __table_args__ = (
        base.one_of("kind", "nation", "province", "district", "commune"),
        sa.Index(None, "parent_code"),
    )

    code: Mapped[base.Key]
    official_code: Mapped[str | None]
    name: Mapped[str]
    short_name: Mapped[str]
    former_names: Mapped[str | None]
    kind: Mapped[str]
    type_name: Mapped[str | None]
    region: Mapped[str | None]
    parent_code: Mapped[base.UnitCode | None]
    former_parent_code: Mapped[base.UnitCode | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    latitude: Mapped[base.Number | None]
    longitude: Mapped[base.Number | None]
    population: Mapped[base.Count | None]
    area_km2: Mapped[base.Number | None]


class UnitSuccessionRow(base.Base):
    """One predecessor of a merged unit."""

    predecessor_code: Mapped[base.UnitKey]
    successor_code: Mapped[base.UnitKey]
    effective_on: Mapped[date]


class DocumentRow(base.Base):
    """A decision, a plan or a circular."""

    code: Mapped[base.Key]
    title: Mapped[str]
    number: Mapped[str | None]
    issuer: Mapped[str]
    issued_on: Mapped[date | None]
    unit_code: Mapped[base.UnitCode]
    first_year: Mapped[int | None]
    last_year: Mapped[int | None]
    report_month: Mapped[int | None]
    report_day: Mapped[int | None]
    report_to: Mapped[str | None]
    report_clause: Mapped[str | None]
    report_from: Mapped[str | None]
    report_by: Mapped[str | None]
    effective_on: Mapped[date | None]
    replaces: Mapped[base.DocumentCode | None]
    funding_clause: Mapped[str | None]


class AgencyRow(base.Base):
    """A department that leads or coordinates tasks."""

    code: Mapped[base.Key]
    name: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_code: Mapped[base.AgencyCode | None]
    note: Mapped[str | None]


class SectorRow(base.Base):
    """Libraries, museums, cultural centres."""

    code: Mapped[base.Key]
    name: Mapped[str]
    lead_agency_code: Mapped[base.AgencyCode]
    # The indicator and category refer back to the sector; both are seeded after it, so these two
    # stay plain codes, which the seed checks.
    lead_indicator_code: Mapped[str]
    lead_category_code: Mapped[str]
    position: Mapped[int]


class CategoryRow(base.Base):
    """A kind of institution."""

    code: Mapped[base.Key]
    sector_code: Mapped[base.SectorCode | None]
    name: Mapped[str]
    level: Mapped[str | None]
    ended_on: Mapped[date | None]
    position: Mapped[int]


class IndicatorRow(base.Base):
    """What is measured; `measure` is NULL for targets that are words only."""

    __table_args__ = (base.one_of("measure", "share", "growth", "count"),)

    code: Mapped[base.Key]
    sector_code: Mapped[base.SectorCode]
    name: Mapped[str]
    short_name: Mapped[str]
    measure: Mapped[str | None]
    unit_of_measure: Mapped[str | None]
    definition: Mapped[str]
    part_of: Mapped[base.IndicatorCode | None]
    position: Mapped[int]


class TargetRow(base.Base):
    """A milestone of a plan, which cannot exist without document and clause."""

    __table_args__ = (
        base.one_of("certainty", "read", "restated", "conflicting"),
        base.not_blank("clause"),
        base.not_blank("wording"),
        sa.CheckConstraint("high IS NULL OR low <= high", name="range"),
    )

    document_code: Mapped[base.DocumentKey]
    indicator_code: Mapped[base.IndicatorKey]
    category_code: Mapped[base.CategoryKey]
    year: Mapped[base.YearKey]
    low: Mapped[base.Number | None]
    high: Mapped[base.Number | None]
    wording: Mapped[str]
    clause: Mapped[str]
    certainty: Mapped[str]
    base_year: Mapped[int | None]
    note: Mapped[str | None]


class ConflictRow(base.Base):
    """A disagreement between documents."""

    code: Mapped[base.Key]
    title: Mapped[str]
    explanation: Mapped[str]


class ConflictSideRow(base.Base):
    """What one clause says in a disagreement."""

    conflict_code: Mapped[str] = mapped_column(base.part_of("conflict"), primary_key=True)
    document_code: Mapped[base.DocumentKey]
    clause: Mapped[base.Key]
    says: Mapped[str]
