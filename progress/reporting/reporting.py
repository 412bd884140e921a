"""Yearly reports: who has sent one, and how late (method, section 7).

There are two chains, and a deadline binds only its own: provinces to the Ministry by Circular
14/2022/TT-BVHTTDL, communes to their province by that province's plan, in the plan's years.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from progress.model.labels import LabelledEnum
from progress.model.plans_in_force import covers
from progress.model.programme import Programme
from progress.model.records import Document, ReportBy
from progress.model.reported import Report
from progress.model.territory import reporting_units
from progress.model.units import NATION


class ReportState(LabelledEnum):
    """State of a unit's report for a year; `label` is what people read.

    `NOT_ASKED` is no state of a duty: no document asks the unit for a report of that year, and it
    sent none. It is told apart so that nobody is urged to do what nobody asked for. `UNRECORDED`
    stands where readers would else see a year without any record as one in which all are late.
    """

    ON_TIME = "on_time", "Đúng hạn"
    LATE = "late", "Gửi muộn"
    MISSING = "missing", "Chưa gửi, quá hạn"
    AWAITED = "awaited", "Chưa đến hạn gửi"
    RECEIVED = "received", "Đã gửi"
    NOT_RECEIVED = "not_received", "Chưa gửi"
    NOT_ASKED = "not_asked", "Không phải gửi"
    UNRECORDED = "unrecorded", "Chưa có ghi nhận"


@dataclass(frozen=True, slots=True)
class ReportFact:
    """A unit's report for a year and its state; `days_late` only when late or missing."""

    unit_code: str
    year: int
    state: ReportState
    days_late: int | None
    report: Report | None


def last_day_in_time(document: Document | None, year: int) -> date | None:
    """Return the last day on which a year's report is in time; None where no day is named.

    "Before" a day excludes that day; a plan's day binds in the plan's years only.
    """
    if document is None or document.report_month is None or document.report_day is None:
        return None
    if not covers(document, year):
        return None
    return date(year, document.report_month, document.report_day) - timedelta(days=1)


def ministry_rule(programme: Programme, year: int) -> Document | None:
    """Return the national document that names the day of provinces' reports to the Ministry.

    Snapshots of before whom a clause asks was stored have no kind of unit: the day tells there.
    None for years that are not the programme's: nobody asks for reports of those.
    """
    if year not in programme.programme_years:
        return None
    national = programme.plans.get(NATION, ())
    asked = (each for each in national if each.report_by in (None, ReportBy.PROVINCE))
    return next((each for each in asked if each.report_day is not None), None)


def report_fact(
    unit_code: str, year: int, report: Report | None, deadline: date | None, as_of: date
) -> ReportFact:
    """Return the state of one report on a day; a report counts from the day it was received."""
    received = report.received_on if report and report.received_on <= as_of else None
    if deadline is None:
        state = ReportState.RECEIVED if received else ReportState.NOT_RECEIVED
        return ReportFact(unit_code, year, state, None, report if received else None)
    days = ((received or as_of) - deadline).days
    if received:
        state = ReportState.LATE if days > 0 else ReportState.ON_TIME
    else:
        state = ReportState.MISSING if days > 0 else ReportState.AWAITED
    late = days if state in (ReportState.LATE, ReportState.MISSING) else None
    return ReportFact(unit_code, year, state, late, report if received else None)


def ministry_reports(programme: Programme, year: int, as_of: date) -> tuple[ReportFact, ...]:
    """Return the yearly report to the Ministry of every reporting unit of the country.

    Reports are expected for the years of the programme only.
    """
    rule = ministry_rule(programme, year)
    deadline = last_day_in_time(rule, year)
    facts = (
        report_fact(unit, year, programme.report.get((unit, year)), deadline, as_of)
        for unit in reporting_units(programme, NATION, year)
    )
    return tuple(facts if rule else map(not_asked, facts))


def not_asked(fact: ReportFact) -> ReportFact:
    """Return the state of a report that no document asks for: it came, or nothing is owed."""
    if fact.report is not None:
        return fact
    return replace(fact, state=ReportState.NOT_ASKED, days_late=None)


def scope_reports(
    programme: Programme, scope: str, year: int, as_of: date
) -> tuple[ReportFact, ...]:
    """Return the reports to the Ministry of a scope's reporting units; none below a province.

    They are those that pages show: `without_accusation`.
    """
    units = set(reporting_units(programme, scope, year))
    facts = without_accusation(ministry_reports(programme, year, as_of))
    return tuple(fact for fact in facts if fact.unit_code in units)


def without_accusation(facts: tuple[ReportFact, ...]) -> tuple[ReportFact, ...]:
    """Return a year's reports; where none at all is recorded, nobody owes one (method, section 8).

    An empty register says nothing of those who should have sent a report.
    """
    if any(fact.report for fact in facts):
        return facts
    owed = (ReportState.MISSING, ReportState.NOT_RECEIVED)
    return tuple(
        replace(fact, state=ReportState.UNRECORDED, days_late=None) if fact.state in owed else fact
        for fact in facts
    )


def received(facts: tuple[ReportFact, ...]) -> int:
    """Count the reports that were received."""
    return sum(fact.report is not None for fact in facts)


def latest_due_year(programme: Programme, as_of: date) -> int:
    """Return the latest year of the programme whose reports to the Ministry are due on a day.

    Before the first ones are due that is the first year all the same.
    """
    years = programme.programme_years
    due = (year for year in reversed(years) if _is_due(programme, year, as_of))
    return next(due, years[0])


def _is_due(programme: Programme, year: int, as_of: date) -> bool:
    deadline = last_day_in_time(ministry_rule(programme, year), year)
    return as_of > (deadline or date(year, 12, 31))
