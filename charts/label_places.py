"""Places for labels beside points, so that no two of them lie over one another.

The widths of letters are guessed, generously; what finds no free place is left out of the drawing,
and stands in the table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LETTER, HEIGHT = 7.2, 15
"""Width of a letter and height of a line, in pixels, at the size labels are written in."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text beside a point, `x` and `y` in pixels; `sides` are the offsets tried, in order."""

    text: str
    x: float
    y: float
    sides: Sequence[int] = (-14, 16)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes lie over one another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def box(label: Label, offset: int) -> Box:
    """Return the room a label takes when its middle is `offset` below its point."""
    half = len(label.text) * LETTER / 2
    middle = label.y + offset
    return Box(label.x - half, middle - HEIGHT / 2, label.x + half, middle + HEIGHT / 2)


def places(
    labels: Iterable[Label], width: float, height: float, taken: Iterable[Box] = ()
) -> list[int | None]:
    """Return an offset for each label, the first ones first; None where no side is free.

    `taken` is where nothing may be written; `width` and `height` are those of the drawing, beyond
    which no label may reach.
    """
    used = list(taken)
    found: list[int | None] = []
    for label in labels:
        free = None
        for offset in label.sides:
            room = box(label, offset)
            inside = room.left >= 0 and room.right <= width and room.top >= 0
            if inside and room.bottom <= height and not any(room.meets(each) for each in used):
                free = offset
                used.append(room)
                break
        found.append(free)
    return found
