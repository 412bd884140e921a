"""The two chains of yearly reports (method, section 7): who is asked, by what, by when."""

from dataclasses import replace
from datetime import date

import pytest

from progress.model.records import ReportBy
from progress.model.reported import Communes
from progress.reporting.chains import (
    commune_chain,
    latest_asked_year,
    local_plans,
    ministry_chain,
    own_reports,
    plan_rule,
    plans_asking_nobody,
)
from progress.reporting.reporting import ReportState
from tests.factories import (
    CIRCULAR,
    DECISION,
    UNITS,
    VINH_LONG,
    commune,
    document,
    programme,
    report,
)

TODAY = date(2026, 11, 21)


def plan(unit_code: str = "46", **more):
    clause = more.pop("clause", "Đoạn kết")
    kind = more.pop("kind", ReportBy.COMMUNE)
    made = document("hue", unit_code, **{"first_year": 2026, "before": (10, 5), **more})
    return replace(made, report_clause=clause, report_by=kind)


HUE = plan()
NO_DAY = plan("01", first_year=None, before=None)
VINH_LONG_PLAN = plan("86@2025", first_year=2023, before=(11, 15), kind=ReportBy.DISTRICT)
LAI_CHAU_PLAN = plan("01", first_year=None, before=None, kind=ReportBy.DISTRICT)


def inside(*units, province: str = "46", reports=()) -> Communes:
    return Communes(province, tuple(units), tuple(reports))


def village(code: str, **life):
    return replace(commune(code), parent_code="46", **life)


def made(*plans, **more):
    return programme(documents=(DECISION, CIRCULAR, *plans), **more)


@pytest.mark.parametrize(
    ("received", "as_of", "state", "days"),
    [
        pytest.param((2026, 10, 4), TODAY, "on_time", None, id="4-october-is-in-time"),
        pytest.param((2026, 10, 5), TODAY, "late", 1, id="5-october-is-a-day-late"),
        pytest.param(None, TODAY, "missing", 48, id="never-sent"),
        pytest.param(None, date(2026, 10, 4), "awaited", None, id="the-last-day"),
        pytest.param((2026, 10, 20), date(2026, 10, 19), "missing", 15, id="received-tomorrow"),
        pytest.param((2026, 1, 2), TODAY, "on_time", None, id="long-before-the-years-close"),
    ],
)
def test_a_commune_is_judged_by_its_provinces_own_day(received, as_of, state, days):
    other = report("d", 2026, date(2026, 1, 2))  # a year without any record accuses nobody
    sent = (other, report("c", 2026, date(*received))) if received else (other,)
    found = inside(village("c"), village("d"), reports=sent)
    fact, _ = commune_chain(made(HUE), found, 2026, as_of).facts
    assert (fact.state.value, fact.days_late) == (state, days)


@pytest.mark.parametrize(
    ("plans", "year", "sent", "state"),
    [
        pytest.param((HUE,), 2025, False, "not_asked", id="before-the-plan-binds"),
        pytest.param((HUE,), 2025, True, "received", id="sent-before-the-plan-binds"),
        pytest.param((HUE,), 2031, False, "not_asked", id="after-the-plan"),
        pytest.param((), 2026, False, "not_asked", id="no-plan-of-its-own"),
        pytest.param((), 2026, True, "received", id="no-plan-and-sent"),
        pytest.param((plan(before=None),), 2026, False, "not_received", id="no-day-and-not-sent"),
        pytest.param((plan(before=None),), 2026, True, "received", id="no-day-and-sent"),
    ],
)
def test_nobody_is_late_where_no_day_binds(plans, year, sent, state):
    other = report("d", year, date(year, 12, 30))  # a year without any record accuses nobody
    reports = (other, report("c", year, date(year, 12, 30))) if sent else (other,)
    found = inside(village("c"), village("d"), reports=reports)
    fact, _ = commune_chain(made(*plans), found, year, date(2032, 1, 1)).facts
    assert (fact.state.value, fact.days_late) == (state, None)


def test_counts_add_up_and_only_those_asked_are_urged():
    units = [village(code) for code in ("a", "b", "c", "d")]
    reports = (report("a", 2026, date(2026, 9, 30)), report("b", 2026, date(2026, 10, 12)))
    chain = commune_chain(made(HUE), inside(*units, reports=reports), 2026, TODAY)
    assert sum(chain.counts.values()) == len(chain.facts) == 4
    assert chain.sent == 2
    assert [fact.unit_code for fact in chain.owing] == ["c", "d"]
    before = commune_chain(made(HUE), inside(*units), 2025, TODAY)
    assert before.owing == ()


@pytest.mark.parametrize(
    ("life", "year", "there"),
    [
        pytest.param({"valid_from": date(2025, 7, 1)}, 2024, False, id="not-yet"),
        pytest.param({"valid_from": date(2025, 7, 1)}, 2025, True, id="from-its-first-year"),
        pytest.param({"valid_to": date(2026, 12, 30)}, 2026, False, id="ended-the-day-before"),
        pytest.param({"valid_to": date(2026, 12, 31)}, 2026, True, id="ended-on-the-day"),
    ],
)
def test_only_units_of_31_december_report(life, year, there):
    chain = commune_chain(made(HUE), inside(village("c", **life)), year, TODAY)
    assert bool(chain.facts) is there


def test_the_plan_of_a_province_that_ended_binds_nobody():
    there = replace(commune("c"), parent_code="86@2025")
    found = inside(there, province="86@2025")
    chain = commune_chain(made(VINH_LONG_PLAN), found, 2024, TODAY)
    assert (chain.rule, chain.last_day, chain.owing) == (None, None, ())
    assert chain.facts[0].state is ReportState.NOT_ASKED


@pytest.mark.parametrize("scope", ["86", "86@2025"])
def test_a_rule_without_anyone_left_is_shown_for_the_province_and_its_successor(scope):
    assert plans_asking_nobody(made(VINH_LONG_PLAN), scope, TODAY) == (VINH_LONG_PLAN,)
    assert plans_asking_nobody(made(VINH_LONG_PLAN), "46", TODAY) == ()


@pytest.mark.parametrize("kind", [ReportBy.DISTRICT, ReportBy.DEPARTMENT, None])
def test_a_clause_that_names_no_communes_asks_nothing_of_them(kind):
    rule = replace(HUE, report_by=kind)
    chain = commune_chain(made(rule), inside(village("c")), 2026, TODAY)
    assert (chain.rule, chain.owing) == (None, ())
    assert chain.facts[0].state is ReportState.NOT_ASKED
    assert plans_asking_nobody(made(rule), "46", TODAY) == (rule,)


def test_plans_of_today_are_listed_once_and_national_rules_are_none_of_them():
    assert local_plans(made(HUE, NO_DAY, VINH_LONG_PLAN, LAI_CHAU_PLAN), TODAY) == (NO_DAY, HUE)
    assert local_plans(made(plan(before=None, clause=None)), TODAY) == ()


def test_of_several_plans_the_one_in_force_at_the_end_of_the_year_asks_or_none_does():
    silent = replace(plan(before=None), code="older")
    assert plan_rule(made(silent, HUE), "46", 2026, TODAY) == HUE
    assert plan_rule(made(silent), "46", 2026, TODAY) == silent
    assert plan_rule(made(HUE), "unknown", 2026, TODAY) is None
    # A new plan without a rule on reports leaves none to the one it replaces.
    new = replace(plan(before=None, clause=None), code="new", replaces=HUE.code)
    assert (
        plan_rule(made(HUE, replace(new, issued_on=date(2026, 11, 1))), "46", 2026, TODAY) is None
    )
    # One that speaks of later years only leaves this year to the one before.
    later = replace(new, issued_on=date(2026, 11, 1), first_year=2027)
    assert plan_rule(made(HUE, later), "46", 2026, TODAY) == HUE


@pytest.mark.parametrize(
    ("as_of", "year"),
    [
        pytest.param(date(2026, 10, 4), None, id="on-the-last-day-in-time"),
        pytest.param(date(2026, 10, 5), 2026, id="the-day-after"),
        pytest.param(date(2026, 12, 31), 2026, id="last-of-december"),
        pytest.param(date(2027, 1, 1), 2026, id="new-year"),
        pytest.param(date(2028, 2, 29), 2027, id="leap-day"),
        pytest.param(date(2031, 12, 31), 2030, id="after-the-plan"),
        pytest.param(date(2033, 1, 1), None, id="long-after-the-plan"),
    ],
)
def test_the_latest_year_wanted_by_a_provinces_plan(as_of, year):
    assert latest_asked_year(made(HUE), "46", as_of) == year


def test_a_province_without_a_day_has_no_year_of_its_own():
    assert latest_asked_year(made(NO_DAY), "01", TODAY) is None
    assert latest_asked_year(made(), "VN", TODAY) is None


def test_the_ministrys_chain_is_that_of_the_reporting_units():
    sent = report(VINH_LONG[0], 2024, date(2024, 12, 1))
    chain = ministry_chain(made(HUE, reports=(sent,)), "86", 2024, TODAY)
    assert sorted(fact.unit_code for fact in chain.facts) == sorted(VINH_LONG)
    assert chain.last_day == date(2024, 12, 14)
    assert len(chain.owing) == 2
    assert ministry_chain(made(HUE), "86", 2024, TODAY).owing == ()  # nothing recorded at all


def test_without_any_rule_nobody_owes_the_ministry_a_report():
    sent = (report("01", 2025),)
    chain = ministry_chain(programme(documents=(DECISION,), reports=sent), "VN", 2025, TODAY)
    states = {fact.unit_code: fact.state for fact in chain.facts}
    assert states.pop("01") is ReportState.RECEIVED
    assert set(states.values()) == {ReportState.NOT_ASKED}
    assert chain.owing == ()


def test_a_commune_with_a_plan_stands_among_the_communes_of_its_province():
    own = replace(commune("own"), valid_to=date(2024, 12, 31))
    sent = report("own", 2024, date(2024, 12, 4))
    world = made(units=(*UNITS, own), reports=(sent,))
    chain = commune_chain(world, own_reports(world, "own"), 2024, TODAY)
    assert [(f.unit_code, f.state.value, f.report) for f in chain.facts] == [
        ("own", "received", sent)
    ]
    assert commune_chain(world, own_reports(world, "own"), 2025, TODAY).facts == ()
