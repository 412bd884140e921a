"""Which milestone is judged, on which figures, and what is said beside it (method, section 3)."""

import pytest

from progress.judging.verdicts import Reason, Verdict
from tests.factories import (
    DISTRICT,
    GROWTH,
    VINH_LONG,
    VISITS,
    figure,
    figures,
    judged,
    milestones,
    target,
)

BASE = figure("01", 2022, 20, 100)


def reported(*years, numerator=45):
    return (BASE, *(figure("01", year, numerator, 100) for year in years))


@pytest.mark.parametrize(
    ("years", "chosen", "judged_year", "milestone"),
    [
        pytest.param([2024], 2024, 2024, 2025, id="first-milestone-after-the-year-judged"),
        pytest.param([2025], 2025, 2025, 2030, id="in-2025-the-view-is-already-2030"),
        pytest.param([2024], 2025, 2024, 2030, id="the-year-chosen-counts-not-the-year-judged"),
        pytest.param([2024], 2029, 2024, 2030, id="long-silence-wins-no-easier-milestone"),
        pytest.param([2025, 2026], 2025, 2025, 2030, id="later-figures-are-not-seen"),
        pytest.param([2030], 2030, 2030, 2030, id="after-all-milestones-the-last"),
        pytest.param([2030, 2032], 2032, 2030, 2030, id="the-last-is-judged-on-its-own-year"),
        pytest.param([2032], 2032, None, 2030, id="the-last-was-never-reported"),
    ],
)
def test_milestone_in_view(years, chosen, judged_year, milestone):
    fact = judged(reported(*years), chosen)
    assert (fact.judged_year, fact.milestone.year) == (judged_year, milestone)


@pytest.mark.parametrize(
    ("years", "chosen", "milestone", "asked", "current"),
    [
        pytest.param([2026], 2026, None, 2026, True, id="of-the-chosen-year"),
        pytest.param([2025], 2026, None, 2026, False, id="of-an-older-year"),
        pytest.param([2025], 2026, 2025, 2025, True, id="of-the-year-of-a-past-milestone"),
        pytest.param([2026], 2026, 2025, 2025, False, id="a-past-milestone-never-reported"),
        pytest.param([2030], 2031, None, 2030, True, id="after-the-last-milestone"),
        pytest.param([], 2026, None, 2026, False, id="no-figure"),
    ],
)
def test_a_fact_is_current_where_it_is_of_the_year_asked_about(
    years, chosen, milestone, asked, current
):
    fact = judged(reported(*years)[1:], chosen, milestone=milestone)
    assert (fact.asked_year, fact.current) == (asked, current)


def test_of_an_older_year_nothing_a_year_is_asked():
    fact = judged(reported(2025), 2026)
    assert (fact.gap, fact.gap_per_year) == (15, None)
    visits = (figure("01", year, 100, row=VISITS) for year in (2022, 2025))
    assert judged(visits, 2026, targets=GROWTH).catch_up is None


@pytest.mark.parametrize(
    ("chosen", "milestone"),
    [
        pytest.param(2024, 2025, id="before-2025"),
        pytest.param(2025, 2030, id="in-2025"),
        pytest.param(2031, 2030, id="after-2030"),
    ],
)
def test_without_any_figure_the_chosen_year_takes_the_place_of_the_year_judged(chosen, milestone):
    fact = judged((), chosen)
    assert (fact.milestone.year, fact.verdict) == (milestone, Verdict.NO_DATA)
    assert fact.reason is Reason.NOT_REPORTED
    assert (fact.judged_year, fact.value, fact.gap, fact.path) == (None,) * 4


def test_figures_after_the_chosen_year_are_no_data():
    assert judged((figure("01", 2026, 1, 2),), 2025).verdict is Verdict.NO_DATA


def test_one_reporting_unit_makes_a_year_judged():
    given = (*figures(("01", "46", "86"), 2025, 50, 100), figure("46", 2026, 50, 100))
    assert judged(given, 2026, "VN").judged_year == 2026
    assert judged(given, 2026, "86").judged_year == 2025


@pytest.mark.parametrize(
    ("years", "milestone", "judged_year", "verdict"),
    [
        pytest.param([2024, 2025, 2026], 2025, 2025, Verdict.MET, id="judged-on-its-own-year"),
        pytest.param([2024, 2026], 2025, None, Verdict.NO_DATA, id="its-year-never-reported"),
        pytest.param([2024], 2030, 2024, Verdict.ON_TRACK, id="a-later-one-than-in-view"),
        pytest.param([2025], 2025, 2025, Verdict.MET, id="the-year-judged-itself"),
        pytest.param([2026], 2027, 2026, Verdict.ON_TRACK, id="one-the-row-does-not-have"),
    ],
)
def test_chosen_milestone(years, milestone, judged_year, verdict):
    fact = judged(reported(*years), 2026, milestone=milestone)
    assert (fact.judged_year, fact.verdict) == (judged_year, verdict)
    assert fact.milestone.year == (milestone if milestone != 2027 else 2030)


def test_a_chosen_milestone_without_any_figure_stays_in_view_without_data():
    fact = judged((), 2026, milestone=2025)
    assert (fact.milestone.year, fact.verdict) == (2025, Verdict.NO_DATA)


def test_in_its_own_year_a_chosen_milestone_that_was_not_reached_is_missed():
    fact = judged(reported(2025, numerator=39), 2025, milestone=2025)
    assert fact.verdict is Verdict.MISSED
    assert fact.gap_per_year is None


@pytest.mark.parametrize(
    ("given", "chosen", "past"),
    [
        pytest.param(reported(2024), 2024, [], id="none-yet"),
        pytest.param(reported(2025), 2025, [(2025, "met")], id="in-its-own-year"),
        pytest.param(reported(2025, numerator=39), 2025, [(2025, "missed")], id="missed"),
        pytest.param(
            (*reported(2025, numerator=39), figure("01", 2026, 99, 100)),
            2026,
            [(2025, "missed")],
            id="missed-for-ever",
        ),
        pytest.param(
            (*reported(2025, numerator=40), figure("01", 2026, 1, 100)),
            2026,
            [(2025, "met")],
            id="met-for-ever",
        ),
        pytest.param(reported(2024, 2026), 2026, [(2025, "no_data")], id="never-reported"),
        pytest.param((), 2031, [(2025, "no_data"), (2030, "no_data")], id="nothing-at-all"),
        pytest.param(
            reported(2025, 2030), 2031, [(2025, "met"), (2030, "missed")], id="both-in-order"
        ),
        pytest.param(
            (figure("01", 2025, 0, 0), figure("01", 2026, 1, 2)),
            2026,
            [(2025, "not_applicable")],
            id="there-were-none-that-year",
        ),
    ],
)
def test_a_milestone_keeps_its_own_verdict_from_its_year_on(given, chosen, past):
    found = judged(given, chosen).past
    assert [(each.milestone.year, each.verdict.value) for each in found] == past


def test_a_past_milestone_is_insufficient_where_bounds_disagreed_in_its_year():
    given = (
        *figures(("01", "46", *VINH_LONG), 2024, 30, 100),
        *figures(("01", "46"), 2025, 50, 100),
        *figures(("01", "46", "86"), 2026, 50, 100),
    )
    fact = judged(given, 2026, "VN")
    assert fact.past[0].verdict is Verdict.INSUFFICIENT
    assert fact.past[0].value == 50


@pytest.mark.parametrize("chosen", [2022, 2024, 2025, 2026])
@pytest.mark.parametrize(
    "given",
    [
        pytest.param((), id="without-figures"),
        pytest.param((figure("01", 2022, 9, 10, row=DISTRICT),), id="with-figures"),
    ],
)
def test_an_ended_category_is_not_applicable_whatever_year_is_chosen(given, chosen):
    plan = milestones(y2025=70, y2030=90, row=DISTRICT)
    fact = judged(given, chosen, targets=plan)
    assert (fact.verdict, fact.reason) == (Verdict.NOT_APPLICABLE, Reason.CATEGORY_ENDED)
    assert all(each.verdict is Verdict.NOT_APPLICABLE for each in fact.past)
    assert (fact.path, fact.bounds, fact.base_year, fact.gap) == (None, (None, None), None, None)
    assert fact.value == (90 if given else None)


@pytest.mark.parametrize(
    ("year", "verdict"),
    [
        pytest.param(2024, Verdict.MET, id="milestone-before-the-end"),
        pytest.param(2025, Verdict.NOT_APPLICABLE, id="milestone-after-the-end"),
    ],
)
def test_a_category_counts_for_milestones_before_its_end(year, verdict):
    plan = (target(year, 70, row=DISTRICT),)
    given = (figure("01", 2024, 9, 10, row=DISTRICT),)
    assert judged(given, 2024, targets=plan).verdict is verdict


@pytest.mark.parametrize(
    ("given", "verdict", "reason"),
    [
        pytest.param(
            figures(("01", "46", "86"), 2026, 0, 0),
            Verdict.NOT_APPLICABLE,
            Reason.NO_INSTITUTIONS,
            id="everyone-says-none",
        ),
        pytest.param(
            (*figures(("01", "46"), 2026, 0, 0), figure("86", 2025, 0, 0)),
            Verdict.NOT_APPLICABLE,
            Reason.NO_INSTITUTIONS,
            id="the-missing-had-none",
        ),
        pytest.param(
            (*figures(("01", "46"), 2026, 0, 0), figure("86", 2025, 0, 3)),
            Verdict.INSUFFICIENT,
            Reason.NO_DENOMINATOR,
            id="the-missing-had-some",
        ),
        pytest.param(
            figures(("01", "46"), 2026, 0, 0),
            Verdict.INSUFFICIENT,
            Reason.NO_DENOMINATOR,
            id="the-missing-never-said",
        ),
        pytest.param(
            (figure("01", 2026, 6, 10), *figures(("46", "86"), 2026, 0, 0)),
            Verdict.MET,
            Reason.COMPARED,
            id="some-have-some",
        ),
    ],
)
def test_nothing_over_nothing(given, verdict, reason):
    fact = judged(given, 2026, "VN")
    assert (fact.verdict, fact.reason) == (verdict, reason)
    assert (fact.value is None) is (verdict is not Verdict.MET)
    assert (fact.gap is None) is (verdict is not Verdict.MET)
