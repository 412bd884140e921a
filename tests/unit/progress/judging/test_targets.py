"""Which milestone is judged, on which figures, and what is said beside it (method, section 3)."""

from datetime import date
from fractions import Fraction

import pytest

from progress.judging.judge import baseline
from progress.judging.targets import target_facts
from progress.judging.verdicts import Point, Reason, Verdict
from progress.model.records import Kind
from progress.model.selection import Selection
from tests.factories import (
    CIRCULAR,
    COUNTS,
    DECISION,
    DISTRICT,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    TARGETS,
    TODAY,
    VINH_LONG,
    VISITS,
    commune,
    document,
    facts,
    figure,
    figures,
    judged,
    milestones,
    programme,
    province,
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


LOCAL = document("vinh_long", "86@2025")
COMMUNE_PLAN = document("quang_nghiep", "qn@2025")
PLANS = (DECISION, CIRCULAR, LOCAL, COMMUNE_PLAN)
PLANNED = (
    *TARGETS,
    *milestones(y2025=50, document="vinh_long"),
    *milestones(y2025=100, document="quang_nghiep"),
)
WITH_COMMUNE = (*programme().units, commune("qn@2025", valid_to=date(2024, 12, 31)))


@pytest.mark.parametrize(
    ("scope", "documents"),
    [
        pytest.param("VN", ["1520"], id="the-country-by-national-documents"),
        pytest.param("46", ["1520"], id="a-province-without-a-plan"),
        pytest.param("86@2025", ["1520", "vinh_long"], id="an-ended-province-by-its-own-plan-too"),
        pytest.param("86", ["1520"], id="nothing-is-inherited-through-a-merger"),
        pytest.param("83@2025", ["1520"], id="an-ended-province-without-a-plan"),
        pytest.param("qn@2025", ["quang_nghiep"], id="a-commune-by-its-own-plan-only"),
    ],
)
def test_documents_that_bind_a_scope(scope, documents):
    made = programme(documents=PLANS, targets=PLANNED, units=WITH_COMMUNE)
    found = facts(made, 2024, scope)
    assert [fact.document.code for fact in found] == documents
    assert {fact.scope for fact in found} == {scope}


def test_one_document_may_be_asked_for():
    made = programme(documents=PLANS, targets=PLANNED)
    chosen = Selection(TODAY, 2024, "86@2025", document="vinh_long")
    assert [fact.document.code for fact in target_facts(made, chosen)] == ["vinh_long"]
    elsewhere = Selection(TODAY, 2024, "VN", document="vinh_long")
    assert target_facts(made, elsewhere) == ()


def test_a_commune_with_a_plan_is_judged_on_its_own_figures_until_its_end():
    given = (figure("qn@2025", 2024, 1, 1), figure("qn@2025", 2025, 0, 1))
    made = programme(documents=PLANS, targets=PLANNED, units=WITH_COMMUNE, figures=given)
    (fact,) = facts(made, 2024, "qn@2025")
    assert (fact.verdict, fact.judged_year, fact.value) == (Verdict.MET, 2024, 100)
    (after,) = facts(made, 2026, "qn@2025")
    assert (after.verdict, after.reason) == (Verdict.NOT_APPLICABLE, Reason.UNIT_ENDED)
    assert facts(made, 2024, "VN")[0].verdict is Verdict.NO_DATA


def test_a_province_of_today_is_judged_on_its_predecessors_before_its_time():
    fact = judged(figures(VINH_LONG, 2024, 40, 100), 2024, "86")
    assert (fact.verdict, fact.value) == (Verdict.MET, 40)
    assert fact.total.expected == 3


def test_an_ended_province_is_judged_in_its_own_time_only():
    given = (figure("86@2025", 2024, 40, 100), figure("86@2025", 2025, 1, 100))
    assert judged(given, 2024, "86@2025").verdict is Verdict.MET
    fact = judged(given, 2026, "86@2025")
    assert (fact.verdict, fact.reason) == (Verdict.NOT_APPLICABLE, Reason.UNIT_ENDED)
    assert (fact.judged_year, fact.value, fact.gap) == (2024, 40, None)
    assert fact.past[0].verdict is Verdict.NOT_APPLICABLE


def test_a_target_in_words_is_no_fact_and_no_milestone_of_one():
    words = target(2030, None, wording="Giữ nguyên lời")
    assert facts(programme(targets=(words,)), 2026) == ()
    fact = judged((figure("01", 2026, 1, 2),), 2026, targets=(target(2025, 40), words))
    assert fact.milestone.year == 2025
    with pytest.raises(ValueError, match="words only"):
        _ = words.asked


def test_facts_stand_in_printed_order_and_milestones_by_year():
    plan = (*GROWTH, *COUNTS, *reversed(TARGETS), *milestones(y2025=70, row=DISTRICT))
    found = facts(programme(targets=plan), 2024)
    assert [(fact.indicator.code, fact.category.code) for fact in found] == [
        DISTRICT,
        SERVICE,
        VISITS,
        PROGRAMMES,
    ]
    assert [each.year for each in found[1].milestones] == [2025, 2030]


def test_the_provincial_library_is_a_share_of_100_over_a_denominator_of_one():
    plan = (target(2030, 100),)
    assert judged((figure("01", 2026, 1, 1),), 2026, targets=plan).verdict is Verdict.MET
    fact = judged((figure("01", 2026, 0, 1),), 2026, targets=plan)
    assert (fact.gap, fact.verdict) == (1, Verdict.INSUFFICIENT)


def test_key_names_document_indicator_and_category():
    assert judged((), 2026).key == "1520.library_service.public_commune"


def test_a_unit_of_any_kind_but_province_is_bound_by_no_national_document():
    made = programme(units=(*programme().units, province("d1", kind=Kind.DISTRICT)))
    assert made.binding_documents("d1") == ()
