"""Who reports for a scope in a year: the provinces valid on its last day (method, section 1)."""

from datetime import date

import pytest

from progress.model.territory import reporting_units, scopes
from tests.factories import (
    VINH_LONG,
    commune,
    document,
    nation,
    programme,
    province,
    succession,
)


@pytest.mark.parametrize(
    ("scope", "year", "units"),
    [
        pytest.param("VN", 2024, ("01", "46", *VINH_LONG), id="country-before-the-merger"),
        pytest.param("VN", 2025, ("01", "46", "86"), id="country-from-the-year-of-the-merger"),
        pytest.param("VN", 2022, ("01", "46", *VINH_LONG), id="country-long-before"),
        pytest.param("86", 2024, VINH_LONG, id="merged-before-is-its-predecessors"),
        pytest.param("86", 2025, ("86",), id="merged-from-its-year-is-itself"),
        pytest.param("86@2025", 2024, ("86@2025",), id="ended-is-itself-alone"),
        pytest.param("86@2025", 2025, (), id="ended-is-nobody-in-the-year-it-ended"),
        pytest.param("86@2025", 2030, (), id="ended-is-nobody-for-ever"),
        pytest.param("46", 2022, ("46",), id="unchanged-is-itself"),
    ],
)
def test_reporting_units_are_those_valid_on_31_december(scope, year, units):
    assert sorted(reporting_units(programme(), scope, year)) == sorted(units)


@pytest.mark.parametrize(
    ("first_day", "last_day", "reports_2025"),
    [
        pytest.param(date(2025, 12, 31), None, True, id="starts-on-the-last-day-of-the-year"),
        pytest.param(date(2026, 1, 1), None, False, id="starts-a-day-later"),
        pytest.param(None, date(2025, 12, 31), True, id="ends-on-the-last-day-of-the-year"),
        pytest.param(None, date(2025, 12, 30), False, id="ends-a-day-earlier"),
    ],
)
def test_first_and_last_day_belong_to_a_units_life(first_day, last_day, reports_2025):
    unit = province("99", valid_from=first_day, valid_to=last_day)
    made = programme(units=(nation(), unit), successions=())
    assert reporting_units(made, "99", 2025) == (("99",) if reports_2025 else ())
    assert reporting_units(made, "VN", 2025) == (("99",) if reports_2025 else ())


def test_a_merger_of_merged_units_reaches_back_to_the_first_ones():
    units = (
        nation(),
        province("a", valid_to=date(2025, 6, 30)),
        province("b", valid_to=date(2025, 6, 30)),
        province("c", valid_to=date(2027, 12, 30)),
        province("ab", valid_from=date(2025, 7, 1), valid_to=date(2027, 12, 30)),
        province("abc", valid_from=date(2027, 12, 31)),
    )
    steps = (succession("a", "ab"), succession("b", "ab"))
    steps += tuple(succession(code, "abc", date(2027, 12, 31)) for code in ("ab", "c"))
    made = programme(units=units, successions=steps)
    assert set(reporting_units(made, "abc", 2024)) == {"a", "b", "c"}
    assert set(reporting_units(made, "abc", 2026)) == {"ab", "c"}
    assert reporting_units(made, "abc", 2027) == ("abc",)


def test_a_commune_reports_for_itself_and_never_for_the_country():
    made = programme(units=(*programme().units, commune("qn@2025", valid_to=date(2024, 12, 31))))
    assert reporting_units(made, "qn@2025", 2024) == ("qn@2025",)
    assert reporting_units(made, "qn@2025", 2025) == ()
    assert "qn@2025" not in reporting_units(made, "VN", 2024)


def test_scopes_are_the_country_its_provinces_and_units_with_a_plan():
    plan = document("qn", "qn@2025")
    units = (*programme().units, commune("qn@2025"), commune("00004"))
    made = programme(units=units, documents=(*programme().documents, plan))
    assert scopes(made) == ("VN", "01", "46", "86", *VINH_LONG, "qn@2025")
