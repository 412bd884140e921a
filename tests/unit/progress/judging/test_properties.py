"""What must hold for every programme, tried on many made by Hypothesis.

The country is that of the factories: three provinces of today, one of them merged from three. A
figure is drawn for each reporting unit and year, or left out.
"""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from progress.judging.rollup import reported_years, total
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Course, Point, Verdict, is_closed
from progress.model.records import Measure
from progress.model.reported import Figure
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.reporting.reporting import ministry_reports
from progress.tasks.schedule import task_facts
from tests.factories import (
    COUNTS,
    GROWTH,
    PROGRAMMES,
    SERVICE,
    TARGETS,
    VINH_LONG,
    VISITS,
    figure,
    programme,
    report,
    task,
    task_record,
)

COUNTRY = programme()
YEARS = range(2022, 2032)
SCOPES = ("VN", "01", "86", "86@2025")
PLANS = {SERVICE: TARGETS, PROGRAMMES: COUNTS, VISITS: GROWTH}
WORST_TO_BEST = (
    Verdict.MISSED,
    Verdict.AT_RISK,
    Verdict.BEHIND,
    Verdict.ON_TRACK,
    Verdict.MET,
)
TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2022, 1, 1), date(2032, 12, 31))


def drawn_figure(unit: str, year: int, row) -> st.SearchStrategy[Figure]:
    if row is SERVICE:
        counts = st.integers(0, 12).flatmap(
            lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
        )
    else:
        counts = st.tuples(st.integers(0, 40), st.none())
    return counts.map(lambda pair: figure(unit, year, *pair, row=row))


@st.composite
def figures_of(draw, row=SERVICE, complete=False) -> tuple[Figure, ...]:
    """Figures of some years, by units that should report then, some of them missing."""
    years = draw(st.sets(st.sampled_from(YEARS), min_size=1, max_size=5))
    return tuple(
        draw(drawn_figure(unit, year, row))
        for year in sorted(years)
        for unit in reporting_units(COUNTRY, "VN", year)
        if complete or draw(st.integers(0, 3))
    )


@st.composite
def panels(draw) -> tuple[Figure, ...]:
    """Visits of 2022 and of a later year, by most units."""
    year = draw(st.integers(2023, 2031))
    units = [(unit, 2022) for unit in reporting_units(COUNTRY, "VN", 2022)]
    units += [(unit, year) for unit in reporting_units(COUNTRY, "VN", year)]
    return tuple(draw(drawn_figure(*each, VISITS)) for each in units if draw(st.integers(0, 9)))


def fact_of(row, figures, year, scope="VN", as_of=TODAY, **more) -> TargetFact:
    made = programme(figures=figures, targets=PLANS[row], **more)
    (fact,) = target_facts(made, Selection(as_of, year, scope))
    return fact


def answers(fact: TargetFact) -> tuple:
    """All that `facts` prints of a fact."""
    return (
        *(fact.key, fact.milestone.year, fact.verdict, fact.reason, fact.judged_year),
        *(fact.value, fact.bounds, fact.path, fact.base_year, fact.growth, fact.catch_up),
        *(fact.gap, fact.gap_per_year, [(past.verdict, past.value) for past in fact.past]),
        *((fact.total.numerator, fact.total.denominator) if fact.total else ()),
    )


def with_more(figures, judged_year: int, place: int) -> tuple[Figure, ...]:
    """The same figures, one unit having achieved one more in the year judged, where it can."""
    can = [
        at
        for at, each in enumerate(figures)
        if each.year == judged_year
        and (each.denominator is None or each.numerator < each.denominator)
    ]
    assume(can)
    at = can[place % len(can)]
    better = replace(figures[at], numerator=figures[at].numerator + 1)
    return (*figures[:at], better, *figures[at + 1 :])


ROWS = pytest.mark.parametrize("row", [SERVICE, PROGRAMMES], ids=["share", "count"])


def never_worse(before: TargetFact, after: TargetFact) -> None:
    if before.verdict in WORST_TO_BEST and after.verdict in WORST_TO_BEST:
        assert WORST_TO_BEST.index(after.verdict) >= WORST_TO_BEST.index(before.verdict)


@ROWS
@given(data=st.data(), year=st.sampled_from(YEARS), scope=st.sampled_from(SCOPES))
def test_more_achieved_in_the_year_judged_never_gives_a_worse_verdict(row, data, year, scope):
    figures = data.draw(figures_of(row))
    before = fact_of(row, figures, year, scope)
    assume(before.judged_year is not None)
    inside = reporting_units(COUNTRY, scope, before.judged_year)
    own = tuple(each for each in figures if each.unit_code in inside)
    others = tuple(each for each in figures if each.unit_code not in inside)
    more = with_more(own, before.judged_year, data.draw(st.integers(0, 9)))
    never_worse(before, fact_of(row, (*more, *others), year, scope))


@given(data=st.data(), figures=panels())
def test_more_visits_in_the_year_judged_never_give_a_worse_verdict(data, figures):
    year = max((each.year for each in figures), default=2022)
    before = fact_of(VISITS, figures, year)
    assume(before.judged_year not in (None, 2022))
    more = with_more(figures, before.judged_year, data.draw(st.integers(0, 9)))
    never_worse(before, fact_of(VISITS, more, year))


@given(
    base=st.none() | st.integers(0, 100),
    first=st.integers(1, 100),
    second=st.integers(1, 100),
    year=st.integers(2023, 2032),
)
def test_along_the_whole_scale_the_verdict_of_a_year_only_ever_rises(base, first, second, year):
    milestones = (Point(2025, Fraction(first)), Point(2030, Fraction(second)))
    view = next((each for each in milestones if each.year > year), milestones[-1])
    start = None if base is None else Point(2022, Fraction(base))
    course = Course(start, milestones, view)
    scale = [course.verdict(year, Fraction(half, 2), TODAY) for half in range(201)]
    judged = [each for each in scale if each is not Verdict.INSUFFICIENT]
    ranks = [WORST_TO_BEST.index(each) for each in judged]
    assert all(low <= high for low, high in pairwise(ranks))


@ROWS
@given(data=st.data(), year=st.sampled_from(YEARS), scope=st.sampled_from(SCOPES))
def test_bounds_always_contain_the_value(row, data, year, scope):
    fact = fact_of(row, data.draw(figures_of(row)), year, scope)
    lower, upper = fact.bounds
    if fact.value is not None and lower is not None:
        assert lower <= fact.value
        assert upper is None or fact.value <= upper
    if row is SERVICE and lower is not None:
        assert 0 <= lower <= upper <= 100


@given(data=st.data(), base=st.none() | st.integers(0, 12), absent=st.integers(1, 6))
def test_whatever_the_missing_would_have_reported_lies_within_the_bounds(data, base, absent):
    """Every unit reports in 2025; in 2026 the missing still have as many institutions."""
    units = ("01", "46", "86")
    start = () if base is None else (figure("01", 2022, base, 12),)
    known = tuple(data.draw(drawn_figure(unit, 2025, SERVICE)) for unit in units)
    now = [data.draw(drawn_figure(unit, 2026, SERVICE)) for unit in units]
    for place, before in enumerate(known):
        if absent & 1 << place:
            whole = before.denominator
            achieved = data.draw(st.integers(0, whole))
            now[place] = replace(now[place], numerator=achieved, denominator=whole)
    sent = [each for place, each in enumerate(now) if not absent & 1 << place]
    fact = fact_of(SERVICE, (*start, *known, *sent), 2026)
    full = fact_of(SERVICE, (*start, *known, *now), 2026)
    if full.value is not None and fact.bounds[0] is not None:
        assert fact.bounds[0] <= full.value <= fact.bounds[1]
    if fact.verdict in WORST_TO_BEST:
        assert full.verdict is fact.verdict


@given(figures=figures_of(), year=st.sampled_from(YEARS))
def test_old_and_new_provinces_roll_up_to_the_same_national_sums(figures, year):
    made = programme(figures=figures)
    country = total(made, SERVICE, "VN", year)
    for codes in (("01", "46", "86"), ("01", "46", *VINH_LONG)):
        if year >= 2025 and "86" not in codes:
            continue
        parts = [total(made, SERVICE, code, year) for code in codes]
        assert sum(each.numerator for each in parts) == country.numerator
        assert sum(each.denominator for each in parts) == country.denominator
        assert sum(each.expected for each in parts) == country.expected
        assert {u for each in parts for u in each.missing} == set(country.missing)


@given(data=st.data(), as_of=DAYS, other=DAYS, year=st.sampled_from(YEARS))
def test_as_of_moves_no_target_fact_but_across_a_closing_day_or_an_arrival(
    data, as_of, other, year
):
    """The figures here have no report and no first day, so that they always count."""
    closed = [[is_closed(milestone, day) for milestone in (2025, 2030)] for day in (as_of, other)]
    assume(closed[0] == closed[1])
    rows = [SERVICE, PROGRAMMES, VISITS]
    figures = tuple(each for row in rows for each in data.draw(figures_of(row)))
    targets = tuple(each for plan in PLANS.values() for each in plan)
    made = programme(figures=figures, targets=targets)
    first = target_facts(made, Selection(as_of, year, "VN"))
    again = target_facts(made, Selection(other, year, "VN"))
    assert [answers(fact) for fact in first] == [answers(fact) for fact in again]


@given(as_of=DAYS, received=DAYS, finished=DAYS, later=st.integers(1, 400))
def test_what_happens_after_as_of_is_not_known_yet(as_of, received, finished, later):
    tasks = (task("I.1"), task("I.2", None, None), task("I.3", 2023, 2028, yearly=True))
    records = (
        task_record("I.1", 2025, finished),
        task_record("I.2", 0, finished),
        task_record("I.3", 2026, finished),
    )
    made = programme(tasks=tasks, task_records=records, reports=(report("01", 2026, received),))
    if received > as_of:
        moved = replace(made.reports[0], received_on=date(2040, 1, 1))
        unsent = programme(reports=())
        assert states(made, as_of) == states(unsent, as_of)
        assert states(made, as_of) == states(programme(reports=(moved,)), as_of)
    if finished > as_of:
        moved = tuple(replace(each, finished_on=date(2040, 1, later % 28 + 1)) for each in records)
        other = programme(tasks=tasks, task_records=moved)
        assert task_states(made, as_of) == task_states(other, as_of)


def states(made, as_of):
    reports = ministry_reports(made, 2026, as_of)
    return [(fact.unit_code, fact.state, fact.days_late) for fact in reports]


def task_states(made, as_of):
    return [
        (each.occurrence.key, each.state, each.days_late)
        for fact in task_facts(made, as_of)
        for each in fact.occurrences
    ]


@ROWS
@given(data=st.data(), year=st.sampled_from(YEARS), scope=st.sampled_from(SCOPES))
def test_with_every_report_in_the_verdict_is_that_of_the_value(row, data, year, scope):
    fact = fact_of(row, data.draw(figures_of(row, complete=True)), year, scope)
    if fact.value is not None and fact.verdict is not Verdict.NOT_APPLICABLE:
        assert not fact.total.missing
        assert fact.bounds == (fact.value, fact.value)
        assert fact.verdict is fact.course.verdict(fact.judged_year, fact.value, TODAY)


@given(data=st.data(), year=st.sampled_from(YEARS), seed=st.integers(0, 99))
def test_the_order_of_units_and_figures_never_matters(data, year, seed):
    rows = [SERVICE, PROGRAMMES, VISITS]
    figures = [each for row in rows for each in data.draw(figures_of(row))]
    targets = [each for plan in PLANS.values() for each in plan]
    made = programme(figures=figures, targets=targets)
    shuffled = {"figures": figures, "targets": targets}
    shuffled |= {"units": list(made.units), "successions": list(made.successions)}
    shuffler = random.Random(seed)  # noqa: S311  an order, not a secret
    for records in shuffled.values():
        shuffler.shuffle(records)
    other = programme(**shuffled)
    for scope in ("VN", "86"):
        chosen = Selection(TODAY, year, scope)
        assert [answers(fact) for fact in target_facts(made, chosen)] == [
            answers(fact) for fact in target_facts(other, chosen)
        ]


@given(data=st.data(), year=st.sampled_from(YEARS), later=st.integers(1, 9))
def test_a_past_milestone_keeps_its_verdict_whatever_is_reported_later(data, year, later):
    row = data.draw(st.sampled_from([SERVICE, PROGRAMMES, VISITS]))
    figures = data.draw(figures_of(row))
    until = tuple(each for each in figures if each.year <= max(year, 2023))
    now, then = fact_of(row, until, year), fact_of(row, figures, year + later)
    kept = {past.milestone.year: past.verdict for past in then.past}
    assert all(kept[past.milestone.year] is past.verdict for past in now.past)


@given(data=st.data(), year=st.sampled_from(YEARS), scope=st.sampled_from(SCOPES))
def test_figures_of_later_years_are_not_seen(data, year, scope):
    """But for the baseline, which may be of 2023 when 2022 is chosen."""
    assume(year >= 2023)
    row = data.draw(st.sampled_from([SERVICE, PROGRAMMES, VISITS]))
    figures = data.draw(figures_of(row))
    until = tuple(each for each in figures if each.year <= year)
    assert answers(fact_of(row, figures, year, scope)) == answers(fact_of(row, until, year, scope))


@given(figures=figures_of(), year=st.sampled_from(YEARS))
def test_the_gap_is_what_it_takes_and_no_institution_more(figures, year):
    fact = fact_of(SERVICE, figures, year)
    assume(fact.gap is not None)
    wanted, whole = fact.milestone.asked, fact.total.denominator
    assert Fraction(100 * (fact.total.numerator + fact.gap), whole) >= wanted
    if fact.gap:
        assert Fraction(100 * (fact.total.numerator + fact.gap - 1), whole) < wanted


@given(figures=panels().filter(bool), scope=st.sampled_from(("VN", "86")))
def test_growing_at_the_rate_to_catch_up_leads_to_where_the_target_leads(figures, scope):
    fact = fact_of(VISITS, figures, max(each.year for each in figures), scope)
    assume(fact.catch_up is not None)
    panel, milestone = fact.panel, fact.milestone
    reached = panel.value * (1 + fact.catch_up / 100) ** (milestone.year - panel.year)
    led = panel.base * float(1 + milestone.asked / 100) ** (milestone.year - panel.base_year)
    assert reached == pytest.approx(led)


@given(figures=figures_of(), year=st.sampled_from(YEARS))
def test_only_years_with_a_reporting_unit_are_judged(figures, year):
    fact = fact_of(SERVICE, figures, year)
    years = reported_years(programme(figures=figures), SERVICE, "VN")
    if year < 2030:
        assert fact.judged_year == max((each for each in years if each <= year), default=None)
    else:
        assert fact.judged_year == (2030 if 2030 in years else None)
    assert fact.indicator.measure is Measure.SHARE
