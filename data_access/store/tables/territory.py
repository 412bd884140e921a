"""Administrative units and what became of them."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from data_access.store.tables.base import (
    Base,
    Count,
    Key,
    Number,
    UnitCode,
    UnitKey,
    one_of,
)


class UnitRow(Base):
    """An administrative unit during its life."""

    __tablename__ = "unit"
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

    __tablename__ = "unit_succession"

    predecessor_code: Mapped[UnitKey]
    successor_code: Mapped[UnitKey]
    effective_on: Mapped[date]
