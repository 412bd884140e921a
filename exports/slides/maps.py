"""The country on a slide: outlines, insets, archipelagos, names and values; its legend."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from charts.maps.marks import Colouring, Mark, colouring_of, legend
from charts.maps.words import MapText, archipelago_texts, strokes, texts, valued
from charts.theme import Theme
from exports.report import ReportDocument, Section
from exports.slides.fitting import said
from exports.slides.page import HEIGHT as SLIDE_HEIGHT
from exports.slides.page import (
    SMALLEST,
    Area,
    Box,
    Drawing,
    DrawnLabel,
    Item,
    Point,
    Shape,
    Stroke,
    TextBox,
    TextLine,
    rectangle,
)
from progress.indicators.atlas import HEIGHT, NORTH, WEST, WIDTH, Atlas, Lettering, LonLat, mercator

TOP, HIGH = 12.0, 482.0
SCALE = HIGH / HEIGHT
"""Points of a slide for a degree of longitude."""
WIDE = WIDTH * SCALE
_LEFT = 912 - WIDE + 30
PLACE = Box(_LEFT, TOP, WIDE, HIGH)
"""Where the map stands on every slide that has one: its outlines are then written once."""
_ISLAND = 1.4
LEAST = SLIDE_HEIGHT / 40
"""Least letters of a map, in points: read from the last row of a hall."""


def silhouette(atlas: Atlas, theme: Theme) -> Drawing:
    """Draw the country in one colour, with both archipelagos named."""
    drawn = [Mark(place.code, theme.track, None, "") for place in atlas.places]
    letters = _lettering(atlas).letter
    shapes = (
        *_ground(atlas, drawn, theme, insets=False),
        *_named(archipelago_texts(atlas, letters), {}, theme, letters),
    )
    return Drawing(
        PLACE, shapes, "Bản đồ", "Bản đồ Việt Nam với quần đảo Hoàng Sa và quần đảo Trường Sa"
    )


def country(atlas: Atlas, marks: tuple[Mark, ...], alternative: str, theme: Theme) -> Drawing:
    """Draw the provinces as they are marked, with their words, as on the page."""
    values = {mark.code: mark.words for mark in marks}
    lettering = _lettering(atlas)
    lines = (
        Stroke(tuple(map(_at, each.path)), each.in_colour(theme), max(each.width * SCALE, 0.75))
        for each in strokes(atlas, lettering)
    )
    words = _named(texts(atlas, lettering), values, theme, lettering.letter)
    return Drawing(PLACE, (*_ground(atlas, marks, theme), *lines, *words), "Bản đồ", alternative)


def told(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield the legend and what is said of a map."""
    how = colouring_of(section.provinces[0].fact.indicator.measure, Colouring.VALUE)
    keys = [key for key in legend(section.provinces, how, theme) if key.count]
    if all(fact.fact.value is None for fact in section.provinces) or not keys:
        return
    high = 27.0
    top = box.bottom - high * len(keys)
    swatches: list[Area] = []
    for at, key in enumerate(keys):
        row = top + at * high
        swatch = rectangle(Box(box.left, row + 3, 34, 20), key.fill, key.label)
        swatches.append(replace(swatch, hatch=key.hatch, edge=theme.muted))
        words = TextLine(f"{key.label}: {key.count}", SMALLEST, theme.ink)
        yield TextBox(
            Box(box.left + 46, row, box.width - 46, high), (words,), "Chú giải", middle=True
        )
    labels = "; ".join(f"{key.label}: {key.count}" for key in keys)
    place = Box(box.left - 1, top + 2, 36, high * len(keys) - 2)
    yield Drawing(place, tuple(swatches), "Chú giải", f"Chú giải của bản đồ: {labels}.")
    room = Box(box.left, box.top, box.width, top - box.top - 10)
    yield from said(section.statements, room, theme.ink, sizes=(SMALLEST,))[0]


def _ground(atlas: Atlas, marks: Any, theme: Theme, *, insets: bool = True) -> Iterator[Shape]:
    outlines = _outlines(atlas)
    names = {place.code: place.name for place in atlas.places}
    for mark in marks:
        for kind in ("land", "inset", "isle") if insets else ("land", "isle"):
            key = f"{kind}-{mark.code}"
            if rings := outlines.get(key):
                edge = theme.muted if kind == "isle" else theme.page
                yield Area(rings, mark.fill, names[mark.code], key, mark.hatch, edge)


def _lettering(atlas: Atlas) -> Lettering:
    """Return the places of the largest letters, and letters that a hall can read at them.

    The places have room for a symbol before each value, which slides do not print.
    """
    largest = atlas.letterings[-1]
    return replace(largest, letter=max(largest.letter, LEAST / SCALE))


def _named(
    words: Iterator[MapText], values: dict[str, str], theme: Theme, letters: float
) -> Iterator[Shape]:
    size = round(letters * SCALE, 1)
    for each in words:
        if text := valued(each, values):
            yield DrawnLabel(_at(each.at), text, size, theme.ink, each.bold, each.anchor)


@lru_cache(maxsize=2)
def _outlines(atlas: Atlas) -> dict[str, tuple[tuple[Point, ...], ...]]:
    """Return the rings of each province, on the mainland and in insets, and of its islands."""
    outlines: dict[str, list[tuple[Point, ...]]] = {}
    for feature in json.loads(atlas.shapes)["features"]:
        named = feature["properties"]
        kind = "inset" if named.get("inset") else "isle" if named.get("island") else "land"
        rings = outlines.setdefault(f"{kind}-{named['code']}", [])
        rings.extend(_rings(feature["geometry"]))
    return {key: tuple(rings) for key, rings in outlines.items()}


def _rings(geometry: dict[str, Any]) -> Iterator[tuple[Point, ...]]:
    kind, places = geometry["type"], geometry["coordinates"]
    if kind in ("Point", "MultiPoint"):
        for place in [places] if kind == "Point" else places:
            x, y = _at((place[0], place[1]))
            r = _ISLAND
            yield (x - r, y), (x, y - r), (x + r, y), (x, y + r)
        return
    for polygon in [places] if kind == "Polygon" else places:
        for ring in polygon:
            points = [_at((each[0], each[1])) for each in ring[:-1]]
            kept = tuple(
                p for p, before in zip(points, [None, *points], strict=False) if p != before
            )
            if len(kept) > 2:
                yield kept


def _at(place: LonLat) -> Point:
    x, y = place
    return (
        round(_LEFT + (x - WEST) * SCALE, 1),
        round(TOP + (mercator(NORTH) - mercator(y)) * SCALE, 1),
    )
