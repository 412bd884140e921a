"""Maps by what they draw: colours, hatches, words, legend; deck.gl, figure, tiles, small map."""

import json
from datetime import date
from typing import Any

import pytest

from charts.maps.deck import deck
from charts.maps.deck_layers import hits_of
from charts.maps.figure import figure as drawn_figure
from charts.maps.figure import small_map
from charts.maps.marks import Colouring, Mark, hatch_colour, legend, marks
from charts.maps.outlines import Addresses, lines, words
from charts.maps.tiles import places, tiles
from charts.theme import DARK, LIGHT, contrast
from data_access.boundaries import atlas
from progress.judging.coverage import Basis, coverage
from progress.model.selection import Selection
from tests.factories import SERVICE, figure, figures
from tests.factories import programme as made_of
from tests.provinces import provinces

TODAY = ("01", "46", "86")
WHERE = Addresses("a.json", "b.json", ("c0.json", "c1.json"), ("d0.json", "d1.json"))
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
BASES = pytest.mark.parametrize("basis", list(Basis), ids=lambda basis: f"{basis} provinces")
BASELINE = figures(TODAY, 2022, 5, 100)


def atlas_of(basis: Basis = Basis.TODAY):
    return atlas(basis)


def covered(given, year=2026, row=SERVICE, **more):
    chosen = Selection(date(2026, 11, 21), year, document="1520")
    return coverage(made_of(figures=tuple(given), **more), chosen, row, Basis.TODAY)


def drawn(facts=(), *, chosen=None, basis=Basis.TODAY, theme=LIGHT, size=(690, 750)):
    made = deck(
        atlas_of(basis),
        marks(facts, Colouring.VALUE, theme),
        theme,
        WHERE,
        chosen,
        *size,
    )
    return json.loads(made.to_json())


def layer(specification: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in specification["layers"] if each["id"] == name)


@THEMES
@BASES
def test_deck_fetches_what_stays_and_brings_only_values(theme, basis):
    made = drawn(basis=basis, theme=theme)
    sources = {each["data"] for each in made["layers"] if isinstance(each["data"], str)}
    assert sources == {"a.json", "c0.json", "d0.json"}
    assert "mapProvider" not in made  # it would fetch a foreign map


@BASES
def test_deck_of_a_full_country_stays_small(basis):
    codes = [place.code for place in atlas_of(basis).places]
    values = tuple(
        Mark(code, LIGHT.classes[row % 5], None, f"{row},5%") for row, code in enumerate(codes)
    )
    made = deck(atlas_of(basis), values, LIGHT, WHERE, None, 690, 750).to_json()
    assert len(made.encode()) < (6_500 if basis is Basis.TODAY else 8_500)


def test_deck_writes_values_by_condition_where_the_atlas_has_a_place_for_them():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    text = layer(drawn(facts), "values")["getText"]
    assert "c=='01'?'90,0%':" in text
    assert text.endswith("(b||'')")


def test_a_phone_gets_values_in_larger_letters_without_names():
    made = drawn(size=(370, 600))
    assert layer(made, "values")["data"] == "c1.json"
    rows = words(atlas_of(), atlas_of().letterings[1])
    assert not {place.short_name for place in atlas_of().places} & {row.get("n") for row in rows}


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


def test_words_and_lines_that_are_fetched():
    lettering = atlas_of().letterings[0]
    rows = words(atlas_of(), lettering)
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"} <= {row.get("b") for row in rows}
    assert "Đồng bằng sông Hồng, phóng to 2,8 lần" in [row.get("n") for row in rows]
    assert len([row for row in rows if "c" in row]) == len(lettering.labels)
    assert all(each.keys() == {"p", "w", "c"} for each in lines(atlas_of(), lettering))
    assert {each["c"] for each in lines(atlas_of(), lettering)} == {"ink", "muted", "page"}


@THEMES
@BASES
def test_figure_draws_every_province_and_both_archipelagos(theme, basis):
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    spec = drawn_figure(atlas_of(basis), marks(facts, Colouring.VALUE, theme), theme, chosen="01")
    said = {row["words"] for row in values_with(spec, "y")}
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "thuộc Đà Nẵng", "thuộc Khánh Hòa"} <= said
    shapes = values_with(spec, "geometry")
    assert {each["properties"]["code"] for each in shapes} == {
        p.code for p in atlas_of(basis).places
    }
    assert [row["code"] for row in values_with(spec, "border")] == ["01"]
    assert values_with(spec, "fill")


def test_figure_on_a_page_fetches_its_outlines():
    spec = drawn_figure(atlas_of(), (), LIGHT, addresses=WHERE)
    assert '"url": "a.json"' in json.dumps(spec)
    assert not values_with(spec, "properties")
    assert spec["params"][0]["name"] == "province"  # where Streamlit looks for selections


def test_figure_for_export_brings_its_legend():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    spec = drawn_figure(
        atlas_of(),
        marks(facts, Colouring.VALUE, LIGHT),
        LIGHT,
        keys=legend(facts, Colouring.VALUE, LIGHT),
    )
    said = [row["words"] for row in values_with(spec, "y")]
    assert said[said.index("80–100%") + 1] == "1"
    assert said[said.index("○ Chưa có số liệu") + 1] == "2"


def test_figure_and_deck_say_the_same_words():
    facts = covered([*BASELINE, figure("01", 2026, 90, 100)])
    spec = drawn_figure(atlas_of(), marks(facts, Colouring.VALUE, LIGHT), LIGHT)
    said = {row["words"] for row in values_with(spec, "y")} - {"90,0%", "○", ""}
    rows = words(atlas_of(), atlas_of().letterings[0])
    assert said == {row.get("n") or row.get("b") for row in rows} - {"", None}


@THEMES
def test_hatches_are_seen_on_what_they_lie_on(theme):
    for fill in (theme.track, *theme.classes, *theme.marks.values()):
        assert contrast(hatch_colour(fill, theme), fill) >= 3


def test_names_of_archipelagos_keep_to_the_sea_on_the_smallest_map():
    large, small = (
        {
            row["words"]: row["x"]
            for row in values_with(small_map(atlas_of(), (), LIGHT, height=height), "y")
        }
        for height in (1000, 250)
    )
    assert all(small[name] > large[name] for name in large)


def test_small_map_names_the_archipelagos():
    spec = small_map(atlas_of(), marks(covered([]), Colouring.VALUE, LIGHT), LIGHT, height=300)
    assert {row["words"] for row in values_with(spec, "y")} == {
        "Quần đảo Hoàng Sa",
        "thuộc Đà Nẵng",
        "Quần đảo Trường Sa",
        "thuộc Khánh Hòa",
    }


@BASES
def test_tiles_hold_every_province_once_and_both_archipelagos(basis):
    grid = places(basis)
    codes = {place.code.split("@")[0] for place in atlas_of(basis).places}
    assert set(grid) == codes | {"Hoàng Sa", "Trường Sa"}
    assert len(set(grid.values())) == len(grid)
    rows = values_with(tiles(atlas_of(basis), (), LIGHT, chosen=None, width=800, height=600), "x")
    assert len(rows) == len(grid)
    # On a narrow tile a name has two lines, and the province of an archipelago stands under it.
    assert all(len(row.get("narrow", row["name"])) <= 2 for row in rows)
    # "QĐ." is read as Quyết định.
    assert {"Q.đảo Hoàng Sa", "Q.đảo Trường Sa"} <= {" ".join(row["name"]) for row in rows}


@BASES
def test_tiles_of_a_telephone_are_high_enough_for_three_lines(basis):
    lines = 1 + max(row for _column, row in places(basis).values())
    made = [tiles(atlas_of(basis), (), LIGHT, chosen=None, width=w, height=600) for w in (358, 800)]
    assert [spec["height"] for spec in made] == [lines * 46, 600]


@THEMES
def test_words_on_tiles_can_be_read(theme):
    facts = covered(
        [*BASELINE, *(figure(c, 2026, n, 10) for c, n in zip(TODAY, (1, 5, 9), strict=True))]
    )
    spec = tiles(
        atlas_of(), marks(facts, Colouring.VALUE, theme), theme, chosen="46", width=800, height=600
    )
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
