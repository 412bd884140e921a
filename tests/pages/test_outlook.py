"""Triển vọng: full, partly reported and empty; the list, the map, one place and its fan."""

import json

import pytest

from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from ui.frame.pages import OUTLOOK

MUSEUMS = {"chi_tieu": "museum_programme", "loai": "museum", "nam": "2025"}
OUTCOME = "Nếu giữ tốc độ"


def said(at) -> str:
    return "\n".join(each.value for each in at.markdown)


def listed(at) -> list[dict[str, str]]:
    found = (table for table in tables(at) if OUTCOME in table.columns)
    return [row for table in found for row in table.to_dict("records")]


def drawn(at) -> list[dict]:
    return [json.loads(each.proto.spec) for each in at.get("vega_lite_chart")]


def test_every_province_is_listed_with_its_outcome_and_the_headline_counts_them_all(visit):
    at = visit("full", OUTLOOK, **MUSEUMS)
    rows = listed(at)
    assert len(rows) == 34
    outcomes = [row[OUTCOME] for row in rows]
    meet = sum(each.endswith("Sẽ đạt") for each in outcomes)
    miss = sum(each.endswith("Sẽ không đạt") for each in outcomes)
    unsure = sum(each.endswith("Chưa xác định") for each in outcomes)
    assert f"{meet} trên 34 tỉnh, thành phố sẽ đạt mốc 2030" in headline(at)
    assert f"{miss} không đạt, {unsure} chưa xác định" in headline(at)
    assert f"{34 - meet - miss - unsure} chưa dự báo được" in headline(at)


def test_without_an_indicator_it_begins_where_a_pace_is_known(visit):
    at = visit("full", OUTLOOK)
    assert "nếu tốc độ từ" in said(at)


def test_a_province_has_its_fan_and_says_what_it_rests_on(visit):
    at = visit("full", OUTLOOK, chi_tieu="library_visits", loai="none", nam="2025", pham_vi="46")
    assert "thành phố Huế: nếu tốc độ từ 2022 hoặc từ 2024 giữ nguyên" in said(at)
    kinds = {row["kind"] for spec in drawn(at) for row in _rows(spec)}
    assert "outlook" in kinds


def test_earlier_outlooks_stand_beside_with_their_error(visit):
    assert "Thử lại với kết quả năm 2025: từ số liệu đến năm 2023" in said(
        visit("full", OUTLOOK, **MUSEUMS)
    )


@pytest.mark.parametrize("state", ["partly", "empty"])
def test_without_figures_it_says_so_and_lists_every_province(visit, state):
    at = visit(state, OUTLOOK, **MUSEUMS)
    assert len(listed(at)) == 34
    assert "chưa tỉnh, thành phố nào đủ số liệu đến năm 2025 để dự báo mốc 2030" in headline(at)
    assert "Chưa đủ số liệu các năm trước" in said(at)


def test_after_the_last_milestone_nothing_is_foretold(visit):
    at = visit("full", OUTLOOK, **{**MUSEUMS, "nam": "2030", "ngay": "2031-03-01"})
    assert "Không còn mốc nào" in headline(at)
    assert listed(at) == []


def test_of_an_ended_province_it_says_that_none_is_foretold_and_shows_the_country(visit):
    at = visit("full", OUTLOOK, **{**MUSEUMS, "pham_vi": "86@2025"})
    (problem,) = [each.value for each in at.warning]
    assert "không còn mốc nào sắp tới vì đã sắp xếp; đang xem cả nước." in problem
    assert "Tốc độ đưa đến đâu: Cả nước" in [each.value for each in at.header]


def test_the_basis_of_63_provinces_changes_nothing_of_it(visit):
    at = visit("full", OUTLOOK, **MUSEUMS, co_so="63", pham_vi="46")
    assert not at.warning
    assert len(listed(at)) == 34
    assert "Tốc độ đưa đến đâu: thành phố Huế" in [each.value for each in at.header]


def test_what_no_longer_applies_is_said_to_be_so(visit):
    at = visit("full", OUTLOOK, chi_tieu="library_service", loai="public_district", nam="2024")
    assert "không còn áp dụng ở mốc 2025" in headline(at)


def _rows(spec):
    return [
        row
        for layer in spec["layer"]
        for row in layer.get("data", {}).get("values", [])
        if "kind" in row
    ]
