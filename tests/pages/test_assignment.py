"""Giao chỉ tiêu: the need, who shares it, what is set by hand; full, partly reported and empty."""

import pytest

from tests.pages.conftest import headline
from tests.pages.html_tables import tables
from ui.frame.pages import OUTLOOK

VIEW = {"xem": "giao-chi-tieu"}
MUSEUMS = {**VIEW, "chi_tieu": "museum_programme", "loai": "museum", "nam": "2025"}
LIBRARIES = {**VIEW, "chi_tieu": "library_service", "loai": "public_commune", "nam": "2025"}
ADDED = "Giao thêm"


def listed(at) -> list[dict[str, str]]:
    found = (table for table in tables(at) if {ADDED, "Giao"} & {*table.columns})
    return [row for table in found for row in table.to_dict("records")]


def number(cell: str) -> int:
    return int(cell.partition(" ")[0].replace(".", ""))


def said(at) -> str:
    return "\n".join(e.value for e in (*at.markdown, *at.caption, *at.warning, *at.info))


def shared(at) -> dict[str, int]:
    return {row["Tỉnh, thành phố"]: number(row[ADDED]) for row in listed(at) if row[ADDED] != "–"}


@pytest.mark.parametrize("rule", ["level", "proportion"])
def test_the_headline_is_the_sum_of_the_list_and_of_its_years(visit, rule):
    at = visit("full", OUTLOOK, cach=rule, **MUSEUMS)
    rows, found = listed(at), shared(at)
    assert len(rows) == 34
    assert f"cần thêm {sum(found.values())} thiết chế" in headline(at)
    assert f"để {len(found)}/34 nơi đã báo cáo cộng lại đạt" in headline(at)
    for row in rows:
        if row[ADDED] != "–":
            years = [number(cell) for name, cell in row.items() if name.startswith("Thêm 20")]
            assert sum(years) == number(row[ADDED])
    assert "không phải quyết định" in said(at)


def test_a_number_set_by_hand_stays_and_the_others_share_the_rest(visit):
    before, after = (
        shared(visit("full", OUTLOOK, **LIBRARIES, **more)) for more in ({}, {"dat_tay": "01.0"})
    )
    assert after["Hà Nội"] == 0 < before["Hà Nội"]
    assert sum(after.values()) == sum(before.values())


def test_without_room_it_says_how_many_are_left_over(visit):
    at = visit("full", OUTLOOK, **MUSEUMS, dat_tay="01.0-86@2025.3-99.1-x")
    assert "«86@:small[]2025.3, 99.1, x»" in said(at)  # such an address is no link
    left = sum(shared(visit("full", OUTLOOK, **MUSEUMS)).values()) - sum(shared(at).values())
    assert f"còn {left} thiết chế" in said(at)


def test_a_number_beyond_what_a_place_has_is_cut_and_that_is_said(visit):
    at = visit("full", OUTLOOK, **MUSEUMS, dat_tay="01.9999")
    assert "chỉ tính bằng số đó: Hà Nội" in said(at)
    assert "chỉ tính bằng số đó" not in said(visit("full", OUTLOOK, **MUSEUMS, dat_tay="01.0"))


def test_the_form_sets_a_number_and_takes_it_back(visit):
    at = visit("full", OUTLOOK, **MUSEUMS)
    before = shared(at)
    at.selectbox(key="by-hand-province").set_value("01")
    at.number_input(key="by-hand-number").set_value(0)
    press(at, "Đặt")
    assert at.query_params["dat-tay"] in ("01.0", ["01.0"])
    assert shared(at)["Hà Nội"] == 0
    press(at, "Bỏ mọi số đặt tay")
    assert shared(at) == before


def test_numbers_set_by_hand_go_with_their_indicator(visit):
    at = visit("full", OUTLOOK, **MUSEUMS, dat_tay="01.0")
    at.selectbox(key="filter-chi-tieu-loai").set_value("library_service.public_commune").run()
    assert "dat-tay" not in at.query_params


def press(at, label: str) -> None:
    (button,) = (each for each in at.button if each.label == label)
    button.click().run()
    assert not at.exception, at.exception


def test_growth_asks_one_percent_of_all(visit):
    at = visit("full", OUTLOOK, **{**VIEW, "chi_tieu": "library_visits", "loai": "none"})
    rows = listed(at)
    assert len(rows) == 34
    assert {row["Giao"] for row in rows} == {"tăng 10% mỗi năm"}


@pytest.mark.parametrize("state", ["partly", "empty"])
def test_without_figures_it_says_so(visit, state):
    at = visit(state, OUTLOOK, **MUSEUMS)
    assert listed(at) == [] or "Chưa có số liệu năm 2025" in said(at)
    assert at.title


@pytest.mark.parametrize("odd", ["x", "01.", "01.-4", "99.3", "01.9999999", "<b>.1", "46@2025.3"])
def test_an_address_that_sets_nothing_changes_nothing(visit, odd):
    assert shared(visit("full", OUTLOOK, **MUSEUMS, dat_tay=odd)) == shared(
        visit("full", OUTLOOK, **MUSEUMS)
    )
