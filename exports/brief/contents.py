"""What the brief says, in the order of a decision: aim, state, dangers, what is asked for, map."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from exports.official.citations import cited_again
from exports.report import ReportDocument
from exports.report.budgets import budgets
from exports.report.building import DOCUMENT
from exports.report.opening import sector
from exports.report.targets_over_time import needed
from progress.judging.coverage import Basis, ProvinceFact, coverage
from progress.judging.coverage_words import BASES
from progress.judging.explanations import gap_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, Verdict
from progress.judging.words import fact_title
from progress.model.numbers import written
from progress.model.records import NATION
from progress.model.titles import target_words, unit_names, unit_title
from progress.overview.decisions import leads_words
from progress.overview.headlines import fact_sentence, headline
from progress.reporting.reporting import ReportState, scope_reports
from progress.tasks.schedule import TaskFact, TaskState, task_facts

MOST_DANGERS = 3
_FEW_NAMES = 5
NOTHING_ASKED = "Số liệu đã có không cho thấy việc nào cần xin ý kiến."
NO_GROUND = "Chưa có chỉ tiêu nào đánh giá được nên chưa có căn cứ để kiến nghị."
NO_DANGER = "Trong {} chỉ tiêu đánh giá được, không có chỉ tiêu nào không đạt hay chậm tiến độ."
DANGER_UNKNOWN = "Chưa có chỉ tiêu nào đánh giá được nên chưa thể nói về nguy cơ."


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A part under its heading: sentences, each a point of its own."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One sheet. `provinces` are drawn as its map, on which `units` are set apart.

    `provinces` is empty where no target is there to be mapped; `warning` where no data is made up.
    """

    title: str
    subject: str
    parts: tuple[BriefPart, ...]
    map_title: str
    provinces: tuple[ProvinceFact, ...]
    units: tuple[str, ...]
    scope_sentence: str
    warning: str


def brief(report: ReportDocument, warning: str, basis: Basis = Basis.TODAY) -> Brief:
    """Return the brief of a report's scope, its map drawn on the provinces of a basis.

    `warning` is said where data are made up.
    """
    unit = report.programme.unit[report.selection.scope]
    provinces = _mapped(report, basis)
    mapped = fact_title(report.programme, provinces[0].fact) if provinces else ""
    known = sum(fact.verdict.is_judgement and fact.current for fact in report.facts)
    no_danger = NO_DANGER.format(written(known)) if known else DANGER_UNKNOWN
    nothing_asked = NOTHING_ASKED if known else NO_GROUND
    return Brief(
        title="BÁO CÁO TÓM TẮT",
        subject=f"{report.occasion.title}: {unit_title(unit)}, năm {report.selection.year}",
        parts=(
            BriefPart("1. Mục tiêu", tuple(_aim(report))),
            BriefPart("2. Kết quả", tuple(_state(report))),
            BriefPart(
                "3. Nguy cơ",
                (*(tuple(_dangers(report)) or (no_danger,)), *needed(report).statements),
            ),
            BriefPart("4. Kiến nghị", tuple(_requests(report)) or (nothing_asked,)),
        ),
        map_title=f"5. Bản đồ: {mapped}{_UNLIKE_TODAY[basis]}" if mapped else "5. Bản đồ",
        provinces=provinces,
        units=(unit.code, *report.programme.predecessors.get(unit.code, ())),
        scope_sentence=report.scope_sentence,
        warning=warning if report.is_demonstration else "",
    )


def _aim(report: ReportDocument) -> Iterator[str]:
    """Yield what is asked of the scope, and of the lead indicator of each sector."""
    facts = [fact for fact in report.facts if fact.verdict is not Verdict.NOT_APPLICABLE]
    document = report.programme.document[report.selection.document or ""]
    if not facts:
        yield f"{cited_again(document)} không còn đặt chỉ tiêu nào cho phạm vi này."
        return
    leads = [
        f"{fact_title(report.programme, fact)} "
        f"{target_words(fact.indicator, fact.milestone)} (năm {fact.milestone.year})"
        for each in report.programme.sectors
        if (fact := sector(report, each).lead) is not None and fact in facts
    ]
    named = f"; chỉ tiêu chính: {'; '.join(leads)}" if leads else ""
    yield f"{cited_again(document)} đặt {written(len(facts))} chỉ tiêu bằng số đang áp dụng{named}."


def _state(report: ReportDocument) -> Iterator[str]:
    """Yield the headline, the verdict of each sector's lead indicator with counts, the money."""
    yield headline(report.facts)
    for each in report.programme.sectors:
        section = sector(report, each)
        if section.facts:
            yield f"{section.title}{_lead(report, section.lead)}"
    if (money := budgets(report)) is not None:
        yield money.title


def _lead(report: ReportDocument, fact: TargetFact | None) -> str:
    """Return a lead indicator's value and verdict; what it still needs stands under its danger."""
    sentence = fact_sentence(report.programme, fact) if fact else ""
    needed = gap_words(fact) if fact else ""
    return f" {sentence.removesuffix(f'; {needed}.').rstrip('.')}." if sentence else ""


def _endangered(report: ReportDocument) -> list[TargetFact]:
    """Return targets in danger: missed, at risk, behind, then by gap a year over denominator."""

    def weight(fact: TargetFact) -> Fraction:
        whole = fact.total.denominator if fact.total else 0
        return Fraction(fact.gap_per_year or 0, whole) if whole else Fraction(0)

    found = [fact for fact in report.facts if fact.verdict in BAD and fact.current]
    return sorted(found, key=lambda fact: (BAD.index(fact.verdict), -weight(fact)))


def _dangers(report: ReportDocument) -> Iterator[str]:
    """Yield the gravest; of a lead indicator, whose value stands above, what it still needs."""
    endangered = _endangered(report)
    leads = [sector(report, each).lead for each in report.programme.sectors]
    for fact in endangered[:MOST_DANGERS]:
        needed = gap_words(fact)
        if fact in leads and needed:
            title, verdict = fact_title(report.programme, fact), fact.verdict.label.lower()
            yield f"{title}: {verdict}; {needed}."
        else:
            yield fact_sentence(report.programme, fact)
    if len(endangered) > MOST_DANGERS:
        yield f"{written(len(endangered) - MOST_DANGERS)} chỉ tiêu khác: xem báo cáo đầy đủ."


def _requests(report: ReportDocument) -> Iterator[str]:
    """Yield what is asked for, from a fixed list; each request rests on a fact."""
    programme, selection = report.programme, report.selection
    country = selection.scope == NATION
    sent = scope_reports(programme, selection.scope, selection.year, selection.as_of)
    late = tuple(each.unit_code for each in sent if each.state is ReportState.MISSING)
    if late:
        names = f": {unit_names(programme, late)}" if len(late) <= _FEW_NAMES else ""
        urged = f"Đôn đốc {written(len(late))} đơn vị gửi" if country else "Chỉ đạo gửi"
        yield f"{urged} báo cáo năm {selection.year} đã quá hạn{names if country else ''}."
    work = task_facts(programme, selection.as_of) if country else ()
    yield from _of_tasks(report, work, TaskState.OVERDUE, "Chỉ đạo hoàn thành", "quá hạn")
    yield from _of_tasks(
        report,
        work,
        TaskState.UNRECORDED,
        "Yêu cầu báo cáo kết quả",
        "đã qua hạn, chưa có ghi nhận",
    )
    for fact in _endangered(report)[:1]:
        if not fact.unit_ends:
            yield f"Chỉ đạo khắc phục trước hết chỉ tiêu {fact_title(programme, fact)}."
    unsure = [fact for fact in report.facts if fact.verdict is Verdict.INSUFFICIENT]
    lacking = [fact for fact in unsure if fact.current and fact.total and fact.total.missing]
    if lacking:
        yield f"Yêu cầu bổ sung số liệu còn thiếu để kết luận {written(len(lacking))} chỉ tiêu."


def _of_tasks(
    report: ReportDocument, work: tuple[TaskFact, ...], state: TaskState, asked: str, how: str
) -> Iterator[str]:
    tasks = [fact.task for fact in work if fact.state is state]
    if tasks:
        codes = ", ".join(task.code for task in tasks) if len(tasks) <= _FEW_NAMES else ""
        leads = leads_words(report.programme, tasks, report.selection.as_of)
        named = f"{codes} ({leads})" if codes else leads
        yield f"{asked} {written(len(tasks))} nhiệm vụ {how}: {named}."


_UNLIKE_TODAY = {Basis.TODAY: "", Basis.BEFORE: f" ({BASES[Basis.BEFORE]})"}


def _mapped(report: ReportDocument, basis: Basis) -> tuple[ProvinceFact, ...]:
    """Return the provinces by the first lead indicator of which anything is known."""
    if DOCUMENT not in report.programme.document:
        return ()
    national = replace(report.selection, scope=NATION, document=DOCUMENT)
    found = [
        coverage(
            report.programme,
            national,
            (each.lead_indicator_code, each.lead_category_code),
            basis,
        )
        for each in report.programme.sectors
    ]
    known = (facts for facts in found if any(fact.fact.value is not None for fact in facts))
    return next(known, next(filter(None, found), ()))
