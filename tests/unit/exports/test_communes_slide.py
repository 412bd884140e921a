"""The slide of a province's communes: every dot is a commune, and claims no more than is stored."""

from dataclasses import replace
from datetime import date

import pytest

from charts.theme import LIGHT
from data_access.boundaries import atlas
from exports.report import OCCASIONS, build_report, with_chosen_slides
from exports.slides.maps import PLACE
from exports.slides.page import Area, Drawing, DrawnLabel, TextBox
from exports.slides.planning import slides
from progress.judging.coverage import Basis
from progress.model.reported import Communes
from progress.model.selection import Selection
from progress.places.commune_map import CommuneRecords
from progress.places.register import CommuneMark, CommuneMarks
from tests import factories as make
from tests.exports.test_planned_slides import assert_readable
from tests.unit.progress.places.test_communes import CATEGORIES

AS_OF = date(2026, 3, 1)
PLACES = {"c1": (107.6, 16.4), "c2": (107.4, 16.3), "c3": (107.8, 16.2)}
FIGURE = make.figure("c1", 2025, 1, 1)


def section_of(figures, *, scope="46", year=2025, institutions=0, lost=(), places=PLACES):
    units = tuple(replace(make.commune(code), parent_code=scope) for code in PLACES)
    marks = tuple(
        CommuneMark(code, code, "xã", scope, y, x, (institutions if code == "c2" else 0,))
        for code, (x, y) in places.items()
        if code not in lost
    )
    records = CommuneRecords(
        Communes(scope, units, ()), tuple(figures), CommuneMarks(("library",), marks, lost)
    )
    made = make.of_provinces(scope, categories=CATEGORIES)
    asked = Selection(AS_OF, year, scope)
    report = build_report(made, asked, OCCASIONS[-1], records=records)
    return report, next((each for each in report.sections if each.code == "xa-phuong"), None)


def drawn(report, section):
    shown = replace(report, sections=(section,))
    (slide,) = slides(shown, atlas(Basis.TODAY), LIGHT)
    assert_readable([slide])
    legend, ground = (each for each in slide.items if isinstance(each, Drawing))
    words = [each.lines[0].text for each in slide.items if isinstance(each, TextBox)]
    return legend, ground, words


def dots(drawing, fill):
    return [each for each in drawing.shapes if isinstance(each, Area) and each.fill == fill]


def test_a_full_dot_is_a_commune_with_figures_and_an_empty_one_is_silent():
    report, section = section_of([FIGURE])
    assert section.title == "1 trên 3 xã, phường có số liệu năm 2025; 2 chưa có, không tính là 0."
    _, ground, words = drawn(report, section)
    assert len(dots(ground, LIGHT.marks["primary"])) == 1
    assert len(dots(ground, LIGHT.page)) == 2
    assert {"Có số liệu năm 2025: 1", "Chưa có số liệu năm 2025: 2"} <= set(words)
    assert "Chấm to hơn: nhiều thiết chế hơn" not in words
    xs = [x for shape in ground.shapes for ring in shape.rings for x, _ in ring]
    assert PLACE.left <= min(xs)
    assert max(xs) <= PLACE.right


def test_a_dot_is_larger_where_institutions_are():
    report, section = section_of([], institutions=9)
    assert section.title.startswith("Chưa xã, phường nào")
    _, ground, words = drawn(report, section)
    wide = [
        max(x for x, _ in d.rings[0]) - min(x for x, _ in d.rings[0])
        for d in dots(ground, LIGHT.page)
    ]
    assert sorted(round(each) for each in wide) == [7, 7, 20]
    assert "Chấm to hơn: nhiều thiết chế hơn" in words


def test_a_commune_without_a_place_is_said_and_not_drawn():
    report, section = section_of([FIGURE], lost=("c3",))
    assert section.statements[-1] == "1 xã, phường chưa rõ tọa độ, không vẽ."
    _, ground, _ = drawn(report, section)
    assert len(dots(ground, LIGHT.page)) == 1


@pytest.mark.parametrize(
    ("figures", "year"),
    [
        pytest.param([], 2025, id="nothing-stored"),
        pytest.param([make.figure("c1", 2024, 1, 1)], 2024, id="before-the-list-of-communes"),
        pytest.param(
            [replace(FIGURE, first_written_on=date(2026, 3, 2))], 2025, id="not-yet-known"
        ),
    ],
)
def test_nothing_is_drawn_of_what_is_not_known(figures, year):
    assert section_of(figures, year=year)[1] is None


def test_a_snapshot_which_holds_no_communes_has_no_such_slide():
    made = make.of_provinces("46")
    report = build_report(made, Selection(AS_OF, 2025, "46"), OCCASIONS[-1])
    assert "xa-phuong" not in [each.code for each in report.sections]


@pytest.mark.parametrize(("scope", "name"), [("48", "Hoàng Sa"), ("56", "Trường Sa")])
def test_an_archipelago_is_named_in_a_frame_beside_its_province(scope, name):
    at = {"48": (111.6, 16.5), "56": (111.9, 8.6)}[scope]
    report, section = section_of([FIGURE], scope=scope, places={**PLACES, "c3": at})
    _, ground, _ = drawn(report, section)
    (label,) = [each for each in ground.shapes if isinstance(each, DrawnLabel)]
    assert label.text == f"Quần đảo {name}"
    tops = [d.rings[0][0][1] for d in dots(ground, LIGHT.page)]
    assert any(top > label.at[1] for top in tops)


@pytest.mark.parametrize("scope", ["79", "86"])
def test_an_island_far_from_the_mainland_does_not_make_all_else_small(scope):
    at = {"79": (106.6, 8.7), "86": (106.2, 10.0)}[scope]
    report, section = section_of([FIGURE], scope=scope, places={"c1": at})
    _, ground, _ = drawn(report, section)
    names = [each.text for each in ground.shapes if isinstance(each, DrawnLabel)]
    assert names == (["Đảo xa bờ"] if scope == "79" else [])
    (outline,) = [
        each for each in ground.shapes if isinstance(each, Area) and len(each.rings[0]) > 25
    ]
    largest = max(outline.rings, key=len)
    high, wide = (max(each) - min(each) for each in zip(*largest, strict=True))
    assert max(high / PLACE.width, wide / PLACE.height) > 0.6


def test_the_slide_stands_in_the_usual_sequence_before_the_peers():
    report, _ = section_of([FIGURE])
    codes = [each.code for each in with_chosen_slides(report, ()).sections]
    assert "xa-phuong" in codes
    assert "chuyen-bien" not in codes
