"""Reports in sentences: headlines, rules, what a report covers, the list of those to be urged."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.records import ReportBy
from progress.model.reported import Communes
from progress.reporting.chains import commune_chain, ministry_chain
from progress.reporting.follow_up import DEMONSTRATION, letter, nobody_words
from progress.reporting.reporting import ReportState, scope_reports
from progress.reporting.words import (
    chain_headline,
    covered,
    cut_offs,
    partial_year,
    rule_sentence,
    rule_without_units,
    sent_words,
    state_rule,
    units_state,
)
from tests.factories import (
    CIRCULAR,
    DECISION,
    VINH_LONG,
    commune,
    document,
    ended,
    programme,
    report,
)

TODAY = date(2026, 11, 21)
RULE = replace(
    CIRCULAR,
    title="Thông tư quy định chế độ báo cáo",
    number="14/2022/TT-BVHTTDL",
    report_to="Bộ",
    report_clause="Điều 9: “trước ngày 15 tháng 12”",
)
HUE = replace(
    document("hue", "46", first_year=2026, before=(10, 5)),
    title="Kế hoạch của thành phố",
    report_to="Sở",
    report_clause="Đoạn kết: “trước ngày 05 tháng 10”",
)


def country(*reports, year: int = 2025, as_of: date = TODAY, scope: str = "VN"):
    made = programme(documents=(DECISION, RULE), reports=reports)
    return ministry_chain(made, scope, year, as_of)


def city(*reports, plan=HUE, year: int = 2026, as_of: date = TODAY, number: int = 3):
    units = [replace(commune(str(n), f"Xã {n}"), parent_code="46") for n in range(number)]
    made = programme(documents=(DECISION, RULE, *([plan] if plan else [])))
    return commune_chain(made, Communes("46", tuple(units), reports), year, as_of)


@pytest.mark.parametrize(
    ("chain", "said"),
    [
        pytest.param(
            country(report("01", 2025), report("46", 2025, date(2025, 12, 20))),
            "2/3 tỉnh, thành phố đã gửi báo cáo năm 2025: 1 đúng hạn, 1 gửi muộn; "
            "1 đơn vị chưa gửi, quá hạn 342 ngày.",
            id="some-late-some-missing",
        ),
        pytest.param(
            country(),
            "Chưa ghi nhận văn bản báo cáo năm 2025 nào của 3 tỉnh, thành phố; "
            "hạn là trước ngày 15/12/2025.",
            id="nobody",
        ),
        pytest.param(
            country(year=2026),
            "0/3 tỉnh, thành phố đã gửi báo cáo năm 2026; 3 đơn vị chưa gửi, còn 23 ngày "
            "(trước 15/12/2026).",
            id="not-due",
        ),
        pytest.param(
            country(year=2026, as_of=date(2026, 12, 14)),
            "0/3 tỉnh, thành phố đã gửi báo cáo năm 2026; 3 đơn vị chưa gửi, hôm nay là ngày cuối "
            "(trước 15/12/2026).",
            id="the-last-day",
        ),
        pytest.param(
            country(*(report(code, 2025) for code in ("01", "46", "86"))),
            "3/3 tỉnh, thành phố đã gửi báo cáo năm 2025: 3 đúng hạn.",
            id="everyone",
        ),
        pytest.param(
            country(report("46", 2025, date(2025, 12, 20)), scope="46"),
            "Thành phố Huế gửi báo cáo năm 2025 muộn 6 ngày.",
            id="one-unit-late",
        ),
        pytest.param(
            country(report("01", 2025), scope="46"),
            "Thành phố Huế chưa gửi báo cáo năm 2025, quá hạn 342 ngày.",
            id="one-unit-missing",
        ),
        pytest.param(
            country(scope="86@2025"),
            "Không có đơn vị nào phải gửi báo cáo năm 2025 trong phạm vi này.",
            id="ended-province",
        ),
        pytest.param(
            city(report("0", 2026, date(2026, 9, 30))),
            "1/3 đơn vị cấp xã của Huế đã gửi báo cáo năm 2026: 1 đúng hạn; 2 đơn vị chưa gửi, "
            "quá hạn 48 ngày.",
            id="communes",
        ),
        pytest.param(
            city(year=2025),
            "0/3 đơn vị cấp xã của Huế đã gửi báo cáo năm 2025; không có văn bản nào yêu cầu gửi "
            "trong năm này.",
            id="before-the-plan-binds",
        ),
        pytest.param(
            city(plan=replace(HUE, report_day=None, report_month=None)),
            "0/3 đơn vị cấp xã của Huế đã gửi báo cáo năm 2026; văn bản không ghi ngày nên không "
            "tính muộn.",
            id="no-day",
        ),
    ],
)
def test_headline(chain, said):
    assert chain_headline(chain) == said


@pytest.mark.parametrize(
    ("received", "cut_off", "said"),
    [
        pytest.param((2026, 10, 2), (2026, 9, 30), "khoảng 9 tháng đầu năm", id="nine-months"),
        pytest.param((2026, 11, 14), (2026, 11, 14), "khoảng 10,5 tháng đầu năm", id="half-months"),
        pytest.param((2026, 12, 1), (2026, 11, 30), "khoảng 11 tháng đầu năm", id="eleven"),
        pytest.param((2027, 1, 8), (2026, 12, 31), "cả năm", id="whole-year"),
        pytest.param((2026, 1, 9), (2026, 1, 3), "chưa đến một tháng", id="days"),
        pytest.param((2028, 3, 5), (2028, 2, 29), "khoảng 2 tháng đầu năm", id="leap-day"),
        pytest.param((2026, 12, 1), None, "", id="unknown"),
        pytest.param(
            (2026, 12, 1),
            (2026, 12, 31),
            "ngày chốt ghi sau ngày gửi, cần hỏi lại đơn vị",
            id="after-the-receipt",
        ),
        pytest.param(
            (2026, 12, 1),
            (2025, 12, 31),
            "ngày chốt trước năm báo cáo, cần hỏi lại đơn vị",
            id="of-another-year",
        ),
    ],
)
def test_what_a_report_covers(received, cut_off, said):
    year = 2028 if received[0] == 2028 else 2026
    assert covered(report("46", year, date(*received), cut_off and date(*cut_off))) == said


def test_a_deadline_in_october_is_said_to_cover_nine_months():
    assert "khoảng 9 tháng đầu năm" in partial_year(city())
    assert partial_year(country()) == ""


def test_cut_offs_are_counted_and_many_are_a_span():
    few = country(report("01", 2025, None, date(2025, 11, 30)), report("46", 2025))
    assert cut_offs(few) == "Ngày chốt số liệu: 30/11/2025 (1 đơn vị), chưa rõ (1 đơn vị)."
    many = city(
        *(report(str(n), 2026, date(2026, 10, 2), date(2026, 9, 20 + n)) for n in range(5)),
        report("5", 2026, date(2026, 10, 2)),
        number=6,
    )
    assert cut_offs(many) == (
        "Ngày chốt số liệu: từ 20/09/2026 đến 24/09/2026 (5 đơn vị), chưa rõ (1 đơn vị)."
    )
    assert cut_offs(country()) == ""


def test_rules_name_document_and_clause():
    assert rule_sentence(country()) == (
        "Tỉnh, thành phố gửi báo cáo năm 2025 đến Bộ trước ngày 15/12/2025. "
        "Căn cứ: Thông tư 14/2022/TT-BVHTTDL, điều 9."
    )
    assert "trước ngày 05/10/2026. Căn cứ: Kế hoạch hue/QĐ, đoạn kết." in rule_sentence(city())
    assert "Không có kế hoạch nào" in rule_sentence(city(plan=None))


@pytest.mark.parametrize("chain", [country(), city(), city(plan=None)])
def test_every_state_that_occurs_has_a_rule(chain):
    assert all(state_rule(chain, fact.state) for fact in chain.facts)


def test_every_state_of_a_deadline_has_its_days():
    assert state_rule(country(), ReportState.ON_TIME) == "nhận chậm nhất ngày 14/12/2025"
    assert "15/12/2025" in state_rule(country(), ReportState.LATE)


def test_a_rule_that_asks_no_unit_of_today_is_said_to():
    plan = replace(HUE, report_by=ReportBy.DISTRICT, report_from="các sở; UBND các huyện")
    old = replace(plan, unit_code="86@2025", report_month=11, report_day=15)
    said = rule_without_units(old, ended("86@2025", "Vĩnh Long"))
    assert "yêu cầu các sở; UBND các huyện báo cáo hằng năm, trước ngày 15/11" in said
    assert "đơn vị đã kết thúc, cấp huyện không còn" in said
    assert "không đơn vị nào bị tính thiếu hay muộn" in said
    lasting = replace(ended("12", "Lai Châu"), valid_to=None)
    said = rule_without_units(replace(plan, report_day=None), lasting)
    assert "không ghi ngày; không nêu cấp xã, cấp huyện không còn" in said


def test_the_list_names_those_who_owe_by_the_alphabet_with_days_and_rule():
    lines = letter(country(report("46", 2025)), demonstration=False).splitlines()
    assert "Căn cứ: Thông tư 14/2022/TT-BVHTTDL. Điều 9: “trước ngày 15 tháng 12”." in lines
    assert "Hạn gửi đến Bộ: trước ngày 15/12/2025. Còn 2 đơn vị chưa gửi:" in lines
    assert [line for line in lines if line[:1].isdigit()] == [
        "1. Thành phố Hà Nội: quá hạn 342 ngày;",
        "2. Tỉnh Vĩnh Long: quá hạn 342 ngày.",
    ]
    assert DEMONSTRATION not in lines


def test_demonstration_is_marked_in_the_list_itself():
    assert DEMONSTRATION in letter(country(report("01", 2025)), demonstration=True)


def test_without_a_day_the_list_speaks_of_no_lateness():
    undated = replace(HUE, report_day=None, report_month=None)
    said = letter(city(report("0", 2026, date(2026, 9, 1)), plan=undated), demonstration=False)
    assert "không ghi ngày" in said
    assert "quá hạn" not in said


@pytest.mark.parametrize(
    ("chain", "said"),
    [
        pytest.param(country(year=2026), "Chưa đến hạn: 3 đơn vị", id="not-due"),
        pytest.param(city(plan=None), "Không có văn bản nào", id="nobody-asks"),
        pytest.param(country(scope="86@2025"), "Không có đơn vị nào", id="nobody-there"),
        pytest.param(country(report("46", 2025), scope="46"), "Mọi đơn vị đã gửi", id="all-sent"),
    ],
)
def test_an_empty_list_says_why(chain, said):
    assert letter(chain, demonstration=False) == ""
    assert nobody_words(chain).startswith(said)


def test_where_no_report_at_all_is_recorded_nobody_is_urged():
    assert letter(country(), demonstration=False) == ""


def test_a_year_without_any_record_is_silent_in_counts_and_lists():
    silent = scope_reports(programme(), "VN", 2024, date(2026, 3, 1))
    assert sent_words(silent) == "chưa ghi nhận văn bản báo cáo nào"
    merged = scope_reports(programme(), "86", 2024, date(2026, 3, 1))
    assert units_state(merged) == "Chưa có ghi nhận"
    partly = programme(reports=[report(VINH_LONG[0], 2024)])
    assert units_state(scope_reports(partly, "86", 2024, date(2026, 3, 1))) == (
        "1/3 đơn vị trước sáp nhập đã gửi"
    )
