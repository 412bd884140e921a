"""What a map of the country is drawn with besides its outlines: words, insets, and the frame.

Places are in degrees. The map is drawn in Mercator's projection, in which a name keeps its size
against the land at every scale; sizes are in degrees of longitude.
"""

import math
from dataclasses import dataclass

from progress.judging.coverage import Basis
from progress.model.numbers import written

LonLat = tuple[float, float]
"""Longitude and latitude."""
Box = tuple[float, float, float, float]
"""West, south, east and north."""

WEST, SOUTH, EAST, NORTH = FRAME = (101.75, 6.4, 117.45, 23.62)
"""The frame of every map of the country: the mainland and both archipelagos, never less."""
LEGEND = (101.9, 12.3, 106.9, 16.6)
"""Where the legend stands: west of the country."""
LEGIBLE = 10
"""Least height of letters, in pixels: where names would be smaller, values stand alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province on the map."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class ProvinceLabel:
    """Where the words of a province stand: its name over its value, or before it in one line.

    `at` is where name and value meet; where the name is left out, not `named`, the middle of the
    value. `leader` leads from the province to words that stand beside it, None where they stand
    on it.
    """

    code: str
    at: LonLat
    named: bool
    stacked: bool
    leader: tuple[LonLat, LonLat] | None


@dataclass(frozen=True, slots=True)
class Lettering:
    """All labels for letters of a height in degrees of longitude; what fits nowhere has none."""

    letter: float
    labels: tuple[ProvinceLabel, ...]


@dataclass(frozen=True, slots=True)
class Inset:
    """A part of the country drawn once more, `factor` times as large, in an empty sea."""

    name: str
    factor: float
    source: Box
    frame: Box

    @property
    def connectors(self) -> tuple[tuple[LonLat, LonLat], tuple[LonLat, LonLat]]:
        """The lines from the source to its frame in the east."""
        _, south, east, north = self.source
        west, low, _, high = self.frame
        return ((east, north), (west, high)), ((east, south), (west, low))

    def title(self, letter: float) -> str:
        """Return the words over the frame: those of small screens, in large letters, are short."""
        larger = f"phóng to {written(self.factor, 1)} lần"
        full = f"{self.name}, {larger}"
        wide = self.frame[2] - self.frame[0]
        return full if letter * len(full) / 2 <= 1.5 * wide else larger.capitalize()

    def title_begins(self, letter: float) -> bool:
        """Tell whether the title begins with the frame; it ends with it where it is too long."""
        return self.frame[0] + letter * len(self.title(letter)) / 2 <= EAST


@dataclass(frozen=True, slots=True)
class Archipelago:
    """An archipelago, always shown and named, with the province it belongs to."""

    name: str
    code: str
    owner: str
    at: LonLat


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The map of the provinces of a basis.

    `version` tells one drawing of the outlines from another. `letterings` go from small letters to
    large ones. `shapes` are the provinces' outlines as GeoJSON, with those of insets and with
    islands as points; `hatches` the lines that fill a province in place of a colour, both as text.
    """

    basis: Basis
    version: str
    letterings: tuple[Lettering, ...]
    places: tuple[Place, ...]
    archipelagos: tuple[Archipelago, ...]
    insets: tuple[Inset, ...]
    shapes: str
    hatches: str

    def lettering(self, pixels: float) -> Lettering:
        """Return the labels of a map of so many pixels a degree: with names if legible."""
        legible = (each for each in self.letterings if each.letter * pixels >= LEGIBLE)
        return next(legible, self.letterings[-1])


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


def scale(width: float, height: float) -> float:
    """Return how many pixels a degree of longitude takes in a drawing of that size."""
    return min(width / WIDTH, height / HEIGHT)
