"""Provinces as rows of dots, and how they are spread."""

from datetime import date

from charts.rows.dot_rows import province_key, ranked
from charts.rows.dots import dots
from charts.rows.spreads import class_spread, verdict_spread
from charts.theme import LIGHT
from progress.judging.coverage import Basis, coverage
from progress.judging.verdicts import Verdict
from progress.model.selection import Selection
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    VISITS,
    figure,
    figures,
    milestones,
    of_provinces,
    programme,
)
from tests.unit.charts.test_trends import THEMES, TODAY, of_kind, rows


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
    _, found = province_rows([figure("86", 2026, 0, 100)])
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
