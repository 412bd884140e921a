"""The atlas: names that never overlap, both archipelagos, hatches that stay inside."""

import json
from itertools import combinations

import pytest
from shapely.geometry import MultiLineString, Point, shape

from data_access.boundaries import atlas
from data_access.boundaries.lettering import LINES, VALUE, needs_line, width_of
from data_access.boundaries.places import LETTERS, NAMES, with_words
from data_access.boundaries.rectangles import Rectangle, cross
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST, latitude, mercator
from progress.judging.coverage import Basis
from tests.provinces import provinces

ATLASES = {basis: atlas(basis) for basis in Basis}


@pytest.fixture(params=list(Basis), ids=lambda basis: f"{basis} provinces")
def drawn(request):
    return ATLASES[request.param]


def box_of(drawn, place) -> Rectangle:
    width = max(width_of(place.short_name), width_of(VALUE)) * drawn.letter
    return Rectangle(0, 0, width, LINES * drawn.letter).around(place.at[0], mercator(place.at[1]))


def features_of(text: str) -> list[dict]:
    return json.loads(text)["features"]


def test_every_province_has_its_words(drawn):
    assert len(drawn.places) == int(drawn.basis)
    assert {place.code for place in drawn.places} <= {unit.code for unit in provinces()}


def test_words_stand_in_the_frame_and_on_no_other_words(drawn):
    boxes = {place.code: box_of(drawn, place) for place in drawn.places}
    for name, at in NAMES.items():
        width = width_of(f"Quần đảo {name}") * LETTERS[drawn.basis]
        boxes[name] = Rectangle(0, 0, width, drawn.letter).around(at[0], mercator(at[1]))
    for box in boxes.values():
        assert box.left >= WEST
        assert box.right <= EAST
        assert box.bottom >= mercator(SOUTH)
        assert box.top <= mercator(NORTH)
    slack = 0.01  # places are rounded
    for (one, box), (two, other) in combinations(boxes.items(), 2):
        smaller = Rectangle(
            box.left + slack, box.bottom + slack, box.right - slack, box.top - slack
        )
        assert not smaller.overlaps(other), (one, two)


def test_words_away_from_their_province_are_led_to(drawn):
    shapes = {each["properties"]["code"]: shape(each["geometry"]) for each in _outlines(drawn)}
    for place in drawn.places:
        if place.line is None:
            near = shapes[place.code].buffer(0.6)
            assert near.contains(Point(place.at)), place.name
        else:
            assert shapes[place.code].contains(Point(place.line[0])), place.name


def test_both_archipelagos_are_marked_in_their_place_and_belong_to_their_province(drawn):
    suffix = "@2025" if drawn.basis is Basis.BEFORE else ""
    assert [(each.name, each.code) for each in drawn.archipelagos] == [
        ("Hoàng Sa", f"48{suffix}"),
        ("Trường Sa", f"56{suffix}"),
    ]
    marks = {
        each["properties"]["code"]: each["geometry"]["coordinates"]
        for each in features_of(drawn.shapes)
        if each["properties"].get("island")
    }
    assert set(marks) == {f"48{suffix}", f"56{suffix}"}
    assert all(110.9 < x < 113.2 and 15.4 < y < 17.4 for x, y in marks[f"48{suffix}"])
    assert all(111.2 < x < 117.9 and 6.4 < y < 12.2 for x, y in marks[f"56{suffix}"])
    assert len(marks[f"56{suffix}"]) >= 20


def test_hatches_lie_in_their_province(drawn):
    shapes = {each["properties"]["code"]: shape(each["geometry"]) for each in _outlines(drawn)}
    for hatch in features_of(drawn.hatches):
        lines = MultiLineString(hatch["geometry"]["coordinates"])
        province = shapes[hatch["properties"]["code"]]
        assert lines.length > 0
        assert lines.difference(province.buffer(0.003)).length < 0.01 * lines.length


def test_every_province_has_every_hatch(drawn):
    found = {
        (each["properties"]["code"], each["properties"]["hatch"])
        for each in features_of(drawn.hatches)
    }
    assert len(found) == 3 * len(drawn.places)


def test_version_tells_one_drawing_from_another():
    assert len({each.version for each in ATLASES.values()}) == len(ATLASES)


@pytest.mark.parametrize("height", [-10.0, 0.0, 8.5, 23.4])
def test_latitude_undoes_mercator(height):
    assert latitude(mercator(height)) == pytest.approx(height)


def test_words_that_a_file_brings_are_kept():
    features = [
        {"properties": {"code": "01", "words": [105.0, 21.0]}, "geometry": None},
    ]
    text = json.dumps({"features": features})
    assert with_words(text) == text


@pytest.mark.parametrize(
    ("line", "touches"),
    [
        pytest.param(((-1, 0), (1, 0)), True, id="through"),
        pytest.param(((-2, -2), (-1, -1)), False, id="before it"),
        pytest.param(((-2, 0.9), (0.9, -2)), False, id="past its corner"),
        pytest.param(((0, 0), (0.1, 0.1)), True, id="inside"),
        pytest.param(((-2, 0.5), (2, 0.5)), False, id="level above"),
    ],
)
def test_lines_and_rectangles(line, touches):
    assert Rectangle(-0.4, -0.4, 0.4, 0.4).crossed(*line) is touches


def test_lines_cross():
    assert cross((0, 0), (2, 2), (0, 2), (2, 0))
    assert not cross((0, 0), (2, 2), (0, 1), (1, 2))


def test_a_name_over_its_point_needs_no_line():
    assert not needs_line(Rectangle(0, 0, 2, 1), (0.1, 0.9))
    assert needs_line(Rectangle(0, 0, 2, 1), (2.1, 0.9))


def _outlines(drawn) -> list[dict]:
    return [each for each in features_of(drawn.shapes) if not each["properties"].get("island")]
