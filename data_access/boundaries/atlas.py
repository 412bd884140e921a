"""The atlas of a basis: stored boundaries turned into what a map draws."""

import hashlib
import json
from pathlib import Path

from data_access.boundaries.features import Json, compact, features
from data_access.boundaries.files import boundaries_file
from data_access.boundaries.hatching import hatches
from data_access.boundaries.places import LETTERS, archipelagos, islands, places
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis


def atlas(basis: Basis) -> Atlas:
    """Return the map of a basis, from the installed boundaries or the built-in ones."""
    return drawn(basis, boundaries_file(basis))


def drawn(basis: Basis, path: Path) -> Atlas:
    """Return the map that a file of boundaries gives, which was checked when it was stored."""
    text = path.read_text(encoding="utf-8")
    geojson: Json = json.loads(text)
    shapes, lines = _shapes(geojson), hatches(geojson)
    return Atlas(
        basis=basis,
        version=hashlib.sha256((shapes + lines).encode()).hexdigest()[:12],
        letter=LETTERS[basis],
        places=places(geojson),
        archipelagos=archipelagos(geojson),
        shapes=shapes,
        hatches=lines,
    )


def _shapes(geojson: Json) -> str:
    """Return the outlines, and the islands of the archipelagos once more as points.

    At the scale of the country an island is smaller than its border; a point keeps its size.
    """
    drawn_features = []
    for feature in features(geojson):
        named = {key: feature["properties"][key] for key in ("code", "name")}
        drawn_features.append({**feature, "properties": named})
        if marks := islands(feature):
            points = {"type": "MultiPoint", "coordinates": marks}
            island = {**feature, "properties": {**named, "island": True}, "geometry": points}
            drawn_features.append(island)
    return compact({"type": "FeatureCollection", "features": drawn_features})
