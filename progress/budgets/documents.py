"""Which plan a unit's money of a year is for."""

from datetime import date

from progress.model.plans_in_force import plan_in_force
from progress.model.programme import DECISION, Programme
from progress.model.records import Document
from progress.model.units import NATION, Kind, Unit


def budget_documents(programme: Programme, unit: Unit, year: int) -> tuple[Document, ...]:
    """Return the plans that a unit's money of a year can be for, the one in force at its end first.

    They are its own that speak of the year: two where one replaces another within it. A commune
    without one has its province's. Where there is none, it is the Decision, which binds everyone.
    """
    of_commune = unit.kind == Kind.COMMUNE and unit.parent_code
    for code in (unit.code, *([unit.parent_code] if of_commune else [])):
        plans = tuple(each for each in programme.plans.get(code or "", ()) if speaks_of(each, year))
        days = (date(year, 12, 31), date(year, 1, 1))
        in_force = dict.fromkeys(plan_in_force(plans, day) for day in days)
        if plans:
            return tuple(plan for plan in in_force if plan is not None)
    return (programme.document[DECISION],)


def speaks_of(document: Document, year: int) -> bool:
    """Tell whether a year is among those of a plan."""
    first, last = document.first_year or year, document.last_year or year
    return first <= year <= last and not is_circular(document)


def is_circular(document: Document) -> bool:
    """Tell whether a national document is none of the Programme: those have years."""
    return document.unit_code == NATION and document.last_year is None
