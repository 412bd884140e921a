"""Features as programs export them, matched with provinces: the form that all checks expect."""

from collections.abc import Iterable, Mapping
from typing import Any

from data_access.boundaries.features import Json, features, provinces
from progress.judging.coverage import Basis
from progress.model.search import bare
from progress.model.units import Unit

_CODES = ("code", "ma", "ma_tinh", "matinh")
_NAMES = ("name", "ten", "ten_tinh", "tentinh")


def matched(geojson: Json, units: Iterable[Unit]) -> Json:
    """Return a collection with one feature a province, its code and its official name.

    Codes may be numbers, or be missing where the name is that of one province; names may be
    written with any marks; a province may have a feature for each of its parts. What matches no
    province stays as it is, for the checks to name. Provinces that ended bear their own codes.
    """
    if geojson.get("type") != "FeatureCollection":
        return geojson
    listed = features(geojson)
    units = tuple(units)
    at_that_time = provinces(Basis.TODAY, units)
    if _ended(listed, units, at_that_time) * _ONE_IN > len(listed):
        at_that_time = provinces(Basis.BEFORE, units)
    by_name = _by_name(at_that_time.values())
    parts: dict[object, list[Json]] = {}
    for place, each in enumerate(listed):
        unit = _unit(each, at_that_time, by_name)
        parts.setdefault(unit.code if unit else place, []).append(each)
    return {**geojson, "features": [_one(at_that_time.get(str(k)), v) for k, v in parts.items()]}


_ONE_IN = 5
"""Of so many features one that bears the name or code of an ended province makes them those of
before 01/07/2025; nearly half of them do."""


def _ended(listed: list[Json], units: Iterable[Unit], today: Mapping[str, Unit]) -> int:
    """Return how many features bear a code or name that no province has today."""
    names = {_bare(each) for unit in today.values() for each in (unit.name, unit.short_name)}
    gone = [unit for unit in units if unit.valid_to is not None]
    codes = {code for unit in gone for code in (unit.code, unit.code[:2])} - today.keys()
    names = {_bare(unit.name) for unit in gone} - names
    return sum(_text(f, _CODES).zfill(2) in codes or _name(f) in names for f in listed)


def _unit(
    feature: Json, known: Mapping[str, Unit], by_name: Mapping[str, Unit | None]
) -> Unit | None:
    code = _text(feature, _CODES)
    if code:
        return known.get(code) or known.get(code.zfill(2)) or known.get(f"{code.zfill(2)}@2025")
    return by_name.get(_name(feature))


def _by_name(units: Iterable[Unit]) -> dict[str, Unit | None]:
    """Return units by the bare forms of their names; None for a name that two of them have."""
    named: dict[str, Unit | None] = {}
    for unit in units:
        for name in {_bare(each) for each in (unit.name, unit.short_name, *unit.former_names)}:
            named[name] = None if name in named else unit
    return named


def _one(unit: Unit | None, parts: list[Json]) -> Json:
    """Return the feature of a province, its parts in one geometry."""
    first = parts[0]
    if unit is None:
        return first
    properties = {**(first.get("properties") or {}), "code": unit.code}
    if _name(first) in {"", *(_bare(each) for each in (unit.name, unit.short_name))}:
        properties["name"] = unit.name
    geometry = first.get("geometry")
    if len(parts) > 1:
        geometry = {"type": "MultiPolygon", "coordinates": [p for e in parts for p in _polygons(e)]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _polygons(feature: Json) -> list[Any]:
    geometry = feature.get("geometry")
    geometry = geometry if isinstance(geometry, dict) else {}
    coordinates = geometry.get("coordinates")
    several = [coordinates] if geometry.get("type") == "Polygon" else coordinates
    return several if isinstance(several, list) else []


def _text(feature: Json, names: Iterable[str]) -> str:
    properties = feature.get("properties")
    given = properties if isinstance(properties, dict) else {}
    lowered = {str(name).lower(): value for name, value in given.items()}
    for name in names:
        value = lowered.get(name)
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()
    return ""


def _name(feature: Json) -> str:
    return _bare(_text(feature, _NAMES))


def _bare(name: str) -> str:
    words = bare(name)
    for kind in ("thanh pho ", "tinh ", "tp ", "t "):
        words = words.removeprefix(kind)
    return words
