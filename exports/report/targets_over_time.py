"""Sections about targets over time: what moved since the start, what is still needed."""

from __future__ import annotations

from dataclasses import replace

from exports.report.opening import sources
from exports.report.parts import ReportDocument, Section, table_columns, tables
from progress.indicators.movements import (
    Movement,
    before_words,
    change_words,
    compared_words,
    movement_words,
    movements,
    movements_headline,
    now_words,
)
from progress.judging.explanations import gap_words
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, value_words
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.selection import FIRST_YEAR
from progress.model.titles import target_words

LAST_MILESTONE = 2030


def moved(report: ReportDocument) -> Section:
    """Return what moved since the first reported year."""
    moved_targets = movements(report.programme, report.facts, FIRST_YEAR)
    columns = table_columns(
        "Chỉ tiêu | #Năm đầu | #Khi đó | #Năm xét | #Hiện nay | #Thay đổi | #Đơn vị so sánh | "
        "Kết luận"
    )
    rows = tuple(_moved(report, each) for each in moved_targets)
    sentences = (
        f"{fact_title(report.programme, each.fact)}: {movement_words(each)}."
        for each in moved_targets
        if movement_words(each)
    )
    return Section(
        "chuyen-bien",
        "Chuyển biến",
        movements_headline(report.programme, moved_targets),
        tables=tables("Các chỉ tiêu, năm báo cáo đầu tiên và năm xét", columns, rows),
        notes=tuple(sentences),
        sources=sources(report.programme, report.facts),
    )


def needed(report: ReportDocument) -> Section:
    """Return what is still needed to reach the last milestone; what was missed, at the end."""
    programme = report.programme
    selection = replace(report.selection, milestone=LAST_MILESTONE)
    # A row without that milestone would be judged by another one.
    facts = tuple(
        fact for fact in target_facts(programme, selection) if fact.milestone.year == LAST_MILESTONE
    )
    wanting = tuple(fact for fact in facts if gap_words(fact) or fact.verdict is Verdict.MISSED)
    over = selection.year >= LAST_MILESTONE
    wanted = "Còn thiếu" if over else "Còn cần"
    columns = table_columns(
        f"Chỉ tiêu | #Hiện nay | #Mục tiêu {LAST_MILESTONE} | #{wanted} | #Mỗi năm | "
        f"Kết luận tới mốc {LAST_MILESTONE}"
    )
    rows = tuple(_needed(report, fact) for fact in wanting)
    part = f"{'So với' if over else 'Để đạt'} mục tiêu năm {LAST_MILESTONE}"
    return Section(
        "con-can",
        part,
        _needed_headline(programme, facts, wanting),
        tables=tables(f"{wanted}: {part[:1].lower()}{part[1:]}", columns, rows),
        notes=(
            "Số còn cần tính trên số thiết chế đã báo cáo, làm tròn lên; "
            "đơn vị chưa báo cáo có thể cần thêm.",
        ),
        sources=sources(programme, wanting),
    )


def _needed_headline(
    programme: Programme, facts: tuple[TargetFact, ...], wanting: tuple[TargetFact, ...]
) -> str:
    known = [fact for fact in facts if fact.total and fact.verdict is not Verdict.NOT_APPLICABLE]
    # What nothing is wanting of is met only where its verdict says so.
    unsure = sum(fact not in wanting and fact.verdict is not Verdict.MET for fact in known)
    unknown = f"; {written(unsure)} chỉ tiêu chưa kết luận được" if unsure else ""
    if not facts:
        return f"Văn bản không đặt mục tiêu bằng số cho năm {LAST_MILESTONE}."
    if not known:
        return f"Chưa có số liệu để tính phần còn thiếu đến năm {LAST_MILESTONE}."
    if not wanting and unsure:
        return f"Chưa thể nói mọi chỉ tiêu đã đạt mục tiêu năm {LAST_MILESTONE}{unknown}."
    if not wanting:
        return f"Mọi chỉ tiêu có số liệu đã đạt mục tiêu năm {LAST_MILESTONE}."
    sentence = (
        f"{written(len(wanting))} chỉ tiêu chưa tới mục tiêu năm {LAST_MILESTONE} theo số liệu "
    )
    sentence += f"đã báo cáo{unknown}"
    shares = [fact for fact in wanting if fact.indicator.measure is Measure.SHARE]
    if not shares:
        return f"{sentence}."
    most = max(shares, key=lambda fact: fact.gap or 0)
    return f"{sentence}; nhiều nhất: {fact_title(programme, most)} ({gap_words(most)})."


def _moved(report: ReportDocument, movement: Movement) -> tuple[str, ...]:
    fact, compared = movement.fact, movement.comparison
    return (
        fact_title(report.programme, fact),
        str(compared.earlier_year) if compared else "–",
        before_words(movement),
        str(fact.judged_year),
        latest_words(movement),
        change_words(movement),
        compared_words(movement) or "–",
        fact.verdict.label,
    )


def latest_words(movement: Movement) -> str:
    """Return what the compared units have now; what was reported where nothing is compared."""
    fact = movement.fact
    if fact.indicator.measure is Measure.GROWTH and fact.total is not None:
        return written(fact.total.numerator)
    return now_words(movement) if movement.comparison else value_words(fact)


def _needed(report: ReportDocument, fact: TargetFact) -> tuple[str, ...]:
    things = fact.indicator.unit_of_measure if fact.indicator.measure is Measure.COUNT else ""
    if fact.catch_up is not None:
        wanted, yearly = "–", f"tăng {percent(fact.catch_up)}"
    elif fact.gap is None:
        wanted, yearly = "–", "–"
    else:
        wanted = f"{written(fact.gap)} {things or 'thiết chế'}"
        yearly = "–" if fact.gap_per_year is None else written(fact.gap_per_year)
    return (
        fact_title(report.programme, fact),
        value_words(fact),
        target_words(fact.indicator, fact.milestone),
        wanted,
        yearly,
        fact.verdict.label,
    )
