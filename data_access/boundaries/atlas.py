"""The atlas of a basis: stored boundaries turned into what a map draws."""

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from data_access.boundaries.features import INSET, Json, compact, features, property_of
from data_access.boundaries.files import boundaries_file
from data_access.boundaries.hatching import hatches
from data_access.boundaries.insets import INSETS
from data_access.boundaries.places import ARCHIPELAGOS, LETTERS, islands_of
from progress.indicators.atlas import Archipelago, Atlas, Lettering, Place, ProvinceLabel
from progress.judging.coverage import Basis


def atlas(basis: Basis) -> Atlas:
    """Return the map of a basis, from the installed boundaries or the built-in ones.

    It is kept; a file that was replaced meanwhile is read again.
    """
    path = boundaries_file(basis)
    seen = path.stat()
    return _drawn(basis, path, seen.st_mtime_ns, seen.st_ino)


@lru_cache(maxsize=4)
def _drawn(basis: Basis, path: Path, _written_at: int, _inode: int) -> Atlas:
    """Return the map that a file of boundaries gives, which was checked when it was stored."""
    from shapely.geometry import shape

    geojson: Json = json.loads(path.read_text(encoding="utf-8"))
    properties = [feature["properties"] for feature in features(geojson)]
    named = sorted((each["code"], each["name"], each["short_name"]) for each in properties)
    letterings = tuple(
        Lettering(letter, tuple(_labels(properties, lettering)))
        for lettering, letter in LETTERS.items()
    )
    grounds = [
        (each["properties"]["code"], shape(each["geometry"])) for each in geojson["features"]
    ]
    shapes, lines = compact(_shapes(geojson)), hatches(grounds)
    return Atlas(
        basis=basis,
        version=hashlib.sha256((shapes + lines + repr(letterings)).encode()).hexdigest()[:12],
        letterings=letterings,
        places=tuple(Place(*each) for each in named),
        archipelagos=tuple(_archipelagos({code: short for code, _, short in named})),
        insets=INSETS[basis],
        shapes=shapes,
        hatches=lines,
    )


def _labels(properties: list[Json], lettering: str) -> Iterator[ProvinceLabel]:
    for each in properties:
        if label := each[lettering]:
            leader = label["leader"]
            ends = (tuple(leader[0]), tuple(leader[1])) if leader else None
            yield ProvinceLabel(
                each["code"], tuple(label["at"]), label["named"], label["stacked"], ends
            )


def _archipelagos(short_names: dict[str, str]) -> Iterator[Archipelago]:
    for name, (official, _, at) in ARCHIPELAGOS.items():
        code = next(each for each in short_names if each.split("@")[0] == official)
        yield Archipelago(name, code, short_names[code], at)


def _shapes(geojson: Json) -> Json:
    """Return the outlines, and the islands of the archipelagos once more as points.

    At the scale of the country an island is smaller than its border; a point keeps its size.
    """
    from shapely.geometry import shape

    shapes = []
    for each in geojson["features"]:
        named = {key: each["properties"][key] for key in ("code", "name")}
        inset = property_of(each, INSET)
        shapes.append({**each, "properties": named | {"inset": True} if inset else named})
        if not inset and (marks := islands_of(shape(each["geometry"]))):
            points = {"type": "MultiPoint", "coordinates": marks}
            shapes.append({**each, "properties": named | {"island": True}, "geometry": points})
    return {"type": "FeatureCollection", "features": shapes}
