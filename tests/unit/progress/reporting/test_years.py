"""The year shown first (method, section 1)."""

from datetime import date

import pytest

from progress.reporting.years import year_shown_first
from tests.factories import (
    MUSEUMS,
    PROGRAMMES,
    SERVICE,
    VINH_LONG,
    figure,
    figures,
    of_provinces,
    programme,
    report,
)

TODAY = ("01", "46", "86")
FULL_2025 = figures(TODAY, 2025, 1, 10)


def shown(*given, as_of=date(2026, 12, 16), scope="VN", **more):
    return year_shown_first(programme(figures=given, **more), scope, as_of)


@pytest.mark.parametrize(
    ("given", "year"),
    [
        pytest.param(FULL_2025, 2025, id="latest-of-all"),
        pytest.param((*FULL_2025, *figures(TODAY[:2], 2026, 1, 10)), 2026, id="two-of-three"),
        pytest.param((*FULL_2025, figure("01", 2026, 1, 10)), 2025, id="one-of-three"),
        pytest.param(figures(("01", *VINH_LONG[:2]), 2024, 1, 10), 2024, id="half-of-the-five"),
        pytest.param((figure("01", 2025, 1, 10),), 2025, id="nobody-has-half-the-latest-with-any"),
        pytest.param(figures(TODAY, 2022, 1, 10), 2026, id="a-base-year-is-never-shown-first"),
        pytest.param(figures(VINH_LONG, 2025, 1, 10), 2026, id="of-ended-units-only"),
        pytest.param((), 2026, id="nothing-the-latest-due"),
    ],
)
def test_the_latest_year_that_half_of_the_units_have(given, year):
    assert shown(*given) == year


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        pytest.param(date(2022, 1, 1), 2023, id="before-the-programme-the-first"),
        pytest.param(date(2026, 12, 14), 2025, id="the-last-day-in-time"),
        pytest.param(date(2026, 12, 15), 2026, id="from-15-december-on"),
        pytest.param(date(2031, 1, 1), 2030, id="after-the-programme-the-last"),
        pytest.param(date(2040, 1, 1), 2030, id="long-after-it"),
    ],
)
def test_without_figures_the_latest_year_whose_reports_are_due(as_of, year):
    assert shown(as_of=as_of) == year


def test_after_the_programme_the_last_year_is_shown_whatever_is_reported():
    assert shown(*FULL_2025, as_of=date(2031, 1, 1)) == 2030


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        pytest.param((SERVICE,), 2025, id="one-of-three"),
        pytest.param((SERVICE, MUSEUMS), 2026, id="two-of-three"),
    ],
)
def test_a_unit_has_a_year_with_half_as_many_figures_as_in_its_latest_earlier_one(rows, year):
    before = [figure("01", 2025, 1, 10, row=row) for row in (SERVICE, MUSEUMS, PROGRAMMES)]
    now = [figure("01", 2026, 1, 10, row=row) for row in rows]
    made = of_provinces("01", figures=(*before, *now))
    # One unit alone: where it has not the year, the latest year that it has is shown.
    assert year_shown_first(made, "VN", date(2026, 12, 16)) == year


def test_a_scope_asks_its_own_units():
    given = (*FULL_2025, figure("01", 2026, 1, 10))
    assert (shown(*given, scope="01"), shown(*given, scope="46")) == (2026, 2025)


def test_what_was_not_known_by_the_day_is_not_shown():
    given = (*FULL_2025, *figures(TODAY, 2026, 1, 10))
    late = [report(code, 2026, date(2027, 1, 20)) for code in TODAY]
    assert shown(*given, reports=late) == 2025
    assert shown(*given, reports=late, as_of=date(2027, 1, 20)) == 2026


def test_figures_of_a_later_year_than_the_days_own_are_not_shown():
    assert shown(*figures(TODAY, 2026, 1, 10), *FULL_2025, as_of=date(2025, 12, 31)) == 2025
