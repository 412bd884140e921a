"""The two worked cases of the method, section 9, and the rules beside them, one by one."""

from datetime import date
from fractions import Fraction

import pytest

from progress.judging.verdicts import Verdict
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.outlook.outlooks import Outcome, outlooks
from tests.factories import (
    GROWTH,
    PROGRAMMES,
    SERVICE,
    TODAY,
    VINH_LONG,
    VISITS,
    category,
    figure,
    milestones,
    of_provinces,
    programme,
    report,
    target,
)
from tests.factories import province as province_of

SHARE = milestones(y2030=60)
COUNT = milestones(y2030=5, row=PROGRAMMES)
A, B, C = "01", "02", "03"
FIRST_TWO = (
    figure(A, 2022, 20, 100),
    figure(A, 2025, 40, 100),
    figure(A, 2026, 46, 100),
    figure(B, 2022, 10, 50),
    figure(B, 2025, 16, 50),
    figure(B, 2026, 20, 50),
    figure(C, 2022, 10, 50),
    figure(C, 2025, 14, 50),
)


def rows(figures, *, targets=SHARE, year=2026, scope="VN", codes=(A, B, C), **more):
    made = of_provinces(*codes, figures=tuple(figures), targets=targets, **more)
    return outlooks(made, Selection(TODAY, year, scope))


def only(figures, **more):
    (row,) = rows(figures, **more)
    return row


def visits(year: int, number: int, unit: str = A):
    return figure(unit, year, number, row=VISITS)


def test_case_1_with_a_silent_unit_stays_open():
    row = only(FIRST_TWO)
    assert row.still == (33, 58)
    assert (row.mean.since, row.mean.matched, row.mean.pace) == (2022, 2, 6)
    assert (row.mean.low, row.mean.high) == (57, 82)
    assert (row.last.since, row.last.pace) == (2025, Fraction(20, 3))
    assert (row.last.low, row.last.high) == (Fraction(179, 3), Fraction(254, 3))
    assert (row.outcome, row.low, row.high) == (Outcome.OPEN, 57, Fraction(254, 3))
    assert (row.mean.short, row.last.short) == ((0, 6), (0, 1))
    assert (row.mean.reached, row.last.reached) == ((2027, 2031), (2027, 2031))


def test_case_1_with_every_report_would_meet():
    row = only((*FIRST_TWO, figure(C, 2026, 16, 50)))
    assert row.still == (41, 41)
    assert (row.mean.pace, row.mean.low, row.mean.high) == (Fraction(21, 4), 62, 62)
    assert (row.last.pace, row.last.low, row.last.high) == (6, 65, 65)
    assert (row.outcome, row.low, row.high) == (Outcome.WOULD_MEET, 62, 65)
    assert (row.mean.reached, row.last.reached) == ((2030, 2030), (2030, 2030))


def test_case_2_growth_would_miss():
    given = (visits(2022, 100_000), visits(2025, 125_000), visits(2026, 135_000))
    row = only(given, targets=(target(2030, 10, 15, row=VISITS),), codes=(A,))
    assert [round(each, 2) for each in (row.mean.pace, row.last.low)] == [7.79, 7.90]
    assert (row.last.pace, row.mean.since, row.last.since) == (pytest.approx(8), 2022, 2025)
    assert [round(each, 2) for each in row.still] == [3.82, 3.82]
    assert row.outcome is Outcome.WOULD_MISS
    assert [round(each, 2) for each in (row.low, row.high)] == [7.79, 7.90]
    assert (row.mean.short, row.mean.reached) == (None, None)


def test_case_2_count_would_meet():
    given = [figure(A, year, n, row=PROGRAMMES) for year, n in ((2023, 1), (2025, 2), (2026, 3))]
    row = only(given, targets=COUNT, codes=(A,))
    assert (row.mean.pace, row.mean.low) == (Fraction(2, 3), Fraction(17, 3))
    assert (row.last.pace, row.last.low) == (1, 7)
    assert (row.outcome, row.low, row.high) == (Outcome.WOULD_MEET, Fraction(17, 3), 7)
    assert (row.mean.short, row.last.short) == ((0, 0), (0, 0))
    assert (row.mean.reached, row.last.reached) == ((2029, 2029), (2028, 2028))


def test_every_milestone_to_come_has_a_row_and_no_other():
    marks = milestones(y2025=40, y2027=50, y2030=60)
    assert [row.milestone.year for row in rows(FIRST_TWO, targets=marks)] == [2027, 2030]
    assert rows(FIRST_TWO, targets=marks, year=2027) == ()  # not current
    assert rows(FIRST_TWO, targets=milestones(y2025=40)) == ()


@pytest.mark.parametrize(
    ("ended_on", "milestones_with_a_row"),
    [pytest.param("2027-06-30", [], id="ends-before"), pytest.param(None, [2030], id="stands")],
)
def test_no_row_for_a_category_that_ends_before_the_milestone(ended_on, milestones_with_a_row):
    end = None if ended_on is None else date.fromisoformat(ended_on)
    categories = (category("none"), category(SERVICE[1], ended_on=end))
    found = rows(FIRST_TWO, categories=categories)
    assert [row.milestone.year for row in found] == milestones_with_a_row


def test_an_ended_province_has_no_row_for_a_milestone_after_its_end():
    given = (figure("86@2025", 2023, 1, 10), figure("86@2025", 2024, 2, 10))
    made = programme(figures=given, targets=milestones(y2025=40, y2030=60))
    assert outlooks(made, Selection(TODAY, 2024, "86@2025")) == ()
    merged = outlooks(made, Selection(TODAY, 2024, "86"))
    assert [row.milestone.year for row in merged] == [2025, 2030]


@pytest.mark.parametrize(
    ("before", "now", "matched"),
    [
        pytest.param(100, 120, 3, id="a-fifth-more"),
        pytest.param(100, 121, 2, id="more-than-a-fifth"),
        pytest.param(2, 3, 3, id="one-more-of-few"),
        pytest.param(2, 4, 2, id="two-more-of-few"),
        pytest.param(100, 80, 3, id="a-fifth-less"),
        pytest.param(100, 79, 2, id="more-than-a-fifth-less"),
    ],
)
def test_a_reorganised_unit_is_in_no_pace(before, now, matched):
    base = [each for each in FIRST_TWO if each.unit_code != C]
    row = only((*base, figure(C, 2022, 1, before), figure(C, 2026, 1, now)))
    assert row.mean.matched == matched


def test_a_merged_unit_is_matched_only_where_all_its_predecessors_gave_the_year():
    of_now = (figure("86", 2026, 9, 15), figure("86", 2025, 6, 15))
    older = [figure(code, 2022, 1, 5) for code in VINH_LONG]
    for given, since in ((older, 2022), (older[:2], 2025)):
        made = programme(figures=(*of_now, *given), targets=SHARE)
        (row,) = outlooks(made, Selection(TODAY, 2026, "86"))
        assert row.mean.since == since
        assert (row.last is None) == (since == 2025)


def test_fewer_than_half_of_the_units_make_no_start():
    given = (figure(A, 2025, 1, 10), *(figure(each, 2026, 2, 10) for each in (A, B, C)))
    row = only(given)
    assert (row.outcome, row.mean, row.low) == (Outcome.NONE, None, None)
    assert only((*given, figure(B, 2025, 1, 10))).mean.matched == 2


@pytest.mark.parametrize(("whole", "outcome"), [(4, Outcome.NONE), (5, Outcome.OPEN)])
def test_a_pace_of_a_share_needs_five_institutions(whole, outcome):
    given = (figure(A, 2025, 1, whole), figure(A, 2026, 2, whole))
    assert only(given, codes=(A,)).outcome is outcome


def test_a_count_with_a_silent_unit_has_no_upper_bound_and_no_outlook():
    given = [figure(A, year, 3, row=PROGRAMMES) for year in (2023, 2026)]
    row = only(given, targets=COUNT, codes=(A, B))
    assert (row.outcome, row.still) == (Outcome.NONE, (3, None))


def test_an_unknown_denominator_leaves_it_open_and_says_nothing_of_institutions():
    given = [each for each in FIRST_TWO if each.unit_code != C]
    row = only(given)
    assert (row.outcome, row.still) == (Outcome.OPEN, (0, 100))
    assert row.mean.short == (None, None)
    assert row.mean.reached == (2026, 2036)


def test_ends_are_cut_and_the_outcome_looks_at_the_cut_ends():
    given = (figure(A, 2025, 90, 100), figure(A, 2026, 98, 100))
    row = only(given, codes=(A,), targets=milestones(y2030=100))
    assert (row.mean.low, row.mean.high, row.mean.short) == (100, 100, (0, 0))
    assert row.outcome is Outcome.OPEN  # one pace alone, and the target is not held yet


def test_one_pace_is_enough_where_the_target_is_held_already():
    given = (figure(A, 2025, 60, 100), figure(A, 2026, 61, 100))
    assert only(given, codes=(A,)).outcome is Outcome.WOULD_MEET
    sinking = (figure(A, 2025, 70, 100), figure(A, 2026, 61, 100))
    assert only(sinking, codes=(A,)).outcome is Outcome.OPEN


def test_a_falling_pace_reaches_nothing_and_a_standing_one_only_what_it_has():
    falling = (figure(A, 2025, 70, 100), figure(A, 2026, 61, 100))
    assert only(falling, codes=(A,)).mean.reached == (None, None)
    standing = (figure(A, 2025, 61, 100), figure(A, 2026, 61, 100))
    assert only(standing, codes=(A,)).mean.reached == (2026, 2026)
    low = (figure(A, 2025, 40, 100), figure(A, 2026, 40, 100))
    assert only(low, codes=(A,)).mean.reached == (None, None)


def test_2040_is_the_last_year_that_is_looked_at():
    slow = (figure(A, 2022, 100, 1000), figure(A, 2026, 100 + 4 * 35, 1000))
    assert only(slow, codes=(A,), targets=milestones(y2030=73)).mean.reached == (2040, 2040)
    assert only(slow, codes=(A,), targets=milestones(y2030=74)).mean.reached == (None, None)


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param((visits(2022, 0), visits(2026, 9)), id="a-base-of-zero"),
        pytest.param((visits(2022, 5),), id="the-base-year-itself"),
    ],
)
def test_growth_without_a_panel_has_no_outlook(figures):
    year = figures[-1].year
    row = only(figures, targets=(target(2030, 10, row=VISITS),), codes=(A,), year=year)
    assert (row.outcome, row.still, row.mean, row.last) == (Outcome.NONE, None, None, None)


def test_the_last_growth_needs_all_three_reports_to_cover_the_same_part_of_a_year():
    given = (visits(2022, 100), visits(2025, 120), visits(2026, 130))
    ask = {"targets": (target(2030, 10, row=VISITS),), "codes": (A,)}
    cut = report(A, 2025, date(2025, 10, 9), date(2025, 10, 1))
    row = only(given, reports=(cut,), **ask)
    assert (row.mean.matched, row.last, row.outcome) == (1, None, Outcome.OPEN)
    assert only(given, **ask).last is not None


def test_the_last_growth_may_rest_on_fewer_units_than_the_mean():
    given = [visits(year, n, u) for u in (A, B) for year, n in ((2022, 100), (2026, 150))]
    row = only((*given, visits(2025, 140)), targets=GROWTH, codes=(A, B))
    assert (row.mean.matched, row.last.matched) == (2, 1)
    assert row.still[0] == pytest.approx(100 * (1.5 ** (1 / 8) - 1))


def test_growth_is_compared_without_roots():
    given = (visits(2022, 10_000), visits(2025, 13_310), visits(2026, 14_641))
    asked = (target(2030, 10, row=VISITS),)
    assert only(given, targets=asked, codes=(A,)).outcome is Outcome.WOULD_MEET
    less = (*given[:2], visits(2026, 14_640))
    assert only(less, targets=asked, codes=(A,)).outcome is Outcome.WOULD_MISS


def test_a_growth_fact_keeps_its_measure():
    row = only((visits(2022, 5), visits(2026, 9)), targets=GROWTH, codes=(A,))
    assert row.fact.indicator.measure is Measure.GROWTH
    assert row.fact.verdict is Verdict.ON_TRACK


def test_a_unit_of_today_made_without_predecessors_is_never_matched_before():
    units = (province_of("VN", kind="nation"), province_of("09", valid_from=date(2025, 7, 1)))
    given = (figure("09", 2024, 1, 10), figure("09", 2026, 2, 10))
    made = programme(units=units, successions=(), figures=given, targets=SHARE)
    (row,) = outlooks(made, Selection(TODAY, 2026, "09"))
    assert row.outcome is Outcome.NONE
