"""Where the communes of a province are, and which of them have figures of a year."""

from dataclasses import dataclass

from progress.model.numbers import written
from progress.model.reported import Communes, Figure
from progress.places.communes import CommuneCoverage
from progress.places.register import CommuneMark, CommuneMarks


@dataclass(frozen=True, slots=True, eq=False)
class CommuneRecords:
    """What is stored of the communes of one province, which no Programme holds."""

    inside: Communes
    figures: tuple[Figure, ...]
    marks: CommuneMarks


@dataclass(frozen=True, slots=True)
class MarkedCommune:
    """A commune at its place: how many open institutions it has, whether it has figures."""

    longitude: float
    latitude: float
    institutions: int
    has_figures: bool


def marked_communes(covered: CommuneCoverage, marks: CommuneMarks) -> tuple[MarkedCommune, ...]:
    """Return the communes of the year that have a place, those with most institutions first."""
    spoken = covered.units.keys() - set(covered.silent)
    marked = (_marked(each, spoken) for each in marks.marks if each.code in covered.units)
    return tuple(sorted(marked, key=lambda each: -each.institutions))


def _marked(mark: CommuneMark, spoken: set[str]) -> MarkedCommune:
    has_figures = mark.code in spoken
    return MarkedCommune(mark.longitude, mark.latitude, sum(mark.numbers), has_figures)


def unplaced_sentence(covered: CommuneCoverage, marked: tuple[MarkedCommune, ...]) -> str:
    """Say how many communes a map cannot show; empty where it shows all."""
    lost = len(covered.units) - len(marked)
    return f"{written(lost)} xã, phường chưa rõ tọa độ, không vẽ." if lost else ""
