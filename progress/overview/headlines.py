"""Headlines, computed: a sentence cannot claim more than its facts (method, section 8)."""

from __future__ import annotations

from dataclasses import dataclass

from progress.judging.explanations import gap_words, missing_words
from progress.judging.rule_words import rule_words
from progress.judging.tally import Tally, tally
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, Reason, Verdict
from progress.judging.words import fact_title, value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import NATION, Measure
from progress.model.titles import target_words, unit_names
from progress.reporting.reporting import ReportFact, ReportState
from progress.tasks.schedule import TaskFact, TaskState


@dataclass(frozen=True, slots=True)
class Attention:
    """Something a head must see, in a sentence; `fact` is None for reports and tasks."""

    sentence: str
    judgement: Verdict | TaskState | ReportState
    fact: TargetFact | None = None


def headline(facts: tuple[TargetFact, ...]) -> str:
    """Say where the programme stands, and with how much of it unknown."""
    counted = tally(facts)
    unknown = counted.insufficient + counted.no_data
    if not facts:
        return "Không có chỉ tiêu nào ràng buộc phạm vi này."
    if not counted.judged and not unknown:
        return "Không còn chỉ tiêu nào áp dụng cho phạm vi này."
    if not counted.judged:
        return f"Chưa thể đánh giá: {_unknown_words(counted)}."
    sentence = f"{counted.good_words('chỉ tiêu đánh giá được')}{_milestone_words(facts)}"
    if unknown > counted.judged:
        return (
            f"Mới đánh giá được {counted.judged} chỉ tiêu, {_unknown_words(counted)}; {sentence}."
        )
    return f"{sentence}; {_unknown_words(counted)}." if unknown else f"{sentence}."


def sector_sentence(facts: tuple[TargetFact, ...]) -> str:
    """Say where one sector stands."""
    counted = tally(facts)
    if not counted.judged:
        return "Chưa có chỉ tiêu nào đánh giá được"
    return counted.good_words("chỉ tiêu")


def fact_sentence(programme: Programme, fact: TargetFact) -> str:
    """Say one target: its value, its verdict and what is still needed."""
    title = fact_title(programme, fact)
    if fact.verdict is Verdict.NO_DATA:
        return f"{title}: chưa có số liệu."
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return f"{title}: không còn áp dụng."
    if fact.verdict is Verdict.INSUFFICIENT:
        return f"{title}: chưa đủ căn cứ, {_insufficient_words(fact)}."
    asks = target_words(fact.indicator, fact.milestone)
    # "… mỗi năm" is followed by another "năm".
    comma = "," if fact.indicator.measure is Measure.GROWTH else ""
    sentence = f"{title}: {value_words(fact)}, {fact.verdict.label.lower()}"
    sentence += f" (mốc {asks}{comma} năm {fact.milestone.year})"
    needed = gap_words(fact)
    return f"{sentence}; {needed}." if needed else f"{sentence}."


def attention(
    programme: Programme,
    facts: tuple[TargetFact, ...],
    reports: tuple[ReportFact, ...],
    tasks: tuple[TaskFact, ...],
) -> tuple[Attention, ...]:
    """List what needs attention, the gravest first, each in a sentence."""
    rank = {verdict: place for place, verdict in enumerate((*BAD, Verdict.INSUFFICIENT))}
    wanting = sorted(
        (fact for fact in facts if fact.verdict in rank), key=lambda fact: rank[fact.verdict]
    )
    listed = [Attention(fact_sentence(programme, fact), fact.verdict, fact) for fact in wanting]
    return (*_reports_attention(programme, reports), *_tasks_attention(tasks), *listed)


def _reports_attention(
    programme: Programme, reports: tuple[ReportFact, ...]
) -> tuple[Attention, ...]:
    missing = tuple(fact.unit_code for fact in reports if fact.state is ReportState.MISSING)
    if not missing:
        return ()
    names = unit_names(programme, missing) if len(missing) <= 5 else ""
    counted = f"{written(len(missing))} tỉnh, thành phố chưa gửi báo cáo năm {reports[0].year}"
    sentence = f"{counted}: {names}." if names else f"{counted}."
    return (Attention(sentence, ReportState.MISSING),)


def _tasks_attention(tasks: tuple[TaskFact, ...]) -> tuple[Attention, ...]:
    overdue = [fact.task.code for fact in tasks if fact.state is TaskState.OVERDUE]
    if not overdue:
        return ()
    sentence = f"{len(overdue)} nhiệm vụ quá hạn: {', '.join(overdue)}."
    return (Attention(sentence, TaskState.OVERDUE),)


def _insufficient_words(fact: TargetFact) -> str:
    if fact.reason in (Reason.MISSING_REPORTS, Reason.NO_DENOMINATOR):
        return missing_words(fact)
    if fact.reason is Reason.NO_PATH:
        year = rule_words().last_baseline_year
        return f"không có số liệu gốc đến năm {year} để dựng đường tiến độ"
    if fact.reason is Reason.SMALL_PANEL and fact.panel and fact.total:
        units = "tỉnh, thành phố" if fact.scope == NATION else "đơn vị"
        return f"chỉ {len(fact.panel.units)}/{fact.total.expected} {units} so sánh được"
    if fact.reason is Reason.ZERO_BASE:
        return "năm gốc bằng 0"
    return "chưa có số liệu sau năm gốc"


def _unknown_words(counted: Tally) -> str:
    parts = []
    if counted.insufficient:
        parts.append(f"{counted.insufficient} chỉ tiêu chưa đủ căn cứ")
    if counted.no_data:
        parts.append(f"{counted.no_data} chỉ tiêu chưa có số liệu")
    return ", ".join(parts)


def _milestone_words(facts: tuple[TargetFact, ...]) -> str:
    years = {fact.milestone.year for fact in facts if fact.verdict.is_judgement}
    return f" tới mốc {years.pop()}" if len(years) == 1 else ""
