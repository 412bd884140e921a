"""The charts of one indicator: trend, ranked provinces, spread."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st

from charts.rows.dot_rows import province_key, ranked
from charts.rows.dots import dots
from charts.rows.label_places import Label, box, places
from charts.rows.spreads import class_spread, verdict_spread
from charts.rows.trend_rows import HEIGHT
from charts.rows.trends import history_trend, trend
from charts.theme import DARK, LIGHT
from progress.judging.coverage import Basis, coverage
from progress.judging.rollup import totals_over_years
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    TARGETS,
    VISITS,
    facts,
    figure,
    figures,
    milestones,
    of_provinces,
    programme,
)

TODAY = ("01", "46", "86")
BASES = ("01", "46", "83@2025", "84@2025", "86@2025")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def rows(spec):
    return spec["layer"][0]["data"]["values"]


def of_kind(spec, kind):
    return [row for row in rows(spec) if row.get("kind") == kind]


# Labels


LABELS = st.lists(
    st.builds(
        Label,
        st.sampled_from(["100,0%", "mốc 60%", "25,9 triệu", "7"]),
        st.floats(0, 300),
        st.floats(0, 200),
        st.sampled_from([(-14, 16), (16, 30), (-13, 15, -27)]),
    ),
    max_size=12,
)


@settings(derandomize=True, deadline=None, max_examples=150)
@drawn_from(LABELS)
def test_no_two_labels_ever_meet_and_none_leaves_the_drawing(labels):
    found = places(labels, 300, 200)
    rooms = [box(each, place) for each, place in zip(labels, found, strict=True) if place]
    assert not any(one.meets(other) for one, other in combinations(rooms, 2))
    assert all(room.left >= -0.1 and room.right <= 300.1 for room in rooms)
    assert all(room.top >= 0 and room.bottom <= 200 for room in rooms)


def test_the_first_label_takes_its_first_side_and_the_next_gives_way():
    above, below = Label("33,5%", 100, 100), Label("mốc 40%", 100, 100)
    assert [place.down for place in places([above, below], 300, 200) if place] == [-14, 16]


def labels(given, targets=TARGETS, row=SERVICE, year=2026):
    made = programme(figures=tuple(given), targets=targets)
    (fact,) = facts(made, year, "VN")
    return fact, of_kind(trend(fact, totals_over_years(made, row, "VN"), LIGHT), "label")


@pytest.mark.parametrize("value", range(30, 51))
def test_value_and_milestone_of_one_year_never_collide_whatever_is_missing(value):
    # The fault that was: in 2025, one report missing, both labels stood at the same place.
    fact, found = labels([figure("01", 2022, 20, 100), *figures(("01", "46"), 2025, value, 100)])
    assert fact.past[0].verdict is Verdict.INSUFFICIENT or value >= 40
    of_2025 = [row for row in found if row["year"] == 2025]
    assert {"mốc 40%", f"{value},0%"} == {row["words"] for row in of_2025}
    for width in ("narrow", "wide"):
        one, other = (row["y"] + row[width] for row in of_2025)
        assert abs(one - other) >= 15


def test_trend_of_growth_shows_the_range_asked_for_from_what_was_reported_in_the_base_year():
    given = figures(BASES, 2022, 100, row=VISITS) + figures(TODAY, 2025, 200, row=VISITS)
    made = programme(figures=given, targets=GROWTH)
    (fact,) = facts(made, 2025, "VN")
    spec = trend(fact, totals_over_years(made, VISITS, "VN"), LIGHT)
    band = of_kind(spec, "band")
    assert [row["year"] for row in band] == list(range(2022, 2031))
    assert band[0]["y"] == band[0]["high"]
    assert all(row["high"] < row["y"] for row in band[1:])  # pixels count downwards
    assert "10–15%/năm" in {row["words"] for row in of_kind(spec, "label")}


def test_trend_of_growth_without_its_base_year_has_no_range():
    made = programme(figures=figures(TODAY, 2025, 200, row=VISITS), targets=GROWTH)
    (fact,) = facts(made, 2025, "VN")
    assert not of_kind(trend(fact, totals_over_years(made, VISITS, "VN"), LIGHT), "band")


def test_no_line_crosses_the_change_of_units():
    given = [
        *figures(BASES, 2023, 2, 10),
        *figures(BASES, 2024, 3, 10),
        *figures(TODAY, 2025, 4, 10),
    ]
    made = programme(figures=given)
    (fact,) = facts(made, 2025, "VN")
    spec = trend(fact, totals_over_years(made, SERVICE, "VN"), LIGHT)
    assert [row["year"] for row in of_kind(spec, "line")] == [2023]
    (at,) = of_kind(spec, "break")
    places_of = {row["year"]: row["x"] for row in of_kind(spec, "dot")}
    assert places_of[2024] < at["x"] < places_of[2025]


@THEMES
def test_everything_stays_inside_the_drawing(theme):
    given = [*figures(BASES, 2022, 0, 10), *figures(TODAY, 2025, 10, 10)]
    made = programme(figures=given)
    (fact,) = facts(made, 2025, "VN")
    for row in rows(trend(fact, totals_over_years(made, SERVICE, "VN"), theme)):
        assert 0 <= row.get("x", 0) <= 1
        assert 0 <= row.get("y", 0) <= HEIGHT


def test_a_row_without_targets_has_a_history_all_the_same():
    made = programme(figures=figures(TODAY, 2025, 2_500_000, row=VISITS))
    spec = history_trend(
        made.indicator["library_visits"], totals_over_years(made, VISITS, "VN"), LIGHT
    )
    assert {row["words"] for row in of_kind(spec, "label")} == {"7,5 triệu"}
    assert not of_kind(spec, "path")


# Provinces


def covered(given, row=SERVICE, year=2026, **more):
    made = programme(figures=tuple(given), **more)
    return made, coverage(
        made, Selection(date(2026, 11, 21), year, document="1520"), row, Basis.TODAY
    )


def province_rows(given, theme=LIGHT, marked="", **more):
    made, found = covered(given, **more)
    spec = dots(made, found, marked, theme)
    return spec, [row for row in rows(spec) if "key" in row]


@THEMES
def test_provinces_are_ranked_and_the_missing_stand_last_without_a_dot(theme):
    given = [figure("01", 2026, 30, 100), figure("86", 2026, 90, 100)]
    spec, found = province_rows(given, theme)
    assert [(row["rank"], row["name"], row.get("dot")) for row in found] == [
        ("1.", "Vĩnh Long", 0.9),
        ("2.", "Hà Nội", 0.3),
        ("", "Huế", None),
    ]
    assert (found[2]["value"], found[2]["verdict"]) == ("", "Chưa có số liệu")
    assert "data" not in spec


def test_nothing_reported_is_not_zero_and_zero_is():
    _, found = province_rows([figure("01", 2026, 0, 100)])
    assert found[0]["dot"] == 0
    assert all("dot" not in row for row in found[1:])


def test_equal_values_share_their_rank_and_stand_by_the_vietnamese_alphabet():
    made = of_provinces("01", "02", "03", figures=figures(("01", "02", "03"), 2026, 1, 2))
    found = coverage(made, Selection(date(2026, 1, 1), 2026, document="1520"), SERVICE, Basis.TODAY)
    assert {each.rank for each in ranked(made, found)} == {1}
    given = [figure(code, 2026, 40, 100) for code in TODAY]
    _, found = province_rows(given)
    assert [row["name"] for row in found] == ["Hà Nội", "Huế", "Vĩnh Long"]


def test_fewer_than_five_are_written_as_they_are_and_none_as_not_applicable():
    _, found = province_rows([figure("01", 2026, 2, 4), figure("46", 2026, 0, 0)])
    by_name = {row["name"]: row for row in found}
    assert by_name["Hà Nội"]["value"] == "2/4"
    assert by_name["Huế"]["verdict"] == "Không có thiết chế này"
    assert "dot" not in by_name["Huế"]


def test_each_milestone_has_its_line_and_its_words():
    spec, _ = province_rows([figure("01", 2026, 30, 100)])
    assert [(row["text"], row["end"]) for row in of_kind(spec, "milestone")] == [
        ("mốc 2025: 40%", 0.4),
        ("mốc 2030: 60%", 0.6),
    ]
    first, last = of_kind(spec, "milestone")
    assert (first["right"], last["right"], last["last"]) == (False, True, True)


def test_growth_has_a_scale_that_holds_losses_and_the_range_as_a_band():
    given = [
        *figures(("01", "46"), 2022, 1000, row=VISITS),
        figure("01", 2026, 600, row=VISITS),
        figure("46", 2026, 1800, row=VISITS),
    ]
    spec, found = province_rows(given, row=VISITS, targets=GROWTH)
    assert [row["name"] for row in found] == ["Huế", "Hà Nội", "Vĩnh Long"]
    assert found[1]["dot"] < of_kind(spec, "zero")[0]["end"] < found[0]["dot"]
    assert [("band" in row) for row in of_kind(spec, "milestone")] == [False, True]


def test_a_count_has_its_own_scale_and_numbers():
    spec, found = province_rows(
        figures(TODAY, 2026, 7, row=PROGRAMMES), row=PROGRAMMES, targets=COUNTS
    )
    assert {row["value"] for row in found} == {"7"}
    assert "mốc 2030: 3" in {row["text"] for row in of_kind(spec, "milestone")}
    assert all(0 < row["dot"] < 1 for row in found)


def test_an_ended_category_says_so_in_every_row():
    plan = milestones(y2025=70, y2030=90, row=DISTRICT)
    _, found = province_rows([], row=DISTRICT, targets=plan)
    assert {row["verdict"] for row in found} == {"Không còn áp dụng"}


def test_a_click_on_a_row_names_the_province_and_one_can_stand_out():
    spec, found = province_rows([figure("01", 2026, 30, 100)], marked="01")
    assert spec["params"][0]["select"]["fields"] == ["key"]
    assert [row["key"] for row in found if row.get("marked")] == [
        "1520.library_service.public_commune.01"
    ]
    _, facts_of = covered([figure("01", 2026, 30, 100)])
    assert {province_key(each) for each in facts_of} == {row["key"] for row in found}


def test_no_provinces_are_an_empty_chart():
    assert dots(programme(), (), "", LIGHT)["height"] > 0


@THEMES
def test_spreads_write_number_and_percent(theme):
    spec = class_spread((("0–dưới 20%", 1, 33), ("80–100%", 2, 67)), theme)
    assert [row["text"] for row in rows(spec)] == ["1 (33%)", "2 (67%)"]
    spec = verdict_spread(((Verdict.MET, 3, 100),), theme)
    assert rows(spec)[0]["name"] == "✔ Đã đạt"
