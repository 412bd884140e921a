"""The map of provinces as a Vega-Lite figure: where WebGL is missing, in exports and on slides.

It draws the same words, lines and colours in the same frame as the map for deck.gl.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import altair as alt

from charts.layers import selectable
from charts.maps.marks import Key, Mark
from charts.maps.outlines import UNFILLED, Addresses, hatched, hatching, joined_shapes, outlines
from charts.maps.projection import SCALE, projection
from charts.maps.words import (
    MapStroke,
    MapText,
    archipelago_texts,
    frames,
    legend_strokes,
    legend_texts,
    strokes,
    texts,
    valued,
)
from charts.spec import Spec, plain, with_data
from charts.theme import Theme
from progress.indicators.atlas import Atlas, scale
from progress.model.programme import grouped

WIDTH, HEIGHT = 690, 750
"""Size of a figure on a page, in pixels; its width is that of its place."""
SMALL = 12
"""Letters of a small map, in pixels."""
_HALF_NAME = 5
"""Half of an archipelago's name, in heights of its letters."""


def figure(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    *,
    keys: tuple[Key, ...] = (),
    chosen: str | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw the provinces; a click on one names its `code` in the selection `province`.

    `keys` are the legend; `width` is what the place is expected to have. Without `addresses` the
    outlines are in the specification itself, as exports need it.
    """
    lettering = atlas.lettering(scale(width, height))
    written = [*texts(atlas, lettering), *legend_texts(keys, lettering.letter)]
    drawn = [*strokes(atlas, lettering), *legend_strokes(keys, lettering.letter, theme)]
    words = (written, drawn)
    return _filled(lettering.letter, atlas, marks, theme, words, chosen, height, addresses)


def small_map(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    *,
    height: int,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw the provinces of one of several years, without words but the archipelagos' names.

    Those stand by as much to the east as their letters are larger than the atlas's.
    """
    letter = round(SMALL / scale(math.inf, height), 3)
    east = max(0, letter - atlas.letterings[-1].letter) * _HALF_NAME
    named = [
        replace(each, at=(each.at[0] + east, each.at[1]))
        for each in archipelago_texts(atlas, letter)
    ]
    return _filled(
        letter, atlas, marks, theme, (named, list(frames(atlas))), None, height, addresses
    )


def _filled(
    letter: float,
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    drawn: tuple[list[MapText], list[MapStroke]],
    chosen: str | None,
    height: int,
    addresses: Addresses | None,
) -> Spec:
    values = {mark.code: mark.words for mark in marks}
    data = {
        "shapes": outlines(addresses and addresses.shapes, atlas.shapes),
        "hatches": outlines(addresses and addresses.hatches, atlas.hatches),
        "marks": {
            "values": [{"code": m.code, "fill": m.fill, "words": m.words} for m in marks],
        },
        "chosen": {"values": [{"code": chosen, "border": 1}] if chosen else []},
        "hatched": {"values": list(hatched(marks, theme))},
        "lines": {"values": list(_lines_alike(drawn[1], theme))},
        "words": {"values": [_word(each, values) for each in drawn[0]]},
    }
    return {**with_data(_drawn(theme, letter), data), "height": height}


@cache
def _drawn(theme: Theme, letter: float) -> Spec:
    layers = (*_provinces(theme), hatching(1.4), _lines(), _lettering(theme, letter))
    return plain(alt.layer(*layers, projection=projection()), theme)


def _provinces(theme: Theme) -> Iterator[alt.Chart]:
    shapes = joined_shapes("marks", "fill", "words").mark_geoshape(
        fill=alt.expr(f"datum.fill || '{theme.track}'"),
        stroke=alt.expr(f"datum.properties.island ? '{theme.ink}' : '{theme.page}'"),
        strokeWidth=1,
        cursor="pointer",
        tooltip=alt.expr("datum.properties.name + ': ' + (datum.words || '')"),
    )
    yield selectable(shapes, "province", ["code"], "provinces")
    border = joined_shapes("chosen", "border").transform_filter("datum.border")
    yield border.mark_geoshape(filled=False, stroke=theme.ink, strokeWidth=3)


def _lines() -> alt.Chart:
    return alt.Chart(alt.NamedData("lines")).mark_geoshape(
        fill=UNFILLED,
        stroke=alt.expr("datum.colour"),
        strokeWidth=alt.expr(f"max(1, datum.wide * {SCALE})"),
        strokeCap=alt.expr("datum.cap"),
    )


def _lettering(theme: Theme, letter: float) -> Any:
    # The words once, under both layers: the outlines below all letters.
    words = alt.Chart(alt.NamedData("words")).encode(
        longitude="x:Q", latitude="y:Q", text="words:N"
    )
    return alt.layer(
        *(
            words.mark_text(
                baseline="middle",
                align=alt.expr("datum.anchor || 'center'"),
                fontSize=alt.expr(f"{SCALE} * {letter}"),
                fontWeight=alt.expr("datum.bold ? 'bold' : 'normal'"),
                color=theme.page if outline else theme.ink,
                stroke=theme.page if outline else None,
                strokeWidth=3,
                strokeJoin="round",
            )
            for outline in (True, False)
        )
    )


def _lines_alike(strokes: Iterable[MapStroke], theme: Theme) -> Iterator[dict[str, Any]]:
    """Yield the lines, those that look alike as one, so that a dotted line says its look once."""
    looks = (((s.width, s.in_colour(theme), s.round), s.path) for s in strokes)
    for (width, colour, is_round), paths in grouped(looks).items():
        yield {
            "type": "Feature",
            "geometry": {"type": "MultiLineString", "coordinates": paths},
            "wide": width,
            "colour": colour,
            "cap": "round" if is_round else "butt",
        }


def _word(text: MapText, values: dict[str, str]) -> dict[str, Any]:
    row = {"x": text.at[0], "y": text.at[1], "words": valued(text, values)}
    if text.anchor != "middle":
        row["anchor"] = "left" if text.anchor == "start" else "right"
    return {**row, "bold": 1} if text.bold else row
