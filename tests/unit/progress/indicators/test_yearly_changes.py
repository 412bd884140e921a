"""What changed since the year before, only where both years stand on the same ground."""

from datetime import date
from fractions import Fraction

import pytest

from charts.changes import SIDE, drawn_changes
from charts.changes import changes as draw
from charts.theme import LIGHT
from progress.indicators.yearly_changes import (
    change_words,
    changes_by_province,
    changes_sentence,
    ground_sentence,
    not_compared_sentence,
)
from progress.judging.coverage import Basis
from tests.factories import (
    PROGRAMMES,
    SERVICE,
    VINH_LONG,
    VISITS,
    figure,
    figures,
    of_provinces,
    programme,
    report,
)


def changed(given, year=2025, basis=Basis.TODAY, row=SERVICE, **more):
    made = programme(figures=tuple(given), **more)
    return {each.code: each for each in changes_by_province(made, row, year, basis)}


def test_points_gained_and_lost():
    found = changed(
        [
            figure("01", 2024, 20, 100),
            figure("01", 2025, 30, 90),
            figure("46", 2024, 5, 10),
            figure("46", 2025, 4, 10),
        ]
    )
    assert found["01"].change == Fraction(100, 3) - 20
    assert found["46"].change == -10
    assert change_words(found["01"]) == "+13,3 điểm"
    assert change_words(found["46"]) == "−10,0 điểm"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([figure("01", 2025, 30, 100)], id="not-the-year-before"),
        pytest.param([figure("01", 2024, 30, 100)], id="not-this-year"),
        pytest.param([figure("01", 2024, 0, 0), figure("01", 2025, 1, 2)], id="had-none"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_was_not_reported_in_both_years_did_not_change(given):
    change = changed(given)["01"]
    assert (change.change, change_words(change)) == (None, "–")


def test_a_merged_province_is_compared_with_the_sum_of_its_predecessors():
    whole = [*figures(VINH_LONG, 2024, 10, 100), figure("86", 2025, 60, 200)]
    assert changed(whole)["86"].change == 20
    assert changed(whole[1:])["86"].change is None


def test_on_the_basis_of_before_a_merged_province_has_no_year_after_it():
    given = [*figures([*VINH_LONG, "01"], 2024, 10, 100), *figures(["86", "01"], 2025, 20, 100)]
    found = changed(given, basis=Basis.BEFORE)
    assert {code for code, each in found.items() if each.change is not None} == {"01"}


def test_few_institutions_are_written_as_they_are():
    change = changed([figure("01", 2024, 0, 1), figure("01", 2025, 1, 1)])["01"]
    assert change_words(change) == "0/1 → 1/1"
    assert drawn_changes((change,)) == ()


def test_growth_compares_only_reports_that_cover_the_same_part_of_the_year():
    given = [figure("01", year, 1000 + 100 * (year - 2024), row=VISITS) for year in (2024, 2025)]
    assert changed(given, row=VISITS)["01"].change == 10
    assert change_words(changed(given, row=VISITS)["01"]) == "+10,0%"
    short = (report("01", 2025, cut_off_on=date(2025, 10, 5)),)
    assert changed(given, row=VISITS, reports=short)["01"].change is None
    from_nothing = [figure("01", 2024, 0, row=VISITS), figure("01", 2025, 9, row=VISITS)]
    assert changed(from_nothing, row=VISITS)["01"].change is None


def test_a_count_changes_by_things():
    given = [figure("01", 2024, 1, row=PROGRAMMES), figure("01", 2025, 4, row=PROGRAMMES)]
    assert change_words(changed(given, row=PROGRAMMES)["01"]) == "+3"


def test_order_is_by_gain_then_alphabet_and_unknown_last():
    given = [*figures(["01", "46"], 2024, 10, 100), *figures(["01", "46"], 2025, 20, 100)]
    assert list(changed(given)) == ["01", "46", "86"]
    assert list(changed([*given[:3], figure("46", 2025, 30, 100)])) == ["46", "01", "86"]


def test_one_alone_has_not_gained_most():
    found = tuple(changed([figure("01", 2024, 10, 100), figure("01", 2025, 20, 100)]).values())
    assert changes_sentence(programme(), found, 2025) == (
        "Từ năm 2024 đến năm 2025, 1/3 tỉnh, thành phố so sánh được: 1 tăng."
    )


def test_sentences_count_and_name_and_say_what_is_left_out():
    given = [*figures(["01", "46"], 2024, 10, 100), figure("01", 2025, 20, 100)]
    found = tuple(changed([*given, figure("46", 2025, 10, 80)]).values())
    made = programme()
    assert changes_sentence(made, found, 2025) == (
        "Từ năm 2024 đến năm 2025, 2/3 tỉnh, thành phố so sánh được: 2 tăng. "
        "Tăng nhiều nhất: Hà Nội (+10,0 điểm)."
    )
    assert not_compared_sentence(made, found) == (
        "1 tỉnh, thành phố không so sánh được: Vĩnh Long."
    )
    assert ground_sentence(found, 2025) == (
        "Ở các tỉnh so sánh được, tổng số thiết chế từ 200 còn 180: năm 2025 tính theo đơn vị hành "
        "chính sắp xếp từ 01/07/2025."
    )


def test_sentence_of_nothing_claims_nothing():
    found = tuple(changed([]).values())
    assert "chưa có tỉnh, thành phố nào" in changes_sentence(programme(), found, 2025)
    assert ground_sentence(found, 2025) == not_compared_sentence(programme(), found) == ""


def test_chart_shows_the_largest_gains_and_losses_around_one_line():
    codes = [f"{number:02}" for number in range(20)]
    given = [
        figure(code, year, 50 + (place - 9) * (year - 2024), 100)
        for place, code in enumerate(codes)
        for year in (2024, 2025)
    ]
    made = of_provinces(*codes, figures=given)
    found = changes_by_province(made, SERVICE, 2025, Basis.TODAY)
    assert [int(each.change or 0) for each in drawn_changes(found)] == [
        *range(10, 10 - SIDE, -1),
        *range(-4, -4 - SIDE, -1),
    ]
    rows = draw(made, found, LIGHT)["layer"][0]["data"]["values"]
    assert len({row["zero"] for row in rows}) == 1
    assert all((row["end"] > row["zero"]) == ("↑" in row["text"]) for row in rows)
