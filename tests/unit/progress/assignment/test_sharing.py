"""Shares of a need among places: exact sums, and the same as a slow reading of the rules."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.assignment.sharing import Holding, Rule, by_year, shares

RULES = st.sampled_from(Rule)


@st.composite
def holdings(draw):
    wholes = draw(st.lists(st.integers(0, 60), max_size=34))
    return [
        Holding(f"{place:02}", draw(st.integers(0, whole)), whole)
        for place, whole in enumerate(wholes)
    ]


def slow_level(need, places):
    """One at a time to whoever has the lowest share, ties by code, none above the whole."""
    has = {each.code: each.numerator for each in places}
    for _ in range(need):
        below = [each for each in places if has[each.code] < each.denominator]
        lowest = min(below, key=lambda e: (Fraction(has[e.code], e.denominator), e.code))
        has[lowest.code] += 1
    return {each.code: has[each.code] - each.numerator for each in places}


def slow_proportion(need, places):
    """Exact quotas rounded down; the largest remainders, ties by code, get what is left."""
    room = sum(each.denominator - each.numerator for each in places)
    quotas = {
        each.code: Fraction(need * (each.denominator - each.numerator), room or 1)
        for each in places
    }
    found = {code: int(quota) for code, quota in quotas.items()}
    while sum(found.values()) < need:
        left = {code: quotas[code] - found[code] for code in quotas}
        found[min(left, key=lambda code: (-left[code], code))] += 1
    return found


SLOW = {Rule.LEVEL: slow_level, Rule.PROPORTION: slow_proportion}


@given(places=holdings(), rule=RULES, part=st.fractions(0, 1))
def test_both_rules_are_what_a_slow_reading_of_them_gives(places, rule, part):
    need = int(part * sum(each.room for each in places))
    assert shares(need, places, rule) == SLOW[rule](need, places)


@given(places=holdings(), rule=RULES, need=st.integers(0, 3000))
def test_sums_are_exact_and_nobody_gets_more_than_it_has_room_for(places, rule, need):
    given_out = shares(need, places, rule)
    assert sum(given_out.values()) == min(need, sum(each.room for each in places))
    assert all(0 <= given_out[each.code] <= each.room for each in places)


@given(places=holdings(), rule=RULES, need=st.integers(0, 3000))
def test_the_order_of_places_changes_nothing(places, rule, need):
    assert shares(need, places, rule) == shares(need, places[::-1], rule)


@given(places=holdings())
def test_level_leaves_no_place_more_than_a_step_behind_another_that_was_given(places):
    need = sum(each.room for each in places) // 2
    given_out = shares(need, places, Rule.LEVEL)
    open_ones = [each for each in places if given_out[each.code] < each.room]
    for taker in (each for each in places if given_out[each.code]):
        before = Fraction(taker.numerator + given_out[taker.code] - 1, taker.denominator)
        for other in open_ones:
            now = Fraction(other.numerator + given_out[other.code], other.denominator)
            assert before <= now


@given(number=st.integers(0, 10_000), years=st.integers(1, 8))
def test_years_differ_by_one_at_most_and_add_up(number, years):
    spread = by_year(number, years)
    assert len(spread) == years
    assert sum(spread) == number
    assert sorted(spread, reverse=True) == list(spread)
    assert max(spread) - min(spread) <= 1


def of(*pairs):
    return [Holding(f"{place:02}", *pair) for place, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("need", "places", "level", "proportion"),
    [
        pytest.param(3, of((2, 10), (5, 10)), (3, 0), (2, 1), id="the-lowest-share-first"),
        pytest.param(1, of(*[(5, 10)] * 34), (1, *[0] * 33), (1, *[0] * 33), id="one-left-for-34"),
        pytest.param(1, of((1, 1), (0, 1)), (0, 1), (0, 1), id="of-one"),
        pytest.param(0, of((4, 4), (2, 2)), (0, 0), (0, 0), id="everything-met"),
        pytest.param(5, of((0, 0), (0, 3)), (0, 3), (0, 3), id="no-institutions-no-share"),
        pytest.param(5, (), (), (), id="nobody"),
        pytest.param(2, of((0, 4), (0, 4)), (1, 1), (1, 1), id="ties-in-turn"),
    ],
)
def test_worked_shares(need, places, level, proportion):
    assert tuple(shares(need, places, Rule.LEVEL).values()) == level
    assert tuple(shares(need, places, Rule.PROPORTION).values()) == proportion
