"""Which of a unit's own plans binds it on a day, and which were replaced before."""

from collections.abc import Iterator, Mapping
from datetime import date

from progress.model.records import Document
from progress.model.units import NATION


def starts_on(plan: Document) -> date:
    """Return the day from which a plan counts; the first of all days where none is known."""
    return plan.effective_on or plan.issued_on or date.min


def plan_in_force(plans: tuple[Document, ...], day: date) -> Document | None:
    """Return the one plan of its own that binds a unit on a day; None of none.

    Of those that count by then and are not replaced by another of them, the latest issued; of two
    of one day, the first by code. An only plan binds always, and before all the earliest does.
    """
    plans = tuple(plan for plan in plans if not plan.is_assigned)
    if not plans:
        return None
    first = min(map(starts_on, plans))
    begun = [plan for plan in plans if starts_on(plan) <= max(day, first)]
    replaced = {plan.replaces for plan in begun if plan.replaces != plan.code}
    left = [plan for plan in begun if plan.code not in replaced] or begun
    latest = max(plan.issued_on or date.min for plan in left)
    return min(
        (plan for plan in left if (plan.issued_on or date.min) == latest),
        key=lambda plan: plan.code,
    )


def covers(plan: Document, year: int) -> bool:
    """Tell whether a year is one of a plan's."""
    return (plan.first_year or year) <= year <= (plan.last_year or year)


def plan_of_year(plans: tuple[Document, ...], year: int, as_of: date) -> Document | None:
    """Return the plan of a unit by which a year is reported and planned; None of none.

    Of those that speak of the year and were issued by a day, the one in force at the year's end.
    """
    of_year = tuple(plan for plan in plans if covers(plan, year))
    issued = tuple(p for p in of_year if p.issued_on is None or p.issued_on <= as_of)
    return plan_in_force(issued or of_year, date(year, 12, 31))


def plans_over(
    plans_of: Mapping[str, tuple[Document, ...]], day: date
) -> Iterator[tuple[str, int]]:
    """Yield the plans that do not bind on a day, each with the first year that is not its own.

    A milestone of an earlier year ended while it was in force. Of one that never was in force, 0.
    What a decision from above assigns binds beside a unit's own plan, from its first day on.
    """
    for unit, plans in plans_of.items():
        if unit == NATION:
            continue
        now = plan_in_force(plans, day)
        for plan in plans:
            if plan.is_assigned and starts_on(plan) > day:
                yield plan.code, 0
            elif not plan.is_assigned and plan is not now:
                yield plan.code, _replaced_in(plan, plans, day)


def _replaced_in(plan: Document, plans: tuple[Document, ...], day: date) -> int:
    """Return the year in which a plan ceased to bind; 0 where it never did by a day."""
    was = False
    for start in sorted({starts_on(each) for each in plans if starts_on(each) <= day}):
        binds = plan_in_force(plans, start) is plan
        if was and not binds:
            return start.year
        was = binds
    return 0
