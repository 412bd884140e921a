"""Headlines, computed: a sentence cannot claim more than its facts (method, section 8)."""

from dataclasses import dataclass

from progress.judging.counts import Count, Kind, count, left_out_words
from progress.judging.explanations import gap_words, missing_words
from progress.judging.rule_words import rule_words
from progress.judging.statements import older_words, panel_size, second_reading_words, shown_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, Reason, Verdict
from progress.judging.words import fact_title
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import target_words, unit_names, units_word
from progress.reporting.reporting import ReportFact, ReportState
from progress.tasks.schedule import TaskFact, TaskState


@dataclass(frozen=True, slots=True)
class Attention:
    """Something a head must see, in a sentence; `fact` is None for reports and tasks.

    `judgement` is that of which the sentence speaks: silence is `UNRECORDED`.
    """

    sentence: str
    judgement: Verdict | TaskState | ReportState
    fact: TargetFact | None = None


def headline(facts: tuple[TargetFact, ...]) -> str:
    """Say where the programme stands, in which year, and with how much of it unknown."""
    if not facts:
        return "Không có chỉ tiêu nào ràng buộc phạm vi này."
    counted = count(facts)
    left_out = left_out_words(counted, "chỉ tiêu")
    if counted.kinds.get(Kind.NOT_APPLICABLE) == counted.whole:
        return "Không còn chỉ tiêu nào áp dụng cho phạm vi này."
    if not counted.judged:
        return f"Chưa thể đánh giá năm {facts[0].asked_year}: {left_out}."
    sentence = f"{good_sentence(counted)}{counted.milestone_words}"
    if counted.left_out > counted.judged:
        sentence = f"{sentence[0].lower()}{sentence[1:]}"
        return f"Mới đánh giá được {counted.judged} chỉ tiêu, {left_out}; {sentence}."
    return f"{sentence}; {left_out}." if left_out else f"{sentence}."


def good_sentence(counted: Count) -> str:
    """Say how many of the judged targets of a year are good; at least one is judged."""
    return (
        f"Năm {counted.year}, {counted.good} trên {counted.judged} chỉ tiêu đánh giá được "
        f"{counted.good_words}"
    )


def sector_sentence(facts: tuple[TargetFact, ...]) -> str:
    """Say where one sector stands, with what cannot be said of it."""
    counted = count(facts)
    left_out = left_out_words(counted)
    if not counted.judged:
        return f"Chưa có chỉ tiêu nào đánh giá được: {left_out}" if left_out else ""
    sentence = good_sentence(counted)
    return f"{sentence}; {left_out}" if left_out else sentence


def fact_sentence(programme: Programme, fact: TargetFact) -> str:
    """Say one target: its value, its verdict and what is still needed."""
    title = fact_title(programme, fact)
    if fact.verdict is Verdict.NO_DATA:
        return f"{title}: chưa có số liệu năm {fact.asked_year}."
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return f"{title}: không còn áp dụng."
    if fact.verdict is Verdict.INSUFFICIENT and fact.current:
        second = second_reading_words(fact)
        estimate = f" {second}." if second else ""
        return f"{title}: chưa đủ căn cứ, {insufficient_words(fact)}.{estimate}"
    if not fact.current:
        return f"{title}: {older_words(fact)}."
    asks = target_words(fact.indicator, fact.milestone)
    # "… mỗi năm" is followed by another "năm".
    comma = "," if fact.indicator.measure is Measure.GROWTH else ""
    shown = shown_words(fact, fact.asked_year)
    sentence = f"{title}: {shown}, {fact.verdict.label.lower()}"
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
        (fact for fact in facts if fact.verdict in rank and fact.current),
        key=lambda fact: rank[fact.verdict],
    )
    listed = [Attention(fact_sentence(programme, fact), fact.verdict, fact) for fact in wanting]
    return (*_reports_attention(programme, reports), *_tasks_attention(tasks), *listed)


def _reports_attention(
    programme: Programme, reports: tuple[ReportFact, ...]
) -> tuple[Attention, ...]:
    if any(fact.state is ReportState.UNRECORDED for fact in reports):
        sentence = f"Chưa ghi nhận báo cáo nào của năm {reports[0].year}."
        return (Attention(sentence, ReportState.UNRECORDED),)
    missing = tuple(fact.unit_code for fact in reports if fact.state is ReportState.MISSING)
    if not missing:
        return ()
    names = f": {unit_names(programme, missing)}" if len(missing) <= 5 else ""
    counted = f"{written(len(missing))} tỉnh, thành phố chưa gửi báo cáo năm {reports[0].year}"
    return (Attention(f"{counted}{names}.", ReportState.MISSING),)


def _tasks_attention(tasks: tuple[TaskFact, ...]) -> tuple[Attention, ...]:
    said = {TaskState.OVERDUE: "quá hạn", TaskState.UNRECORDED: "đã qua hạn, chưa có ghi nhận"}
    codes = {state: [fact.task.code for fact in tasks if fact.state is state] for state in said}
    return tuple(
        Attention(f"{len(found)} nhiệm vụ {said[state]}: {', '.join(found)}.", state)
        for state, found in codes.items()
        if found
    )


def insufficient_words(fact: TargetFact) -> str:
    """Say why a verdict has no sufficient ground."""
    if fact.reason in (Reason.MISSING_REPORTS, Reason.NO_DENOMINATOR):
        return missing_words(fact)
    if fact.reason is Reason.NO_PATH:
        year = rule_words().last_baseline_year
        return f"không có số liệu gốc đến năm {year} để dựng đường tiến độ"
    if fact.reason is Reason.START:
        return "năm gốc của đường tiến độ, chưa có gì để so sánh"
    if fact.reason is Reason.SMALL_PANEL and fact.panel and fact.total:
        units = units_word(fact.scope)
        return f"chỉ {panel_size(fact)} {units} so sánh được"
    if fact.reason is Reason.ZERO_BASE:
        return "năm gốc bằng 0"
    return "chưa có số liệu sau năm gốc"
