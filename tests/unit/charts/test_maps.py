"""Maps by what they draw: colours, hatches, words, legend; deck.gl, figure, tiles, small map."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from charts.maps.deck import deck, hits_of
from charts.maps.figure import figure as drawn_figure
from charts.maps.marks import Colouring, colouring_of, legend, marks
from charts.maps.outlines import Addresses, lines, names
from charts.maps.small import small_map
from charts.maps.tiles import places, tiles
from charts.theme import DARK, LIGHT
from data_access.boundaries import atlas
from progress.judging.coverage import Basis, basis_of_year, coverage
from progress.judging.coverage_words import (
    coverage_headline,
    map_words,
    rank_words,
    reported_words,
    tally_words,
)
from progress.model.records import Measure
from progress.model.selection import Selection
from tests.factories import DISTRICT, PROGRAMMES, SERVICE, VISITS, figure, figures, milestones
from tests.factories import programme as made_of
from tests.provinces import provinces

TODAY = ("01", "46", "86")
WHERE = Addresses("a.json", "b.json", "c.json", "d.json")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
BASES = pytest.mark.parametrize("basis", list(Basis), ids=lambda basis: f"{basis} provinces")
BASELINE = figures(TODAY, 2022, 5, 100)


@cache
def atlas_of(basis: Basis = Basis.TODAY):
    return atlas(basis)


def covered(given, year=2026, row=SERVICE, **more):
    chosen = Selection(date(2026, 11, 21), year, document="1520")
    return coverage(made_of(figures=tuple(given), **more), chosen, row, Basis.TODAY)


def looks(facts, colouring=Colouring.VALUE, theme=LIGHT):
    return {
        mark.code: (mark.fill, mark.hatch, mark.words) for mark in marks(facts, colouring, theme)
    }


def counts(facts, colouring=Colouring.VALUE):
    return {key.label: key.count for key in legend(facts, colouring, LIGHT)}


def drawn(facts=(), *, chosen=None, basis=Basis.TODAY, theme=LIGHT, colouring=Colouring.VALUE):
    made = deck(
        atlas_of(basis), marks(facts, colouring, theme), theme, WHERE, chosen, width=800, height=600
    )
    return json.loads(made.to_json())


def layer(specification: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in specification["layers"] if each["id"] == name)


@pytest.mark.parametrize(
    ("numerator", "place"),
    [
        pytest.param(0, 0, id="nothing is a value, not missing"),
        pytest.param(199, 0, id="just below 20"),
        pytest.param(200, 1, id="exactly 20"),
        pytest.param(799, 3, id="just below 80"),
        pytest.param(800, 4, id="exactly 80"),
        pytest.param(1000, 4, id="all"),
    ],
)
@THEMES
def test_a_value_has_the_colour_of_its_class(numerator, place, theme):
    facts = covered([*BASELINE, figure("01", 2026, numerator, 1000)])
    fill, hatch, _ = looks(facts, theme=theme)["01"]
    assert (fill, hatch) == (theme.classes[place], None)


def test_all_provinces_equal_stand_in_one_class_and_share_the_first_rank():
    facts = covered([*BASELINE, *figures(TODAY, 2026, 10, 10)])
    assert set(looks(facts).values()) == {(LIGHT.classes[4], None, "100,0%")}
    assert counts(facts)["80–100%"] == 3
    said = rank_words(facts[0], facts)
    assert said == "hạng 1 trong 3 tỉnh, thành phố có số liệu, bằng 2 nơi khác"


def test_all_missing_are_hatched_and_nothing_is_zero():
    facts = covered([])
    assert set(looks(facts).values()) == {(LIGHT.track, "rising", "○")}
    assert counts(facts) == {
        "0 – dưới 20%": 0,
        "20 – dưới 40%": 0,
        "40 – dưới 60%": 0,
        "60 – dưới 80%": 0,
        "80–100%": 0,
        "○ Chưa có số liệu": 3,
    }
    assert "chưa tỉnh, thành phố nào có số liệu năm 2026" in coverage_headline(
        made_of(), facts, 2026
    )


def test_one_province_only():
    facts = covered([*BASELINE, figure("46", 2026, 50, 100)])
    said = looks(facts)
    assert said["46"] == (LIGHT.classes[2], None, "50,0%")
    assert said["01"] == said["86"] == (LIGHT.track, "rising", "○")
    assert rank_words(next(f for f in facts if f.code == "46"), facts).startswith("hạng 1 trong 1 ")


def test_a_merged_province_half_of_whose_predecessors_reported_is_drawn_and_said_so():
    made = made_of(figures=(figure("83@2025", 2024, 10, 100),))
    chosen = Selection(date(2026, 11, 21), 2024, document="1520")
    facts = coverage(made, chosen, SERVICE, Basis.TODAY)
    (found,) = (fact for fact in facts if fact.code == "86")
    assert looks(facts)["86"] == (LIGHT.track, "falling", "○ 10,0%")
    said = reported_words(made, found)
    assert "3 đơn vị trước sáp nhập" in said
    assert "chưa có số liệu của" in said
    assert counts(facts)["○ Chưa đủ căn cứ (thiếu báo cáo)"] == 1


def test_a_province_by_itself_sums_nobody():
    facts = covered([*BASELINE, figure("46", 2026, 50, 100)])
    assert reported_words(made_of(), next(fact for fact in facts if fact.code == "46")) == ""


def test_small_denominators_print_their_counts_and_stand_apart():
    facts = covered([figure("01", 2022, 1, 4), figure("01", 2026, 2, 4)])
    assert looks(facts)["01"] == (LIGHT.classes[2], "upright", "2/4")
    assert counts(facts)["Mẫu số dưới 5 (in n/N)"] == 1
    assert counts(facts)["40 – dưới 60%"] == 0


def test_ended_categories_are_neither_missing_nor_a_value():
    facts = covered([], row=DISTRICT, targets=milestones(y2025=70, y2030=90, row=DISTRICT))
    assert set(looks(facts).values()) == {(LIGHT.track, None, "–")}
    assert counts(facts)["– Không còn áp dụng"] == 3
    assert coverage_headline(made_of(), facts, 2026).endswith("không còn áp dụng.")


@pytest.mark.parametrize("colouring", list(Colouring))
def test_every_province_counts_once_in_the_legend(colouring):
    given = [*BASELINE, figure("01", 2026, 2, 4), figure("46", 2026, 90, 100)]
    assert sum(counts(covered(given), colouring).values()) == 3


@pytest.mark.parametrize("row", [VISITS, PROGRAMMES])
def test_growth_and_counts_are_coloured_by_verdict(row):
    made = made_of()
    measure = made.indicator[row[0]].measure
    assert colouring_of(measure, Colouring.VALUE) is Colouring.VERDICT
    assert colouring_of(Measure.SHARE, Colouring.VALUE) is Colouring.VALUE


def test_colours_of_verdicts_bring_their_symbol():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    fill, hatch, words = looks(facts, Colouring.VERDICT)["01"]
    assert (fill, hatch) == (LIGHT.marks["good"], None)
    assert words == "✔ 90,0%"


def test_growth_is_printed_without_its_unit():
    given = [figure("01", 2022, 1000, row=VISITS), figure("01", 2026, 1464, row=VISITS)]
    (found, *_) = covered(given, row=VISITS, targets=milestones(row=VISITS, y2030=10))
    assert map_words(found) == "+10,0%"


def test_headline_counts_what_is_judged_and_names_what_is_not():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100), figure("46", 2026, 6, 100)])
    said = coverage_headline(made_of(), facts, 2026)
    assert "năm 2026, 1 trên 2 tỉnh, thành phố kết luận được" in said
    assert said.endswith("1 chưa có số liệu.")
    assert tally_words(facts) == "1/2 đạt hoặc đúng tiến độ"


@pytest.mark.parametrize(("year", "basis"), [(2024, Basis.BEFORE), (2025, Basis.TODAY)])
def test_a_year_has_the_provinces_of_its_last_day(year, basis):
    assert basis_of_year(year) is basis


@THEMES
@BASES
def test_deck_fetches_what_stays_and_brings_only_values(theme, basis):
    made = drawn(basis=basis, theme=theme)
    sources = [each["data"] for each in made["layers"] if isinstance(each["data"], str)]
    assert set(sources) <= set(WHERE)
    assert len(layer(made, "values")["data"]) == int(basis)
    assert "mapProvider" not in made  # it would fetch a foreign map
    assert len(json.dumps(made)) < 5_500


def test_deck_colours_by_condition_and_hatches_what_is_missing():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100), figure("46", 2026, 6, 100)])
    made = drawn(facts)
    fill = layer(made, "provinces")["getFillColor"]
    for code, colour in (("01", "[11,92,138]"), ("46", "[220,235,245]"), ("86", "[227,233,239]")):
        assert f"properties.code=='{code}'" in fill or fill.endswith(colour)
    assert (
        "properties.hatch=='rising'&&(properties.code=='86'"
        in layer(made, "hatches")["getLineColor"]
    )


def test_deck_without_anything_missing_fetches_no_hatches():
    made = drawn(covered([*BASELINE, *figures(TODAY, 2026, 50, 100)]))
    assert "hatches" not in [each["id"] for each in made["layers"]]


def test_deck_outlines_what_is_chosen_and_forgets_the_click_before():
    made = drawn(chosen="46")
    assert "properties.code=='46'" in layer(made, "chosen")["getLineColor"]
    assert layer(made, hits_of("46"))["pickable"]
    assert hits_of("46") != hits_of(None)
    assert "chosen" not in [each["id"] for each in drawn()["layers"]]


def test_deck_stands_still_and_shows_the_whole_country():
    made = drawn()
    assert made["views"][0]["controller"] is False
    assert 4 < made["initialViewState"]["zoom"] < 5


def test_names_hold_both_archipelagos():
    said = [each["t"] for each in names(atlas_of())]
    assert "Quần đảo Hoàng Sa" in said
    assert "Quần đảo Trường Sa" in said
    assert len(said) == 36
    assert all(each.keys() == {"a", "b"} for each in lines(atlas_of()))


@THEMES
@BASES
def test_figure_draws_every_province_and_both_archipelagos(theme, basis):
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    spec = drawn_figure(atlas_of(basis), marks(facts, Colouring.VALUE, theme), theme, chosen="01")
    words = values_with(spec, "value")
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"} <= {row["name"] for row in words}
    assert len(words) == int(basis) + 2
    shapes = values_with(spec, "geometry")
    assert {each["properties"]["code"] for each in shapes} == {
        p.code for p in atlas_of(basis).places
    }
    (chosen,) = (row for row in values_with(spec, "fill") if row.get("border"))
    assert chosen["code"] == "01"


def test_figure_on_a_page_fetches_its_outlines():
    spec = drawn_figure(atlas_of(), (), LIGHT, addresses=WHERE)
    assert '"url": "a.json"' in json.dumps(spec)
    assert not values_with(spec, "geometry")
    assert spec["params"][0]["name"] == "province"  # where Streamlit looks for selections


def test_figure_for_export_brings_its_legend():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    spec = drawn_figure(
        atlas_of(),
        marks(facts, Colouring.VALUE, LIGHT),
        LIGHT,
        keys=legend(facts, Colouring.VALUE, LIGHT),
    )
    labels = [row["label"] for row in values_with(spec, "label")]
    assert "80–100%: 1" in labels
    assert "○ Chưa có số liệu: 2" in labels


def test_small_map_names_the_archipelagos():
    spec = small_map(atlas_of(), marks(covered([]), Colouring.VALUE, LIGHT), LIGHT, height=300)
    assert {row["name"] for row in values_with(spec, "name")} == {"Hoàng Sa", "Trường Sa"}


@BASES
def test_tiles_hold_every_province_once_and_both_archipelagos(basis):
    grid = places(basis)
    codes = {place.code.split("@")[0] for place in atlas_of(basis).places}
    assert set(grid) == codes | {"Hoàng Sa", "Trường Sa"}
    assert len(set(grid.values())) == len(grid)
    spec = tiles(atlas_of(basis), (), LIGHT, chosen=None, height=600)
    assert len(values_with(spec, "x")) == len(grid)


@THEMES
def test_words_on_tiles_can_be_read(theme):
    facts = covered(
        [*BASELINE, *(figure(c, 2026, n, 10) for c, n in zip(TODAY, (1, 5, 9), strict=True))]
    )
    spec = tiles(atlas_of(), marks(facts, Colouring.VALUE, theme), theme, chosen="46", height=600)
    rows = {row["code"]: row for row in values_with(spec, "x") if row["code"]}
    assert rows["46"]["border"] == 1
    assert {row["ink"] for row in rows.values()} <= {theme.ink, theme.page}


def test_tiles_of_the_provinces_of_the_units_file():
    known = {unit.official_code for unit in provinces() if unit.valid_to is None}
    assert known <= set(places(Basis.TODAY))


def values_with(spec: Any, field: str) -> list[dict[str, Any]]:
    """Return the rows of the first data that have a field."""
    if isinstance(spec, dict):
        rows = spec.get("values")
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and field in rows[0]:
            return rows
        parts = list(spec.values())
    else:
        parts = spec if isinstance(spec, list) else []
    return next((found for part in parts if (found := values_with(part, field))), [])
