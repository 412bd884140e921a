"""Where years and values stand on the drawing of a trend."""

from dataclasses import dataclass
from typing import Any

HEIGHT = 250
TOP, BOTTOM, LEFT, RIGHT = 40, 24, 40, 14
"""Room around the drawing, in pixels: for the break's words, the years, the scale, half a label."""
PLOT = HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Frame:
    """From years and values to places: `x` from 0 to 1, `y` in pixels from the top."""

    first: int
    last: int
    ceiling: float

    def x(self, year: float) -> float:
        """Return the place of a year, from 0 to 1."""
        return round((year - self.first + 0.3) / (self.last - self.first + 0.7), 4)

    def y(self, value: float) -> float:
        """Return the place of a value, in pixels from the top."""
        return round(TOP + PLOT * (1 - value / self.ceiling), 1)

    def at(self, point: dict[str, Any]) -> dict[str, Any]:
        """Return the year of a point with its place."""
        return {"year": point["year"], "x": self.x(point["year"]), "y": self.y(point["value"])}
