"""Scenarios of assignments: a lead keeps one, signs it; others look at it; nobody else writes."""

from datetime import date

import pytest

from data_access.imports import File, import_content
from data_access.people.authors import COMMAND_LINE
from data_access.programme.assignments import kept_assignments
from data_access.programme.queries import programme
from data_access.store.engine import reading
from tests.pages.conftest import TODAY, headline
from tests.pages.test_assignment import LIBRARIES, listed, said, shared
from tests.pages.test_data_entry import claims, come, engine
from tests.pages.test_drafts import buttons, press
from ui.frame.pages import OUTLOOK, PLANS, PROVINCES

__all__ = ("come", "engine")  # fixtures
ADDRESS = {name.replace("_", "-"): code for name, code in LIBRARIES.items()}
FIGURES = (
    "unit_code,indicator_code,category_code,year,numerator,denominator",
    "46,library_service,public_commune,2025,13,40",
    "01,library_service,public_commune,2025,40,130",
)


REPORTS = ("unit_code,year,received_on", "46,2025,2025-12-10", "01,2025,2025-12-10")


def take(engine, *lines: str) -> None:
    given = {"reason": "thử", "dry_run": False, "today": TODAY, "author": COMMAND_LINE}
    assert import_content(engine, File("x.csv", "\n".join(lines).encode()), **given).change_id


@pytest.fixture(autouse=True)
def reported(engine) -> None:
    take(engine, *FIGURES)
    take(engine, *REPORTS)


@pytest.fixture
def seen(come):
    def seen(who: str | None = "lan@x.vn", **address: str):
        at = come(claims(who) if who else None, OUTLOOK)
        at.query_params.update({**ADDRESS, **address})
        at.run()
        assert not at.exception, at.exception
        return at

    return seen


def keep(at, name: str):
    at.text_input(key="scenario-name").set_value(name)
    return press(at, "Lưu")


def kept(engine) -> tuple:
    with reading(engine) as connection:
        return kept_assignments(connection)


def test_a_lead_keeps_what_was_computed_and_everybody_finds_it(seen, engine):
    at = seen(**{"dat-tay": "46.5"})
    computed = shared(at)
    at = keep(at, "Phương án <b>A</b>")
    assert {each.unit_code: each.added for each in kept(engine)} == {"46": 5, "01": 44}
    told = "Phương án «Phương án <b>A</b>»: giao thêm 49 thiết chế cho 2 tỉnh, thành phố."
    assert headline(at) == told
    found = {name: number for name, number in computed.items() if number}
    assert shared(at) == found
    other = seen(None, **{"phuong-an": "Phương án <b>A</b>"})
    assert shared(other) == found
    assert "không phải quyết định" in said(other)


def test_what_is_kept_stays_when_the_figures_change(seen, engine):
    keep(seen(), "A")
    before = kept(engine)
    take(engine, FIGURES[0], "46,library_service,public_commune,2025,39,40")
    assert kept(engine) == before
    assert "49 thiết chế" not in headline(seen())
    assert "49 thiết chế" in headline(seen(**{"phuong-an": "A"}))


def test_a_lead_signs_it_and_each_unit_has_its_plan_beside_its_own(seen, come, engine):
    at = keep(seen(), "A")
    at.text_input(key="scenario-number").set_value("12/QĐ-BVHTTDL")
    at.date_input(key="scenario-day").set_value(date(2026, 2, 20))
    at = press(at, "Ghi quyết định")
    assert "Đã ghi quyết định" in said(at)
    with reading(engine) as connection:
        codes = {each.code for each in programme(connection).documents}
    assert {"12_qd_bvhttdl_2026-46", "12_qd_bvhttdl_2026-01"} <= codes
    for page in (PROVINCES, PLANS):
        at = come(claims("lan@x.vn"), page)
        at.query_params.update({"pham-vi": "46", "nam": "2025"})
        at.run()
        assert not at.exception, at.exception
        assert not at.error, [each.value for each in at.error]


def test_a_decision_without_number_is_refused_in_words(seen, engine):
    at = press(keep(seen(), "A"), "Ghi quyết định")
    assert "Hãy ghi số, ký hiệu" in said(at)


def test_a_lead_takes_a_scenario_back(seen, engine):
    at = press(keep(seen(), "A"), "Xóa phương án này")
    assert kept(engine) == ()
    assert "Phương án" not in headline(at)


@pytest.mark.parametrize("who", ["an@x.vn", None])
def test_others_compute_and_look_and_write_nothing(seen, who):
    keep(seen(), "A")
    assert not {"Lưu", "Ghi quyết định", "Xóa phương án này"} & buttons(seen(who))
    at = seen(who, **{"phuong-an": "A"})
    assert not {"Lưu", "Ghi quyết định", "Xóa phương án này"} & buttons(at)
    labels = [each.label for each in at.get("download_button")]
    assert "Phụ lục (Word)" in labels
    assert "Công văn gửi từng nơi (Word)" not in labels


def test_an_unknown_scenario_and_a_blank_name_are_said(seen):
    assert "Địa chỉ có phương án «B» không dùng được ở đây" in said(seen(**{"phuong-an": "B"}))
    assert "Hãy đặt tên cho phương án." in said(keep(seen(), "   "))


def test_a_scenario_without_this_indicator_says_so(seen):
    keep(seen(), "A")
    at = seen(**{"phuong-an": "A", "chi-tieu": "museum_programme", "loai": "museum"})
    assert "không giao chỉ tiêu này" in headline(at)
    assert listed(at) == []
