"""Words and lines of a map, in degrees: one set, which every drawing of the atlas shows alike."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from charts.maps.marks import Key, hatch_colour
from charts.theme import DOTTED, RISING, Theme
from progress.indicators.atlas import (
    LEGEND,
    Atlas,
    Inset,
    Lettering,
    LonLat,
    ProvinceLabel,
    latitude,
    mercator,
)

ARCHIPELAGO = "Quần đảo"
COUNTED = "Số tỉnh, thành phố mỗi mức"
"""What the bars of the legend count."""
LARGE = 0.35
"""Letters of small screens are larger than this."""
PITCH, SWATCH, BAR = 1.27, 1.3, 2.6
"""Distance of the legend's rows, width of a swatch and of the longest bar, in letters."""
LINE = 0.55
"""Half the distance of a name over its value, in letters."""


@dataclass(frozen=True, slots=True)
class MapText:
    """Words whose `anchor` (start, middle or end) stands at a place, centred in height.

    Those of a `code` are the value of that province.
    """

    at: LonLat
    words: str
    anchor: str = "middle"
    bold: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class MapStroke:
    """A line; its `width` is in degrees, its `colour` a colour or a role: ink, muted or page.

    Its ends are `round` where it is thin, and square in the legend.
    """

    path: tuple[LonLat, ...]
    width: float
    colour: str
    round: bool = True

    def in_colour(self, theme: Theme) -> str:
        """Return the colour of a theme."""
        roles = {"ink": theme.ink, "muted": theme.muted, "page": theme.page}
        return roles.get(self.colour, self.colour)


def texts(atlas: Atlas, lettering: Lettering) -> Iterator[MapText]:
    """Yield names and values of provinces (without words), then `furniture_texts`."""
    names = {place.code: place.short_name for place in atlas.places}
    for label in lettering.labels:
        yield from _label(label, names[label.code], lettering.letter)
    yield from furniture_texts(atlas, lettering.letter)


def furniture_texts(atlas: Atlas, letter: float) -> Iterator[MapText]:
    """Yield the names of archipelagos and insets."""
    yield from archipelago_texts(atlas, letter)
    for inset in atlas.insets:
        west, _, east, north = inset.frame
        begins = inset.title_begins(letter)
        at = _up((west if begins else east, north), 0.9 * letter)
        yield MapText(at, inset.title(letter), anchor="start" if begins else "end")


def archipelago_texts(atlas: Atlas, letter: float) -> Iterator[MapText]:
    """Yield the names of the archipelagos, each over that of its province.

    They stand between the two: letters larger than the atlas's go away from the islands.
    """
    larger = max(0, letter - atlas.letterings[-1].letter)
    middle = sum(each.at[1] for each in atlas.archipelagos) / max(1, len(atlas.archipelagos))
    for each in atlas.archipelagos:
        away = 2 * LINE * larger * (1 if each.at[1] < middle else -1)
        yield MapText(_up(each.at, away + LINE * letter), f"{ARCHIPELAGO} {each.name}", bold=True)
        yield MapText(_up(each.at, away - LINE * letter), f"thuộc {each.owner}")


def _label(label: ProvinceLabel, name: str, letter: float) -> Iterator[MapText]:
    if not label.named:
        yield MapText(label.at, "", bold=True, code=label.code)
    elif label.stacked:
        yield MapText(_up(label.at, LINE * letter), name)
        yield MapText(_up(label.at, -LINE * letter), "", bold=True, code=label.code)
    else:
        west, east = ((round(label.at[0] + sign * letter / 4, 3), label.at[1]) for sign in (-1, 1))
        yield MapText(west, name, anchor="end")
        yield MapText(east, "", anchor="start", bold=True, code=label.code)


def strokes(atlas: Atlas, lettering: Lettering) -> Iterator[MapStroke]:
    """Yield frames, dotted lines from what is shown to its inset, and leaders.

    A leader goes from a province to words that stand beside it, and has the page's colour around
    it, so that it is seen on every colour.
    """
    yield from frames(atlas)
    for inset in atlas.insets:
        yield from _dots(inset)
    for label in lettering.labels:
        if label.leader:
            start, end = label.leader
            dot = (start, (start[0] + 0.001, start[1]))
            for width, colour in ((0.07, "page"), (0.025, "ink")):
                yield MapStroke((start, end), width, colour)
                yield MapStroke(dot, 0.1 + width, colour)


def frames(atlas: Atlas) -> Iterator[MapStroke]:
    """Yield the frames of insets and of what they show."""
    for inset in atlas.insets:
        for west, south, east, north in (inset.source, inset.frame):
            steps = [west + part * (east - west) / 8 for part in range(9)]
            around = [(x, south) for x in steps] + [(x, north) for x in reversed(steps)]
            yield MapStroke((*around, (west, south)), 0.03, "ink")


def _dots(inset: Inset) -> Iterator[MapStroke]:
    for ends in inset.connectors:
        (x, y), (u, v) = ((at[0], mercator(at[1])) for at in ends)
        number = round(math.hypot(u - x, v - y) / 0.16)
        for step in range(1, number):
            at = x + (u - x) * step / number, y + (v - y) * step / number
            yield MapStroke((_place(*at), _place(at[0] + 0.02, at[1])), 0.035, "muted")


@dataclass(frozen=True, slots=True)
class LegendRow:
    """Where a row of the legend stands on the map: swatch, label, bar and number from the west."""

    key: Key
    height: float
    swatch: tuple[float, float]
    label: float
    bar: tuple[float, float]


def legend_rows(keys: Sequence[Key], letter: float) -> Iterator[LegendRow]:
    """Yield the rows from the top; on small screens, in large letters, they have no bars."""
    longest = BAR * letter if letter < LARGE else 0
    most = max((key.count for key in keys), default=0) or 1
    west, north = LEGEND[0], mercator(LEGEND[3])
    label = west + (SWATCH + 0.4) * letter
    bar = label + letter * (0.4 + 0.45 * max((len(key.label) for key in keys), default=0))
    for row, key in enumerate(keys, start=1 if longest else 0):
        height = north - (row + 0.5) * PITCH * letter
        swatch = west, west + SWATCH * letter
        yield LegendRow(key, height, swatch, label, (bar, bar + longest * key.count / most))


def legend_texts(keys: Sequence[Key], letter: float) -> Iterator[MapText]:
    """Yield the words of the legend: what is counted, labels and numbers."""
    if keys and letter < LARGE:
        top = mercator(LEGEND[3]) - PITCH * letter / 2
        yield MapText(_place(LEGEND[0], top), COUNTED, anchor="start")
    for row in legend_rows(keys, letter):
        yield MapText(_place(row.label, row.height), row.key.label, anchor="start")
        at = _place(row.bar[1] + 0.3 * letter, row.height)
        yield MapText(at, str(row.key.count), anchor="start", bold=True)


def legend_strokes(keys: Sequence[Key], letter: float, theme: Theme) -> Iterator[MapStroke]:
    """Yield swatches, with a border around all of them, and bars."""
    rows, half = list(legend_rows(keys, letter)), PITCH * letter / 2
    if rows:
        west, east = rows[0].swatch
        top, bottom = rows[0].height + half + 0.03, rows[-1].height - half - 0.03
        ends = (_place((west + east) / 2, top), _place((west + east) / 2, bottom))
        yield MapStroke(ends, east - west + 0.06, "muted", round=False)
    for row in rows:
        ends = (_place(row.swatch[0], row.height), _place(row.swatch[1], row.height))
        yield MapStroke(ends, 2 * half - 0.03, row.key.fill, round=False)
        yield from _hatched(row, letter, theme)
        if row.bar[1] > row.bar[0]:
            ends = (_place(row.bar[0], row.height), _place(row.bar[1], row.height))
            yield MapStroke(ends, 0.75 * letter, "muted", round=False)


def _hatched(row: LegendRow, letter: float, theme: Theme) -> Iterator[MapStroke]:
    key, (west, east) = row.key, row.swatch
    if key.hatch is None:
        return
    across = 0.3 * letter if key.hatch == RISING else 0
    up = 0.02 if key.hatch == DOTTED else 0.5 * letter
    colour = hatch_colour(key.fill, theme)
    for part in range(1, 5):
        x = west + (east - west) * part / 5
        path = (_place(x - across, row.height - up), _place(x + across, row.height + up))
        yield MapStroke(path, 0.05, colour, round=False)


def _place(x: float, y: float) -> LonLat:
    return round(x, 2), round(latitude(y), 2)


def _up(at: LonLat, height: float) -> LonLat:
    return at[0], round(latitude(mercator(at[1]) + height), 3)


def valued(drawn: MapText, values: Mapping[str, str]) -> str:
    """Return what is written: the value of a province, or the words."""
    return values.get(drawn.code, "") if drawn.code else drawn.words
