"""The opening sections: cover, the programme at a glance, one section a sector."""

import re
from collections.abc import Iterable, Iterator

from exports.report.parts import DEMONSTRATION, Number, ReportDocument, Section
from progress.indicators.sentences import sector_headline
from progress.judging.counts import count, left_out_words
from progress.judging.explanations import source, why
from progress.judging.statements import basis_words, counted_words, large_number, year_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import GOOD, Verdict
from progress.model.numbers import day, upper_first
from progress.model.programme import Programme
from progress.model.records import Sector
from progress.model.titles import target_words, title_in_year
from progress.overview.headlines import attention, fact_sentence, headline
from progress.reporting.reporting import received
from progress.reporting.words import sent_words
from progress.tasks.words import overdue_count

FEW = 5
"""Sentences on one slide."""
SECTORS, MAPS = "linh-vuc-", "ban-do-"
"""How the codes of sections of sectors and of their maps begin."""


def cover(report: ReportDocument) -> Section:
    """Return the cover: what, for whom, as of when, from what data."""
    programme, selection = report.programme, report.selection
    decision = programme.document[selection.document or ""].title
    lines = [
        programme_name(decision, decision),
        f"{figures_of(report)}, tính đến ngày {day(selection.as_of)}",
        title_in_year(programme.unit[selection.scope], selection.year),
    ]
    if report.frozen is not None:
        lines.append(
            f"Bản chốt số liệu «{report.frozen.title}», chốt ngày {day(report.frozen.taken_on)}, "
            f"mã kiểm tra {report.frozen.sha256[:16]}"
        )
    if report.is_demonstration:
        lines.append(DEMONSTRATION)
    notes = (f"Căn cứ tổ chức: {report.occasion.source}.",)
    told = tuple(map(upper_first, lines))
    return Section("bia", report.occasion.event, report.occasion.title, told, notes=notes)


def glance(report: ReportDocument) -> Section:
    """Return the programme at a glance: what is decided first."""
    programme, selection, facts = report.programme, report.selection, report.facts
    reports, tasks = report.chain.facts, report.ministry_tasks
    counted = count(facts)
    of_year = f"năm {counted.year}" if counted.year else ""
    overdue, silence = overdue_count(tasks, selection.as_of)
    numbers = [
        Number(
            f"{counted.good}/{counted.judged}" if counted.judged else "–",
            f"chỉ tiêu {counted.good_words}{counted.milestone_words}",
            ", ".join(filter(None, (of_year, left_out_words(counted)))),
        ),
        Number(
            f"{received(reports)}/{len(reports)}" if reports else "–",
            f"đơn vị đã gửi báo cáo năm {selection.year}",
            sent_words(reports),
        ),
    ]
    if tasks:
        numbers.append(Number(overdue, "nhiệm vụ của Bộ quá hạn", silence))
    visits = next((fact for fact in facts if fact.indicator.code == "library_visits"), None)
    if visits is not None:
        numbers.append(_visits(visits, selection.year))
    needs = attention(programme, facts, reports, tasks, selection.as_of)
    return Section(
        "toan-canh",
        "Toàn cảnh",
        headline(facts),
        tuple(each.sentence for each in needs[:FEW]),
        tuple(numbers),
        facts=facts,
        notes=tuple(fact_sentence(programme, fact) for fact in facts),
        sources=sources(programme, facts),
    )


def sector(report: ReportDocument, sector: Sector) -> Section:
    """Return one sector: its lead indicator, all its targets and what they rest on."""
    programme = report.programme
    facts = tuple(fact for fact in report.facts if fact.indicator.sector_code == sector.code)
    first = next((f for f in facts if f.series == sector.lead), None)
    wanting = [f for f in facts if f.verdict not in GOOD]
    return Section(
        f"{SECTORS}{sector.code}",
        sector.name,
        sector_headline(sector, facts),
        tuple(fact_sentence(programme, fact) for fact in wanting[:FEW]),
        lead=first,
        facts=facts,
        notes=tuple(_reasons(programme, facts)),
        sources=sources(programme, facts),
    )


def programme_name(title: str, unnamed: str) -> str:
    """Return the programme as its decision names it, between quotation marks in the title."""
    named = re.search("“.+”", title)
    return f"Chương trình {named.group()}" if named else unnamed


def figures_of(report: ReportDocument) -> str:
    """Say at the beginning of a sentence which year the figures are of."""
    return upper_first(year_words(report.facts, report.selection.year))


def sources(programme: Programme, facts: Iterable[TargetFact]) -> tuple[str, ...]:
    """Return document and clause of every milestone, each once, in the order of the facts."""
    targets = (target for fact in facts for target in fact.milestones)
    return tuple(dict.fromkeys(source(programme, target) for target in targets))


def _reasons(programme: Programme, facts: Iterable[TargetFact]) -> Iterator[str]:
    for fact in facts:
        yield fact_sentence(programme, fact)
        for line in why(programme, fact):
            if not line.label.startswith("Căn cứ"):
                yield f"{line.label}: {line.text}"


def _visits(fact: TargetFact, year: int) -> Number:
    """Return the growth of visits, large only where it is judged, with what it rests on."""
    large = large_number(fact)
    note = "không còn áp dụng"
    if fact.verdict is not Verdict.NOT_APPLICABLE:
        basis = basis_words(fact, year) if fact.verdict.is_judgement else ""
        asks = f"mục tiêu {target_words(fact.indicator, fact.milestone)}"
        parts = (large.small, basis, counted_words(fact, year), asks)
        note = ", ".join(each for each in parts if each)
    return Number(large.text, fact.indicator.short_name, note)
