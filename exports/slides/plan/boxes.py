"""What stands where on a slide: places in points and finished words, in no file format.

A presentation and its PDF are written from the same slides.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

from charts.theme import LIGHT
from progress.judging.coverage import ProvinceFact
from progress.judging.targets import TargetFact

WIDTH, HEIGHT = 960.0, 540.0
"""A slide, in points: 13⅓ by 7½ inches."""


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
        return replace(self, top=top, height=self.bottom - top)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of one size and colour; `after` is the room under it."""

    text: str
    size: float
    colour: str
    bold: bool = False
    bullet: bool = False
    after: float = 0.0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TextBox:
    """Paragraphs in a box. `outline` also reads them; `card` has a ground, `edge` a bar at left."""

    box: Box
    lines: tuple[TextLine, ...]
    name: str
    outline: bool = False
    card: bool = False
    edge: str = ""


@dataclass(frozen=True, slots=True)
class SlideTableCell:
    """A cell of a grid; `fill` "" where the page shows."""

    text: str
    colour: str
    bold: bool = False
    right: bool = False
    centred: bool = False
    fill: str = ""
    size: float | None = None
    second: str = ""
    """A second line, bold: the value under a name."""


def heading_cell(text: str, *, right: bool = False, centred: bool = False) -> SlideTableCell:
    """Return a cell of the first row."""
    return SlideTableCell(text, LIGHT.muted, bold=True, right=right, centred=centred)


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table whose rows are as high as their words. `headed` where the first row is a heading."""

    box: Box
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[SlideTableCell, ...], ...]
    size: float
    title: str
    alternative: str
    headed: bool = True
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """Bars of shares on 0-100, one row as high as the next, under a legend `head` points high."""

    box: Box
    facts: tuple[TargetFact, ...]
    titles: tuple[str, ...]
    head: float
    title: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """The lead fact of a sector; `under` are its name and what it rests on, under the dial."""

    box: Box
    fact: TargetFact
    under: tuple[TextLine, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """The provinces of a fact, coloured."""

    box: Box
    facts: tuple[ProvinceFact, ...]
    alternative: str


Item: TypeAlias = TextBox | SlideTable | Bullets | Gauge | ProvinceMap


@dataclass(frozen=True, slots=True)
class PlannedSlide:
    """One slide: its headline, what stands under it, and what its presenter is asked about.

    `code` is that of its section. `scope_sentence` and `warning` stand on every slide: what is
    shown, and that it is made up ("" where it is not).
    """

    code: str
    part: str
    title: TextBox
    items: tuple[Item, ...]
    notes: tuple[str, ...]
    scope_sentence: str
    warning: str
    is_cover: bool = False
