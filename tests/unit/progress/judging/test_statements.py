"""What may be said of judged targets, and what may not (method, section 8)."""

from fractions import Fraction

import pytest

from progress.judging.counts import CountKind, count, left_out_words
from progress.judging.ranking import Rank, extreme, is_comparable, measured, ranks
from progress.judging.statements import (
    basis_words,
    counted_words,
    large_number,
    older_words,
    second_reading_words,
    verdict_brief,
    verdict_sentence,
)
from progress.judging.verdicts import Verdict
from progress.judging.words import decimals, growth_words, value_words
from tests.factories import (
    COUNTS,
    GROWTH,
    PROGRAMMES,
    TARGETS,
    VINH_LONG,
    VISITS,
    figure,
    figures,
    judged,
    target,
)

TODAY = ("01", "46", "86")
START = figures(("01", "46", *VINH_LONG), 2022, 20, 100)
FULL = (*START, *figures(TODAY, 2026, 50, 100))
KNOWN = (*START, *figures(TODAY, 2025, 40, 100))
PARTLY = (*KNOWN, *figures(TODAY[:2], 2026, 50, 100))
VISITED = tuple(figure(code, 2022, 1000, row=VISITS) for code in ("01", "46", *VINH_LONG))


def of(*given, year=2026, scope="01", **more):
    return judged(given, year, scope, **more)


def reached(numerator, year=2026, chosen=2026, denominator=100):
    start = figure("01", 2022, 20, 100)
    return of(start, figure("01", year, numerator, denominator), year=chosen)


ONE_OF_EACH = {
    CountKind.GOOD: lambda: reached(60),
    CountKind.BAD: lambda: reached(30),
    CountKind.INSUFFICIENT: lambda: of(*PARTLY, scope="VN"),
    CountKind.OTHER_YEAR: lambda: reached(60, 2025),
    CountKind.NO_DATA: of,
    CountKind.NOT_APPLICABLE: lambda: of(figure("01", 2026, 0, 0)),
}


def test_the_kinds_of_a_count_add_up_to_the_whole():
    counted = count(make() for make in ONE_OF_EACH.values())
    assert counted.kinds == dict.fromkeys(CountKind, 1)
    assert (counted.whole, counted.judged, counted.good, counted.left_out) == (6, 2, 1, 4)
    assert (counted.year, counted.milestone, counted.closing) == (2026, 2030, False)


def test_what_a_count_leaves_out_is_said_aloud_by_kind():
    counted = count(make() for make in ONE_OF_EACH.values())
    assert left_out_words(counted, "chỉ tiêu") == (
        "1 chỉ tiêu chưa đủ căn cứ, 1 chỉ tiêu chỉ có số liệu năm khác, "
        "1 chỉ tiêu chưa có số liệu, 1 chỉ tiêu không còn áp dụng"
    )
    assert left_out_words(count([reached(60)])) == ""


@pytest.mark.parametrize("verdict_of", [reached(60, 2025), reached(10, 2025)])
def test_a_judgement_of_an_older_year_is_counted_nowhere_among_the_judged(verdict_of):
    assert verdict_of.verdict.is_judgement
    counted = count([verdict_of])
    assert (counted.judged, counted.year, counted.share) == (0, None, None)


def test_judgements_of_two_years_are_not_counted_in_one():
    past = of(figure("01", 2025, 50, 100), milestone=2025)
    counted = count([reached(60), reached(30), past])
    assert (counted.year, counted.judged, counted.kinds[CountKind.OTHER_YEAR]) == (2026, 2, 1)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        pytest.param(2026, "đã đạt hoặc đúng tiến độ", id="before-the-last-milestone"),
        pytest.param(2030, "đã đạt", id="in-its-year"),
        pytest.param(2032, "đã đạt", id="after-it"),
    ],
)
def test_after_the_last_milestone_nothing_is_on_track(chosen, words):
    counted = count([reached(60, min(chosen, 2030), chosen)])
    assert counted.good_words == words


@pytest.mark.parametrize(
    ("fact", "comparable"),
    [
        pytest.param(lambda: of(*FULL, scope="VN"), True, id="all-reported"),
        pytest.param(lambda: of(*PARTLY, scope="VN"), False, id="one-missing"),
        pytest.param(
            lambda: of(*figures(VINH_LONG, 2024, 90, 100), year=2024, scope="86"),
            True,
            id="merged-all-predecessors",
        ),
        pytest.param(
            lambda: of(*figures(VINH_LONG[:1], 2024, 90, 100), year=2024, scope="86"),
            False,
            id="merged-one-of-three-predecessors",
        ),
        pytest.param(lambda: reached(60, 2025), False, id="an-older-year"),
        pytest.param(of, False, id="nothing"),
        pytest.param(lambda: of(figure("01", 2026, 0, 0)), False, id="nothing-over-nothing"),
        pytest.param(
            lambda: of(*VISITED, figure("01", 2026, 1400, row=VISITS), targets=GROWTH),
            True,
            id="a-judgeable-panel",
        ),
        pytest.param(
            lambda: of(figure("01", 2026, 1400, row=VISITS), targets=GROWTH),
            False,
            id="no-panel",
        ),
    ],
)
def test_only_current_values_of_fully_reporting_units_are_ranked(fact, comparable):
    found = fact()
    assert is_comparable(found) is comparable
    assert (measured(found) is not None) is comparable


def test_ties_share_a_rank_and_the_next_follows_after_all_of_them():
    values = [Fraction(5), None, Fraction(9), Fraction(5), Fraction(1)]
    assert ranks(values) == (Rank(2, 1, 4), None, Rank(1, 0, 4), Rank(2, 1, 4), Rank(4, 0, 4))
    assert ranks([None, None]) == (None, None)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"A": 5, "B": 3}, "A", id="one"),
        pytest.param({"A": 5, "B": 5, "C": 5, "D": 1}, "A, B, C", id="three-are-named"),
        pytest.param(dict.fromkeys("ABCD", 5), "4 tỉnh cùng mức", id="more-are-counted"),
    ],
)
def test_all_who_share_an_extreme_are_named_or_counted(values, words):
    found = extreme(list(values), values.get)
    assert found is not None
    assert found.words(str, "tỉnh") == words
    lowest = extreme(list(values), values.get, min)
    assert lowest is not None
    assert lowest.value == min(values.values())


def test_of_nothing_there_is_no_extreme():
    assert extreme([], lambda each: each) is None
    assert extreme(["A"], lambda _: None) is None


def test_one_alone_is_neither_first_nor_highest():
    assert ranks([None, Fraction(40)]) == (None, None)
    assert extreme(["A", "B"], {"A": Fraction(40), "B": None}.get) is None


@pytest.mark.parametrize(
    ("fact", "text", "small"),
    [
        pytest.param(lambda: of(*FULL, scope="VN"), "50,0%", "", id="judged"),
        pytest.param(
            lambda: of(*PARTLY, scope="VN"),
            "2/3",
            "tỉnh, thành phố đã báo cáo: 50,0% (có thể từ 33,3% đến 66,7%)",
            id="share-of-some",
        ),
        pytest.param(
            lambda: of(figure("01", 2026, 1, row=PROGRAMMES), scope="VN", targets=COUNTS),
            "1/3",
            "tỉnh, thành phố đã báo cáo: 1 chương trình",
            id="count-of-some",
        ),
        pytest.param(
            lambda: of(*VISITED, figure("01", 2026, 2000, row=VISITS), scope="VN", targets=GROWTH),
            "1/3",
            "tỉnh, thành phố so sánh được: +18,9%/năm",
            id="growth-of-one-in-three",
        ),
        pytest.param(of, "–", "", id="nothing"),
        pytest.param(
            lambda: of(figure("86@2025", 2024, 50, 100), scope="86@2025"), "–", "", id="ended-unit"
        ),
    ],
)
def test_a_value_stands_large_only_with_a_judgement(fact, text, small):
    found = large_number(fact())
    assert (found.text, found.small) == (text, small)


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        pytest.param(3996, 10000, "39,96%", id="just-under-the-target"),
        pytest.param(39996, 100000, "39,996%", id="closer"),
        pytest.param(399996, 1000000, "40,000%", id="three-decimals-at-most"),
        pytest.param(4000, 10000, "40,0%", id="met"),
        pytest.param(4004, 10000, "40,0%", id="above-it"),
        pytest.param(3994, 10000, "39,9%", id="far-enough-under-it"),
    ],
)
def test_a_rounded_value_never_contradicts_its_verdict(numerator, denominator, words):
    fact = of(figure("01", 2025, numerator, denominator), year=2025, milestone=2025)
    assert value_words(fact) == words


@pytest.mark.parametrize(
    ("value", "places"), [("39.96", 2), ("40", 1), ("39.9", 1), ("39.9996", 3), ("44.04", 1)]
)
def test_decimals_keep_a_value_on_its_side_of_every_threshold(value, places):
    assert decimals(Fraction(value), (Fraction(40), Fraction(44))) == places


def test_a_threshold_that_is_the_value_itself_asks_for_no_more_decimals():
    assert decimals(Fraction(200, 3), (Fraction(100), Fraction(200, 3))) == 1
    assert decimals(Fraction(19901, 300), (Fraction(19901, 300),)) == 1


def test_growth_just_under_the_target_gets_another_decimal():
    limits = (Fraction(10), Fraction(5))
    assert growth_words(9.97, limits) == "+9,97%/năm"
    assert growth_words(10.0, limits) == "+10,0%/năm"


@pytest.mark.parametrize(
    ("fact", "title_year", "words"),
    [
        pytest.param(lambda: of(*FULL, scope="VN"), 2026, "", id="goes-without-saying"),
        pytest.param(lambda: of(*FULL, scope="VN"), None, "năm 2026", id="no-year-in-the-title"),
        pytest.param(lambda: reached(60, 2025), 2026, "năm 2025", id="another-year"),
        pytest.param(
            lambda: of(*PARTLY, scope="VN"),
            2026,
            "2/3 tỉnh, thành phố báo cáo",
            id="some-did-not-report",
        ),
        pytest.param(
            lambda: of(*VISITED, figure("01", 2026, 1400, row=VISITS), targets=GROWTH),
            2026,
            "1/1 đơn vị so sánh được, gốc 2022",
            id="growth-has-its-panel-and-base",
        ),
        pytest.param(of, 2026, "", id="nothing"),
    ],
)
def test_what_a_printed_value_rests_on(fact, title_year, words):
    assert basis_words(fact(), title_year) == words


def test_a_number_counted_in_part_says_by_how_many_and_when():
    visited = [figure("01", 2026, 2000, row=VISITS)]
    fact = of(*visited, scope="VN", targets=GROWTH)
    assert counted_words(fact, 2026) == "2.000 lượt (1/3 tỉnh, thành phố báo cáo)"
    assert counted_words(fact) == "2.000 lượt (năm 2026, 1/3 tỉnh, thành phố báo cáo)"
    assert counted_words(of(*visited, targets=GROWTH), 2026) == "2.000 lượt"


def test_an_older_value_is_shown_with_its_year():
    assert older_words(reached(60, 2025)) == "chưa có số liệu năm 2026; gần nhất 60,0% (năm 2025)"


def test_the_second_reading_is_an_estimate_and_names_how_many_it_carries():
    fact = of(*PARTLY, scope="VN")
    assert fact.verdict is Verdict.INSUFFICIENT
    assert second_reading_words(fact) == (
        "Ước tính, nếu 1 tỉnh, thành phố chưa báo cáo giữ nguyên kết quả gần nhất: 46,7%, "
        "đúng tiến độ"
    )
    assert count([fact]).judged == 0


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(FULL, id="all-reported"),
        pytest.param(
            (*START, figure("86", 2025, 1, 1), *figures(TODAY[:2], 2026, 50, 100)),
            id="both-bounds-agree",
        ),
        pytest.param((figure("01", 2026, 50, 100),), id="never-known"),
    ],
)
def test_without_missing_reports_or_last_figures_there_is_no_second_reading(given):
    assert second_reading_words(of(*given, scope="VN")) == ""


def test_predecessors_are_carried_into_a_merged_unit():
    given = (*START, *figures(TODAY[:2], 2026, 50, 100))
    fact = of(*given, scope="VN", targets=(*TARGETS[:1], target(2030, 60)))
    assert fact.second_reading is not None
    assert (fact.second_reading.value, fact.second_reading.units) == (Fraction(160, 5), ("86",))


@pytest.mark.parametrize(
    ("fact", "brief"),
    [
        pytest.param(lambda: reached(60), "Đã đạt", id="current-and-whole"),
        pytest.param(lambda: of(*PARTLY, scope="VN"), "Chưa đủ căn cứ (2/3)", id="partly"),
        pytest.param(
            lambda: of(*PARTLY, scope="VN", year=2027),
            "Chưa đủ căn cứ (năm 2026, 2/3)",
            id="older-and-partly",
        ),
        pytest.param(of, "Chưa có số liệu", id="nothing"),
    ],
)
def test_a_verdict_beside_a_drawing_names_an_older_year_and_who_reported(fact, brief):
    assert verdict_brief(fact()) == brief


def test_a_table_says_the_estimate_beside_an_insufficient_verdict():
    fact = of(*PARTLY, scope="VN")
    assert verdict_sentence(fact) == f"Chưa đủ căn cứ. {second_reading_words(fact)}"
    assert verdict_sentence(reached(60)) == "Đã đạt"
