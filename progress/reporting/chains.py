"""The two chains of yearly reports, each with the document that asks for them (method, section 7).

Provinces answer to the Ministry; inside a province its communes answer to the province, by its own
plan and in the plan's years. A deadline of one chain never binds the other.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from progress.model.programme import Programme
from progress.model.records import Document, ReportBy
from progress.model.reported import Communes, Report
from progress.model.units import Kind, Unit
from progress.reporting.reporting import (
    ReportFact,
    ReportState,
    last_day_in_time,
    ministry_rule,
    not_asked,
    received,
    report_fact,
    scope_reports,
    without_accusation,
)


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Who reports to whom in one year, and how each of them stands.

    `inside` tells the communes of the province `scope` from provinces. `rule` is the document that
    asks for the reports, None where none does; `last_day` the last day in time, None where the
    rule names no day. `units` are the units of the facts by code, `place` the scope's name.
    """

    scope: str
    year: int
    as_of: date
    inside: bool
    rule: Document | None
    last_day: date | None
    facts: tuple[ReportFact, ...]
    units: Mapping[str, Unit]
    place: str

    @property
    def counts(self) -> Mapping[ReportState, int]:
        """Number of units in each state, 0 where there is none."""
        return Counter(fact.state for fact in self.facts)

    @property
    def asked(self) -> bool:
        """Tell whether any document asks for the reports."""
        return self.rule is not None

    @property
    def sent(self) -> int:
        """Number of reports received."""
        return received(self.facts)

    @property
    def owing(self) -> tuple[ReportFact, ...]:
        """The facts of the units to be urged: past the deadline, or asked without a day."""
        wanted = (ReportState.MISSING, ReportState.NOT_RECEIVED)
        return tuple(fact for fact in self.facts if fact.state in wanted)


def ministry_chain(programme: Programme, scope: str, year: int, as_of: date) -> Chain:
    """Return the reports to the Ministry of a scope's reporting units; none below a province."""
    rule = ministry_rule(programme, year)
    facts = scope_reports(programme, scope, year, as_of)
    last_day = last_day_in_time(rule, year)
    place = programme.unit[scope].name
    return Chain(scope, year, as_of, False, rule, last_day, facts, programme.unit, place)


def commune_chain(programme: Programme, communes: Communes, year: int, as_of: date) -> Chain:
    """Return the reports to a province of the units inside it on 31 December of the year."""
    province = communes.province_code
    rule = plan_rule(programme, province, year, as_of)
    last_day = last_day_in_time(rule, year)
    reports = {report.unit_code: report for report in communes.reports if report.year == year}
    there = [unit for unit in communes.units if unit.valid_on(date(year, 12, 31))]
    facts = (report_fact(u.code, year, reports.get(u.code), last_day, as_of) for u in there)
    asked = tuple(facts) if rule else tuple(map(not_asked, facts))
    units = {unit.code: unit for unit in communes.units}
    place = programme.unit[province].name if province in programme.unit else province
    shown = without_accusation(asked)
    return Chain(province, year, as_of, True, rule, last_day, shown, units, place)


def plan_rule(programme: Programme, province: str, year: int, as_of: date) -> Document | None:
    """Return the plan by which a province's communes report for a year; None where none asks.

    A clause that names departments or districts asks nothing of communes, and the plan of a
    province that has ended asks nobody. Of several plans of a year that were issued by a day the
    one in force at the year's end asks, or none does.
    """
    unit = programme.unit.get(province)
    if unit is None or unit.kind is not Kind.PROVINCE or unit.valid_to is not None:
        return None
    plan = programme.own_plan_of(province, year, as_of)
    return plan if plan and asks_for_reports(plan) and _asks_communes(plan) else None


def asks_for_reports(plan: Document) -> bool:
    """Tell whether a plan speaks of yearly reports, with a day or without."""
    return plan.report_day is not None or bool(plan.report_clause)


def plans_asking_nobody(programme: Programme, scope: str, as_of: date) -> tuple[Document, ...]:
    """Return the plans of a scope and its predecessors whose rule on reports asks no unit of today.

    Their unit has ended, or their clause names no communes.
    """
    codes = (scope, *programme.predecessors.get(scope, ()))
    return tuple(
        plan
        for code in codes
        if (plan := _reporting_plan(programme, code, as_of))
        and (programme.unit[code].valid_to is not None or not _asks_communes(plan))
    )


def local_plans(programme: Programme, as_of: date) -> tuple[Document, ...]:
    """Return the plans of provinces of today that ask their communes for yearly reports."""
    return tuple(
        plan
        for unit in programme.provinces
        if unit.valid_to is None
        if (plan := _reporting_plan(programme, unit.code, as_of)) and _asks_communes(plan)
    )


def _reporting_plan(programme: Programme, scope: str, as_of: date) -> Document | None:
    """Return a unit's plan of the year of a day, or else the one in force, if it wants reports."""
    plan = programme.own_plan_of(scope, as_of.year, as_of) or programme.own_plan(scope, as_of)
    return plan if plan and asks_for_reports(plan) else None


def _asks_communes(plan: Document) -> bool:
    return plan.report_by is ReportBy.COMMUNE


def own_reports(programme: Programme, scope: str) -> Communes:
    """Return a commune with a plan of its own, which the Programme holds, as one among communes."""
    unit = programme.unit[scope]
    reports: tuple[Report, ...] = tuple(r for r in programme.reports if r.unit_code == scope)
    return Communes(unit.parent_code or scope, (unit,), reports)


def latest_asked_year(programme: Programme, province: str, as_of: date) -> int | None:
    """Return the latest year whose reports a province's plan wants by a day that is past."""
    for year in (as_of.year, as_of.year - 1):
        last_day = last_day_in_time(plan_rule(programme, province, year, as_of), year)
        if last_day is not None and as_of > last_day:
            return year
    return None
