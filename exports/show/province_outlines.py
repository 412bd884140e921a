"""The outlines of the provinces in the units of a slide, drawn once for all maps of a document."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from exports.show.markup import Html, element, joined
from progress.indicators.atlas import NORTH, WEST, Atlas, LonLat, mercator

SCALE = 45.0
"""Units of a slide for a degree of longitude: the map is as high as a slide's body."""
_ISLAND = 2.2
"""Radius of a small island, in units."""


def outlines(atlas: Atlas) -> Html:
    """Return the provinces as groups, `land-` and their code, to be used by name.

    What insets show of them are further groups, `inset-` and their code.
    """
    return joined(element("g", *parts, id=name) for name, parts in sorted(_shapes(atlas).items()))


@lru_cache(maxsize=2)
def _shapes(atlas: Atlas) -> dict[str, list[Html]]:
    """Return what each group is drawn with: land and islands."""
    shapes: dict[str, list[Html]] = {}
    for feature in json.loads(atlas.shapes)["features"]:
        properties = feature["properties"]
        class_ = "islet" if properties.get("island") else None
        parts = [element("path", d=path, class_=class_) for path in _paths(feature["geometry"])]
        kind = "inset" if properties.get("inset") else "land"
        shapes.setdefault(f"{kind}-{properties['code']}", []).extend(parts)
    return shapes


def _paths(geometry: dict[str, Any]) -> Iterator[str]:
    kind, places = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        yield "".join(map(_ring, places))
    elif kind == "MultiPolygon":
        yield "".join(_ring(ring) for polygon in places for ring in polygon)
    else:
        yield "".join(map(_dot, [places] if kind == "Point" else places))


def _ring(ring: list[list[float]]) -> str:
    points = [tuple(round(10 * each) for each in at((x, y))) for x, y in ring[:-1]]
    steps, before = [], points[0]
    for point in points[1:]:
        if point != before:
            steps.append(
                f"{short((point[0] - before[0]) / 10)} {short((point[1] - before[1]) / 10)}"
            )
            before = point
    start = f"{short(points[0][0] / 10)} {short(points[0][1] / 10)}"
    return f"M{start}l{' '.join(steps)}z" if steps else ""


def _dot(place: list[float]) -> str:
    x, y = at((place[0], place[1]))
    r = _ISLAND
    return f"M{short(x - r)} {short(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def at(place: LonLat) -> tuple[float, float]:
    """Return where a place is on the map, in units."""
    x, y = place
    return (x - WEST) * SCALE, (mercator(NORTH) - mercator(y)) * SCALE


def short(number: float) -> str:
    """Return a number of units as a drawing writes it."""
    return f"{number:.1f}".removesuffix(".0")
