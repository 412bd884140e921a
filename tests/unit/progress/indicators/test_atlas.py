"""The atlas: words that never overlap, leaders that cross nothing, insets, both archipelagos."""

import json
from itertools import combinations

import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Point, shape

from charts.maps.words import furniture_texts, strokes, texts
from data_access.boundaries import atlas
from data_access.boundaries.lettering import LINE, SHORT_VALUE, VALUE, width_of
from data_access.boundaries.plane import on_map, rectangle
from progress.indicators.atlas import (
    EAST,
    FRAME,
    LEGEND,
    NORTH,
    SOUTH,
    WEST,
    latitude,
    mercator,
    scale,
)
from progress.judging.coverage import Basis
from tests.provinces import provinces

PAGE, PHONE = scale(690, 750), scale(370, 600)
"""Pixels of a degree on a page of 1440x900, and on a phone."""
UNPLACED = {
    Basis.TODAY: set(),
    Basis.BEFORE: {
        "Bắc Kạn",
        "Tuyên Quang",
        "Phú Thọ",
        "Hưng Yên",
        "Tiền Giang",
        "Vĩnh Long",
        "Cần Thơ",
        "Hậu Giang",
    },
}
"""Provinces whose words fit nowhere on a page: the list beside the map has them."""


@pytest.fixture(params=list(Basis), ids=lambda basis: f"{basis} provinces")
def drawn(request):
    return atlas(request.param)


@pytest.fixture(params=[0, 1], ids=["words", "values"])
def lettering(request, drawn):
    return drawn.letterings[request.param]


def features_of(text: str) -> list[dict]:
    return json.loads(text)["features"]


def grounds_of(drawn) -> list[tuple[str, shapely.Geometry]]:
    """Each province as it lies on the map, in insets too."""
    shapes = (each for each in features_of(drawn.shapes) if not each["properties"].get("island"))
    return [(each["properties"]["code"], on_map(shape(each["geometry"]))) for each in shapes]


def box_of(text, lettering) -> shapely.Geometry:
    """The rectangle of words, a little smaller than they are planned: places are rounded."""
    alone = not next((each.named for each in lettering.labels if each.code == text.code), True)
    words = text.words or (SHORT_VALUE if alone else VALUE)
    wide, (x, y) = width_of(words) * lettering.letter, (text.at[0], mercator(text.at[1]))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.anchor]
    high = LINE * lettering.letter / 2
    return shapely.box(left, y - high, left + wide, y + high).buffer(-0.02)


def boxes_of(drawn, lettering) -> list[tuple[str, shapely.Geometry]]:
    return [(text.words or text.code, box_of(text, lettering)) for text in texts(drawn, lettering)]


def test_every_province_has_its_words_or_is_known_to_have_none(drawn):
    names = {place.code: place.short_name for place in drawn.places}
    assert len(names) == int(drawn.basis)
    assert set(names) <= {unit.code for unit in provinces()}
    lettered = {label.code for label in drawn.letterings[0].labels}
    assert {names[code] for code in set(names) - lettered} == UNPLACED[drawn.basis]


def test_todays_provinces_all_have_name_and_value():
    labels = atlas(Basis.TODAY).letterings[0].labels
    assert len(labels) == 34
    assert all(label.named for label in labels)


def test_letters_are_large_enough_to_be_read(drawn):
    assert drawn.lettering(PAGE) is drawn.letterings[0]
    assert drawn.lettering(PAGE).letter * PAGE >= 12
    assert drawn.lettering(PHONE) is drawn.letterings[1]
    assert drawn.lettering(PHONE).letter * PHONE >= 10
    assert not any(label.named for label in drawn.letterings[1].labels)


def test_words_stand_in_the_frame_and_on_no_other_words(drawn, lettering):
    boxes = [*boxes_of(drawn, lettering), ("legend", rectangle(LEGEND))]
    frame = rectangle(FRAME)
    for words, box in boxes:
        assert frame.covers(box), words
    for (one, box), (two, other) in combinations(boxes, 2):
        assert not box.intersects(other), (one, two)


def test_leaders_cross_no_other_province_no_words_and_no_other_leader(drawn, lettering):
    grounds = grounds_of(drawn)
    leaders = {
        label.code: on_map(LineString(label.leader)) for label in lettering.labels if label.leader
    }
    for code, leader in leaders.items():
        own = [ground for each, ground in grounds if each == code]
        assert any(ground.contains(Point(leader.coords[0])) for ground in own), code
        for each, ground in grounds:
            inside = leader.intersection(ground).length
            assert each == code or inside < 0.02, (code, each)
        for words, box in boxes_of(drawn, lettering):
            assert not box.intersects(leader), (code, words)
    for (one, line), (two, other) in combinations(leaders.items(), 2):
        assert not line.intersects(other), (one, two)


def test_words_without_a_leader_stand_on_their_province(drawn, lettering):
    grounds = grounds_of(drawn)
    for label in lettering.labels:
        if not label.leader:
            x, y = label.at
            around = Point(x, mercator(y)).buffer(0.7)
            assert any(ground.intersects(around) for code, ground in grounds if code == label.code)


def test_both_archipelagos_are_marked_in_their_place_and_named_with_their_province(drawn):
    suffix = "@2025" if drawn.basis is Basis.BEFORE else ""
    assert [(each.name, each.code, each.owner) for each in drawn.archipelagos] == [
        ("Hoàng Sa", f"48{suffix}", "Đà Nẵng"),
        ("Trường Sa", f"56{suffix}", "Khánh Hòa"),
    ]
    said = [each.words for each in furniture_texts(drawn, 0.3)]
    assert said[:4] == [
        "Quần đảo Hoàng Sa",
        "thuộc Đà Nẵng",
        "Quần đảo Trường Sa",
        "thuộc Khánh Hòa",
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
    for x, y in [place for places in marks.values() for place in places]:
        assert WEST < x < EAST
        assert SOUTH < y < NORTH


def test_the_frame_holds_the_sea_of_the_archipelagos_as_it_is_stated():
    # From 6 degrees 30 minutes north to 117 degrees 20 minutes east.
    assert SOUTH <= 6.5
    assert EAST >= 117 + 20 / 60


def test_no_words_stand_on_an_island_of_the_archipelagos(drawn, lettering):
    islands = [
        Point(x, mercator(y))
        for each in features_of(drawn.shapes)
        if each["properties"].get("island")
        for x, y in each["geometry"]["coordinates"]
    ]
    for words, box in boxes_of(drawn, lettering):
        assert not any(box.intersects(island) for island in islands), words


def test_insets_lie_in_the_sea_and_hold_provinces_of_the_map(drawn):
    codes = {place.code for place in drawn.places}
    baked = [each for each in features_of(drawn.shapes) if each["properties"].get("inset")]
    assert {each["properties"]["code"] for each in baked} < codes
    frames = [rectangle(inset.frame) for inset in drawn.insets]
    for each in baked:
        ground = on_map(shape(each["geometry"]))
        assert any(frame.buffer(0.001).covers(ground) for frame in frames)
    for each in features_of(drawn.shapes):
        if not each["properties"].get("inset"):
            ground = on_map(shape(each["geometry"]))
            assert not any(frame.intersects(ground) for frame in frames), each["properties"]


def test_an_inset_shows_what_its_source_holds_larger(drawn):
    grounds = grounds_of(drawn)
    for inset in drawn.insets:
        source, frame = rectangle(inset.source), rectangle(inset.frame)
        assert frame.area == pytest.approx(inset.factor**2 * source.area, rel=1e-6)
        for code in {code for code, _ in grounds}:
            own = [ground for each, ground in grounds if each == code]
            there, here = (sum(g.intersection(box).area for g in own) for box in (source, frame))
            assert here == pytest.approx(inset.factor**2 * there, abs=0.05), code


def test_hatches_lie_in_their_province(drawn):
    grounds: dict[str, list] = {}
    for code, ground in grounds_of(drawn):
        grounds.setdefault(code, []).append(ground)
    for hatch in features_of(drawn.hatches):
        lines = on_map(MultiLineString(hatch["geometry"]["coordinates"]))
        province = shapely.union_all(grounds[hatch["properties"]["code"]])
        assert lines.length > 0
        assert lines.difference(province.buffer(0.005)).length < 0.01 * lines.length


def test_every_province_has_every_hatch(drawn):
    found = {
        (each["properties"]["code"], each["properties"]["hatch"])
        for each in features_of(drawn.hatches)
    }
    assert len(found) == 3 * len(drawn.places)


def test_a_leader_has_the_pages_colour_around_it(drawn):
    lettering = drawn.letterings[0]
    paths: dict[tuple, list] = {}
    for stroke in strokes(drawn, lettering):
        paths.setdefault(stroke.path, []).append(stroke)
    leaders = [label.leader for label in lettering.labels if label.leader]
    assert leaders
    for leader in leaders:
        halo, line = paths[leader]
        assert (halo.colour, line.colour) == ("page", "ink")
        assert halo.width > line.width


def test_version_tells_one_drawing_from_another():
    assert len({atlas(basis).version for basis in Basis}) == len(Basis)


@pytest.mark.parametrize("height", [-10.0, 0.0, 8.5, 23.4])
def test_latitude_undoes_mercator(height):
    assert latitude(mercator(height)) == pytest.approx(height)
