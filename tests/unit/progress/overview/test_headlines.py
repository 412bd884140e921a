"""Headlines: a sentence cannot claim more than the facts (method, section 8)."""

import pytest

from progress.judging.counts import CountKind, count
from progress.judging.verdicts import Verdict
from progress.overview.headlines import fact_sentence, headline, sector_sentence
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
    programme,
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
            "Chưa thể đánh giá năm 2026: 2 chỉ tiêu chưa có số liệu.",
            id="nothing-reported",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [*reaching(SERVICE, 60), *reaching(MUSEUMS, 30)],
            "Năm 2026, 1 trên 2 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030.",
            id="all-judged",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            reaching(SERVICE, 50),
            "Năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030; "
            "1 chỉ tiêu chưa có số liệu.",
            id="what-is-missing-is-counted",
        ),
        pytest.param(
            (SERVICE, MUSEUMS, PROVINCIAL),
            reaching(SERVICE, 60),
            "Mới đánh giá được 1 chỉ tiêu, 2 chỉ tiêu chưa có số liệu; "
            "năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030.",
            id="more-missing-than-judged-comes-first",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [*reaching(SERVICE, 60), figure("01", 2024, 1, 100, row=MUSEUMS)],
            "Năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030; "
            "1 chỉ tiêu chỉ có số liệu năm khác.",
            id="one-of-another-year-is-counted",
        ),
        pytest.param(
            (SERVICE, MUSEUMS),
            [figure("01", 2024, 100, 100, row=MUSEUMS)],
            "Chưa thể đánh giá năm 2026: 1 chỉ tiêu chỉ có số liệu năm khác, "
            "1 chỉ tiêu chưa có số liệu.",
            id="nothing-of-the-chosen-year",
        ),
        pytest.param(
            (SERVICE, DISTRICT),
            reaching(SERVICE, 60),
            "Năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ tới mốc 2030; "
            "1 chỉ tiêu không còn áp dụng.",
            id="what-has-ended-is-counted-apart",
        ),
    ],
)
def test_headline(rows, given, sentence):
    assert said(rows, given) == sentence


def test_at_the_last_milestone_the_words_are_of_an_ending():
    rows, given = (SERVICE, MUSEUMS), [figure("01", 2030, 60, 100)]
    given.append(figure("01", 2030, 59, 100, row=MUSEUMS))
    ending = "Năm 2030, 1 trên 2 chỉ tiêu đánh giá được đã đạt mốc 2030."
    assert said(rows, given, 2030) == said(rows, given, 2032) == ending


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
    assert fact.verdict is verdict
    assert count((fact,)).kinds == {CountKind.GOOD if good else CountKind.BAD: 1}


def test_a_sector_of_which_nothing_can_be_judged_says_so():
    assert sector_sentence(()) == ""
    unknown = judged((), 2026)
    assert sector_sentence((unknown,)) == "Chưa có chỉ tiêu nào đánh giá được: 1 chưa có số liệu"
    good = judged(reaching(SERVICE, 60), 2026)
    assert sector_sentence((good, unknown)) == (
        "Năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ; 1 chưa có số liệu"
    )


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
        pytest.param([], {}, "Thư viện cấp xã có dịch vụ: chưa có số liệu năm 2026.", id="no-data"),
        pytest.param(
            [figure("01", 2026, 0, 0)],
            {},
            "Thư viện cấp xã có dịch vụ: không còn áp dụng.",
            id="not-applicable",
        ),
        pytest.param(
            [figure("01", 2024, 1, 100)],
            {"year": 2024},
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
            "giá trị có thể từ 33,3% đến 66,7%. Ước tính, nếu 1 tỉnh, thành phố chưa báo cáo giữ "
            "nguyên kết quả gần nhất: 50,0%, đúng tiến độ.",
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
            {"targets": GROWTH, "year": 2022},
            "Lượt người sử dụng thư viện: chưa đủ căn cứ, chưa có số liệu sau năm gốc.",
            id="no-year-after-the-base",
        ),
        pytest.param(
            [BASE],
            {"year": 2022},
            "Thư viện cấp xã có dịch vụ: chưa đủ căn cứ, năm gốc của đường tiến độ, chưa có gì để "
            "so sánh.",
            id="a-start-is-no-progress",
        ),
        pytest.param(
            reaching(SERVICE, 60),
            {"year": 2027},
            "Thư viện cấp xã có dịch vụ: chưa có số liệu năm 2027; gần nhất 60,0% (năm 2026).",
            id="an-older-year-has-no-verdict",
        ),
        pytest.param(
            [BASE, figure("01", 2030, 5996, 10000)],
            {"year": 2031},
            "Thư viện cấp xã có dịch vụ: 59,96%, không đạt mốc (mốc 60% năm 2030); còn thiếu 4 "
            "thiết chế trong số đã báo cáo.",
            id="rounding-never-contradicts-the-verdict",
        ),
    ],
)
def test_a_sentence_of_one_target(given, more, text):
    assert sentence(given, **more) == text


def test_growth_on_track_needs_nothing_more_than_it_does():
    text = sentence(
        [figure("01", 2022, 10000, row=VISITS), figure("01", 2026, 14641, row=VISITS)],
        targets=GROWTH,
    )
    assert text == (
        "Lượt người sử dụng thư viện: +10,0%/năm (1/1 đơn vị so sánh được, gốc 2022), đúng tiến "
        "độ (mốc tăng 10–15% mỗi năm, năm 2030)."
    )


def test_growth_that_falls_short_says_the_rate_still_needed():
    given = [figure("01", 2022, 10000, row=VISITS), figure("01", 2026, 12000, row=VISITS)]
    assert sentence(given, targets=GROWTH).endswith("; cần tăng 15,6% mỗi năm đến năm 2030.")


@pytest.mark.parametrize("numerator", [0, 20, 30, 43, 44, 59, 60])
def test_with_reports_missing_no_sentence_claims_a_verdict_that_the_bounds_do_not(numerator):
    known = figures(("46", "86"), 2025, 50, 100)
    fact = judged((BASE, *known, figure("01", 2026, numerator, 100)), 2026, "VN")
    text, estimate, _ = fact_sentence(programme(), fact).partition(" Ước tính, nếu")
    assert fact.verdict is Verdict.INSUFFICIENT
    assert estimate
    assert "chưa đủ căn cứ" in text
    assert "2 tỉnh, thành phố" in text
    assert not any(v.label.lower() in text for v in Verdict if v.is_judgement)
