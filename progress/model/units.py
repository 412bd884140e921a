"""Units and agencies, as their registers name them in their time.

None always means "unknown" or "open", never zero.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NATION = "VN"
"""Code of the country, which is a unit, too."""


class Kind(StrEnum):
    """Level of an administrative unit."""

    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit during its life; `valid_to` is its last day, None while it lasts."""

    code: str
    official_code: str | None
    name: str
    short_name: str
    former_names: tuple[str, ...]
    kind: Kind
    type_name: str | None
    region: str | None
    parent_code: str | None
    former_parent_code: str | None
    valid_from: date | None
    valid_to: date | None
    latitude: float | None
    longitude: float | None
    population: int | None
    area_km2: float | None

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit existed on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """One predecessor of a merged unit."""

    predecessor_code: str
    successor_code: str
    effective_on: date


@dataclass(frozen=True, slots=True)
class Agency:
    """A department that leads or coordinates tasks, as named in its time."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    successor_code: str | None
    note: str | None
