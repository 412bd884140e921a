"""Shares that should add to a whole do."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.indicators.rounding import shares_of

COUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


@given(COUNTS)
def test_shares_sum_to_the_whole_or_there_is_nothing_to_share(counts):
    assert sum(shares_of(100, counts)) == (100 if sum(counts) else 0)


@given(COUNTS.filter(sum))
def test_a_share_is_its_exact_value_rounded_up_or_down(counts):
    for share, count in zip(shares_of(100, counts), counts, strict=True):
        assert abs(share - Fraction(100 * count, sum(counts))) < 1


@given(COUNTS)
def test_a_larger_count_never_gets_less_and_nothing_gets_nothing(counts):
    shares = shares_of(100, counts)
    ordered = sorted(zip(counts, shares, strict=True))
    assert [share for _, share in ordered] == sorted(share for _, share in ordered)
    assert all(share == 0 for count, share in ordered if count == 0)


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        pytest.param((1, 1, 1), (34, 33, 33), id="three-equal-the-first-takes-the-rest"),
        pytest.param((9, 16, 4, 1, 2), (28, 50, 13, 3, 6), id="thirty-two-provinces"),
        pytest.param((0, 0), (0, 0), id="nothing"),
        pytest.param((5,), (100,), id="all-in-one"),
        pytest.param((2, 1), (67, 33), id="two-thirds"),
    ],
)
def test_examples(counts, shares):
    assert shares_of(100, counts) == shares


def test_a_negative_count_is_an_error():
    with pytest.raises(ValueError, match="negative"):
        shares_of(100, (1, -1))
