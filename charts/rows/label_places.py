"""Places for labels beside points, so that no two of them lie over one another.

The widths of letters are guessed, generously; what finds no free place is left out of the drawing,
and stands in the table beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTER, HEIGHT = 7.2, 15
"""Width of a letter and height of a line, in pixels, at the size labels are written in."""


@dataclass(frozen=True, slots=True)
class PointLabel:
    """A text beside a point, `x` and `y` in pixels; `sides` are the offsets tried, in order."""

    text: str
    x: float
    y: float
    sides: Sequence[int] = (-14, 16)


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "LabelBox") -> bool:
        """Tell whether two boxes lie over one another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label's middle stands from its point, in pixels."""

    across: float
    down: int


def box(label: PointLabel, place: LabelPlace) -> LabelBox:
    """Return the room a label takes."""
    half = len(label.text) * LETTER / 2
    across, down = label.x + place.across, label.y + place.down
    return LabelBox(across - half, down - HEIGHT / 2, across + half, down + HEIGHT / 2)


def places(
    labels: Iterable[PointLabel],
    width: float,
    height: float,
    taken: Iterable[LabelBox] = (),
    left: float = 0,
) -> list[LabelPlace | None]:
    """Return a place for each label, the first ones first; None where no side is free.

    `taken` is where nothing may be written; `width` and `height` are those of the drawing, left
    of `left` stand words of its own. A label that would reach beyond an edge stands as far from it
    as it must.
    """
    used = list(taken)
    label_places: list[LabelPlace | None] = []
    for label in labels:
        half = len(label.text) * LETTER / 2
        across = min(max(label.x, left + half), width - half) - label.x
        free = None
        for down in label.sides:
            place = LabelPlace(round(across, 1), down)
            room = box(label, place)
            inside = room.top >= 0 and room.bottom <= height
            if inside and not any(room.meets(each) for each in used):
                free = place
                used.append(room)
                break
        label_places.append(free)
    return label_places
