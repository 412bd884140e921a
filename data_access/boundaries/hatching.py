"""Lines that fill a province where a colour would claim too much: grey alone looks like a value."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from data_access.boundaries.features import Json, features, polygons
from data_access.boundaries.outlines import Point, Polygon

SPACING = 0.13
"""Between two lines, in degrees: some five pixels where the country fills a screen."""
ANGLES = {"rising": 45, "falling": 135, "upright": 90}
"""The hatches by name: what each means is the map's to say."""


def hatches(geojson: Json) -> str:
    """Return, as GeoJSON, the lines of every hatch for every province (`code`, `hatch`)."""
    lines = [
        {
            "type": "Feature",
            "properties": {"code": feature["properties"]["code"], "hatch": name},
            "geometry": {"type": "MultiLineString", "coordinates": _lines(feature, angle)},
        }
        for feature in features(geojson)
        for name, angle in ANGLES.items()
    ]
    whole = {"type": "FeatureCollection", "features": lines}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _lines(feature: Json, angle: int) -> list[list[list[float]]]:
    return [
        [[round(x, 3), round(y, 3)] for x, y in line]
        for polygon in polygons(feature)
        for line in _hatched(polygon, math.radians(angle))
    ]


def _hatched(polygon: Polygon, angle: float) -> Iterator[Sequence[Point]]:
    """Yield the parts of the lines of an angle that lie in a polygon.

    The polygon is turned until the lines are level, cut along them, and the cuts are turned back.
    """
    cos, sin = math.cos(angle), math.sin(angle)
    turned = [[(x * cos + y * sin, y * cos - x * sin) for x, y in ring] for ring in polygon]
    cuts: dict[int, list[float]] = {}
    for ring in turned:
        for (a, b), (c, d) in pairwise(ring):
            low, high = sorted((b / SPACING, d / SPACING))
            for line in range(math.ceil(low), math.ceil(high)):
                height = line * SPACING
                cuts.setdefault(line, []).append(a + (height - b) / (d - b) * (c - a))
    for line, found in sorted(cuts.items()):
        found.sort()
        y = line * SPACING
        for start, end in zip(found[::2], found[1::2], strict=False):
            yield [(x * cos - y * sin, x * sin + y * cos) for x in (start, end)]
