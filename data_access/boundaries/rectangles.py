"""Rectangles and lines on the map, in degrees of longitude: what touches what."""

from dataclasses import dataclass

from data_access.boundaries.outlines import Point


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle on the map, in degrees of longitude, heights those of the projection."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def around(self, x: float, y: float) -> "Rectangle":
        """Return the same rectangle around another centre."""
        width, height = (self.right - self.left) / 2, (self.top - self.bottom) / 2
        return Rectangle(x - width, y - height, x + width, y + height)

    def overlaps(self, other: "Rectangle") -> bool:
        """Tell whether the two have any ground in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a straight line from start to end touches the rectangle."""
        (x, y), (u, v) = start, end
        first, last = 0.0, 1.0
        for step, low, high in (
            (u - x, self.left - x, self.right - x),
            (v - y, self.bottom - y, self.top - y),
        ):
            if step == 0:
                if low > 0 or high < 0:
                    return False
                continue
            enter, leave = sorted((low / step, high / step))
            first, last = max(first, enter), min(last, leave)
        return first <= last


def cross(start: Point, end: Point, other_start: Point, other_end: Point) -> bool:
    """Tell whether two straight lines cross."""
    return _side(start, end, other_start) != _side(start, end, other_end) and _side(
        other_start, other_end, start
    ) != _side(other_start, other_end, end)


def _side(start: Point, end: Point, point: Point) -> bool:
    (x, y), (u, v), (a, b) = start, end, point
    return (u - x) * (b - y) > (v - y) * (a - x)
