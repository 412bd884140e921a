"""GeoJSON features of provinces: what they are called, their ground, and how they are stored."""

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from progress.judging.coverage import Basis
from progress.model.units import Unit

Json = dict[str, Any]
Ground = Any
"""A geometry of shapely, which is imported where it is needed: pages start without it."""
DECIMALS = 4
"""About ten metres: finer than any screen shows."""
INSET = "inset"
"""Property of a feature that is part of an inset: the name of it."""


def features(geojson: Json) -> list[Json]:
    """Return the provinces of a collection without those of insets, [] where there is no list."""
    listed = geojson.get("features")
    objects = (
        [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    )
    return [each for each in objects if not property_of(each, INSET)]


def bare(geojson: Json) -> Json:
    """Return a collection of well-formed provinces with nothing but codes, names and shapes."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {name: property_of(each, name) for name in ("code", "name")},
                "geometry": {name: each["geometry"][name] for name in ("type", "coordinates")},
            }
            for each in features(geojson)
        ],
    }


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


def ground(feature: Json) -> Ground:
    """Return the polygons of a feature that was found well-formed, rounded, without heights.

    What crosses itself is mended. Outlines go clockwise, as Altair (d3) needs them; that is the
    opposite of the standard, and deck.gl takes either.
    """
    import shapely
    from shapely.geometry import shape

    geometry = feature["geometry"]
    flat = shape({**geometry, "coordinates": _flat(geometry["coordinates"])})
    cleaned = shapely.set_precision(flat, 10**-DECIMALS, mode="pointwise")
    if cleaned.is_valid:
        cleaned = shapely.remove_repeated_points(cleaned)
    else:
        cleaned = shapely.make_valid(cleaned, method="structure", keep_collapsed=False)
    parts = [each for each in shapely.get_parts(cleaned).tolist() if each.area]
    return shapely.orient_polygons(shapely.MultiPolygon(parts), exterior_cw=True)


def _flat(coordinates: list[Any]) -> list[Any]:
    """Return coordinates without heights and whatever else follows them, which shapely refuses."""
    return [_flat(each) if isinstance(each[0], list) else each[:2] for each in coordinates]


def feature(properties: Json, shape: Ground) -> Json:
    """Return polygons as a feature."""
    import shapely

    several = [
        [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords] for ring in rings]
        for rings in ([part.exterior, *part.interiors] for part in shapely.get_parts(shape))
    ]
    geometry: Json = {"type": "MultiPolygon", "coordinates": several}
    if len(several) == 1:
        geometry = {"type": "Polygon", "coordinates": several[0]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(lines: Iterable[Json]) -> str:
    """Return the text of a collection, a feature on each line."""
    written = ",\n".join(map(compact, lines))
    return f'{{"type":"FeatureCollection","features":[\n{written}\n]}}\n'


def compact(content: Json) -> str:
    """Return GeoJSON without a space too many."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
