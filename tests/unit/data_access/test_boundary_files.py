"""Boundaries as programs export them: matched with provinces, or refused for what they show."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from data_access.boundaries import check_boundaries
from data_access.boundaries.matching import matched
from data_access.store.settings import SEED_FOLDER
from tests.provinces import provinces


@pytest.fixture
def known():
    return provinces()


def exported(change: Callable[[dict[str, Any]], list[dict[str, Any]]], number: int = 34) -> Any:
    """Return the built-in boundaries, each feature as a program would write it."""
    text = (SEED_FOLDER / f"provinces_{number}.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    own = [each for each in features if not each["properties"].get("inset")]
    made = [feature for each in own for feature in change(each)]
    return {"type": "FeatureCollection", "features": made}


def polygons(feature: dict[str, Any]) -> list[Any]:
    geometry = feature["geometry"]
    several = geometry["coordinates"]
    return several if geometry["type"] == "MultiPolygon" else [several]


def with_number(feature):
    code = int(feature["properties"]["code"])
    return [feature | {"properties": {"code": code, "name": feature["properties"]["name"]}}]


def with_name_alone(feature):
    name = feature["properties"]["name"].replace("Hòa", "Hoà").upper()
    return [feature | {"properties": {"TEN_TINH": f"Tỉnh {name}"}}]


def in_parts(feature):
    return [
        {**feature, "geometry": {"type": "Polygon", "coordinates": each}}
        for each in polygons(feature)
    ]


def with_measures(feature):
    def measured(rings):
        return [measured(e) if isinstance(e[0], list) else [*e, 12.5, 0] for e in rings]

    coordinates = measured(feature["geometry"]["coordinates"])
    return [feature | {"geometry": feature["geometry"] | {"coordinates": coordinates}}]


def with_code_alone(feature):
    return [feature | {"properties": {"ma_tinh": float(feature["properties"]["code"][:2])}}]


@pytest.mark.parametrize("change", [with_number, with_name_alone, in_parts, with_measures])
def test_features_are_matched_with_provinces(known, change):
    geojson = matched(exported(change), known)
    assert len(geojson["features"]) == 34
    assert check_boundaries(geojson, known) == ()


@pytest.mark.parametrize("change", [in_parts, with_code_alone])
def test_the_provinces_of_before_are_matched_too(known, change):
    geojson = matched(exported(change, 63), known)
    assert len(geojson["features"]) == 63
    assert check_boundaries(geojson, known) == ()


def test_the_outline_of_the_country_beside_its_provinces_is_one_fault(known):
    geojson = exported(with_number)
    geojson["features"].append(geojson["features"][0] | {"properties": {"name": "Việt Nam"}})
    assert len(check_boundaries(matched(geojson, known), known)) == 1


def test_a_province_of_another_size_is_refused(known):
    def small(feature):
        if feature["properties"]["code"] != "46":
            return [feature]
        west, south = 107.55, 16.42
        ring = [[west, south], [west, 16.47], [107.6, 16.47], [107.6, south], [west, south]]
        return [feature | {"geometry": {"type": "Polygon", "coordinates": [ring]}}]

    (problem,) = check_boundaries(matched(exported(small), known), known)
    assert problem.startswith("Huế («46»): diện tích hình")


@pytest.mark.parametrize(
    "geojson",
    [
        {},
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": 1},
        {"type": "FeatureCollection", "features": [None, {}, {"properties": 1, "geometry": []}]},
        {
            "type": "FeatureCollection",
            "features": [{"properties": {"code": "46"}, "geometry": {"type": "Point"}}] * 2,
        },
    ],
)
def test_whatever_comes_is_said(known, geojson):
    assert check_boundaries(matched(geojson, known), known)
