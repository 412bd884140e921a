"""GeoJSON features of provinces: what they are called, their polygons, and how they are stored."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby, starmap
from typing import Any

from data_access.boundaries.outlines import Point, Polygon, Ring, inside, label_point, signed_area
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST
from progress.judging.coverage import Basis
from progress.model.records import Unit

Json = dict[str, Any]
DECIMALS = 4
"""About ten metres: finer than any screen shows."""


def features(geojson: Json) -> list[Json]:
    """Return the features of a collection, [] where there is no list of them."""
    listed = geojson.get("features")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def property_of(feature: Json, name: str) -> str:
    """Return a property as text, "" where it is missing or no text."""
    properties = feature.get("properties")
    value = properties.get(name) if isinstance(properties, dict) else None
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else ""


def basis_of(geojson: Json) -> Basis:
    """Return the provinces a collection is of: codes like 86@2025 are of those that ended."""
    codes = (property_of(feature, "code") for feature in features(geojson))
    return Basis.BEFORE if any("@" in code for code in codes) else Basis.TODAY


def provinces(basis: Basis, units: Iterable[Unit]) -> dict[str, Unit]:
    """Return the provinces of a basis by code: those that last, or those that were there before."""
    return {
        unit.code: unit
        for unit in units
        if (unit.valid_to if basis is Basis.TODAY else unit.valid_from) is None
    }


def polygons(feature: Json) -> list[Polygon]:
    """Return the polygons of a feature that was found well-formed; heights are left out."""
    several = feature["geometry"]["coordinates"]
    if feature["geometry"]["type"] == "Polygon":
        several = [several]
    return [[[(point[0], point[1]) for point in ring] for ring in polygon] for polygon in several]


def stored(geojson: Json, units: Iterable[Unit]) -> str:
    """Return well-formed boundaries as they are stored: named, rounded, with places for labels.

    Outlines go clockwise, as Altair (d3) needs them; that is the opposite of the standard, and
    deck.gl takes either.
    """
    known = provinces(basis_of(geojson), units)
    ordered = sorted(features(geojson), key=lambda feature: property_of(feature, "code"))
    lines = [_line(known[property_of(feature, "code")], feature) for feature in ordered]
    return collection(lines)


def collection(lines: Iterable[Json]) -> str:
    """Return the text of a collection, a feature on each line."""
    written = ",\n".join(map(compact, lines))
    return f'{{"type":"FeatureCollection","features":[\n{written}\n]}}\n'


def compact(content: Json) -> str:
    """Return GeoJSON without a space too many."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _line(unit: Unit, feature: Json) -> Json:
    kept_polygons = [kept for polygon in polygons(feature) if (kept := rounded(polygon))]
    properties = {
        "code": unit.code,
        "name": unit.name,
        "short_name": unit.short_name,
        "label": _label(feature, kept_polygons),
        **_words(feature),
    }
    geometry: Json = {"type": "MultiPolygon", "coordinates": kept_polygons}
    if len(kept_polygons) == 1:
        geometry = {"type": "Polygon", "coordinates": kept_polygons[0]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def rounded(polygon: Polygon) -> Polygon:
    """Return a polygon with rounded coordinates, [] where nothing of it is left."""
    rings = [[point for point, _ in groupby(starmap(_rounded, ring))] for ring in polygon]
    kept = [ring for ring in rings if len(ring) > 3 and signed_area(ring)]
    if not kept or len(rings[0]) < 4 or not signed_area(rings[0]):
        return []
    outline, *holes = kept
    clockwise = [_turned(outline, clockwise=True)]
    return clockwise + [_turned(hole, clockwise=False) for hole in holes]


def _rounded(x: float, y: float) -> Point:
    return round(x, DECIMALS), round(y, DECIMALS)


def _turned(ring: Ring, *, clockwise: bool) -> Ring:
    return ring if (signed_area(ring) < 0) == clockwise else ring[::-1]


def _label(feature: Json, kept_polygons: list[Polygon]) -> Point:
    """Return the file's own place for the label where it lies inside, else a good one."""
    given = feature["properties"].get("label")
    match given:
        case [float() as x, float() as y] if any(
            inside(polygon, (x, y)) for polygon in kept_polygons
        ):
            return _rounded(x, y)
    return _rounded(*label_point(kept_polygons))


def _words(feature: Json) -> Json:
    """Return the file's own place for the words, {} where it has none: see `places.py`."""
    match feature["properties"].get("words"):
        case [float() as x, float() as y] if WEST <= x <= EAST and SOUTH <= y <= NORTH:
            return {"words": [x, y]}
    return {}


def walk(feature: Json) -> Iterator[tuple[float, float]]:
    """Yield every point of a feature that was found well-formed."""
    return (point for polygon in polygons(feature) for ring in polygon for point in ring)
