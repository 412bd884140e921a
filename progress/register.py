"""The register of institutions, as frozen records: single institutions and counts of them.

An institution is open on a day when it had opened by then and had not closed: `closed_on` is the
first day on which it is shut. An unknown opening day counts as opened, an unknown closing as open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InstitutionMark:
    """An institution that stands on a map by itself."""

    code: str
    name: str
    category_code: str
    sector_code: str
    unit_code: str
    latitude: float
    longitude: float
    open: bool


@dataclass(frozen=True, slots=True)
class InstitutionMarks:
    """Institutions by province and name; `without_place` have no coordinates and are left out."""

    marks: tuple[InstitutionMark, ...]
    without_place: int


@dataclass(frozen=True, slots=True)
class CommuneMark:
    """A commune with the number of its open institutions, in the order of the sectors."""

    code: str
    name: str
    type_name: str | None
    province_code: str
    latitude: float
    longitude: float
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CommuneMarks:
    """Communes by code; `without_place` are the names of those left out for want of a place."""

    sectors: tuple[str, ...]
    marks: tuple[CommuneMark, ...]
    without_place: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """How many institutions of a category are open in a province, its communes among them."""

    unit_code: str
    category_code: str
    number: int


def is_open(opened_on: date | None, closed_on: date | None, day: date) -> bool:
    """Tell whether an institution with these days is open on a day."""
    return (opened_on is None or opened_on <= day) and (closed_on is None or day < closed_on)
