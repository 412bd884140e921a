"""The built-in boundaries, looked at with shapely: what `seed_data/geometry` must have made."""

import json
from itertools import combinations

import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, shape

from data_access.boundaries import atlas, check_boundaries
from data_access.boundaries.checks import EAST, NORTH, SOUTH, WEST
from data_access.boundaries.features import features
from data_access.boundaries.places import ARCHIPELAGOS
from data_access.boundaries.storing import outlined
from data_access.store.settings import SEED_FOLDER
from progress.judging.coverage import Basis
from tests.provinces import provinces, rows

FILES = {count: SEED_FOLDER / f"provinces_{count}.geojson" for count in (34, 63)}
UNITS = provinces()
CLOSE = 0.011
"""As far as a commune's centre may lie outside its province: the source is right to about this."""


@pytest.fixture(params=[34, 63], scope="module")
def count(request) -> int:
    return request.param


@pytest.fixture(scope="module")
def collection(count):
    content = json.loads(FILES[count].read_text(encoding="utf-8"))
    return content | {"features": features(content), "all": content["features"]}


@pytest.fixture(scope="module")
def grounds(collection) -> dict[str, shapely.Geometry]:
    return {each["properties"]["code"]: shape(each["geometry"]) for each in collection["features"]}


@pytest.fixture
def expected(count) -> dict[str, tuple[str, str]]:
    lasting = [u for u in UNITS if (u.valid_to if count == 34 else u.valid_from) is None]
    return {unit.code: (unit.name, unit.short_name) for unit in lasting}


def test_codes_and_names_are_those_of_the_database(count, collection, expected):
    properties = [each["properties"] for each in collection["features"]]
    assert len(properties) == count
    assert {p["code"]: (p["name"], p["short_name"]) for p in properties} == expected


def test_files_are_small(count):
    assert FILES[count].stat().st_size <= 250_000


def test_the_projects_own_checks_pass(collection):
    assert check_boundaries(collection, UNITS) == ()


def test_a_file_is_as_an_installed_one_would_be(collection):
    """But for the places of words, whose search has a test of its own (`test_boundaries.py`)."""
    lettered = {"words", "values"}
    stored = [
        each | {"properties": {k: v for k, v in each["properties"].items() if k not in lettered}}
        for each in collection["all"]
    ]
    assert json.loads(outlined(collection, UNITS))["features"] == stored


def test_shapes_are_valid_and_without_holes(grounds):
    for code, ground in grounds.items():
        assert ground.is_valid, code
        assert all(not part.interiors for part in shapely.get_parts(ground)), code


def test_outlines_go_clockwise(grounds):
    parts = shapely.get_parts(list(grounds.values()))
    assert not any(part.exterior.is_ccw for part in parts)


def test_neighbours_share_every_point_of_their_border(grounds):
    assert shapely.coverage_is_valid(list(grounds.values()))


def test_the_union_is_as_large_as_the_sum(grounds):
    union = shapely.union_all(list(grounds.values()))
    assert union.area == pytest.approx(sum(ground.area for ground in grounds.values()), rel=1e-9)


def test_no_gaps_are_left_inside_the_country(grounds):
    union = shapely.union_all(list(grounds.values()))
    assert sum(len(part.interiors) for part in shapely.get_parts(union)) == 0


def test_everything_lies_in_the_frame(grounds):
    west, south, east, north = MultiPolygon(
        [part for ground in grounds.values() for part in shapely.get_parts(ground)]
    ).bounds
    assert WEST < west < east < EAST
    assert SOUTH < south < north < NORTH


def test_coordinates_have_four_decimals(collection):
    for feature in collection["features"]:
        points = shapely.get_coordinates(shape(feature["geometry"])).ravel().tolist()
        assert all(round(x, 4) == x for x in points)


def test_every_island_is_a_part_of_its_province(count, grounds):
    successor = {row["predecessor_code"]: row["successor_code"] for row in rows("unit_succession")}
    for row in rows("islands"):
        code = row["province_code"] if count == 63 else successor[row["province_code"]]
        assert grounds[code].contains(Point(float(row["lon"]), float(row["lat"]))), row["name"]


@pytest.mark.parametrize(
    ("archipelago", "official_code"), [("Hoàng Sa", "48"), ("Trường Sa", "56")]
)
def test_both_archipelagos_lie_east_of_the_coast(archipelago, official_code, count, grounds):
    ground = grounds[official_code if count == 34 else f"{official_code}@2025"]
    islands = [part for part in shapely.get_parts(ground) if part.centroid.x > 110.5]
    named = [row for row in rows("islands") if row["archipelago"] == archipelago]
    # Two that are nearer to each other than they are drawn wide are one part.
    assert len(named) / 2 < len(islands) <= len(named)
    assert all(part.bounds[2] - part.bounds[0] > 0.09 for part in islands)


@pytest.mark.parametrize("archipelago", ARCHIPELAGOS)
def test_the_sea_of_an_archipelago_holds_all_its_islands(archipelago):
    official_code, (west, south, east, north), _ = ARCHIPELAGOS[archipelago]
    for row in rows("islands"):
        if row["archipelago"] == archipelago:
            assert row["province_code"] == f"{official_code}@2025"
            assert west < float(row["lon"]) < east
            assert south < float(row["lat"]) < north


def test_communes_lie_in_their_province(count, grounds):
    """All 3,321, islands among them: borders are right to about a kilometre, everywhere."""
    column = "parent_code" if count == 34 else "former_parent_code"
    for row in rows("commune"):
        place = Point(float(row["longitude"]), float(row["latitude"]))
        assert grounds[row[column]].distance(place) < CLOSE, row["name"]


def test_the_34_are_drawn_with_borders_of_the_63():
    before, today = (
        {
            each["properties"]["code"]: shape(each["geometry"])
            for each in features(json.loads(FILES[count].read_text(encoding="utf-8")))
        }
        for count in (63, 34)
    )
    successor = {row["predecessor_code"]: row["successor_code"] for row in rows("unit_succession")}
    for code, ground in today.items():
        parts = [before[old] for old in before if successor.get(old, old) == code]
        # Islands that run into each other are cut to the grid in each file by itself.
        assert shapely.union_all(parts).symmetric_difference(ground).area < 1e-6, code


def test_leaders_cross_no_other_province_and_no_other_leader(count, grounds):
    drawn = atlas(Basis.TODAY if count == 34 else Basis.BEFORE)
    for lettering in drawn.letterings:
        leaders = {each.code: LineString(each.leader) for each in lettering.labels if each.leader}
        crossed = [
            (code, other)
            for code, leader in leaders.items()
            for other, ground in grounds.items()
            if other != code and leader.intersection(ground).length > CLOSE
        ]
        assert crossed == []
        assert not [
            pair for pair in combinations(leaders.values(), 2) if pair[0].intersects(pair[1])
        ]
    assert any(each.leader for lettering in drawn.letterings for each in lettering.labels)
