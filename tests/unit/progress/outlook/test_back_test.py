"""Outlooks of earlier years against what came."""

from datetime import date
from fractions import Fraction

from progress.model.records import Measure
from progress.model.selection import Selection
from progress.outlook.back_test import back_test, back_test_sentence
from progress.outlook.outlooks import outlooks
from progress.outlook.provinces import province_outlooks, provinces_headline
from progress.outlook.words import outcome_words, outlook_sentence, reached_words, short_words
from tests.factories import (
    DISTRICT,
    SERVICE,
    TODAY,
    category,
    figure,
    milestones,
    of_provinces,
    target,
)

ASKED = milestones(y2030=60)
CODES = ("01", "46")
GIVEN = (
    *(figure("01", year, n, 100) for year, n in ((2023, 10), (2024, 20), (2025, 30), (2026, 40))),
    *(figure("46", year, n, 100) for year, n in ((2023, 10), (2024, 20), (2025, 30), (2026, 70))),
)
SELECTION = Selection(TODAY, 2026, document="1520")


def country(figures=GIVEN):
    return of_provinces(*CODES, figures=figures, targets=ASKED)


def test_what_came_is_held_against_the_range_of_each_earlier_year():
    years = {each.year: each for each in back_test(country(), SELECTION, SERVICE)}
    assert years[2023].outlooks == ()
    first, second = years[2024].outlooks
    assert (first.low, first.high, first.came, first.error) == (40, 40, 40, 0)
    assert (second.came, second.error) == (70, 30)
    assert (years[2024].within, years[2024].mean_error) == (1, Fraction(15))


def test_the_sentence_says_how_many_were_right_and_how_far_off_the_others():
    said = back_test_sentence(back_test(country(), SELECTION, SERVICE), Measure.SHARE, 2026)
    assert "từ số liệu đến năm 2024, 1 trên 2 tỉnh, thành phố" in said
    assert "lệch bình quân 15,0 điểm phần trăm" in said
    assert back_test_sentence((), Measure.SHARE, 2026).startswith("Chưa đủ số liệu")


def test_a_province_that_did_not_report_the_year_is_left_out_of_it():
    silent = tuple(each for each in GIVEN if (each.unit_code, each.year) != ("46", 2026))
    (first,) = back_test(country(figures=silent), SELECTION, SERVICE)[1].outlooks
    assert first.scope == "01"


def test_provinces_are_counted_by_outcome_and_reason_and_the_counts_add_up():
    silent = tuple(each for each in GIVEN if (each.unit_code, each.year) != ("46", 2026))
    made = country(figures=silent)
    places = province_outlooks(made, SELECTION, SERVICE)
    assert [each.code for each in places] == ["01", "46"]
    assert [each.reason for each in places] == ["", "Chưa có số liệu năm 2026"]
    assert provinces_headline(made, places).endswith(
        "theo số liệu năm 2026, nếu giữ tốc độ, 1 trên 2 tỉnh, thành phố sẽ đạt mốc 2030; "
        "0 không đạt, 0 chưa xác định, 1 chưa dự báo được."
    )


def test_a_sentence_names_its_paces_its_range_and_never_one_number_alone():
    made = country()
    (row,) = outlooks(made, Selection(TODAY, 2026, "01"))
    assert outlook_sentence(made, row).endswith(
        "nếu tốc độ từ 2023 hoặc từ 2025 giữ nguyên (tính từ 1/1 đơn vị), đến năm 2030 đạt 80,0%, "
        "không tăng thêm thì 40,0%; mốc 2030 (60%): sẽ đạt; năm đạt: 2028."
    )
    assert (short_words(row), reached_words(row)) == ("0", "2028")


def test_a_target_in_words_only_does_not_hide_what_can_be_tested():
    in_words = target(2040, None)
    made = of_provinces(*CODES, figures=GIVEN, targets=(*ASKED, in_words))
    assert back_test(made, SELECTION, SERVICE) == back_test(country(), SELECTION, SERVICE)


def test_what_no_longer_applies_is_not_said_to_lack_figures():
    made = of_provinces(
        *CODES,
        targets=milestones(y2030=60, row=DISTRICT),
        categories=(category("public_district", ended_on=date(2025, 6, 30)),),
    )
    places = province_outlooks(made, SELECTION, DISTRICT)
    assert {each.reason for each in places} == {"Không còn áp dụng"}
    assert provinces_headline(made, places).endswith(": không còn áp dụng ở mốc 2030.")


def test_provinces_without_such_institutions_are_counted_apart():
    given = (*GIVEN[:4], figure("46", 2026, 0, 0))
    places = province_outlooks(country(given), SELECTION, SERVICE)
    assert provinces_headline(country(given), places).endswith(
        "1 trên 2 tỉnh, thành phố sẽ đạt mốc 2030; 0 không đạt, 0 chưa xác định, "
        "1 không còn áp dụng."
    )


def test_met_is_said_of_the_milestone_of_the_row_and_no_other():
    marks = milestones(y2027=40, y2030=60)
    made = of_provinces("01", figures=(figure("01", 2026, 50, 100),), targets=marks)
    assert [outcome_words(row) for row in outlooks(made, Selection(TODAY, 2026, "01"))] == [
        "Đã đạt, chưa đủ số liệu để dự báo",
        "Chưa đủ số liệu để dự báo",
    ]
