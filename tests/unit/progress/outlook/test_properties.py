"""What must hold for every outlook (method, section 9), tried on many random programmes."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from progress.model.records import Measure
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.outlook.outlooks import Outcome, outlooks
from tests.unit.progress.outlook.test_two_readings import AS_OF, random_programme

SEEDS, SEEN = st.integers(0, 10**6), st.sampled_from((2024, 2025, 2026, 2028))
ORDER = (Outcome.WOULD_MISS, Outcome.OPEN, Outcome.WOULD_MEET)


def found(made, scope, year):
    rows = outlooks(made, Selection(AS_OF, year, scope, document="1520"))
    return {(*row.fact.series, row.milestone.year): row for row in rows}


@given(seed=SEEDS, year=SEEN, place=st.integers(0, 50))
def test_more_achieved_in_the_year_judged_lowers_nothing(seed, year, place):
    made = random_programme(seed)
    can = [
        at
        for at, each in enumerate(made.figures)
        if each.year == year and (each.denominator is None or each.numerator < each.denominator)
    ]
    assume(can)
    at = can[place % len(can)]
    better = replace(made.figures[at], numerator=made.figures[at].numerator + 1)
    figures = (*made.figures[:at], better, *made.figures[at + 1 :])
    before, after = found(made, "VN", year), found(replace(made, figures=figures), "VN", year)
    assert before.keys() == after.keys()
    for key, row in before.items():
        raised = after[key]
        if Outcome.NONE in (row.outcome, raised.outcome):
            assert row.outcome is raised.outcome
            continue
        assert ORDER.index(row.outcome) <= ORDER.index(raised.outcome)
        assert row.low <= raised.low + 1e-9
        assert row.high <= raised.high + 1e-9


@given(seed=SEEDS, year=SEEN)
def test_no_range_is_narrower_than_what_silence_leaves_open(seed, year):
    for row in found(random_programme(seed), "VN", year).values():
        inside = row.low is not None and row.low > 0 and row.high < 100  # uncut
        if row.fact.indicator.measure is Measure.SHARE and inside:
            assert row.high - row.low >= row.still[1] - row.still[0]


@given(seed=SEEDS, year=SEEN)
def test_a_country_of_one_province_equals_it(seed, year):
    made = random_programme(seed)
    (first, *_) = sorted(code for code in reporting_units(made, "VN", 2026))
    inside = {"VN", *_all_before(made, first)}
    alone = replace(made, units=tuple(u for u in made.units if u.code in inside))
    country, own = found(alone, "VN", year), found(alone, first, year)
    assert country.keys() == own.keys()
    for key, row in country.items():
        other = own[key]
        assert (row.outcome, row.still, row.mean, row.last) == (
            *(other.outcome, other.still, other.mean, other.last),
        )


@given(seed=SEEDS, year=SEEN)
def test_still_adds_up_in_institutions(seed, year):
    made = random_programme(seed)
    parts = [found(made, code, year) for code in reporting_units(made, "VN", year)]
    for key, row in found(made, "VN", year).items():
        own = [each[key] for each in parts if key in each]
        if row.fact.indicator.measure is not Measure.SHARE or len(own) < len(parts):
            continue
        known = [_institutions(each) for each in (row, *own)]
        if None not in known:
            assert known[0] == tuple(map(sum, zip(*known[1:], strict=True)))


def _all_before(made, code):
    return {code}.union(*(_all_before(made, each) for each in made.predecessors.get(code, ())))


def _institutions(row):
    total = row.fact.total
    if total.missing_denominator is None:
        return None
    whole = total.denominator + total.missing_denominator
    return tuple(Fraction(end) * whole / 100 for end in row.still)


@given(seed=SEEDS, year=SEEN)
def test_short_and_reached_tell_of_the_same_ends_as_the_outcome(seed, year):
    for row in found(random_programme(seed), "VN", year).values():
        for pace in row.paces:
            if pace.short is None or None in pace.short:
                continue
            best, worst = pace.short
            assert 0 <= best <= worst
            assert (worst == 0) == (pace.low >= row.milestone.asked)
            assert (best > 0) == (pace.high < row.milestone.asked)
