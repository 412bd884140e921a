"""Indicator by indicator: every row there is, its facts, and what is said of them."""

from datetime import date

import pytest

from progress.indicators.sentences import (
    indicator_headline,
    missing_sentence,
    parts_sentence,
    provinces_sentence,
    sector_headline,
    spread,
    spread_sentence,
    verdict_spread,
)
from progress.indicators.series import all_series, series_fact, setting_document, targets_of
from progress.judging.coverage import Basis, coverage
from progress.judging.verdicts import Verdict
from progress.model.records import Measure
from progress.model.selection import Selection
from tests.factories import (
    COUNTS,
    DECISION,
    DISTRICT,
    GROWTH,
    INDICATORS,
    MUSEUMS,
    PROGRAMMES,
    SECTORS,
    SERVICE,
    TARGETS,
    VINH_LONG,
    VISITS,
    document,
    facts,
    figure,
    figures,
    indicator,
    milestones,
    programme,
    target,
)

PLAN = document("old", "86@2025")
TODAY = ("01", "46", "86")


def chosen(year=2026):
    return Selection(date(2026, 11, 21), year, document="1520")


def covered(made, row=SERVICE, year=2026):
    return coverage(made, chosen(year), row, Basis.TODAY)


def test_rows_are_all_that_is_asked_for_or_was_reported():
    made = programme(targets=TARGETS, figures=(figure("01", 2025, 5, row=VISITS),))
    assert all_series(made) == (SERVICE, VISITS)


def test_a_row_is_shown_against_the_national_document_else_the_plan_that_sets_it():
    ours = milestones(y2025=1, y2030=3, row=PROGRAMMES, document="old")
    both = milestones(y2025=30, document="old")
    made = programme(documents=(PLAN, DECISION), targets=(*ours, *both, *TARGETS))
    assert setting_document(made, SERVICE) is DECISION
    assert setting_document(made, PROGRAMMES) is PLAN
    assert setting_document(made, MUSEUMS) is None
    assert [each.document_code for each in targets_of(made, SERVICE)] == ["1520", "1520", "old"]


def test_a_plans_own_row_is_judged_for_the_plans_own_unit():
    ours = milestones(y2025=1, y2030=3, row=PROGRAMMES, document="old")
    made = programme(
        documents=(PLAN, DECISION),
        targets=ours,
        figures=(figure("86@2025", 2024, 2, row=PROGRAMMES),),
    )
    fact = series_fact(made, chosen(), PROGRAMMES)
    assert fact is not None
    assert (fact.scope, fact.verdict) == ("86@2025", Verdict.NOT_APPLICABLE)
    then = series_fact(made, chosen(2024), PROGRAMMES)
    assert then is not None
    assert (then.value, then.verdict) == (2, Verdict.MET)


def test_words_alone_are_not_judged():
    made = programme(targets=(target(2030, None),))
    assert all_series(made) == (SERVICE,)
    assert series_fact(made, chosen(), SERVICE) is None


HALF = (*figures(("01", "46", *VINH_LONG), 2022, 20, 100), *figures(TODAY, 2026, 50, 100))


@pytest.mark.parametrize(
    ("given", "row", "plan", "words"),
    [
        pytest.param(
            HALF,
            SERVICE,
            TARGETS,
            "50,0% (năm 2026), đúng tiến độ tới mốc 2030; 3 trên 3 tỉnh, thành phố đánh giá được",
            id="full",
        ),
        pytest.param(
            HALF[:-1],
            SERVICE,
            TARGETS,
            "năm 2026 chưa đủ căn cứ, 2/3 tỉnh, thành phố đã báo cáo: 50,0% (có thể từ 20,0% đến",
            id="partly",
        ),
        pytest.param(
            HALF[:5],
            SERVICE,
            TARGETS,
            "chưa có số liệu năm 2026; gần nhất 20,0% (năm 2022).",
            id="an-older-year",
        ),
        pytest.param(HALF[:-1], SERVICE, TARGETS, "1 chưa có số liệu", id="partly-missing"),
        pytest.param(
            (),
            SERVICE,
            TARGETS,
            "Thư viện cấp xã có dịch vụ: chưa có số liệu năm 2026.",
            id="empty",
        ),
        pytest.param(
            figures(TODAY, 2026, 1, 1),
            SERVICE,
            TARGETS,
            "3/3 (năm 2026), đã đạt mốc 2030",
            id="few",
        ),
        pytest.param(
            (),
            DISTRICT,
            milestones(y2025=70, y2030=90, row=DISTRICT),
            "không còn áp dụng, loại thiết chế kết thúc ngày 30/06/2025.",
            id="ended",
        ),
        pytest.param(figures(TODAY, 2026, 2, row=PROGRAMMES), PROGRAMMES, COUNTS, "6 ", id="count"),
        pytest.param((), VISITS, GROWTH, "chưa có số liệu năm 2026.", id="growth-empty"),
    ],
)
def test_headline_of_an_indicator(given, row, plan, words):
    made = programme(figures=given, targets=plan)
    fact = series_fact(made, chosen(), row)
    assert fact is not None
    assert words in indicator_headline(made, fact, covered(made, row))


def test_a_value_with_one_possible_reading_is_no_range():
    given = [figure(code, 2026, 50, 100) for code in TODAY]
    made = programme(figures=given, targets=(target(2030, 60),))
    fact = series_fact(made, chosen(), SERVICE)
    assert fact is not None
    assert fact.verdict is Verdict.INSUFFICIENT
    assert indicator_headline(made, fact, ()) == (
        "Thư viện cấp xã có dịch vụ: năm 2026 chưa đủ căn cứ, "
        "3/3 tỉnh, thành phố đã báo cáo: 50,0%."
    )


def test_provinces_are_counted_by_verdict_and_missing_ones_named():
    made = programme(figures=HALF[:-1])
    found = covered(made)
    assert provinces_sentence(found) == (
        "Năm 2026, 3 tỉnh, thành phố: 2 đúng tiến độ, 1 chưa có số liệu."
    )
    assert missing_sentence(made, found) == "1 chưa có số liệu: Vĩnh Long."
    assert "Chưa tỉnh, thành phố nào" in missing_sentence(programme(), covered(programme()))
    assert missing_sentence(made, covered(made, year=2022)) == ""


def test_spread_over_classes_sums_to_100_and_leaves_the_missing_out():
    given = [figure("01", 2026, 10, 100), figure("46", 2026, 100, 100)]
    found = covered(programme(figures=given))
    assert spread(found) == (
        ("0–dưới 20%", 1, 50),
        ("20–dưới 40%", 0, 0),
        ("40–dưới 60%", 0, 0),
        ("60–dưới 80%", 0, 0),
        ("80–100%", 1, 50),
    )
    assert spread_sentence(found) == (
        "Nhiều tỉnh, thành phố nhất ở nhóm 0–dưới 20% và 80–100%: 1/2; "
        "1 không so sánh được, không xếp nhóm."
    )


def test_spread_over_verdicts_counts_every_province():
    found = verdict_spread(covered(programme(figures=HALF[:-1])))
    assert found == ((Verdict.ON_TRACK, 2, 67), (Verdict.NO_DATA, 1, 33))


def test_parts_of_a_number_sum_to_100_percent():
    parts = [
        indicator(f"library_visits_{name}", Measure.GROWTH, short_name=name.title(), position=9)
        for name in ("onsite", "mobile", "online")
    ]
    parts = [
        type(each)(*[getattr(each, f) for f in each.__slots__[:7]], "library_visits", 9)
        for each in parts
    ]
    given = [figure("01", 2025, 1, row=(each.code, "none")) for each in parts]
    given.append(figure("46", 2025, 9, row=(parts[0].code, "none")))
    made = programme(indicators=(*INDICATORS, *parts), figures=given)
    text = parts_sentence(made, made.indicator["library_visits"], 2025)
    assert text.startswith("Năm 2025, theo các kênh (ở 1/3 tỉnh, thành phố báo cáo mọi kênh): ")
    assert "onsite 34% (1); mobile 33% (1); online 33% (1)" in text
    assert parts_sentence(made, made.indicator["library_visits"], 2024) == ""
    assert parts_sentence(made, made.indicator["library_service"], 2025) == ""


def test_headline_of_a_sector():
    made = programme(figures=HALF)
    library, museum = SECTORS
    assert sector_headline(library, facts(made, 2026, "VN")) == (
        "Thư viện: năm 2026, 1 trên 1 chỉ tiêu đánh giá được đã đạt hoặc đúng tiến độ."
    )
    assert sector_headline(museum, ()) == "Bảo tàng: không có chỉ tiêu nào."
    empty = facts(programme(), 2026, "VN")
    assert sector_headline(library, empty) == (
        "Thư viện: chưa có chỉ tiêu nào đánh giá được; 1 chỉ tiêu chưa có số liệu."
    )
