"""Boundaries as they are stored: named and rounded, with insets and with places for words."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from data_access.boundaries.features import (
    Ground,
    Json,
    basis_of,
    collection,
    feature,
    features,
    ground,
    property_of,
    provinces,
)
from data_access.boundaries.insets import inset_features
from data_access.boundaries.places import labels
from progress.judging.coverage import Basis
from progress.model.units import Unit

Named = tuple[str, str]
"""Name and short name of a province."""


def stored(geojson: Json, units: Iterable[Unit]) -> str:
    """Return boundaries that passed the checks as they are stored; takes up to half a minute."""
    return written(*_read(geojson, units))


def outlined(geojson: Json, units: Iterable[Unit]) -> str:
    """Return the same without places for words, which hardly count."""
    basis, grounds, names = _read(geojson, units)
    return collection(_outlines(basis, grounds, names))


def written(basis: Basis, grounds: Mapping[str, Ground], names: Mapping[str, Named]) -> str:
    """Return the file of provinces by code, with a place for the words of each; null is none."""
    outlines = _outlines(basis, grounds, names)
    lettered = labels(basis, grounds, {code: short for code, (_, short) in names.items()})
    for lettering, placed in lettered.items():
        places = {label.code: asdict(label) for label in placed}
        for each in outlines[: len(grounds)]:
            place = places.get(each["properties"]["code"])
            each["properties"][lettering] = place and {
                key: value for key, value in place.items() if key != "code"
            }
    return collection(outlines)


def _outlines(
    basis: Basis, grounds: Mapping[str, Ground], names: Mapping[str, Named]
) -> list[Json]:
    outlines = [
        feature({"code": code, "name": names[code][0], "short_name": names[code][1]}, shape)
        for code, shape in grounds.items()
    ]
    whole = {code: name for code, (name, _) in names.items()}
    return outlines + list(inset_features(basis, grounds, whole))


def _read(
    geojson: Json, units: Iterable[Unit]
) -> tuple[Basis, dict[str, Ground], dict[str, Named]]:
    basis = basis_of(geojson)
    ordered = sorted(features(geojson), key=lambda each: property_of(each, "code"))
    grounds = {property_of(each, "code"): ground(each) for each in ordered}
    known = provinces(basis, units)
    return basis, grounds, {code: (known[code].name, known[code].short_name) for code in grounds}
