"""What every slide has at the same place and in the same colour, in whatever format."""

from charts.theme import LIGHT
from exports.slides.plan.boxes import Box
from exports.slides.plan.lettering import height_of

BOXES = {
    "part": Box(48, 24, 400, 18),
    "warning": Box(452, 24, 460, 18),
    "foot": Box(48, 503, 800, 28),
    "number": Box(852, 503, 60, 28),
}
EDGE = Box(0, 0, 14, 540)
"""The coloured edge of the cover."""
RULE = Box(48, 499, 864, 0)
"""The line over the foot."""
CARD = "#F3F6F9"
"""The ground of large numbers."""
BANDS = (LIGHT.track, "#B9C7D3", "#93A6B6")
"""Colours of the milestones' bands, the last milestone's first."""
_SIZES = (10.0, 9.0, 8.0, 7.0)


def foot_size(words: str) -> float:
    """Return the size of the words of the foot, the largest in which they fit."""
    box = BOXES["foot"]
    fitting = (size for size in _SIZES if height_of(words, box.width, size) <= box.height)
    return next(fitting, _SIZES[-1])
