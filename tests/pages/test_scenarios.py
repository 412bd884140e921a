"""Scenarios of assignments: a lead keeps one, signs it; others look at it; nobody else writes."""

import unicodedata
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
    asked = "giao thêm 49 thiết chế cho 2 tỉnh, thành phố, đến năm 2030"
    assert headline(at) == f"Phương án «Phương án <b>A</b>»: {asked}"
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
    assert "Đã ghi quyết định: mỗi nơi" in said(at)
    told = "giao đúng như phương án này: 12/QĐ-BVHTTDL ngày 20/02/2026."
    assert told in said(at)
    assert told in said(seen(None, **{"phuong-an": "A"}))
    assert told not in said(keep(seen(**{"dat-tay": "46.5"}), "B")), "B asks something else"
    with reading(engine) as connection:
        codes = {each.code for each in programme(connection).documents}
    assert {"12_qd_bvhttdl_2026-46", "12_qd_bvhttdl_2026-01"} <= codes
    for page in (PROVINCES, PLANS):
        at = come(claims("lan@x.vn"), page)
        at.query_params.update({"pham-vi": "46", "nam": "2025"})
        at.run()
        assert not at.exception, at.exception
        assert not at.error, [each.value for each in at.error]


def test_numbers_set_by_hand_can_be_dropped_where_nothing_is_needed(seen, engine):
    take(engine, FIGURES[0], "46,library_service,public_commune,2025,40,40")
    take(engine, FIGURES[0], "01,library_service,public_commune,2025,129,130")
    at = seen(**{"dat-tay": "01.1"})
    assert "đã đủ mức" in headline(at)
    assert shared(press(at, "Bỏ mọi số đặt tay")) == {"Huế": 0, "Hà Nội": 0}


def test_a_name_that_is_taken_is_replaced_and_that_is_said(seen, engine):
    decomposed = unicodedata.normalize("NFD", "Phương  án")
    keep(seen(), decomposed)
    at = keep(seen(**{"dat-tay": "46.27-01.22"}), decomposed)
    assert "Đã thay phương án cùng tên" in said(at)
    assert {(each.scenario, each.unit_code, each.added) for each in kept(engine)} == {
        ("Phương án", "46", 27),
        ("Phương án", "01", 22),
    }


def test_lines_of_a_file_may_have_years_and_rates_of_their_own(seen, engine):
    head = "scenario,indicator_code,category_code,unit_code,year,first_year,milestone,rule,"
    head += "numerator,denominator,added,percent"
    share = "A,library_service,public_commune"
    take(engine, head, f"{share},46,2025,2026,2028,level,13,40,3,", f"{share},01,2025,2027,2030,"
         "level,40,130,4,")  # fmt: skip
    growth = "A,library_visits,none"
    rest = "2025,2026,2030,level,,,"
    take(engine, head, f"{growth},46,{rest},8", f"{growth},01,{rest},10")
    at = seen(**{"phuong-an": "A"})
    assert "giao thêm 7 thiết chế" in headline(at)
    years = {row["Tỉnh, thành phố"]: [row[f"Thêm {y}"] for y in range(2026, 2031)]
             for row in listed(at)}  # fmt: skip
    assert years == {"Huế": ["1", "1", "1", "0", "0"], "Hà Nội": ["0", "1", "1", "1", "1"]}
    at = seen(**{"phuong-an": "A", "chi-tieu": "library_visits", "loai": "none"})
    assert "tăng 8–10% mỗi năm" in headline(at)
    assert {row["Giao"] for row in listed(at)} == {"tăng 8% mỗi năm", "tăng 10% mỗi năm"}


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
