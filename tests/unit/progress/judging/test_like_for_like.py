"""Two years compared on the same units: composition never looks like progress (method 8)."""

from fractions import Fraction

import pytest

from progress.judging.like_for_like import compare
from progress.model.records import Measure
from tests.factories import PROGRAMMES, SERVICE, VINH_LONG, figure, figures, of_provinces, programme


def compared(*given, scope="VN", years=(2024, 2025), row=SERVICE, made=programme):
    return compare(made(figures=given), row, scope, *years)


def test_newcomers_and_those_who_fell_silent_are_left_out():
    newcomer, silent = figure("46", 2025, 90, 90), figure("48", 2024, 0, 90)
    given = (figure("01", 2024, 5, 10), figure("01", 2025, 2, 10), newcomer, silent)
    found = compare(of_provinces("01", "46", figures=given[:3]), SERVICE, "VN", 2024, 2025)
    assert (found.units, found.expected) == (("01",), 2)
    assert found.change(Measure.SHARE) == -30
    three = compare(of_provinces("01", "46", "48", figures=given), SERVICE, "VN", 2024, 2025)
    assert (three.units, three.is_enough, three.change(Measure.SHARE)) == (("01",), False, None)


@pytest.mark.parametrize(
    ("before", "units"),
    [
        pytest.param(VINH_LONG, ("86",), id="all-predecessors"),
        pytest.param(VINH_LONG[:2], (), id="two-of-three"),
        pytest.param(VINH_LONG[:1], (), id="one-of-three"),
        pytest.param((), (), id="none"),
    ],
)
def test_a_merged_unit_is_compared_with_all_its_predecessors_or_not_at_all(before, units):
    found = compared(*figures(before, 2024, 1, 10), figure("86", 2025, 15, 30), scope="86")
    assert found.units == units
    assert found.change(Measure.SHARE) == (40 if units else None)


@pytest.mark.parametrize(
    ("codes", "enough"),
    [
        pytest.param(("01",), False, id="one-of-three"),
        pytest.param(("01", "46"), True, id="two-of-three"),
    ],
)
def test_fewer_than_half_of_the_later_years_units_are_not_enough(codes, enough):
    given = (*figures(codes, 2024, 1, 10), *figures(("01", "46", "86"), 2025, 2, 10))
    found = compared(*given)
    assert found.is_enough is enough
    assert (found.change(Measure.SHARE) is not None) is enough


def test_exactly_half_is_enough_and_counts_move_in_things():
    given = [figure("01", year, year - 2020, row=PROGRAMMES) for year in (2024, 2025)]
    found = compare(of_provinces("01", "46", figures=given), PROGRAMMES, "VN", 2024, 2025)
    assert found.change(Measure.COUNT) == Fraction(1)


def test_a_year_without_institutions_has_no_share_to_move_from():
    found = compared(figure("01", 2024, 0, 0), figure("01", 2025, 1, 2), scope="01")
    assert (found.is_enough, found.change(Measure.SHARE)) == (True, None)
