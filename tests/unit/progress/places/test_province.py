"""One province: what it is most like, and which plans are said to bind it."""

from dataclasses import replace
from datetime import date

import pytest

from progress.places.province import binding_sentences, distance, most_alike, successor
from tests import factories as make

TODAY = date(2026, 11, 21)


def sized(code, population, area):
    return replace(make.province(code), population=population, area_km2=area)


def country(*units, **given):
    return make.programme(units=(make.nation(), *units), successions=(), **given)


def test_distance_is_the_sum_of_the_logarithms_of_the_ratios():
    far = distance(sized("01", 100, 10.0), sized("02", 200, 20.0))
    assert far == pytest.approx(2 * 0.6931, abs=1e-3)
    assert distance(sized("01", 100, 10.0), sized("02", 100, 10.0)) == 0


@pytest.mark.parametrize(("population", "area"), [(None, 10.0), (100, None), (None, None)])
def test_what_is_unknown_is_not_alike(population, area):
    assert distance(sized("01", 100, 10.0), sized("02", population, area)) is None


def test_the_three_nearest_come_first_and_never_the_province_itself():
    units = [sized(f"0{n}", 100 * n, 10.0) for n in range(1, 6)]
    found = most_alike(country(*units), "03")
    assert [code for code, _ in found] == ["04", "02", "05"]
    assert [far for _, far in found] == sorted(far for _, far in found)


def test_the_number_of_communes_counts_as_much_as_population_and_area():
    units = [sized("01", 100, 10.0), sized("02", 100, 10.0), sized("03", 110, 10.0)]
    communes = {"01": 40, "02": 120, "03": 40}
    assert distance(units[0], units[1], communes) == pytest.approx(1.0986, abs=1e-3)
    near = [code for code, _ in most_alike(country(*units), "01", communes)]
    assert near == ["03", "02"]
    assert [code for code, _ in most_alike(country(*units), "01")] == ["02", "03"]


def test_a_province_whose_communes_are_unknown_is_not_alike():
    units = [sized("01", 100, 10.0), sized("02", 100, 10.0)]
    assert most_alike(country(*units), "01", {"01": 40}) == ()


def test_an_ended_province_is_like_those_of_its_own_time():
    gone = replace(make.ended("09"), population=100, area_km2=10.0)
    made_later = replace(
        make.province("08", valid_from=make.MERGED_ON), population=100, area_km2=10.0
    )
    unchanged = sized("01", 100, 10.0)
    found = most_alike(country(unchanged, gone, made_later), "09")
    assert [code for code, _ in found] == ["01"]


def test_an_ended_province_is_not_like_one_of_today():
    gone = replace(make.ended("09"), population=100, area_km2=10.0)
    assert most_alike(country(sized("01", 100, 10.0), gone), "01") == ()


def test_a_province_without_a_plan_of_its_own_says_so():
    (said,) = binding_sentences(country(make.province("01")), "01", TODAY)
    assert "Chưa có kế hoạch riêng" in said


def test_a_plan_from_before_a_merger_binds_the_old_unit_alone():
    gone, kept = make.ended("02"), make.province("01")
    made = make.programme(
        units=(make.nation(), kept, gone),
        successions=(make.succession("02", "01"),),
        documents=(make.document(), make.document("old", "02")),
    )
    assert any("không ràng buộc" in said for said in binding_sentences(made, "01", TODAY))
    assert any(
        "không ràng buộc đơn vị nào" in said for said in binding_sentences(made, "02", TODAY)
    )
    assert successor(made, "02") == "01"


def test_lower_targets_are_said_with_both_numbers():
    targets = make.milestones(y2030=60) + make.milestones(document="own", y2030=50)
    made = make.programme(
        units=(make.nation(), make.province("01")),
        successions=(),
        documents=(make.document(), make.document("own", "01")),
        targets=targets,
    )
    said = " ".join(binding_sentences(made, "01", TODAY))
    assert "ràng buộc tỉnh Tỉnh 01, bên cạnh Quyết định 1520/QĐ-TTg" in said
    assert "1 thấp hơn" in said
    assert "50%" in said
    assert "60%" in said


def test_of_two_plans_of_a_unit_one_is_said_to_bind():
    old = replace(make.document("old", "01"), issued_on=date(2023, 3, 1))
    new = replace(make.document("new", "01"), issued_on=date(2026, 6, 15), replaces="old")
    made = make.programme(
        units=(make.nation(), make.province("01")),
        successions=(),
        documents=(make.document(), new, old),
    )
    bound, gone = binding_sentences(made, "01", TODAY)
    assert "ràng buộc tỉnh Tỉnh 01, bên cạnh" in bound
    assert "không ràng buộc tỉnh Tỉnh 01" in gone
    assert "các mốc trước năm 2026 vẫn đánh giá theo kế hoạch này" in gone
    gone, bound = binding_sentences(made, "01", date(2026, 6, 14))
    assert "không ràng buộc" in gone
    assert "mốc trước" not in gone
    assert "không ràng buộc" not in bound
