"""The list of provinces: where each stands, and how it is found."""

from dataclasses import replace

import pytest

from progress.model.selection import Selection
from progress.places.province_list import good_title, listed_headline, provinces_listed
from tests import factories as make

CHOSEN = Selection(make.TODAY, 2025, "VN", None, "1520")


def country(**given):
    units = tuple(
        replace(unit, former_names=("Thừa Thiên Huế",)) if unit.code == "46" else unit
        for unit in make.UNITS
    )
    return make.programme(units=units, **given)


def codes(words=""):
    return [each.unit.code for each in provinces_listed(country(), CHOSEN, words)]


def test_the_provinces_of_today_stand_by_the_alphabet():
    assert codes() == ["01", "46", "86"]


@pytest.mark.parametrize("words", ["hue", "HUẾ", "Thừa Thiên Huế", "thua thien", "46"])
def test_a_province_is_found_whatever_it_is_called(words):
    assert codes(words) == ["46"]


def test_an_ended_province_is_found_as_itself_and_in_what_it_became():
    assert codes("ben tre") == ["83@2025", "86"]
    assert codes("vĩnh long") == ["86", "86@2025"]


def test_nobody_is_found_for_what_nobody_is_called():
    assert codes("zzz") == []
    assert listed_headline((), 2025) == "Không có đơn vị nào khớp với từ đang tìm."


def test_the_headline_counts_those_that_stand_well_in_at_least_half():
    made = country(figures=(make.figure("01", 2025, 70, 100), make.figure("46", 2025, 1, 100)))
    said = listed_headline(provinces_listed(made, CHOSEN), 2025)
    assert said.startswith("1 trên 2 tỉnh, thành phố đã đạt hoặc")
    assert said.endswith("; 1 nơi chưa có chỉ tiêu nào đánh giá được.")
    assert listed_headline(provinces_listed(country(), CHOSEN), 2025) == (
        "Năm 2025, chưa tỉnh, thành phố nào trong 3 nơi có chỉ tiêu đánh giá được."
    )


def test_at_the_end_no_column_speaks_of_being_on_track():
    figures = tuple(make.figure("01", year, 70, 100) for year in (2026, 2030))
    made = country(figures=figures)
    titles = [
        good_title(provinces_listed(made, replace(CHOSEN, year=year))) for year in (2026, 2030)
    ]
    assert titles == ["Đạt hoặc đúng tiến độ", "Đã đạt"]


def test_a_province_that_sent_nothing_this_year_is_not_counted_by_its_older_figure():
    made = country(figures=(make.figure("01", 2025, 70, 100), make.figure("46", 2024, 99, 100)))
    said = listed_headline(provinces_listed(made, CHOSEN), 2025)
    assert said.startswith("Mới đánh giá được 1 tỉnh, thành phố, 2 nơi chưa có chỉ tiêu")
    assert "; 1 trên 1 tỉnh, thành phố đã đạt" in said
