"""Headlines, computed: a sentence cannot claim more than its facts (method, section 8)."""

from dataclasses import dataclass
from datetime import date

from progress.judging.counts import Count, CountKind, count, left_out_words, whole_sentence
from progress.judging.explanations import gap_words, missing_words
from progress.judging.rule_words import rule_words
from progress.judging.statements import older_words, panel_size, second_reading_words, shown_words
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD, Reason, Verdict
from progress.judging.words import fact_title
from progress.model.numbers import lower_first, written
from progress.model.programme import Programme
from progress.model.records import Measure, Task
from progress.model.titles import target_words, unit_names, units_word
from progress.model.units import NATION
from progress.overview.decisions import NAMED, leads_words
from progress.reporting.reporting import ReportFact, ReportState
from progress.tasks.agencies import on_day
from progress.tasks.schedule import TaskFact, TaskState
from progress.tasks.words import state_words


@dataclass(frozen=True, slots=True)
class Attention:
    """Something a head must see, in a sentence; `fact` is None for reports and tasks.

    `judgement` is that of which the sentence speaks: silence is `UNRECORDED`. `subject` is how the
    sentence begins: what it is about. `task` is None where it speaks of several. `answers` is who
    leads the sector; "" where the sentence says who answers, or nobody does.
    """

    sentence: str
    judgement: Verdict | TaskState | ReportState
    subject: str
    fact: TargetFact | None = None
    task: Task | None = None
    answers: str = ""


def headline(facts: tuple[TargetFact, ...]) -> str:
    """Say where the programme stands, in which year, and with how much of it unknown."""
    if not facts:
        return "Không có chỉ tiêu nào ràng buộc phạm vi này."
    counted = count(facts)
    left_out = left_out_words(counted, "chỉ tiêu")
    if counted.kinds.get(CountKind.NOT_APPLICABLE) == counted.whole:
        return "Không còn chỉ tiêu nào áp dụng cho phạm vi này."
    if not counted.judged:
        return f"Chưa thể đánh giá năm {facts[0].asked_year}: {left_out}."
    sentence = f"{good_sentence(counted)}{counted.milestone_words}"
    return whole_sentence(sentence, counted.judged, "chỉ tiêu", counted.left_out, left_out)


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
    as_of: date,
) -> tuple[Attention, ...]:
    """List what needs attention on a day, the gravest first, each in a sentence."""
    rank = {verdict: place for place, verdict in enumerate((*BAD, Verdict.INSUFFICIENT))}
    wanting = sorted(
        (fact for fact in facts if fact.verdict in rank and fact.current),
        key=lambda fact: rank[fact.verdict],
    )
    listed = [_target_attention(programme, fact, as_of) for fact in wanting]
    silent = any(fact.state is ReportState.UNRECORDED for fact in reports)
    return (
        *((_silence(reports[0].year),) if silent else _reports_attention(programme, reports)),
        *_overdue_attention(programme, tasks, as_of),
        *_unrecorded_attention(tasks),
        *listed,
    )


def _target_attention(programme: Programme, fact: TargetFact, as_of: date) -> Attention:
    answers = ""
    if fact.scope == NATION:
        sector = programme.sector[fact.indicator.sector_code]
        if sector.lead_agency_code in programme.agency:
            answers = on_day(programme, sector.lead_agency_code, as_of).name
    sentence, subject = fact_sentence(programme, fact), fact_title(programme, fact)
    return Attention(sentence, fact.verdict, subject, fact, answers=answers)


def _silence(year: int) -> Attention:
    sentence = f"Chưa ghi nhận văn bản báo cáo nào của năm {year}."
    return Attention(sentence, ReportState.UNRECORDED, sentence.rstrip("."))


def _reports_attention(
    programme: Programme, reports: tuple[ReportFact, ...]
) -> tuple[Attention, ...]:
    missing = tuple(fact.unit_code for fact in reports if fact.state is ReportState.MISSING)
    if not missing:
        return ()
    names = f": {unit_names(programme, missing)}" if len(missing) <= 5 else ""
    subject = f"{written(len(missing))} tỉnh, thành phố chưa gửi báo cáo năm {reports[0].year}"
    return (Attention(f"{subject}{names}.", ReportState.MISSING, subject),)


def _overdue_attention(
    programme: Programme, tasks: tuple[TaskFact, ...], as_of: date
) -> tuple[Attention, ...]:
    """Name each overdue task with who leads it; of more than `NAMED` say how many and whose."""
    late = [fact for fact in tasks if fact.state is TaskState.OVERDUE]
    if len(late) > NAMED:
        leads = leads_words(programme, (fact.task for fact in late), as_of)
        codes = ", ".join(fact.task.code for fact in late)
        subject = f"{written(len(late))} nhiệm vụ quá hạn"
        return (Attention(f"{subject}: {codes} ({leads}).", TaskState.OVERDUE, subject),)
    return tuple(_overdue(programme, fact, as_of) for fact in late)


def _overdue(programme: Programme, fact: TaskFact, as_of: date) -> Attention:
    subject = f"{fact.task.code} {fact.task.short_title}"
    state = state_words(fact.current)
    leads = leads_words(programme, (fact.task,), as_of)
    sentence = f"{subject} ({leads}): {lower_first(state)}."
    return Attention(sentence, TaskState.OVERDUE, subject, task=fact.task)


def _unrecorded_attention(tasks: tuple[TaskFact, ...]) -> tuple[Attention, ...]:
    """Say which tasks nothing is recorded of: nobody is named, since silence is no delay."""
    codes = [fact.task.code for fact in tasks if fact.state is TaskState.UNRECORDED]
    subject = f"{written(len(codes))} nhiệm vụ đã qua hạn, chưa có ghi nhận"
    sentence = f"{subject}: {', '.join(codes)}."
    return (Attention(sentence, TaskState.UNRECORDED, subject),) if codes else ()


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
