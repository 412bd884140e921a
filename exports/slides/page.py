"""What stands where on a slide: places in points and finished words, in no file format.

The show, the presentation and its PDF are all drawn from the same slides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import TypeAlias

WIDTH, HEIGHT = 960.0, 540.0
"""A slide, in points: 13⅓ by 7½ inches."""
SMALLEST, LARGER = 20.0, 24.0
"""Least letters of a text on a slide, and those that it has where it fits."""
HEADING = 26.0
"""Letters of every title: what does not fit its lines is parted, and goes on under it."""
FOOT_SIZE = 12.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A place: its left upper corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right end."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower end."""
        return self.top + self.height

    def below(self, top: float) -> "Box":
        """Return what is left of the place from a height downwards."""
        return replace(self, top=top, height=max(self.bottom - top, 0.0))

    def after(self, left: float) -> "Box":
        """Return what is left of the place from there to the right."""
        return replace(self, left=left, width=max(self.right - left, 0.0))


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of one size and colour; `after` is the room under it."""

    text: str
    size: float
    colour: str
    bold: bool = False
    bullet: bool = False
    after: float = 0.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a box, in its middle where `middle`. An `edge` is a coloured bar at its left.

    `role` is title or content, which outlines read too; "" for all others.
    """

    box: Box
    lines: tuple[TextLine, ...]
    name: str
    role: str = ""
    middle: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    colour: str
    bold: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table under its heading, the first row; rows are as high as their words."""

    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float
    title: str


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape of one or several rings. Those with the same `key` have the same outline."""

    rings: tuple[tuple[Point, ...], ...]
    fill: str
    name: str = ""
    key: str = ""
    hatch: str | None = None
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """Words in a drawing: `anchor` (start, middle or end) stands at a place, centred in height."""

    at: Point
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: str = "middle"


Shape: TypeAlias = Area | Stroke | DrawnLabel


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on the slide that are one figure; `alternative` says it in words."""

    box: Box
    shapes: tuple[Shape, ...]
    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG, whole and as large as its place allows."""

    box: Box
    content: bytes
    alternative: str


Item: TypeAlias = TextBox | SlideTable | Drawing | Picture


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its headline first, then what stands under it, and what its presenter says.

    `code` is that of the section it tells. `foot` says what is shown, on every slide. `aside` where
    it is out of the sequence.
    """

    code: str
    part: str
    title: str
    items: tuple[Item, ...]
    spoken: tuple[str, ...]
    sources: tuple[str, ...]
    foot: str
    is_cover: bool = False
    aside: bool = False


PART = Box(48, 18, 600, 26)
FOOT = Box(48, 502, 800, 30)
NUMBER = Box(852, 502, 60, 30)
EDGE = Box(0, 0, 14, 540)
"""The coloured edge of the cover."""
RULE = Box(48, 498, 864, 0)
"""The line over the foot."""
TITLE = Box(48, 48, 864, 72)
BODY = Box(48, 132, 864, 358)


def rectangle(box: Box, fill: str, name: str = "") -> Area:
    """Return a filled rectangle."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    return Area((((left, top), (right, top), (right, bottom), (left, bottom)),), fill, name)


def dot(at: Point, radius: float, fill: str, edge: str = "") -> Area:
    """Return a filled circle."""
    angles = (2 * pi * step / _CORNERS for step in range(_CORNERS))
    around = tuple(
        (round(at[0] + radius * cos(each), 2), round(at[1] + radius * sin(each), 2))
        for each in angles
    )
    return Area((around,), fill, edge=edge)


_CORNERS = 24
"""Corners of a circle: on a slide it is round."""


def ring(at: Point, radii: Point, ends: Point, fill: str) -> Area:
    """Return a part of a half ring, from 0 at its left to 100 at its right."""
    start, end = (min(max(each, 0.0), 100.0) for each in ends)
    outer = tuple(_arc(at, radii[1], start, end))
    return Area(((*outer, *reversed(tuple(_arc(at, radii[0], start, end)))),), fill)


def _arc(at: Point, radius: float, start: float, end: float) -> Iterator[Point]:
    steps = max(int((end - start) / 2), 1)
    for step in range(steps + 1):
        angle = pi * (1 + (start + (end - start) * step / steps) / 100)
        yield round(at[0] + radius * cos(angle), 2), round(at[1] + radius * sin(angle), 2)
