"""Where a path begins, what is still needed, and targets that are counts (method, section 3)."""

from fractions import Fraction

import pytest

from progress.judging.judge import baseline
from progress.judging.verdicts import Point, Reason, Verdict
from tests.factories import (
    COUNTS,
    PROGRAMMES,
    SERVICE,
    VINH_LONG,
    figure,
    figures,
    judged,
    programme,
    target,
)

BASE = figure("01", 2022, 20, 100)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([(2022, 20), (2023, 30)], Point(2022, Fraction(20)), id="earliest"),
        pytest.param([(2021, 5), (2022, 20)], Point(2021, Fraction(5)), id="however-early"),
        pytest.param([(2023, 30)], Point(2023, Fraction(30)), id="the-last-year-allowed"),
        pytest.param([(2024, 30)], None, id="too-late"),
        pytest.param([], None, id="never-reported"),
    ],
)
def test_baseline_is_the_earliest_value_not_later_than_2023(given, expected):
    made = programme(figures=tuple(figure("01", year, n, 100) for year, n in given))
    assert baseline(made, SERVICE, "01") == expected


def test_a_year_without_institutions_gives_no_baseline():
    made = programme(figures=(figure("01", 2022, 0, 0), figure("01", 2023, 1, 4)))
    assert baseline(made, SERVICE, "01") == Point(2023, Fraction(25))
    empty = programme(figures=(figure("01", 2023, 0, 0), figure("01", 2024, 1, 4)))
    assert baseline(empty, SERVICE, "01") is None


@pytest.mark.parametrize(
    ("row", "codes", "expected"),
    [
        pytest.param(SERVICE, ("01", "46", "83@2025"), 2022, id="more-than-half"),
        pytest.param(SERVICE, ("01", "46"), 2023, id="fewer-than-half-wait-for-the-next-year"),
        pytest.param(PROGRAMMES, ("01", "46", *VINH_LONG), 2022, id="all-for-a-count"),
        pytest.param(PROGRAMMES, ("01", "46", "83@2025"), 2023, id="one-missing-from-a-count"),
    ],
)
def test_a_year_is_a_baseline_where_enough_of_its_units_have_the_figure(row, codes, expected):
    full = figures(("01", "46", *VINH_LONG), 2023, 1, 1, row=row)
    made = programme(figures=(*figures(codes, 2022, 1, 4, row=row), *full))
    assert baseline(made, row, "VN").year == expected


def test_baseline_is_the_value_among_those_reporting_then():
    made = programme(figures=figures(("01", "46", "83@2025"), 2022, 1, 4))
    assert baseline(made, SERVICE, "VN") == Point(2022, Fraction(25))


def test_baseline_of_a_merged_province_is_of_its_predecessors():
    made = programme(figures=figures(VINH_LONG[:2], 2022, 1, 4))
    assert baseline(made, SERVICE, "86") == Point(2022, Fraction(25))


@pytest.mark.parametrize(
    ("year", "numerator", "denominator", "gap", "per_year"),
    [
        pytest.param(2026, 45, 100, 15, 4, id="a-year-rounded-up"),
        pytest.param(2026, 44, 100, 16, 4, id="a-year-even"),
        pytest.param(2029, 45, 100, 15, 15, id="one-year-left"),
        pytest.param(2026, 3, 7, 2, 1, id="60-percent-of-7-is-5-institutions"),
        pytest.param(2026, 3, 5, 0, 0, id="exactly-met"),
        pytest.param(2026, 90, 100, 0, 0, id="never-below-nought"),
        pytest.param(2030, 45, 100, 15, None, id="no-year-left"),
    ],
)
def test_gap_in_institutions(year, numerator, denominator, gap, per_year):
    fact = judged((BASE, figure("01", year, numerator, denominator)), year)
    assert (fact.gap, fact.gap_per_year) == (gap, per_year)


def test_gap_is_over_what_was_reported():
    given = (*figures(("01", "46", "86"), 2025, 0, 100), figure("01", 2026, 10, 50))
    assert judged(given, 2026, "VN").gap == 20


@pytest.mark.parametrize(
    ("year", "number", "verdict", "gap", "per_year"),
    [
        pytest.param(2024, 0, Verdict.AT_RISK, 1, 1, id="before-the-first-milestone"),
        pytest.param(2024, 1, Verdict.MET, 0, 0, id="judged-on-low"),
        pytest.param(2026, 1, Verdict.BEHIND, 2, 1, id="a-year-rounded-up"),
        pytest.param(2030, 3, Verdict.MET, 0, None, id="low-of-a-range-meets-it"),
        pytest.param(2030, 2, Verdict.MISSED, 1, None, id="below-low"),
    ],
)
def test_a_count_is_judged_on_its_numerator_against_low(year, number, verdict, gap, per_year):
    plan = (target(2025, 1, row=PROGRAMMES), target(2030, 3, 5, row=PROGRAMMES))
    given = (figure("01", 2022, 0, row=PROGRAMMES), figure("01", year, number, row=PROGRAMMES))
    fact = judged(given, year, targets=plan)
    assert (fact.verdict, fact.gap, fact.gap_per_year) == (verdict, gap, per_year)
    assert fact.value == number
    assert fact.bounds == (number, number)


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        pytest.param((2, 1), Verdict.MET, id="met-without-the-missing"),
        pytest.param((2, 0), Verdict.INSUFFICIENT, id="not-yet-met"),
    ],
)
def test_of_a_count_with_a_unit_missing_only_met_can_be_said(numbers, verdict):
    given = [figure("01", 2022, 0, row=PROGRAMMES)]
    pairs = zip(("01", "46"), numbers, strict=True)
    given += [figure(code, 2026, number, row=PROGRAMMES) for code, number in pairs]
    fact = judged(given, 2026, "VN", targets=COUNTS)
    assert fact.verdict is verdict
    assert fact.bounds == (sum(numbers), None)


def test_a_missed_count_is_not_called_missed_while_a_unit_is_missing():
    given = [figure("01", 2030, 0, row=PROGRAMMES), figure("46", 2030, 0, row=PROGRAMMES)]
    fact = judged(given, 2030, "VN", targets=COUNTS)
    assert (fact.verdict, fact.reason) == (Verdict.INSUFFICIENT, Reason.MISSING_REPORTS)
