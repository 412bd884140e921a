"""Sums over reporting units, and what is missing from them (method, sections 1 and 5)."""

from fractions import Fraction

import pytest

from progress.judging.rollup import Sums, last_known, reported_years, total, totals_over_years
from tests.factories import SERVICE, VINH_LONG, VISITS, figure, figures, programme


def summed(*reported, scope="VN", year=2026):
    return total(programme(figures=reported), SERVICE, scope, year)


def test_roll_up_sums_numerators_and_denominators_and_never_averages_percentages():
    found = summed(figure("01", 2026, 1, 1), figure("46", 2026, 0, 99), figure("86", 2026, 0, 100))
    assert (found.numerator, found.denominator) == (1, 200)
    assert found.share == Fraction(1, 2)


@pytest.mark.parametrize(
    ("scope", "reported", "numerator"),
    [
        pytest.param("86", VINH_LONG, 6, id="merged-is-the-sum-of-its-predecessors"),
        pytest.param("86@2025", ("86@2025",), 3, id="ended-is-itself"),
        pytest.param("VN", ("01", *VINH_LONG), 16, id="country-is-the-sum-of-all-of-the-day"),
    ],
)
def test_before_the_merger_predecessors_report(scope, reported, numerator):
    own = [figure(code, 2024, n, 10) for n, code in enumerate(VINH_LONG, 1)]
    found = summed(figure("01", 2024, 10, 10), *own, scope=scope, year=2024)
    assert set(found.reported) == set(reported)
    assert found.numerator == numerator
    assert found.denominator == 10 * len(reported)


@pytest.mark.parametrize(
    ("stray", "year", "scope"),
    [
        pytest.param(figure("86", 2024, 7, 7), 2024, "86", id="successor-before-its-start"),
        pytest.param(figure("86@2025", 2025, 7, 7), 2025, "86", id="predecessor-in-its-last-year"),
        pytest.param(figure("86@2025", 2025, 7, 7), 2025, "86@2025", id="ended-scope"),
        pytest.param(figure("86@2025", 2025, 7, 7), 2025, "VN", id="country"),
    ],
)
def test_a_figure_of_a_unit_not_valid_on_31_december_counts_nowhere(stray, year, scope):
    found = summed(stray, scope=scope, year=year)
    assert (found.reported, found.numerator, found.denominator) == ((), 0, 0)
    assert reported_years(programme(figures=(stray,)), SERVICE, scope) == ()


@pytest.mark.parametrize(
    ("stray", "unit"),
    [
        pytest.param(figure("86", 2024, 7, 70), "86", id="successor-before-its-start"),
        pytest.param(figure("83@2025", 2025, 7, 70), "83@2025", id="predecessor-after-its-end"),
    ],
)
def test_a_figure_of_a_unit_not_valid_is_no_last_known_denominator(stray, unit):
    assert last_known(programme(figures=(stray,)), SERVICE, unit, 2026) is None


def test_a_unit_that_left_this_figure_out_is_missing_whatever_else_it_sent():
    found = summed(figure("01", 2026, 1, 2), figure("46", 2026, 1, row=VISITS))
    assert (found.reported, found.missing, found.expected) == (("01",), ("46", "86"), 3)


@pytest.mark.parametrize(
    ("known", "denominator"),
    [
        pytest.param([], None, id="never-given"),
        pytest.param([figure("86", 2025, 1, 30)], 30, id="own"),
        pytest.param(
            [figure("86", 2025, 1, 30), figure("86", 2026, 1, 40)], 40, id="own-of-the-latest-year"
        ),
        pytest.param([figure("86", 2027, 1, 30)], None, id="not-of-the-year-itself"),
        pytest.param([figure("86", 2028, 1, 30)], None, id="not-of-a-later-year"),
        pytest.param(figures(VINH_LONG, 2024, 1, 30), 90, id="sum-of-all-predecessors"),
        pytest.param(
            [*figures(VINH_LONG[:2], 2024, 1, 30), figure(VINH_LONG[2], 2022, 1, 5)],
            65,
            id="each-predecessor-of-its-own-latest-year",
        ),
        pytest.param(figures(VINH_LONG[:2], 2024, 1, 30), None, id="one-predecessor-never-gave"),
        pytest.param(
            [*figures(VINH_LONG, 2024, 1, 30), figure("86", 2025, 0, 7)],
            7,
            id="own-before-predecessors",
        ),
        pytest.param(
            [figure("86", 2025, 1, 30), figure("86", 2026, 1)],
            30,
            id="a-figure-without-denominator-is-none",
        ),
        pytest.param([figure("86", 2025, 0, 0)], 0, id="none-of-them-is-known"),
    ],
)
def test_last_known_denominator(known, denominator):
    made = programme(figures=tuple(known))
    found = last_known(made, SERVICE, "86", 2027)
    assert (found.denominator if found else None) == denominator


def test_the_last_known_figures_of_the_missing_are_carried_whole():
    before = [figure("46", 2025, 1, 30), *figures(VINH_LONG, 2024, 2, 10)]
    found = summed(*before, figure("01", 2026, 5, 10))
    assert found.carried == Sums(7, 60)
    carried = found.second_reading
    assert (carried.numerator, carried.denominator, carried.missing) == (12, 70, ())
    assert summed(before[0], figure("01", 2026, 5, 10)).second_reading is None


@pytest.mark.parametrize(
    ("reported", "lower", "upper"),
    [
        pytest.param([("01", 5, 10), ("46", 5, 10), ("86", 5, 10)], 50, 50, id="none-missing"),
        pytest.param([("01", 5, 10), ("46", 5, 10)], 25, 75, id="missing-one-adds-its-last-known"),
        pytest.param([("01", 8, 10)], Fraction(800, 60), Fraction(5800, 60), id="missing-two"),
    ],
)
def test_bounds_are_all_or_nothing_of_the_missing(reported, lower, upper):
    before = [figure("46", 2025, 1, 30), figure("86", 2025, 20, 20)]
    found = summed(*before, *(figure(code, 2026, n, d) for code, n, d in reported))
    assert found.share_bounds == (lower, upper)


def test_one_missing_unit_without_a_denominator_leaves_everything_open():
    found = summed(figure("46", 2025, 5, 10), figure("01", 2026, 9, 10))
    assert found.missing_denominator is None
    assert found.share_bounds == (0, 100)
    assert found.share == 90


def test_missing_units_that_have_none_leave_nothing_open():
    known = figures(("46", "86"), 2025, 0, 0)
    found = summed(*known, figure("01", 2026, 4, 10))
    assert found.share_bounds == (40, 40)


def test_nothing_over_nothing_counts_as_reported_and_adds_nothing():
    found = summed(
        figure("01", 2026, 1, 4), figure("46", 2026, 0, 0), figure("86", 2026, 1, 4), scope="VN"
    )
    assert found.expected == len(found.reported) == 3
    assert found.share == 25


@pytest.mark.parametrize(
    ("known", "has_none"),
    [
        pytest.param([figure("86", 2025, 0, 0)], True, id="the-missing-had-none"),
        pytest.param([figure("86", 2025, 0, 3)], False, id="the-missing-had-some"),
        pytest.param([], False, id="the-missing-never-said"),
    ],
)
def test_a_scope_has_none_only_when_every_unit_says_so(known, has_none):
    reported = figures(("01", "46"), 2026, 0, 0)
    found = summed(*known, *reported)
    assert found.has_none is has_none
    assert found.share is None


def test_years_are_those_in_which_any_unit_of_the_scope_reported():
    made = programme(
        figures=(figure("01", 2024, 1, 2), figure("83@2025", 2022, 1, 2), figure("86", 2026, 1, 2))
    )
    assert reported_years(made, SERVICE, "VN") == (2022, 2024, 2026)
    assert reported_years(made, SERVICE, "86") == (2022, 2026)
    assert reported_years(made, SERVICE, "46") == ()
    assert reported_years(made, VISITS, "VN") == ()


def test_history_marks_the_years_with_made_up_figures():
    made = programme(
        figures=(
            figure("01", 2023, 1, 2),
            figure("01", 2024, 1, 2),
            figure("46", 2024, 1, 2, origin="demonstration"),
        )
    )
    found = totals_over_years(made, SERVICE, "VN")
    assert [(each.total.year, each.demonstration) for each in found] == [
        (2023, False),
        (2024, True),
    ]
