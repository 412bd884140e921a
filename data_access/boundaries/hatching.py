"""Lines that fill a province where a colour would claim too much: grey alone looks like a value."""

import math
from collections.abc import Iterator, Sequence

from data_access.boundaries.features import Json, compact, features, polygons
from data_access.boundaries.outlines import Point, Polygon, stretches

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
    return compact({"type": "FeatureCollection", "features": lines})


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
    for line, start, end in stretches(turned, SPACING):
        y = line * SPACING
        yield [(x * cos - y * sin, x * sin + y * cos) for x in (start, end)]
