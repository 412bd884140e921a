"""Build a report: which sections it has, in which order."""

from collections.abc import Iterator
from dataclasses import replace

from exports.report import (
    annex,
    budgets,
    communes,
    opening,
    places,
    province,
    requests,
    targets_over_time,
    tasks_and_reports,
)
from exports.report.occasions import Occasion
from exports.report.parts import DEMONSTRATION, ReportDocument, ReportSnapshot, Section
from progress.judging.statements import year_words
from progress.judging.targets import target_facts
from progress.model.numbers import day, upper_first
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.titles import selection_sentence
from progress.model.units import NATION
from progress.places.commune_map import CommuneRecords

DOCUMENT = "1520"
"""The decision whose targets are reported; a plan's own verdicts stand on its unit's page."""


def build_report(
    programme: Programme,
    selection: Selection,
    occasion: Occasion,
    frozen: ReportSnapshot | None = None,
    records: CommuneRecords | None = None,
) -> ReportDocument:
    """Say what is to be said of the country, or of one province, for an occasion.

    The occasion's milestone is in view unless the selection names another; it was judged in its
    own year, so nothing that came after it is shown. All is said as it was known by the day.
    `records` are the communes of a province, None where they are not known, as on a snapshot.
    """
    ends = occasion.milestone if selection.milestone is None else None
    reported = replace(
        selection,
        year=selection.year if ends is None else min(selection.year, ends),
        document=selection.document or _document(programme, selection),
        milestone=selection.milestone or occasion.milestone,
    )
    programme = programme.known_by(selection.as_of)
    facts = target_facts(programme, reported)
    scope_words = [selection_sentence(programme, reported)]
    if any(fact.total for fact in facts) and not any(fact.current for fact in facts):
        scope_words.append(year_words(facts, reported.year))
    if frozen is not None:
        taken = f"chốt ngày {day(frozen.taken_on)}, mã {frozen.sha256[:8]}"
        scope_words.append(f"bản chốt số liệu «{frozen.title}», {taken}")
    if programme.demonstration:
        scope_words.append(DEMONSTRATION)
    shown = upper_first(" · ".join(scope_words))
    report = ReportDocument(programme, reported, occasion, frozen, shown, facts, ())
    return replace(report, sections=tuple(_sections(report, records)))


def _document(programme: Programme, selection: Selection) -> str:
    """Return the decision, or the own plan of a unit that the decision does not bind itself."""
    binding = {document.code for document in programme.binding_documents(selection.scope)}
    plan = programme.own_plan(selection.scope, selection.as_of)
    return DOCUMENT if DOCUMENT in binding or plan is None else plan.code


def _sections(report: ReportDocument, records: CommuneRecords | None) -> Iterator[Section]:
    yield opening.cover(report)
    yield opening.glance(report)
    for sector in report.programme.sectors:
        yield opening.sector(report, sector)
    if report.selection.scope == NATION:
        yield from (places.coverage_map(report, each) for each in report.programme.sectors)
    yield targets_over_time.moved(report)
    yield targets_over_time.last_year(report)
    if report.selection.scope == NATION:
        yield places.provinces(report)
    else:
        ground = communes.communes(report, records) if records else None
        own = (province.own_plan, province.compared, tasks_and_reports.own_tasks)
        yield from filter(None, (ground, *(section(report) for section in own)))
    yield tasks_and_reports.tasks(report)
    yield tasks_and_reports.reports(report)
    yield tasks_and_reports.work(report)
    yield from filter(None, (budgets.budgets(report),))
    yield targets_over_time.needed(report)
    if report.selection.scope == NATION:
        yield places.commendation(report)
        yield requests.proposals(report)
    yield annex.documents(report)
