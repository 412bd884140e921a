"""The straight path by which shares and counts are judged (method, sections 3 and 5).

Unless a case says otherwise: one province, 20 of 100 in 2022, asked for 40% by 2025 and 60% by
2030. The path expects 33 1/3 in 2024, 44 in 2026, 52 in 2028.
"""

from datetime import date
from fractions import Fraction

import pytest

from progress.judging.verdicts import Course, Point, Reason, Verdict
from tests.factories import TODAY, VINH_LONG, figure, figures, judged, milestones

BASE = figure("01", 2022, 20, 100)


def verdict_of(year, numerator, denominator=100, *, before=(BASE,), **more):
    return judged((*before, figure("01", year, numerator, denominator)), year, **more).verdict


def test_worked_case_of_the_method():
    """From 20% (2022) towards 60% (2030), 35% in 2026: the path expects 40%, and the pace of 3.75
    points is less than the 6.25 required, but not less than half of them."""
    fact = judged(
        (BASE, figure("01", 2026, 35, 100)), 2026, targets=milestones(y2030=60), scope="01"
    )
    assert fact.verdict is Verdict.BEHIND
    assert fact.path == 40
    assert fact.course.pace(2026, fact.value) == Fraction("3.75")
    assert fact.course.required(2026, fact.value) == Fraction("6.25")


@pytest.mark.parametrize(
    ("year", "numerator", "verdict"),
    [
        pytest.param(2024, 41, Verdict.MET, id="above-the-target-before-its-year"),
        pytest.param(2024, 40, Verdict.MET, id="exactly-40-meets-40"),
        pytest.param(2024, 39, Verdict.ON_TRACK, id="above-the-path"),
        pytest.param(2024, 34, Verdict.ON_TRACK, id="just-above-the-path"),
        pytest.param(2024, 33, Verdict.BEHIND, id="just-below-the-path"),
        pytest.param(2024, 30, Verdict.BEHIND, id="required-is-exactly-twice-the-pace"),
        pytest.param(2024, 29, Verdict.AT_RISK, id="required-is-more-than-twice-the-pace"),
        pytest.param(2024, 21, Verdict.AT_RISK, id="hardly-moving"),
        pytest.param(2024, 20, Verdict.AT_RISK, id="standing-still"),
        pytest.param(2024, 0, Verdict.AT_RISK, id="falling"),
        pytest.param(2025, 60, Verdict.MET, id="in-2025-the-view-is-towards-2030"),
        pytest.param(2025, 40, Verdict.ON_TRACK, id="on-the-milestone-before"),
        pytest.param(2025, 39, Verdict.BEHIND, id="below-the-milestone-before"),
        pytest.param(2026, 44, Verdict.ON_TRACK, id="exactly-on-the-path"),
        pytest.param(2026, 43, Verdict.BEHIND, id="below-the-second-line"),
        pytest.param(2030, 60, Verdict.MET, id="at-the-milestone"),
        pytest.param(2030, 59, Verdict.MISSED, id="below-it-in-its-year"),
        pytest.param(2031, 60, Verdict.NO_DATA, id="after-the-last-only-its-own-year-counts"),
    ],
)
def test_straight_path(year, numerator, verdict):
    assert verdict_of(year, numerator) is verdict


@pytest.mark.parametrize(
    ("numerator", "denominator", "met"),
    [
        pytest.param(2, 5, True, id="two-of-five"),
        pytest.param(39999, 100000, False, id="written-as-40,0-and-still-less"),
        pytest.param(40 * 10**17, 10**19, True, id="exact-beyond-a-float"),
        pytest.param(40 * 10**17 - 1, 10**19, False, id="one-short-beyond-a-float"),
    ],
)
def test_values_are_compared_exactly_and_rounded_only_when_written(numerator, denominator, met):
    assert (verdict_of(2024, numerator, denominator) is Verdict.MET) is met


def test_after_a_milestone_the_path_runs_from_its_target_and_not_from_what_was_achieved():
    low = figure("01", 2025, 25, 100)
    assert verdict_of(2026, 43, before=(BASE, low)) is Verdict.BEHIND
    high = figure("01", 2025, 55, 100)
    assert verdict_of(2026, 44, before=(BASE, high)) is Verdict.ON_TRACK


@pytest.mark.parametrize(
    ("year", "numerator", "verdict"),
    [
        pytest.param(2024, 39, Verdict.INSUFFICIENT, id="no-path-before-the-first-milestone"),
        pytest.param(2024, 40, Verdict.MET, id="met-needs-no-path"),
        pytest.param(2025, 40, Verdict.ON_TRACK, id="the-path-starts-at-the-first-milestone"),
        pytest.param(2025, 39, Verdict.BEHIND, id="without-baseline-there-is-no-pace"),
        pytest.param(2026, 0, Verdict.BEHIND, id="nor-a-risk-however-low"),
        pytest.param(2030, 59, Verdict.MISSED, id="missed-needs-no-path"),
    ],
)
def test_without_a_baseline(year, numerator, verdict):
    late = figure("01", 2024, 10, 100)
    before = (late,) if year > 2024 else ()
    assert verdict_of(year, numerator, before=before) is verdict


def test_without_a_baseline_the_reason_is_that_there_is_no_path():
    assert judged((figure("01", 2024, 1, 2),), 2024).reason is Reason.COMPARED  # 50%: met
    assert judged((figure("01", 2024, 1, 3),), 2024).reason is Reason.NO_PATH


@pytest.mark.parametrize(
    ("numerator", "verdict"),
    [
        pytest.param(0, Verdict.INSUFFICIENT, id="nothing-achieved"),
        pytest.param(39, Verdict.INSUFFICIENT, id="a-start-is-no-progress"),
        pytest.param(40, Verdict.MET, id="but-what-is-met-is-met"),
    ],
)
@pytest.mark.parametrize("year", [2022, 2023])
def test_in_the_year_of_the_baseline_nothing_but_met_can_be_said(year, numerator, verdict):
    fact = judged((figure("01", year, numerator, 100),), year)
    assert fact.verdict is verdict
    assert fact.reason is (Reason.START if verdict is Verdict.INSUFFICIENT else Reason.COMPARED)


@pytest.mark.parametrize(
    ("as_of", "verdict", "reason"),
    [
        pytest.param(date(2030, 6, 1), Verdict.BEHIND, Reason.YEAR_NOT_CLOSED, id="within-it"),
        pytest.param(date(2030, 12, 14), Verdict.BEHIND, Reason.YEAR_NOT_CLOSED, id="day-before"),
        pytest.param(date(2030, 12, 15), Verdict.MISSED, Reason.COMPARED, id="closing-day"),
    ],
)
def test_a_milestone_is_missed_from_the_closing_day_of_its_year_only(as_of, verdict, reason):
    fact = judged((BASE, figure("01", 2030, 59, 100)), 2030, as_of=as_of)
    assert (fact.verdict, fact.reason, fact.past[-1].verdict) == (verdict, reason, verdict)


COURSE = Course(
    baseline=Point(2022, Fraction(20)),
    milestones=(Point(2025, Fraction(40)), Point(2030, Fraction(60))),
    milestone=Point(2030, Fraction(60)),
)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param(2021, None, id="before-the-baseline"),
        pytest.param(2022, 20, id="baseline"),
        pytest.param(2023, Fraction(80, 3), id="first-line"),
        pytest.param(2025, 40, id="milestone"),
        pytest.param(2029, 56, id="second-line"),
        pytest.param(2030, 60, id="last-milestone"),
        pytest.param(2031, None, id="after-the-last-milestone"),
    ],
)
def test_path_of_a_year(year, expected):
    assert COURSE.path(year) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param(2023, None, id="before-the-only-milestone"),
        pytest.param(2030, 60, id="the-milestone-itself"),
        pytest.param(2031, None, id="after-it"),
    ],
)
def test_path_of_one_milestone_without_baseline_is_that_point(year, expected):
    course = Course(None, (COURSE.milestone,), COURSE.milestone)
    assert course.path(year) == expected


def test_the_path_may_fall_where_the_baseline_was_above_the_target():
    high = Course(Point(2022, Fraction(70)), COURSE.milestones, COURSE.milestones[0])
    assert high.path(2024) == 50
    assert high.verdict(2024, Fraction(39), TODAY) is Verdict.AT_RISK


def test_no_pace_in_the_year_of_the_baseline_and_nothing_required_from_the_milestone_on():
    assert COURSE.pace(2022, Fraction(20)) is None
    assert COURSE.pace(2023, Fraction(21)) == 1
    assert COURSE.required(2029, Fraction(50)) == 10
    assert COURSE.required(2030, Fraction(50)) is None


def with_one_missing(numerator: int, year: int = 2026):
    """Two of three provinces report, 200 institutions; the third has 100: the bounds are
    numerator/300 and (numerator + 100)/300."""
    known = figures(("01", "46", "86"), 2025, 50, 100)
    reported = (figure("01", year, numerator, 200), figure("46", year, 0, 0))
    start = figures(("01", "46", *VINH_LONG), 2022, 20, 100)
    return judged((*start, *known, *reported), year, "VN")


@pytest.mark.parametrize(
    ("year", "numerator", "verdict"),
    [
        pytest.param(2026, 180, Verdict.MET, id="lower-bound-exactly-at-the-target"),
        pytest.param(2026, 179, Verdict.INSUFFICIENT, id="lower-bound-just-below-the-target"),
        pytest.param(2026, 132, Verdict.INSUFFICIENT, id="on-track-or-met"),
        pytest.param(2026, 60, Verdict.INSUFFICIENT, id="behind-or-on-track"),
        pytest.param(2026, 30, Verdict.INSUFFICIENT, id="at-risk-or-behind"),
        pytest.param(2030, 79, Verdict.MISSED, id="upper-bound-just-below-in-the-year"),
        pytest.param(2030, 80, Verdict.INSUFFICIENT, id="upper-bound-exactly-at-the-target"),
        pytest.param(2030, 180, Verdict.MET, id="met-in-the-year-whatever-is-missing"),
    ],
)
def test_with_reports_missing_a_verdict_needs_both_bounds(year, numerator, verdict):
    fact = with_one_missing(numerator, year)
    assert fact.bounds == (Fraction(100 * numerator, 300), Fraction(100 * (numerator + 100), 300))
    assert fact.verdict is verdict


def test_with_reports_missing_the_lower_bound_may_be_on_track_and_the_upper_one_too():
    known = (*figures(("01", "46"), 2025, 50, 100), figure("86", 2025, 1, 1))
    reported = figures(("01", "46"), 2026, 50, 100)
    fact = judged((BASE, *known, *reported), 2026, "VN")
    assert fact.verdict is Verdict.ON_TRACK
    assert fact.reason is Reason.COMPARED


def test_disagreeing_bounds_are_told_from_a_path_that_is_not_there():
    assert with_one_missing(60).reason is Reason.MISSING_REPORTS
    known = (figure("46", 2024, 1, 1), *figures(("01",), 2024, 10, 100))
    assert judged(known, 2024, "VN").reason is Reason.MISSING_REPORTS
    assert judged(known, 2024, "46").verdict is Verdict.MET
    assert judged(known, 2024, "01").reason is Reason.NO_PATH


def test_only_five_verdicts_judge():
    judging = {verdict.value for verdict in Verdict if verdict.is_judgement}
    assert judging == {"met", "missed", "on_track", "at_risk", "behind"}


def test_official_words():
    assert {verdict.value: verdict.label for verdict in Verdict} == {
        "met": "Đã đạt",
        "missed": "Không đạt mốc",
        "on_track": "Đúng tiến độ",
        "at_risk": "Nguy cơ không đạt",
        "behind": "Chậm tiến độ",
        "insufficient": "Chưa đủ căn cứ",
        "no_data": "Chưa có số liệu",
        "not_applicable": "Không còn áp dụng",
    }
