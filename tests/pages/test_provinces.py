"""Tỉnh, thành: one province on one page."""

from __future__ import annotations

import pytest

from ui.pages import PROVINCES

REUSED = ["15", "24", "44", "52", "80", "82", "91"]
CODES = [*REUSED, *(f"{code}@2025" for code in REUSED), "86", "86@2025", "12"]


def said(at) -> str:
    return "\n".join(each.value for each in at.markdown)


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
def test_without_a_province_one_is_asked_for_and_all_are_listed(visit, shown, state):
    at = visit(state, PROVINCES)
    assert shown(at).headline.startswith("Chọn một tỉnh")
    assert len(at.dataframe[0].value) == 34


@pytest.mark.parametrize("state", ["full", "partly", "empty"])
@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_province_has_its_page(visit, shown, stored, state, code):
    at = visit(state, PROVINCES, pham_vi=code)
    assert stored(state).unit[code].name in shown(at).headline
    assert not shown(at).warnings


def test_the_plan_of_vinh_long_binds_the_ended_province_and_nobody_today(visit):
    assert "không ràng buộc đơn vị nào" in said(visit("empty", PROVINCES, pham_vi="86@2025"))
    assert "không ràng buộc tỉnh Vĩnh Long hiện nay" in said(
        visit("empty", PROVINCES, pham_vi="86")
    )


def test_lower_targets_of_lai_chau_are_said(visit):
    assert "thấp hơn Quyết định 1520/QĐ-TTg" in said(visit("empty", PROVINCES, pham_vi="12"))


def test_the_commune_with_a_plan_has_its_page(visit):
    text = said(visit("empty", PROVINCES, pham_vi="quang_nghiep@2025"))
    assert "04/KH-UBND" in text


def test_a_merged_province_links_to_its_predecessors(visit):
    assert "?pham-vi=86@2025" in said(visit("empty", PROVINCES, pham_vi="86"))


def test_what_the_chosen_row_cannot_mean_is_said(visit, shown):
    at = visit("partly", PROVINCES, pham_vi="46", chi_tieu="khong-co")
    (warning,) = shown(at).warnings
    assert "khong-co" in warning


def test_the_chosen_row_is_drawn(visit, shown):
    at = visit("partly", PROVINCES, pham_vi="46", chi_tieu="library_visits", loai="none")
    assert any("Diễn biến" in each for each in shown(at).alternatives)


@pytest.mark.parametrize("code", ["46", "86@2025"])
def test_a_comparison_and_the_record_open_on_demand(visit, code):
    at = visit("full", PROVINCES, pham_vi=code)
    before = len(at.dataframe)
    for key in ("to", "record"):
        at.session_state[key] = True
    at.run()
    assert not at.exception
    assert len(at.dataframe) > before
