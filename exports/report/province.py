"""Sections of a province: its own plan beside the Decision, the country and its peers."""

from dataclasses import replace

from exports.report.opening import sources
from exports.report.parts import ReportDocument, Section, tables
from progress.judging.coverage import coverage
from progress.judging.targets import target_fact, target_facts
from progress.judging.words import fact_title, milestone_words, value_words
from progress.model.titles import document_title
from progress.model.units import Kind
from progress.places.peers import BESIDE, SEEN, Peer, basis_of, peer_selection, peer_sentence, peers
from progress.places.province import same_region
from progress.plans.deviations import NATIONAL_PLAN
from progress.plans.two_plans import differing_verdicts, side_by_side, verdicts_headline

_MOST = 8
"""Provinces beside which one is set."""


def own_plan(report: ReportDocument) -> Section | None:
    """Return the same figures judged by the province's plan and by the Decision; None without."""
    programme, selection = report.programme, report.selection
    plan = programme.own_plan(selection.scope, selection.as_of) or next(
        (each for each in programme.binding_documents(selection.scope) if each.is_assigned), None
    )
    if plan is None or selection.document == plan.code:
        return None
    own = target_facts(programme, replace(selection, document=plan.code, milestone=None))
    rows = side_by_side(programme, report.facts, own)
    both = [each for each in rows if each.own and each.national]
    titles = "Chỉ tiêu | #Kết quả | #Kế hoạch | #Quyết định | Kết luận theo kế hoạch"
    cells = (
        (
            fact_title(programme, each.own),
            value_words(each.own),
            milestone_words(each.own),
            milestone_words(each.national),
            each.own.verdict.label,
        )
        for each in sorted(both, key=lambda each: not each.differs)
        if each.own and each.national
    )
    return Section(
        "ke-hoach",
        document_title(plan),
        verdicts_headline(rows, plan),
        tuple(f"{each}." for each in differing_verdicts(programme, rows)),
        tables=tables("Kế hoạch và Quyết định", titles, cells),
        sources=sources(programme, own),
    )


def compared(report: ReportDocument) -> Section | None:
    """Return the lead indicators beside country, region and its provinces; None without figures."""
    programme, selection = report.programme, report.selection
    unit = programme.unit[selection.scope]
    if unit.kind is not Kind.PROVINCE:
        return None
    named: list[str] = []
    columns: list[dict[str, Peer]] = []
    for sector in programme.sectors:
        row = sector.lead
        national = peer_selection(programme, selection, row, unit, NATIONAL_PLAN)
        whole = target_fact(programme, national, row)
        if whole is None or not whole.total:
            continue
        facts = coverage(programme, national, row, basis_of(unit))
        region = same_region(programme, unit.code)
        beside = peers(programme, whole, facts, unit.code, region, (), national.year)
        if beside[0].words:
            named.append(f"#{fact_title(programme, whole)} ({national.year})")
            columns.append({each.name: each for each in beside})
    if not columns:
        return None
    names = list(dict.fromkeys(name for each in columns for name in each))[:_MOST]
    own = next(iter(columns[0].values()))
    rows = ((name, *(_words(each.get(name)) for each in columns)) for name in names)
    title = "; ".join(peer_sentence(each) for each in list(columns[0].values())[:2])
    return Section(
        "so-sanh",
        "So với cả nước và các tỉnh cùng vùng",
        f"{named[0].removeprefix('#')}: {title}.",
        tables=tables(own.name, " | ".join(("Đơn vị", *named)), rows),
        notes=(f"Các nơi {BESIDE.lower()} đứng sau {SEEN.lower()}, cả nước và cả vùng.",),
    )


def _words(peer: Peer | None) -> str:
    if peer is None or not peer.words:
        return "chưa có"
    partly = f" ({peer.reported}/{peer.expected})" if peer.reported < peer.expected else ""
    return f"{peer.words}{partly}"
