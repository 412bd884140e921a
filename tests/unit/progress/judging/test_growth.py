"""Growth targets and the matched panel they are judged on (method, section 4).

Most cases have one province and 10 000 visits in the base year 2022; the plan asks for 10% a year
by 2025 and 10-15% by 2030.
"""

from datetime import date
from fractions import Fraction

import pytest

from progress.judging.growth import cover, growth_verdict, matched_panel
from progress.judging.judge import base_year
from progress.judging.targets import target_facts
from progress.judging.verdicts import Reason, Verdict
from progress.model.selection import Selection
from tests.factories import (
    GROWTH,
    TODAY,
    VINH_LONG,
    VISITS,
    facts,
    figure,
    figures,
    judged,
    of_provinces,
    programme,
    report,
    target,
)

BASE = 10_000


def visits(unit: str, year: int, number: int):
    return figure(unit, year, number, row=VISITS)


def grown(year: int, number: int, *, base: int = BASE, targets=GROWTH, milestone=None, reports=()):
    given = (visits("01", 2022, base), visits("01", year, number))
    return judged(given, year, targets=targets, milestone=milestone, reports=reports)


@pytest.mark.parametrize(
    ("year", "number", "base", "verdict"),
    [
        pytest.param(2026, 14641, BASE, Verdict.ON_TRACK, id="exactly-10-percent-over-four-years"),
        pytest.param(2026, 14640, BASE, Verdict.BEHIND, id="one-visit-less"),
        pytest.param(2026, 121550625, 10**8, Verdict.BEHIND, id="exactly-half-of-it"),
        pytest.param(2026, 121550624, 10**8, Verdict.AT_RISK, id="one-visit-less-than-half"),
        pytest.param(2026, 9000, BASE, Verdict.AT_RISK, id="falling"),
        pytest.param(2026, 10**6, BASE, Verdict.ON_TRACK, id="never-met-before-the-year"),
        pytest.param(2024, 12100, BASE, Verdict.ON_TRACK, id="first-milestone-in-view"),
        pytest.param(2030, 21436, BASE, Verdict.MET, id="met-in-the-year"),
        pytest.param(2030, 21435, BASE, Verdict.MISSED, id="missed-in-the-year"),
        pytest.param(2031, 30000, BASE, Verdict.NO_DATA, id="after-it-only-its-own-year-counts"),
    ],
)
def test_verdict_by_mean_growth(year, number, base, verdict):
    assert grown(year, number, base=base).verdict is verdict


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        pytest.param(date(2030, 12, 14), Verdict.BEHIND, id="the-day-before-the-year-closes"),
        pytest.param(date(2030, 12, 15), Verdict.MISSED, id="the-closing-day"),
    ],
)
def test_before_the_closing_day_of_its_year_growth_is_behind_and_not_missed(as_of, verdict):
    given = (visits("01", 2022, BASE), visits("01", 2030, 21435))
    fact = judged(given, 2030, targets=GROWTH, as_of=as_of)
    assert (fact.verdict, fact.past[-1].verdict) == (verdict, verdict)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        pytest.param(13310, Verdict.MET, id="exactly-10-percent-over-three-years"),
        pytest.param(13309, Verdict.MISSED, id="one-visit-less"),
    ],
)
def test_a_past_milestone_keeps_its_verdict_beside_todays(number, verdict):
    given = [visits("01", 2022, BASE), visits("01", 2025, number), visits("01", 2026, 15000)]
    fact = judged(given, 2026, targets=GROWTH)
    assert fact.verdict is Verdict.ON_TRACK
    assert [(past.milestone.year, past.verdict) for past in fact.past] == [(2025, verdict)]


def test_mean_growth_and_catch_up_by_hand():
    """14 400 growing by 10% leads to 21 083.04 in 2026; from 14 641 that is 1.44 in two years."""
    plan = (target(2026, 10, row=VISITS),)
    fact = grown(2024, 14641, base=14400, targets=plan)
    assert fact.catch_up == pytest.approx(20.0)
    assert fact.growth == pytest.approx(100 * ((14641 / 14400) ** 0.5 - 1))
    assert grown(2024, 12100, targets=plan).catch_up == pytest.approx(10.0)
    assert grown(2024, 12100, targets=plan).growth == pytest.approx(10.0)


def test_catch_up_follows_the_low_end_of_a_range_to_the_milestone_in_view():
    """10 000 growing by 10% leads to 21 435.8881 in 2030, which is 1.7863 times 12 000."""
    fact = grown(2026, 12000)
    assert fact.milestone.year == 2030
    assert fact.catch_up == pytest.approx(100 * (1.786324008333 ** (1 / 4) - 1))
    assert fact.catch_up == pytest.approx(15.6086, abs=1e-3)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        pytest.param(lambda: grown(2030, 20000), None, id="in-the-milestones-year"),
        pytest.param(lambda: grown(2031, 20000), None, id="after-it"),
        pytest.param(lambda: grown(2026, 0), None, id="nothing-to-grow-from"),
        pytest.param(lambda: grown(2026, 5, base=0), Reason.ZERO_BASE, id="zero-base"),
        pytest.param(
            lambda: judged((visits("01", 2022, 5),), 2022, targets=GROWTH),
            Reason.NO_YEAR_AFTER_BASE,
            id="the-base-year-itself",
        ),
    ],
)
def test_no_catch_up(fact, reason):
    found = fact()
    assert found.catch_up is None
    assert reason in (None, found.reason)


def test_zero_visits_are_a_growth_of_minus_hundred():
    fact = grown(2026, 0)
    assert fact.growth == -100
    assert fact.verdict is Verdict.AT_RISK


@pytest.mark.parametrize(
    ("given", "year", "reason"),
    [
        pytest.param([("01", 2022, 5)], 2022, Reason.NO_YEAR_AFTER_BASE, id="base-year"),
        pytest.param([("01", 2021, 5)], 2021, Reason.NO_YEAR_AFTER_BASE, id="before-the-base-year"),
        pytest.param([("01", 2022, 0), ("01", 2030, 9)], 2030, Reason.ZERO_BASE, id="zero-base"),
        pytest.param([("01", 2030, 9)], 2030, Reason.SMALL_PANEL, id="no-base-figure"),
    ],
)
def test_insufficient_is_tested_before_met_and_missed(given, year, reason):
    fact = judged([visits(*each) for each in given], year, targets=GROWTH)
    assert (fact.verdict, fact.reason) == (Verdict.INSUFFICIENT, reason)
    assert fact.growth is None


@pytest.mark.parametrize(
    ("asked", "base"),
    [pytest.param(None, 2022, id="the-plans-name-none"), pytest.param(2023, 2023, id="stored")],
)
def test_base_year_is_stored_with_the_target_or_2022(asked, base):
    plan = target(2030, 10, row=VISITS, base_year=asked)
    assert base_year(plan) == base
    given = [visits("01", year, BASE + year) for year in (2022, 2023, 2026)]
    fact = judged(given, 2026, targets=(plan,))
    assert (fact.base_year, fact.panel.base) == (base, BASE + base)


def test_each_milestone_is_judged_from_its_own_base_year():
    plan = (target(2025, 10, row=VISITS, base_year=2024), target(2030, 10, row=VISITS))
    given = [visits("01", 2022, 1000), visits("01", 2024, 2000), visits("01", 2025, 2199)]
    fact = judged(given, 2025, targets=plan)
    assert fact.verdict is Verdict.ON_TRACK
    assert fact.past[0].verdict is Verdict.MISSED


def panel(given, *, reports=(), year=2026, scope="VN", made=programme):
    held = made(figures=tuple(visits(*each) for each in given), reports=tuple(reports))
    return matched_panel(held, VISITS, scope, 2022, year)


def test_panel_sums_only_units_with_both_figures_and_says_whom_it_left_out():
    found = panel(
        [("01", 2022, 10), ("01", 2026, 20), ("46", 2026, 1000), ("86@2025", 2022, 50)],
    )
    assert (found.units, found.left_out) == (("01",), ("46", "86"))
    assert (found.base, found.value) == (10, 20)


def test_a_merged_unit_is_compared_with_all_its_predecessors():
    before = [(code, 2022, 10 * place) for place, code in enumerate(VINH_LONG, 1)]
    found = panel([*before, ("86", 2026, 90)], scope="86")
    assert (found.units, found.base, found.value) == (("86",), 60, 90)
    assert panel([*before[:2], ("86", 2026, 90)], scope="86").units == ()


def test_before_the_merger_each_predecessor_is_compared_with_itself():
    given = [(code, year, year) for code in VINH_LONG[:2] for year in (2022, 2024)]
    found = panel(given, scope="86", year=2024)
    assert (found.units, found.left_out) == (VINH_LONG[:2], VINH_LONG[2:])


def test_the_panel_sums_less_than_what_was_reported():
    given = [visits("01", 2022, 10), visits("01", 2026, 20), visits("46", 2026, 5)]
    given += [visits(code, 2022, 10) for code in VINH_LONG] + [visits("86", 2026, 70)]
    fact = judged(given, 2026, "VN", targets=GROWTH)
    assert fact.total.numerator == 95
    assert (fact.panel.base, fact.panel.value) == (40, 90)


@pytest.mark.parametrize(
    ("compared", "verdict"),
    [
        pytest.param(2, Verdict.ON_TRACK, id="exactly-half"),
        pytest.param(1, Verdict.INSUFFICIENT, id="less-than-half"),
        pytest.param(0, Verdict.INSUFFICIENT, id="nobody"),
    ],
)
def test_the_panel_is_at_least_half_of_the_reporting_units(compared, verdict):
    codes = ("01", "46", "48", "79")
    reported = [visits(code, 2026, 20) for code in codes]
    base = [visits(code, 2022, 10) for code in codes[:compared]]
    made = of_provinces(*codes, targets=GROWTH, figures=(*base, *reported))
    (fact,) = facts(made, 2026, "VN")
    assert fact.verdict is verdict


def test_units_that_did_not_report_make_the_panel_smaller_too():
    codes = ("01", "46", "48", "79", "86")
    given = [visits(code, year, year) for code in codes[:2] for year in (2022, 2026)]
    made = of_provinces(*codes, targets=GROWTH, figures=given)
    (fact,) = facts(made, 2026, "VN")
    assert fact.reason is Reason.SMALL_PANEL


@pytest.mark.parametrize(
    ("then", "now", "compared"),
    [
        pytest.param(None, None, True, id="both-unknown"),
        pytest.param(date(2022, 11, 16), None, True, id="45-days-before-the-end-of-the-year"),
        pytest.param(date(2022, 11, 15), None, False, id="46-days-before"),
        pytest.param(None, date(2026, 11, 16), True, id="45-days-in-the-year-judged"),
        pytest.param(None, date(2026, 11, 15), False, id="46-days-in-the-year-judged"),
        pytest.param(date(2022, 10, 5), date(2026, 10, 5), True, id="both-nine-months"),
        pytest.param(date(2022, 10, 5), None, False, id="nine-months-and-a-year"),
        pytest.param(None, date(2027, 1, 31), True, id="a-month-into-the-next-year"),
        pytest.param(None, date(2027, 2, 14), True, id="45-days-into-the-next-year"),
        pytest.param(None, date(2027, 2, 15), False, id="46-days-into-the-next-year"),
    ],
)
def test_reports_are_cut_off_at_most_45_days_apart(then, now, compared):
    reports = (
        report("01", 2022, date(2023, 3, 1), cut_off_on=then),
        report("01", 2026, date(2027, 3, 1), cut_off_on=now),
    )
    given = [("01", 2022, 10), ("01", 2026, 20)]
    assert panel(given, reports=reports, scope="01").units == (("01",) if compared else ())


def test_figures_without_a_report_cover_the_whole_year():
    given = [("01", 2022, 10), ("01", 2026, 20)]
    assert panel(given, scope="01").units == ("01",)
    early = (report("01", 2026, cut_off_on=date(2026, 6, 30)),)
    assert panel(given, reports=early, scope="01").units == ()


@pytest.mark.parametrize(
    ("first", "second", "compared"),
    [
        pytest.param(date(2022, 11, 16), date(2022, 12, 31), True, id="45-days-among-them"),
        pytest.param(date(2022, 11, 1), date(2022, 12, 31), False, id="too-far-among-them"),
        pytest.param(date(2022, 11, 30), None, True, id="one-unknown"),
    ],
)
def test_the_reports_of_every_predecessor_count(first, second, compared):
    """The successor's own report is cut off on 30 November, near enough to each of them."""
    reports = (
        report("83@2025", 2022, cut_off_on=first),
        report("84@2025", 2022, cut_off_on=second),
        report("86@2025", 2022, cut_off_on=date(2022, 11, 30)),
        report("86", 2026, cut_off_on=date(2026, 11, 30)),
    )
    given = [*((code, 2022, 10) for code in VINH_LONG), ("86", 2026, 40)]
    assert panel(given, reports=reports, scope="86").units == (("86",) if compared else ())


@pytest.mark.parametrize(
    ("year", "cut_off", "days"),
    [
        pytest.param(2023, date(2023, 1, 1), 0, id="first-day"),
        pytest.param(2023, date(2023, 2, 28), 58, id="end-of-february"),
        pytest.param(2024, date(2024, 2, 28), 58, id="end-of-february-in-a-leap-year"),
        pytest.param(2024, date(2024, 2, 29), 58, id="leap-day-is-the-28th"),
        pytest.param(2024, date(2024, 3, 1), 59, id="after-the-leap-day"),
        pytest.param(2023, date(2023, 12, 31), 364, id="last-day"),
        pytest.param(2024, date(2024, 12, 31), 364, id="last-day-of-a-leap-year"),
        pytest.param(2023, date(2024, 1, 1), 365, id="a-day-into-the-next-year"),
        pytest.param(2024, date(2025, 2, 28), 423, id="from-a-leap-year-into-the-next"),
    ],
)
def test_days_are_counted_alike_in_leap_years(year, cut_off, days):
    assert cover(year, report("01", year, date(2025, 6, 1), cut_off)) == days


@pytest.mark.parametrize(
    ("given", "days"),
    [
        pytest.param(None, 364, id="no-report"),
        pytest.param(report("01", 2023, date(2024, 2, 1)), 364, id="received-after-the-year"),
        pytest.param(report("01", 2023, date(2023, 12, 1)), 334, id="received-before-its-end"),
    ],
)
def test_a_report_without_cut_off_covers_the_year_or_what_had_passed_when_received(given, days):
    assert cover(2023, given) == days


def test_growth_is_a_number_of_the_panel_and_has_no_path_bounds_or_gap():
    fact = grown(2026, 12000)
    assert (fact.value, fact.path, fact.bounds) == (None, None, (None, None))
    assert (fact.gap, fact.gap_per_year) == (None, None)


def test_a_matched_panel_judges_the_same_through_the_country():
    given = figures(("01", "46"), 2022, BASE, row=VISITS)
    given += figures(VINH_LONG, 2022, BASE, row=VISITS)
    given += figures(("01", "46"), 2026, 14641, row=VISITS)
    given += (visits("86", 2026, 3 * 14641),)
    made = programme(figures=given, targets=GROWTH)
    country = target_facts(made, Selection(TODAY, 2026))[0]
    assert country.panel.units == ("01", "46", "86")
    assert country.verdict is Verdict.ON_TRACK
    assert growth_verdict(country.panel, Fraction("10.001"), 2030, TODAY)[0] is Verdict.BEHIND
