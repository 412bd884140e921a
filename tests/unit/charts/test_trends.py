"""Trends: labels that never meet, the range of a growth target, the change of units."""

from itertools import combinations

import pytest
from hypothesis import given as drawn_from
from hypothesis import strategies as st

from charts.rows.label_places import PointLabel, box, places
from charts.rows.trend_frame import HEIGHT
from charts.rows.trends import history_trend, trend
from charts.theme import DARK, LIGHT
from progress.judging.rollup import totals_over_years
from progress.judging.verdicts import Verdict
from tests.factories import GROWTH, SERVICE, TARGETS, VISITS, facts, figure, figures, programme

TODAY = ("01", "46", "86")
BASES = ("01", "46", "83@2025", "84@2025", "86@2025")
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def rows(spec):
    return spec["layer"][0]["data"]["values"]


def of_kind(spec, kind):
    return [row for row in rows(spec) if row.get("kind") == kind]


LABELS = st.lists(
    st.builds(
        PointLabel,
        st.sampled_from(["100,0%", "mốc 60%", "25,9 triệu", "7"]),
        st.floats(0, 300),
        st.floats(0, 200),
        st.sampled_from([(-14, 16), (16, 30), (-13, 15, -27)]),
    ),
    max_size=12,
)


@drawn_from(LABELS)
def test_no_two_labels_ever_meet_and_none_leaves_the_drawing(labels):
    found = places(labels, 300, 200)
    rooms = [box(each, place) for each, place in zip(labels, found, strict=True) if place]
    assert not any(one.meets(other) for one, other in combinations(rooms, 2))
    assert all(room.left >= -0.1 and room.right <= 300.1 for room in rooms)
    assert all(room.top >= 0 and room.bottom <= 200 for room in rooms)


def test_the_first_label_takes_its_first_side_and_the_next_gives_way():
    above, below = PointLabel("33,5%", 100, 100), PointLabel("mốc 40%", 100, 100)
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
