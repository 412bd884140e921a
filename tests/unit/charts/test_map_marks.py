"""How provinces are coloured, hatched and labelled on maps, and the legend."""

from datetime import date

import pytest

from charts.maps.marks import Colouring, colouring_of, legend, marks
from charts.theme import LIGHT
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
from tests.unit.charts.test_maps import BASELINE, THEMES, TODAY, covered


def looks(facts, colouring=Colouring.VALUE, theme=LIGHT):
    return {
        mark.code: (mark.fill, mark.hatch, mark.words) for mark in marks(facts, colouring, theme)
    }


def counts(facts, colouring=Colouring.VALUE):
    return {key.label: key.count for key in legend(facts, colouring, LIGHT)}


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
    said = rank_words(facts[0])
    assert said == "hạng 1 trong 3 tỉnh, thành phố so sánh được, bằng 2 nơi khác"


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
    assert "chưa tỉnh, thành phố nào có số liệu năm 2026" in coverage_headline(made_of(), facts)


def test_one_province_only():
    facts = covered([*BASELINE, figure("46", 2026, 50, 100)])
    said = looks(facts)
    assert said["46"] == (LIGHT.classes[2], None, "50,0%")
    assert said["01"] == said["86"] == (LIGHT.track, "rising", "○")
    assert rank_words(next(f for f in facts if f.code == "46")) == ""


def test_a_merged_province_half_of_whose_predecessors_reported_is_drawn_and_said_so():
    made = made_of(figures=(figure("83@2025", 2024, 10, 100),))
    chosen = Selection(date(2026, 11, 21), 2024, document="1520")
    facts = coverage(made, chosen, SERVICE, Basis.TODAY)
    (found,) = (fact for fact in facts if fact.code == "86")
    assert looks(facts)["86"] == (LIGHT.track, "dotted", "◌ (1/3)")
    said = reported_words(made, found)
    assert "3 đơn vị trước sáp nhập" in said
    assert "chưa có số liệu của" in said
    assert counts(facts)["◌ Thiếu báo cáo"] == 1


def test_a_province_by_itself_sums_nobody():
    facts = covered([*BASELINE, figure("46", 2026, 50, 100)])
    assert reported_words(made_of(), next(fact for fact in facts if fact.code == "46")) == ""


def test_small_denominators_print_their_counts_and_stand_apart():
    facts = covered([figure("01", 2022, 1, 4), figure("01", 2026, 2, 4)])
    assert looks(facts)["01"] == (LIGHT.classes[2], "upright", "2/4")
    assert counts(facts)["n/N: mẫu số dưới 5"] == 1
    assert counts(facts)["40 – dưới 60%"] == 0


def test_ended_categories_are_neither_missing_nor_a_value():
    facts = covered([], row=DISTRICT, targets=milestones(y2025=70, y2030=90, row=DISTRICT))
    assert set(looks(facts).values()) == {(LIGHT.track, None, "–")}
    assert counts(facts)["– Không còn áp dụng"] == 3
    assert coverage_headline(made_of(), facts).endswith("không còn áp dụng.")


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
    said = coverage_headline(made_of(), facts)
    assert "năm 2026, 1 trên 2 tỉnh, thành phố đánh giá được" in said
    assert said.endswith("1 chưa có số liệu.")
    assert tally_words(facts) == "1/2 đã đạt hoặc đúng tiến độ; 1 chưa có số liệu"
    few = coverage_headline(made_of(), covered([*BASELINE, figure("01", 2026, 90, 100)]))
    assert "mới đánh giá được 1 tỉnh, thành phố, 2 chưa có số liệu; năm 2026, 1 trên 1" in few


@pytest.mark.parametrize(("year", "basis"), [(2024, Basis.BEFORE), (2025, Basis.TODAY)])
def test_a_year_has_the_provinces_of_its_last_day(year, basis):
    assert basis_of_year(year) is basis
