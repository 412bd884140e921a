"""How large letters and map of a brief are, so that it fits one sheet whatever is reported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from charts.maps.marks import Colouring, colouring_of, legend, marks
from charts.theme import LIGHT
from exports.brief.contents import Brief, BriefPart
from exports.official.parts import BODY
from exports.shared.lettering import LINE, height_of
from exports.slides import maps
from exports.slides.fitting import cut
from exports.slides.page import Area, Box, Drawing, DrawnLabel, Shape, rectangle
from progress.indicators.atlas import Atlas

_POINT = 72 / 25.4
WIDTH = BODY * _POINT
SHEET = (297 - 25 - 20) * _POINT
"""Points between the upper and the lower margin."""
SIZES = (13.0, 12.0, 11.0, 10.0)
TITLE_SIZE, AFTER = 14.0, 3.0
"""Points of the title, and of the room after a paragraph."""
_NARROWER = 1.12
"""By how much more of this face a line takes than of the one whose widths are known."""
_LOWER = 1.15 / LINE
"""Height of its lines beside that one's."""
_ROOM = WIDTH * _NARROWER
LEAST_LETTERS = 7.0
"""Points of the smallest letters of the map, as printed."""
_LEAST_MAP, _MOST_MAP = maps.HIGH * LEAST_LETTERS / maps.LEAST, 340.0
_SPARE = 12.0
_ALL_LINES = 999
_LEGEND, _KEY, _LETTERS = 200.0, 27.0, 16.0
"""Width of the legend beside the map, height of its lines and of their letters, as drawn."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Points of the letters and of the map's height; `parts` are the words that then fit."""

    size: float
    map_height: float
    parts: tuple[BriefPart, ...]


def layout(brief: Brief) -> Layout:
    """Return the largest letters that leave room for a map in which names can be read.

    Where even the smallest do not, words give way: first those of the brief, then ends of lines.
    """
    title = TITLE_SIZE * LINE + 2 * AFTER
    head = title + height_of(brief.subject, WIDTH, TITLE_SIZE, bold=True)
    tries = [(brief.parts, size, _ALL_LINES) for size in SIZES]
    tries += [(fewer, SIZES[-1], _ALL_LINES) for fewer in brief.wordings[1:]]
    tries += [(brief.wordings[-1], SIZES[-1], most) for most in (2, 1)]
    for words, size, most in tries:
        parts = tuple(
            replace(
                each,
                sentences=tuple(cut(sentence, _ROOM, size, most) for sentence in each.sentences),
            )
            for each in words
        )
        room = SHEET - head - _height(parts, size) - 2 * size - _SPARE
        if room >= _LEAST_MAP:
            break
    return Layout(size, min(max(room, _LEAST_MAP), _MOST_MAP), parts)


def _height(parts: tuple[BriefPart, ...], size: float) -> float:
    words = [f"– {each}" for part in parts for each in part.sentences]
    headings = len(parts) * (size * LINE + AFTER)
    return headings + sum(height_of(each, _ROOM, size) * _LOWER + AFTER for each in words)


def map_of(brief: Brief, atlas: Atlas) -> Drawing:
    """Draw the country with both archipelagos and, beside it, what its colours say."""
    box = Box(maps.PLACE.left, maps.PLACE.top, maps.PLACE.width + _LEGEND, maps.PLACE.height)
    if not brief.provinces:
        return replace(maps.silhouette(atlas, LIGHT), box=box)
    measure = brief.provinces[0].fact.indicator.measure
    how = colouring_of(measure, Colouring.VALUE)
    title = f"{brief.map_title}. Có quần đảo Hoàng Sa và quần đảo Trường Sa."
    drawn = maps.country(atlas, marks(brief.provinces, how, LIGHT), title, LIGHT)
    own = {f"land-{code}" for code in brief.units}
    shapes = (_set_apart(each, own) for each in drawn.shapes)
    sheet = rectangle(box, LIGHT.page)
    return Drawing(box, (sheet, *shapes, *_legend(brief, how)), drawn.name, title)


def _set_apart(shape: Shape, keys: set[str]) -> Shape:
    is_own = isinstance(shape, Area) and shape.key in keys
    return replace(shape, edge=LIGHT.ink) if is_own and isinstance(shape, Area) else shape


def _legend(brief: Brief, how: Colouring) -> Iterator[Shape]:
    keys = [key for key in legend(brief.provinces, how, LIGHT) if key.count]
    left, top = maps.PLACE.right, maps.PLACE.top + 200
    for at, key in enumerate(keys):
        row = top + at * _KEY
        swatch = rectangle(Box(left, row, 30, 18), key.fill, key.label)
        yield replace(swatch, hatch=key.hatch, edge=LIGHT.muted)
        words = f"{key.label}: {key.count}"
        yield DrawnLabel((left + 38, row + 9), words, _LETTERS, LIGHT.ink, anchor="start")
