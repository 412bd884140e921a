"""Sections about targets over time: what moved since the start, what is still needed."""

from dataclasses import replace
from fractions import Fraction

from exports.report.opening import sources
from exports.report.parts import ReportDocument, Section, tables
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
from progress.judging.counts import count, left_out_words
from progress.judging.explanations import gap_words
from progress.judging.ranking import extreme, is_comparable
from progress.judging.statements import reported_size, shown_words
from progress.judging.targets import TargetFact, target_facts
from progress.judging.verdicts import BAD, Verdict
from progress.judging.words import catch_up_words, fact_title, value_words
from progress.model.numbers import lower_first, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.selection import FIRST_YEAR
from progress.model.titles import ended_sentence, target_words, units_word
from progress.outlook.outlooks import outlook_of
from progress.outlook.words import brief_words, outlooks_headline

LAST_MILESTONE = 2030
MOVED, LAST_YEAR = "chuyen-bien", "nam-truoc"
"""Codes of the two sections of what moved."""


def moved(report: ReportDocument) -> Section:
    """Return what moved since the first reported year."""
    return _moved_since(report, MOVED, "Chuyển biến", "đầu")


def last_year(report: ReportDocument) -> Section:
    """Return the year before beside the year in view."""
    return _moved_since(report, LAST_YEAR, "So với năm trước", "trước")


def compared_years(report: ReportDocument, code: str) -> tuple[Movement, ...]:
    """Return the targets as `moved` and `last_year`, by the section's code, compare them."""
    since = FIRST_YEAR if code == MOVED else None
    return movements(report.programme, report.facts, since)


def _moved_since(report: ReportDocument, code: str, part: str, which: str) -> Section:
    moved_targets = compared_years(report, code)
    titles = (
        f"Chỉ tiêu | #Năm {which} | #Kết quả năm {which} | #Năm xét | #Kết quả năm xét | "
        "#Thay đổi | #Đơn vị so sánh | Kết luận"
    )
    sentences = (
        f"{fact_title(report.programme, each.fact)}: {movement_words(each)}."
        for each in moved_targets
        if movement_words(each)
    )
    beside = "năm đầu có số liệu" if code == MOVED else "năm trước"
    years = "năm báo cáo đầu tiên" if code == MOVED else "năm trước"
    return Section(
        code,
        part,
        movements_headline(report.programme, moved_targets, len(report.facts), beside),
        tables=tables(
            f"Các chỉ tiêu, {years} và năm xét",
            titles,
            (_moved(report, each) for each in moved_targets),
        ),
        notes=tuple(sentences),
        sources=sources(report.programme, report.facts),
    )


def needed(report: ReportDocument) -> Section:
    """Return what is still needed to reach the last milestone; what was missed, at the end."""
    programme = report.programme
    selection = replace(report.selection, milestone=LAST_MILESTONE)
    over = selection.year >= LAST_MILESTONE
    part = f"{'So với' if over else 'Để đạt'} mục tiêu năm {LAST_MILESTONE}"
    if ended := ended_sentence(programme.unit[selection.scope]):
        return Section("con-can", part, ended)
    # A row without that milestone would be judged by another one.
    facts = tuple(
        fact for fact in target_facts(programme, selection) if fact.milestone.year == LAST_MILESTONE
    )
    # Growth on its way needs nothing more.
    wanting = tuple(f for f in facts if gap_words(f) or (f.current and f.verdict in BAD))
    led = {fact: each for fact in facts if (each := outlook_of(programme, fact)) is not None}
    outlook = outlooks_headline(tuple(led.values()))
    titles = (
        f"Chỉ tiêu | #Năm {selection.year} | #Mục tiêu {LAST_MILESTONE} | #Còn thiếu | #Mỗi năm | "
        f"{'Nếu giữ tốc độ | ' if outlook else ''}Kết luận về mốc {LAST_MILESTONE}"
    )
    ahead = {fact: (brief_words(led[fact]) if fact in led else "–",) for fact in wanting}
    rows = (
        (*_needed(report, fact), *(ahead[fact] if outlook else ()), fact.verdict.label)
        for fact in wanting
    )
    return Section(
        "con-can",
        part,
        _needed_headline(programme, facts, wanting),
        tuple(filter(None, (outlook,))),
        tables=tables(f"Còn thiếu {lower_first(part)}", titles, rows),
        notes=(
            "Còn thiếu tính trên số đã báo cáo, làm tròn lên; nơi chưa báo cáo có thể thiếu thêm.",
        ),
        sources=sources(programme, wanting),
    )


def _needed_headline(
    programme: Programme, facts: tuple[TargetFact, ...], wanting: tuple[TargetFact, ...]
) -> str:
    """Count what is short of the last milestone, met, or neither: the kinds add up to the whole."""
    if not facts:
        return f"Văn bản không đặt mục tiêu bằng số cho năm {LAST_MILESTONE}."
    counted = count(facts)
    left_out = left_out_words(counted, "chỉ tiêu")
    if not counted.judged and not wanting:
        lacking = f"Chưa thể tính phần còn thiếu so với mục tiêu năm {LAST_MILESTONE}"
        return f"{lacking}: {left_out}."
    met = sum(fact.current and fact.verdict is Verdict.MET for fact in facts)
    short = sum(fact.verdict.is_judgement for fact in wanting)
    growing = counted.judged - met - short
    kinds = (
        (short, f"còn thiếu so với mục tiêu năm {LAST_MILESTONE}"),
        (met, f"đã đạt mục tiêu năm {LAST_MILESTONE}"),
        (growing, "đang tăng đủ nhanh"),
    )
    sentence = ", ".join(f"{written(number)} chỉ tiêu {words}" for number, words in kinds if number)
    sentence = f"Năm {counted.year}, {sentence}" if sentence else "Chưa chỉ tiêu nào đánh giá được"
    sentence += f"; {left_out}" if left_out else ""
    shares = [fact for fact in wanting if is_comparable(fact) and fact.gap]
    most = extreme(shares, lambda fact: None if fact.gap is None else Fraction(fact.gap))
    if most is None:
        return f"{sentence}."
    names = most.words(lambda fact: fact_title(programme, fact), "chỉ tiêu")
    some = len(shares) < sum(bool(fact.gap) for fact in wanting)
    among = f" trong {written(len(shares))} chỉ tiêu báo cáo đủ" if some else ""
    return f"{sentence}; thiếu nhiều nhất{among}: {names} ({gap_words(most.holders[0])})."


def _moved(report: ReportDocument, movement: Movement) -> tuple[str, ...]:
    fact, compared = movement.fact, movement.comparison
    basis = "" if compared else latest_basis(movement)
    partly = f" ({basis} {units_word(fact.scope)} báo cáo)" if basis else ""
    return (
        fact_title(report.programme, fact),
        str(compared.earlier_year) if compared else "–",
        before_words(movement),
        str(fact.judged_year),
        f"{latest_words(movement)}{partly}",
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


def latest_basis(movement: Movement) -> str:
    """Return how many units `latest_words` rests on where it is not all of them: `27/34`."""
    total, compared = movement.fact.total, movement.comparison
    if compared is not None:
        size, whole = len(compared.units), compared.expected
        return f"{size}/{whole}" if size < whole else ""
    return reported_size(total) if total is not None and total.missing else ""


def _needed(report: ReportDocument, fact: TargetFact) -> tuple[str, ...]:
    things = fact.indicator.unit_of_measure if fact.indicator.measure is Measure.COUNT else ""
    if catch_up_words(fact):
        wanted, yearly = "–", f"tăng {catch_up_words(fact)}"
    elif fact.gap is None:
        wanted, yearly = "–", "–"
    else:
        partly = f" ({reported_size(fact.total)})" if fact.total and fact.total.missing else ""
        wanted = f"{written(fact.gap)} {things or 'thiết chế'}{partly if fact.gap else ''}"
        yearly = "–" if fact.gap_per_year is None else written(fact.gap_per_year)
    return (
        fact_title(report.programme, fact),
        shown_words(fact, report.selection.year),
        target_words(fact.indicator, fact.milestone),
        wanted,
        yearly,
    )
