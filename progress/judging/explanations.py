"""The answer to "Vì sao?": inputs, path, rule and source of a verdict, in sentences."""

from dataclasses import dataclass
from fractions import Fraction

from progress.judging.judge import KeptVerdict
from progress.judging.rule_words import rule_words
from progress.judging.statements import panel_size, reported_size, second_reading_words
from progress.judging.targets import TargetFact
from progress.judging.verdict_rules import rule_of_verdict
from progress.judging.verdicts import BAD, Verdict
from progress.judging.words import growth_words, path_words, range_words, share_words, value_words
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import Measure, Target
from progress.model.titles import CERTAINTY, document_title, note_words, unit_names, units_word


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One part of an explanation."""

    label: str
    text: str


def why(programme: Programme, fact: TargetFact) -> tuple[ExplanationLine, ...]:
    """Explain a verdict to its reader, from result to source."""
    lines = (
        ExplanationLine("Kết quả", _result(fact)),
        ExplanationLine("Đơn vị chưa có số liệu", _missing(programme, fact)),
        ExplanationLine("Ước tính", second_reading_words(fact)),
        ExplanationLine("Đường tiến độ", _path(fact)),
        ExplanationLine("Nhóm so sánh", _panel(programme, fact)),
        ExplanationLine("Quy tắc", rule_of_verdict(fact)),
        ExplanationLine("Còn thiếu", gap_words(fact)),
        ExplanationLine("Các mốc đã qua", past_words(fact)),
    )
    sources = (
        ExplanationLine(f"Căn cứ mốc {target.year}", source(programme, target))
        for target in fact.milestones
    )
    return tuple(line for line in (*lines, *sources) if line.text)


def source(programme: Programme, target: Target) -> str:
    """Return a target's words with document, clause and certainty."""
    document = programme.document[target.document_code]
    note = f" Ghi chú: {note_words(target)}" if target.note else ""
    return (
        f"“{target.wording}”. {document_title(document)}. {target.clause}. "
        f"Độ chắc chắn: {CERTAINTY[target.certainty]}.{note}"
    )


def gap_words(fact: TargetFact) -> str:
    """Say what is still needed, in units a head can act on; empty where nothing can be said."""
    if not fact.current or fact.unit_ends or fact.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE):
        return ""
    if fact.catch_up is not None and fact.verdict in BAD:
        return f"cần tăng {percent(fact.catch_up)} mỗi năm đến năm {fact.milestone.year}"
    if not fact.gap:
        return ""
    things = fact.indicator.unit_of_measure if fact.indicator.measure is Measure.COUNT else ""
    wanting = "cần thêm" if fact.gap_per_year else "còn thiếu"
    sentence = f"{wanting} {written(fact.gap)} {things or 'thiết chế'} trong số đã báo cáo"
    return f"{sentence}, {written(fact.gap_per_year)} mỗi năm" if fact.gap_per_year else sentence


def missing_words(fact: TargetFact) -> str:
    """Say how many reports are missing and what range they leave open."""
    if fact.total is None:
        return ""
    units = f"{written(len(fact.total.missing))} {units_word(fact.scope)}"
    sentence = f"thiếu số liệu của {units}"
    open_range = range_words(fact)
    return f"{sentence}, giá trị có thể {open_range}" if open_range else sentence


def _result(fact: TargetFact) -> str:
    total = fact.total
    if total is None:
        return f"Chưa có số liệu năm {fact.asked_year}."
    basis = f"năm {total.year}, từ {reported_size(total)} đơn vị phải báo cáo"
    if not fact.current:
        basis += f" (chưa có số liệu năm {fact.asked_year})"
    if fact.indicator.measure is Measure.SHARE:
        numbers = f"{written(total.numerator)} trên {written(total.denominator)} thiết chế"
        return f"{value_words(fact)}: {numbers}, {basis}."
    unit = fact.indicator.unit_of_measure or ""
    return f"{written(total.numerator)} {unit}, {basis}."


def _missing(programme: Programme, fact: TargetFact) -> str:
    if fact.total is None or not fact.total.missing:
        return ""
    names = unit_names(programme, fact.total.missing)
    if fact.indicator.measure is not Measure.SHARE:
        return f"{names}."
    last = fact.total.missing_denominator
    known = (
        "có đơn vị chưa từng báo cáo tổng số thiết chế"
        if last is None
        else f"tổng số thiết chế lần gần nhất: {written(last)}"
    )
    open_range = range_words(fact)
    bounds = f"; giá trị có thể {open_range}" if open_range else ""
    return f"{names} ({known}{bounds})."


def _path(fact: TargetFact) -> str:
    if fact.course is None or fact.verdict is Verdict.NOT_APPLICABLE:
        return ""
    start = fact.course.baseline
    without = (
        f"Không có số liệu gốc đến năm {rule_words().last_baseline_year}, nên không có "
        "đường tiến độ trước mốc đầu tiên."
    )
    if start is None and fact.path is None:
        return without
    points = [f"{_value(fact, start.value)} (năm gốc {start.year})"] if start else []
    points += [f"{_value(fact, point.value)} ({point.year})" for point in fact.course.milestones]
    sentence = f"Đường thẳng qua {', '.join(points)}"
    sentence = sentence if start else f"{without} {sentence}"
    if fact.path is None or fact.total is None:
        return f"{sentence}."
    things = "" if fact.indicator.measure is Measure.SHARE else f" {fact.indicator.unit_of_measure}"
    return f"{sentence}; năm {fact.total.year} cần {path_words(fact)}{things}."


def _panel(programme: Programme, fact: TargetFact) -> str:
    panel = fact.panel
    if panel is None or panel.year <= panel.base_year:
        return ""
    sentence = (
        f"{panel_size(fact)} đơn vị so sánh được giữa năm {panel.base_year} và năm {panel.year}"
    )
    if panel.units:
        moved = f"từ {written(panel.base)} đến {written(panel.value)}"
        sentence += f": {moved}, bình quân {growth_words(panel.growth)}"
    sentence += "."
    if not panel.left_out:
        return sentence
    names = unit_names(programme, panel.left_out)
    days = rule_words().cut_off_tolerance_days
    why_not = f"thiếu số liệu hoặc ngày chốt lệch quá {days} ngày"
    return f"{sentence} Không so sánh được ({why_not}): {names}."


def past_words(fact: TargetFact) -> str:
    """Say how each milestone that has passed ended; "" where none has."""
    return "; ".join(
        f"{past.milestone.year}: {past.verdict.label.lower()}{_past_value(fact, past)}"
        for past in fact.earlier
    )


def _past_value(fact: TargetFact, past: KeptVerdict) -> str:
    """Return a past value in brackets, of few as `n/N`, with who reported where some did not."""
    measure = fact.indicator.measure
    if past.value is None or past.total is None or measure is Measure.GROWTH:
        return ""
    share = measure is Measure.SHARE
    limits = (past.milestone.asked,)
    shown = share_words(past.total, limits) if share else _value(fact, past.value)
    partly = f", {reported_size(past.total)} {units_word(fact.scope)} báo cáo"
    return f" ({shown}{partly if past.total.missing else ''})"


def _value(fact: TargetFact, value: Fraction) -> str:
    if fact.indicator.measure is Measure.SHARE:
        return percent(value)
    return f"{written(value)} {fact.indicator.unit_of_measure or ''}".strip()
