"""Where letters to a unit go: the body that answers for it, and how it is reached."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from progress.model.titles import unit_title
from progress.model.units import Unit


@dataclass(frozen=True, slots=True)
class Correspondent:
    """The body that letters to a unit go to; None for what is not known of it."""

    unit_code: str
    body: str | None = None
    address: str | None = None
    email: str | None = None


def correspondent_of(unit: Unit, known: Iterable[Correspondent]) -> Correspondent:
    """Return where letters to a unit go, its People's Committee where no body is named."""
    own = next((each for each in known if each.unit_code == unit.code), Correspondent(unit.code))
    return replace(own, body=own.body or f"Ủy ban nhân dân {unit_title(unit)}")
