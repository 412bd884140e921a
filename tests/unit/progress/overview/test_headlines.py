"""Headlines: a sentence cannot claim more than the facts (method, section 8)."""

from __future__ import annotations

from datetime import date

import pytest
from progress.judging.tally import tally

from progress.judging.verdicts import Verdict
from progress.overview.headlines import attention, fact_sentence, headline, sector_sentence
from progress.reporting.reporting import ministry_reports
from progress.tasks.schedule import task_facts
from tests.factories import (
    COUNTS,
    DISTRICT,
    GROWTH,
    MUSEUMS,
    PROGRAMMES,
    PROVINCIAL,
    SERVICE,
    VINH_LONG,
    VISITS,
    facts,
    figure,
    figures,
    judged,
    milestones,
    of_provinces,
    programme,
    task,
    task_record,
)

BASE = figure("01", 2022, 20, 100)


def plan(*rows):
    return tuple(each for row in rows for each in milestones(y2025=40, y2030=60, row=row))


def said(rows, given, year=2026, scope="01"):
    made = programme(targets=plan(*rows), figures=tuple(given))
    return headline(facts(made, year, scope))


def reaching(row, numerator):
    return [figure("01", 2022, 20, 100, row=row), figure("01", 2026, numerator, 100, row=row)]


@pytest.mark.parametrize(
    ("rows", "given", "sentence"),
    [
        pytest.param((), [], "Không có chỉ tiêu nào ràng buộc phạm vi này.", id="empty"),
        pytest.param(
            (DISTRICT,), [], "Không còn chỉ tiêu nào áp dụng cho phạm vi này.", id="all-ended"
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [],
            "Chưa thể đánh giá: 2 chỉ tiêu chưa có số liệu.",
            id="nothing-reported",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [*reaching(SERVICE, 60), *reaching(MUSEUMS, 30)],
            "1 trên 2 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030.",
            id="all-judged",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            reaching(SERVICE, 50),
            "1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030; "
            "1 chỉ tiêu chưa có số liệu.",
            id="what-is-missing-is-counted",
        ),
        pytest.param(
            (SERVICE, MUSEUMS, PROVINCIAL),
            reaching(SERVICE, 60),
            "Mới đánh giá được 1 chỉ tiêu, 2 chỉ tiêu chưa có số liệu; "
            "1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030.",
            id="more-missing-than-judged-comes-first",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [*reaching(SERVICE, 60), figure("01", 2024, 1, 100, row=MUSEUMS)],
            "1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030; "
            "1 chỉ tiêu chưa đủ căn cứ.",
            id="an-insufficient-one-is-counted",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [figure("01", 2024, 1, 100, row=MUSEUMS)],
            "Chưa thể đánh giá: 1 chỉ tiêu chưa đủ căn cứ, 1 chỉ tiêu chưa có số liệu.",
            id="insufficient-and-no-data",
        ),
        pytest.param(
            (SERVICE, DISTRICT),
            reaching(SERVICE, 60),
            "1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030.",
            id="what-has-ended-is-neither-good-nor-missing",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [*reaching(SERVICE, 60), figure("01", 2024, 100, 100, row=MUSEUMS)],
            "2 trên 2 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ.",
            id="different-milestones-are-not-named",
        ),
    ],
)
def test_headline(rows, given, sentence):
    assert said(rows, given) == sentence


def test_counts_of_a_tally_add_up_to_the_facts():
    rows = (SERVICE, MUSEUMS, DISTRICT, PROVINCIAL)
    given = (*reaching(SERVICE, 50), *reaching(MUSEUMS, 10))
    counted = tally(facts(programme(targets=plan(*rows), figures=given), 2026))
    assert (counted.good, counted.bad, counted.judged) == (1, 1, 2)
    assert (counted.insufficient, counted.no_data, counted.not_applicable) == (0, 1, 1)


@pytest.mark.parametrize(
    ("year", "numerator", "verdict", "good"),
    [
        pytest.param(2026, 60, Verdict.MET, True, id="met"),
        pytest.param(2026, 44, Verdict.ON_TRACK, True, id="on-track"),
        pytest.param(2026, 43, Verdict.BEHIND, False, id="behind"),
        pytest.param(2026, 21, Verdict.AT_RISK, False, id="at-risk"),
        pytest.param(2030, 59, Verdict.MISSED, False, id="missed"),
    ],
)
def test_only_what_is_met_or_on_track_is_good(year, numerator, verdict, good):
    fact = judged((BASE, figure("01", year, numerator, 100)), year)
    counted = tally((fact,))
    assert fact.verdict is verdict
    assert (counted.good, counted.bad) == ((1, 0) if good else (0, 1))


def test_a_sector_of_which_nothing_can_be_judged_says_so():
    assert sector_sentence(()) == "Chưa có chỉ tiêu nào đánh giá được"
    assert sector_sentence((judged((), 2026),)) == "Chưa có chỉ tiêu nào đánh giá được"
    good = judged(reaching(SERVICE, 60), 2026)
    assert sector_sentence((good,)) == "1 trên 1 chỉ tiêu đã đạt hoặc đúng tiến độ"


def sentence(given, year=2026, scope="01", **more):
    fact = judged(given, year, scope, **more)
    return fact_sentence(programme(), fact)


VISITED = [figure(code, 2022, 1000, row=VISITS) for code in ("01", "46", *VINH_LONG)]


@pytest.mark.parametrize(
    ("given", "more", "text"),
    [
        pytest.param(
            reaching(SERVICE, 43),
            {},
            "Thư viện cấp xã có dịch vụ: 43,0%, chậm tiến độ (mốc 60% năm 2030); cần thêm 17 "
            "thiết chế trong số đã báo cáo, 5 mỗi năm.",
            id="behind-says-what-is-needed",
        ),
        pytest.param(
            reaching(SERVICE, 60),
            {},
            "Thư viện cấp xã có dịch vụ: 60,0%, đã đạt (mốc 60% năm 2030).",
            id="met-needs-nothing",
        ),
        pytest.param(
            [BASE, figure("01", 2026, 1, 4)],
            {},
            "Thư viện cấp xã có dịch vụ: 1/4, nguy cơ không đạt (mốc 60% năm 2030); cần thêm 2 "
            "thiết chế trong số đã báo cáo, 1 mỗi năm.",
            id="under-five-no-percentage",
        ),
        pytest.param([], {}, "Thư viện cấp xã có dịch vụ: chưa có số liệu.", id="no-data"),
        pytest.param(
            [figure("01", 2026, 0, 0)],
            {},
            "Thư viện cấp xã có dịch vụ: không còn áp dụng.",
            id="not-applicable",
        ),
        pytest.param(
            [figure("01", 2024, 1, 100)],
            {},
            "Thư viện cấp xã có dịch vụ: chưa đủ căn cứ, không có số liệu gốc đến năm 2023 để "
            "dựng đường tiến độ.",
            id="no-path",
        ),
        pytest.param(
            [
                *figures(("01", "46", "86"), 2025, 50, 100),
                *figures(("01", "46"), 2026, 50, 100),
            ],
            {"scope": "VN"},
            "Thư viện cấp xã có dịch vụ: chưa đủ căn cứ, thiếu số liệu của 1 tỉnh, thành phố, "
            "giá trị có thể từ 33,3% đến 66,7%.",
            id="missing-reports-are-counted-with-the-range",
        ),
        pytest.param(
            figures(("01", "46"), 2026, 0, 0),
            {"scope": "VN"},
            "Thư viện cấp xã có dịch vụ: chưa đủ căn cứ, thiếu số liệu của 1 tỉnh, thành phố, "
            "giá trị có thể từ 0,0% đến 100,0%.",
            id="no-denominator",
        ),
        pytest.param(
            [figure("01", 2026, 0, row=PROGRAMMES)],
            {"scope": "VN", "targets": COUNTS},
            "Số chương trình của bảo tàng: chưa đủ căn cứ, thiếu số liệu của 2 tỉnh, thành phố.",
            id="a-count-has-no-range",
        ),
        pytest.param(
            [*VISITED, figure("01", 2026, 1400, row=VISITS)],
            {"scope": "VN", "targets": GROWTH},
            "Lượt người sử dụng thư viện: chưa đủ căn cứ, chỉ 1/3 tỉnh, thành phố so sánh được.",
            id="small-panel",
        ),
        pytest.param(
            [figure("01", 2022, 0, row=VISITS), figure("01", 2026, 5, row=VISITS)],
            {"targets": GROWTH},
            "Lượt người sử dụng thư viện: chưa đủ căn cứ, năm gốc bằng 0.",
            id="zero-base",
        ),
        pytest.param(
            [figure("01", 2022, 5, row=VISITS)],
            {"targets": GROWTH},
            "Lượt người sử dụng thư viện: chưa đủ căn cứ, chưa có số liệu sau năm gốc.",
            id="no-year-after-the-base",
        ),
    ],
)
def test_a_sentence_of_one_target(given, more, text):
    assert sentence(given, **more) == text


def test_a_sentence_of_growth_says_the_rate_and_the_rate_still_needed():
    text = sentence(
        [figure("01", 2022, 10000, row=VISITS), figure("01", 2026, 14641, row=VISITS)],
        targets=GROWTH,
    )
    assert text.startswith("Lượt người sử dụng thư viện: +10,0%/năm, đúng tiến độ (mốc tăng 10–15%")
    assert text.endswith("; cần tăng 10,0% mỗi năm đến năm 2030.")


@pytest.mark.parametrize("numerator", [0, 20, 30, 43, 44, 59, 60])
def test_with_reports_missing_no_sentence_claims_a_verdict_that_the_bounds_do_not(numerator):
    known = figures(("46", "86"), 2025, 50, 100)
    fact = judged((BASE, *known, figure("01", 2026, numerator, 100)), 2026, "VN")
    text = fact_sentence(programme(), fact)
    assert fact.verdict is Verdict.INSUFFICIENT
    assert "chưa đủ căn cứ" in text
    assert "2 tỉnh, thành phố" in text
    assert not any(v.label.lower() in text for v in Verdict if v.is_judgement)


def needing(given=(), targets=(), *, year=2026, as_of=date(2026, 11, 21), tasks=(), records=()):
    made = programme(figures=tuple(given), targets=targets, tasks=tasks, task_records=records)
    reports = ministry_reports(made, year, as_of)
    return attention(made, facts(made, year), reports, task_facts(made, as_of))


def test_attention_lists_the_gravest_first():
    rows = (SERVICE, MUSEUMS, PROVINCIAL, DISTRICT)
    given = (
        *reaching(SERVICE, 43),
        *reaching(MUSEUMS, 10),
        figure("01", 2024, 1, 100, row=PROVINCIAL),
    )
    found = needing(given, plan(*rows))
    assert [each.judgement.value for each in found] == ["at_risk", "behind", "insufficient"]
    assert [each.fact.indicator.code for each in found] == [
        "museum_programme",
        "library_service",
        "library_service",
    ]


def test_missed_comes_before_at_risk_and_what_is_good_is_not_listed():
    rows = (SERVICE, MUSEUMS, PROVINCIAL)
    given = (
        *reaching(SERVICE, 60),
        *reaching(MUSEUMS, 10),
        figure("01", 2030, 1, 100, row=PROVINCIAL),
    )
    found = needing(given, plan(*rows), year=2030, as_of=date(2026, 1, 1))
    assert [each.judgement.value for each in found] == ["missed", "at_risk"]


def test_reports_and_tasks_stand_before_targets():
    tasks = (task("I.1", 2024, 2025), task("I.2", 2026, 2030), task("I.3", 2024, 2024))
    behind = (BASE, figure("01", 2025, 39, 100))
    found = needing(behind, plan(SERVICE), year=2025, as_of=date(2026, 1, 1), tasks=tasks)
    assert [each.judgement.value for each in found] == ["missing", "overdue", "behind"]
    assert found[0].sentence == (
        "3 tỉnh, thành phố chưa gửi báo cáo năm 2025: Hà Nội, Huế, Vĩnh Long."
    )
    assert found[1].sentence == "2 nhiệm vụ quá hạn: I.1, I.3."
    assert found[0].fact is found[1].fact is None


def test_many_units_without_a_report_are_counted_and_not_named():
    made = of_provinces("01", "46", "48", "79", "86", "92")
    (only,) = attention(made, (), ministry_reports(made, 2024, date(2026, 1, 1)), ())
    assert only.sentence == "6 tỉnh, thành phố chưa gửi báo cáo năm 2024."


def test_a_task_done_is_no_matter():
    finished = task_record(finished_on=date(2025, 1, 1))
    assert needing(tasks=(task(),), records=(finished,)) == ()


def test_nothing_to_attend_to_is_empty():
    assert needing() == ()
