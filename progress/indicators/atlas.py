"""What a map of the country is drawn with besides its outlines: where names stand, and the frame.

Places are in degrees. The map is drawn in Mercator's projection, in which a name keeps its size
against the land at every scale; sizes are in degrees of longitude.
"""

import math
from dataclasses import dataclass

from progress.judging.coverage import Basis

LonLat = tuple[float, float]
"""Longitude and latitude."""

WEST, SOUTH, EAST, NORTH = 101.5, 6.2, 118.1, 24.3
"""The frame of every map of the country: the mainland and both archipelagos, never less."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province on the map: `at` is the middle of its words.

    Where these do not stand on the province itself, `line` leads from it to them.
    """

    code: str
    name: str
    short_name: str
    at: LonLat
    line: tuple[LonLat, LonLat] | None


@dataclass(frozen=True, slots=True)
class Archipelago:
    """An archipelago, always shown and named, with the province it belongs to."""

    name: str
    code: str
    at: LonLat


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The map of the provinces of a basis.

    `version` tells one drawing of the outlines from another. `letter` is the height of the letters
    of names, in degrees of longitude. `shapes` are the provinces' outlines as GeoJSON, `hatches`
    the lines that fill a province in place of a colour, both as text.
    """

    basis: Basis
    version: str
    letter: float
    places: tuple[Place, ...]
    archipelagos: tuple[Archipelago, ...]
    shapes: str
    hatches: str


def mercator(latitude: float) -> float:
    """Return the height of a latitude on the map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def latitude(height: float) -> float:
    """Return the latitude at a height on the map: the inverse of `mercator`."""
    return math.degrees(2 * math.atan(math.exp(math.radians(height))) - math.pi / 2)


WIDTH = EAST - WEST
"""Width of the frame, in degrees of longitude."""
HEIGHT = mercator(NORTH) - mercator(SOUTH)
"""Height of the frame, in degrees of longitude."""
CENTRE = ((WEST + EAST) / 2, latitude((mercator(NORTH) + mercator(SOUTH)) / 2))
