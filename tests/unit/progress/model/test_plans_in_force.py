"""Which plan of a unit binds on a day, and what is left of one that was replaced."""

from dataclasses import replace
from datetime import date

import pytest

from progress.judging.targets import target_facts
from progress.model.plans_in_force import plan_in_force, plans_over
from progress.model.selection import Selection
from tests.factories import DECISION, document, programme, target

OLD = replace(document("a", "46"), issued_on=date(2023, 3, 1))
NEW = replace(document("b", "46"), issued_on=date(2027, 6, 15), replaces="a")


def plan(code: str, issued: date | None, **more) -> object:
    return replace(document(code, "46"), issued_on=issued, **more)


ASSIGNED = replace(document("9-46", "46"), issued_on=date(2028, 1, 5))


@pytest.mark.parametrize("plans", [(OLD, ASSIGNED), (ASSIGNED, OLD), (ASSIGNED,)])
def test_what_a_decision_assigns_stands_beside_the_units_own_plan(plans):
    own = OLD if OLD in plans else None
    assert plan_in_force(plans, date(2029, 1, 1)) is own
    assert list(plans_over({"46": plans}, date(2028, 1, 5))) == []
    assert list(plans_over({"46": plans}, date(2028, 1, 4))) == [("9-46", 0)]


@pytest.mark.parametrize(
    ("plans", "day", "code"),
    [
        pytest.param((OLD,), date(2020, 1, 1), "a", id="an-only-plan-binds-always"),
        pytest.param((OLD, NEW), date(2027, 6, 14), "a", id="the-eve"),
        pytest.param((OLD, NEW), date(2027, 6, 15), "b", id="its-first-day"),
        pytest.param((OLD, NEW), date(2020, 1, 1), "a", id="before-all-the-earliest"),
        pytest.param(
            (OLD, replace(NEW, effective_on=date(2028, 1, 1))),
            date(2027, 12, 31),
            "a",
            id="not-yet-effective",
        ),
        pytest.param(
            (plan("x", date(2024, 1, 1)), plan("y", date(2025, 1, 1))),
            date(2026, 1, 1),
            "y",
            id="the-latest-issued",
        ),
        pytest.param(
            (plan("y", date(2025, 1, 1)), plan("x", date(2025, 1, 1))),
            date(2026, 1, 1),
            "x",
            id="of-one-day-by-code",
        ),
        pytest.param(
            (plan("x", date(2025, 1, 1)), plan("y", date(2024, 1, 1), replaces="x")),
            date(2026, 1, 1),
            "y",
            id="what-is-replaced-does-not-bind",
        ),
    ],
)
def test_one_plan_binds_on_a_day(plans, day, code):
    found = plan_in_force(plans, day)
    assert found is not None
    assert found.code == code


def test_a_unit_without_a_plan_has_none_in_force():
    assert plan_in_force((), date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "over"),
    [
        pytest.param(date(2027, 6, 14), {"b": 0}, id="the-new-one-is-to-come"),
        pytest.param(date(2027, 6, 15), {"a": 2027}, id="the-old-one-was-replaced"),
    ],
)
def test_what_does_not_bind_says_until_when(day, over):
    assert dict(plans_over({"46": (OLD, NEW)}, day)) == over


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        pytest.param(date(2027, 6, 14), {"a": [2025, 2030]}, id="before"),
        pytest.param(date(2027, 6, 15), {"a": [2025], "b": [2030]}, id="after"),
    ],
)
def test_milestones_that_ended_before_a_replacement_keep_the_old_plans_verdict(day, rows):
    made = programme(
        documents=(DECISION, OLD, NEW),
        targets=(
            target(2025, 40, document="a"),
            target(2030, 60, document="a"),
            target(2030, 80, document="b"),
        ),
    )
    facts = target_facts(made, Selection(day, 2027, "46"))
    assert {fact.document.code: [t.year for t in fact.milestones] for fact in facts} == rows


@pytest.mark.parametrize(
    ("as_of", "year", "code"),
    [
        pytest.param(date(2027, 6, 14), 2027, "a", id="the-new-one-is-not-known-yet"),
        pytest.param(date(2027, 6, 15), 2027, "b", id="the-year-ends-under-the-new-one"),
        pytest.param(date(2028, 1, 1), 2026, "a", id="a-year-that-ended-before"),
    ],
)
def test_a_year_is_reported_by_the_plan_in_force_at_its_end_as_known_by_a_day(as_of, year, code):
    made = programme(documents=(DECISION, OLD, NEW))
    found = made.own_plan_of("46", year, as_of)
    assert found is not None
    assert found.code == code


def test_a_plan_that_speaks_of_later_years_leaves_the_years_before_to_the_older_one():
    later = replace(NEW, issued_on=date(2025, 6, 1), first_year=2026)
    made = programme(documents=(DECISION, replace(OLD, last_year=2025), later))
    years = {year: made.own_plan_of("46", year, date(2027, 1, 1)) for year in (2025, 2026)}
    assert {year: plan and plan.code for year, plan in years.items()} == {2025: "a", 2026: "b"}
    assert made.own_plan_of("VN", 2026, date(2027, 1, 1)) is None


def test_what_was_dropped_is_dropped_once():
    made = programme(documents=(DECISION, OLD, NEW), targets=(target(2030, 60, document="a"),))
    after = made.known_by(date(2027, 6, 15))
    assert after.targets == ()
    assert after.known_by(date(2027, 6, 15)) is after
