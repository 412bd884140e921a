"""Yearly reports: who has sent one, and how late (method, section 7)."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.records import ReportBy
from progress.reporting.reporting import (
    last_day_in_time,
    latest_due_year,
    ministry_reports,
    ministry_rule,
    report_fact,
    scope_reports,
)
from tests.factories import (
    CIRCULAR,
    DECISION,
    VINH_LONG,
    document,
    programme,
    report,
)

DEADLINE = date(2025, 12, 14)
"""The last day in time of a report due before 15 December."""


@pytest.mark.parametrize(
    ("received", "as_of", "state", "days"),
    [
        pytest.param((2025, 12, 14), (2025, 12, 20), "on_time", None, id="14-december-is-in-time"),
        pytest.param((2025, 12, 15), (2025, 12, 20), "late", 1, id="15-december-is-a-day-late"),
        pytest.param((2026, 2, 1), (2026, 12, 20), "late", 49, id="days-late-stand-still"),
        pytest.param((2025, 3, 1), (2025, 3, 1), "on_time", None, id="early"),
        pytest.param(None, (2025, 12, 14), "awaited", None, id="nothing-on-the-last-day"),
        pytest.param(None, (2025, 12, 15), "missing", 1, id="nothing-the-day-after"),
        pytest.param(None, (2026, 12, 14), "missing", 365, id="nothing-a-year-after"),
        pytest.param(None, (2024, 1, 1), "awaited", None, id="nothing-long-before"),
        pytest.param((2025, 12, 1), (2025, 11, 30), "awaited", None, id="received-tomorrow"),
        pytest.param((2025, 12, 20), (2025, 12, 19), "missing", 5, id="late-and-received-tomorrow"),
        pytest.param((2025, 12, 20), (2025, 12, 20), "late", 6, id="late-and-received-today"),
    ],
)
def test_state_of_a_report_with_a_deadline(received, as_of, state, days):
    sent = received and report("01", 2025, date(*received))
    fact = report_fact("01", 2025, sent, DEADLINE, date(*as_of))
    assert (fact.state.value, fact.days_late) == (state, days)
    assert (fact.report is not None) is (state in ("on_time", "late"))


@pytest.mark.parametrize(
    ("received", "as_of", "state"),
    [
        pytest.param((2026, 3, 1), (2026, 3, 1), "received", id="received"),
        pytest.param((2026, 3, 1), (2026, 2, 28), "not_received", id="received-tomorrow"),
        pytest.param(None, (2040, 1, 1), "not_received", id="never-late-nor-missing"),
    ],
)
def test_where_no_day_is_named_there_is_no_lateness(received, as_of, state):
    sent = received and report("00004", 2025, date(*received))
    fact = report_fact("00004", 2025, sent, None, date(*as_of))
    assert (fact.state.value, fact.days_late) == (state, None)


@pytest.mark.parametrize(
    ("rule", "year", "last"),
    [
        pytest.param(CIRCULAR, 2025, date(2025, 12, 14), id="before-excludes-the-day"),
        pytest.param(CIRCULAR, 1999, date(1999, 12, 14), id="a-rule-without-years-holds-always"),
        pytest.param(
            document("hue", "46", first_year=2026, before=(10, 5)), 2025, None, id="before-the-plan"
        ),
        pytest.param(
            document("hue", "46", first_year=2026, before=(10, 5)),
            2026,
            date(2026, 10, 4),
            id="first-year-of-the-plan",
        ),
        pytest.param(
            document("hue", "46", last_year=2030, before=(10, 5)),
            2030,
            date(2030, 10, 4),
            id="last-year-of-the-plan",
        ),
        pytest.param(
            document("hue", "46", last_year=2030, before=(10, 5)), 2031, None, id="after-the-plan"
        ),
        pytest.param(
            document("x", "46", first_year=None, before=(3, 1)),
            2024,
            date(2024, 2, 29),
            id="leap-year",
        ),
        pytest.param(DECISION, 2025, None, id="no-day-named"),
        pytest.param(None, 2025, None, id="no-plan"),
    ],
)
def test_last_day_in_time(rule, year, last):
    assert last_day_in_time(rule, year) == last


def test_the_ministrys_rule_is_the_national_one_and_never_a_plans():
    local = document("a_plan", "46", before=(10, 5))
    assert ministry_rule(programme(documents=(local, DECISION, CIRCULAR)), 2026) == CIRCULAR
    assert ministry_rule(programme(documents=(local, DECISION)), 2026) is None


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        pytest.param(ReportBy.DISTRICT, False, id="it-asks-districts"),
        pytest.param(ReportBy.PROVINCE, True, id="it-asks-provinces"),
        pytest.param(None, True, id="snapshot-that-does-not-know"),
    ],
)
def test_a_national_day_binds_those_whom_its_clause_asks(kind, found):
    rule = replace(CIRCULAR, report_by=kind)
    made = programme(documents=(DECISION, rule))
    assert (ministry_rule(made, 2026) is rule) is found


@pytest.mark.parametrize("year", [2022, 2031])
def test_outside_the_years_of_the_programme_nobody_is_asked(year):
    sent = programme(reports=(report("01", year),))
    assert ministry_rule(sent, year) is None
    states = {
        each.unit_code: each.state.value for each in ministry_reports(sent, year, date(2032, 3, 1))
    }
    assert states.pop("01") == "received"
    assert set(states.values()) == {"not_asked"}


@pytest.mark.parametrize(
    ("year", "units"),
    [
        pytest.param(2024, {"01", "46", *VINH_LONG}, id="before-the-merger"),
        pytest.param(2025, {"01", "46", "86"}, id="from-the-year-of-the-merger"),
    ],
)
def test_every_reporting_unit_of_the_country_owes_the_ministry_a_report(year, units):
    found = ministry_reports(programme(), year, date(2026, 11, 21))
    assert {fact.unit_code for fact in found} == units
    assert {fact.year for fact in found} == {year}


def test_a_plans_deadline_does_not_bind_the_province_itself():
    local = document("hue", "46", first_year=2023, before=(10, 5))
    made = programme(
        documents=(local, DECISION, CIRCULAR), reports=(report("46", 2025, date(2025, 11, 1)),)
    )
    (fact,) = scope_reports(made, "46", 2025, date(2026, 1, 1))
    assert fact.state.value == "on_time"


@pytest.mark.parametrize(
    ("scope", "units"),
    [
        pytest.param("VN", ["01", "46", *VINH_LONG], id="country"),
        pytest.param("86", [*VINH_LONG], id="merged-province"),
        pytest.param("86@2025", ["86@2025"], id="ended-province"),
        pytest.param("46", ["46"], id="province"),
    ],
)
def test_reports_of_a_scope_are_those_of_its_reporting_units(scope, units):
    found = scope_reports(programme(), scope, 2024, date(2026, 1, 1))
    assert sorted(fact.unit_code for fact in found) == sorted(units)


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        pytest.param((2026, 11, 21), 2025, id="before-the-day"),
        pytest.param((2026, 12, 14), 2025, id="on-the-last-day-in-time"),
        pytest.param((2026, 12, 15), 2026, id="the-day-after"),
        pytest.param((2026, 12, 31), 2026, id="end-of-the-year"),
        pytest.param((2027, 1, 1), 2026, id="new-year"),
    ],
)
def test_the_default_year_is_the_latest_whose_reports_are_due(as_of, year):
    assert latest_due_year(programme(), date(*as_of)) == year


def test_official_words():
    states = (
        report_fact("01", 2025, sent, deadline, date(2025, 12, 31))
        for sent in (None, report("01", 2025, date(2025, 12, 1)))
        for deadline in (None, DEADLINE)
    )
    words = [fact.state.label for fact in states]
    assert words == ["Chưa gửi", "Chưa gửi, quá hạn", "Đã gửi", "Đúng hạn"]
