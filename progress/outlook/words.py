"""Outlooks in words: always what they rest on and a range, never a single number by itself."""

from collections.abc import Iterable
from fractions import Fraction

from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, growth_words, percent_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import target_words, unit_title
from progress.outlook.outlooks import Outcome, Outlook
from progress.outlook.paces import LAST_YEAR_REACHED, Number, Span

MET_WITHOUT_OUTLOOK = "Đã đạt, chưa đủ số liệu để dự báo"
"""What is said where the verdict is met and no pace is known."""


def outcome_words(outlook: Outlook) -> str:
    """Return the outcome's name."""
    met = outlook.fact.verdict is Verdict.MET and outlook.outcome is Outcome.NONE
    return MET_WITHOUT_OUTLOOK if met else outlook.outcome.label


def outlook_sentence(programme: Programme, outlook: Outlook) -> str:
    """Say where a target leads by its milestone, what that rests on, and what is wanting."""
    title, milestone = fact_title(programme, outlook.fact), outlook.milestone
    asked = f"mục tiêu {target_words(outlook.fact.indicator, milestone)} năm {milestone.year}"
    scope = unit_title(programme.unit[outlook.fact.scope])
    if not outlook.paces:
        return f"{title}, {scope}: {_small(outcome_words(outlook))} ({asked})."
    parts = [
        f"{basis_words(outlook)}, đến năm {milestone.year} {_value(outlook)} ({asked})",
        _small(outlook.outcome.label),
        *filter(None, (_short_sentence(outlook), _reached_sentence(outlook))),
    ]
    return f"{title}, {scope}: {'; '.join(parts)}."


def basis_words(outlook: Outlook) -> str:
    """Say what an outlook rests on: `nếu tốc độ từ 2022 hoặc từ 2025 giữ nguyên`; "" of none."""
    since = " hoặc ".join(f"từ {pace.since}" for pace in outlook.paces)
    return f"nếu tốc độ {since} giữ nguyên" if since else ""


def range_words(outlook: Outlook) -> str:
    """Return what the paces lead to: `57,0–84,7%`; "" where none is known."""
    if outlook.low is None or outlook.high is None:
        return ""
    low, high = (_written(outlook, each) for each in (outlook.low, outlook.high))
    return low if low == high else f"{low} – {high}"


def still_words(outlook: Outlook) -> str:
    """Return what would hold if nothing changed any more; "" where that cannot be said."""
    if outlook.still is None:
        return ""
    low, high = outlook.still
    if high is None:
        return f"ít nhất {_written(outlook, low)}"
    return " – ".join(dict.fromkeys(_written(outlook, each) for each in (low, high)))


def matched_words(outlook: Outlook) -> str:
    """Return how many units each pace is read off: `28/34`, `28/34 và 30/34`; "" of none."""
    total = outlook.fact.total
    if total is None:
        return ""
    sizes = (f"{pace.matched}/{total.expected}" for pace in outlook.paces)
    return " và ".join(dict.fromkeys(sizes))


def short_words(outlook: Outlook) -> str:
    """Return what would be missing at the milestone: `0–6`; "" where that cannot be said."""
    if outlook.short is None:
        return ""
    return "–".join(dict.fromkeys(written(each) for each in outlook.short))


def reached_words(outlook: Outlook) -> str:
    """Return in which years the target would be reached; "" where no pace tells of years."""
    spans = [pace.reached for pace in outlook.paces if pace.reached is not None]
    if not spans:
        return ""
    earliest = min((first for first, _ in spans if first), default=None)
    never = f"sau {LAST_YEAR_REACHED}"
    if earliest is None:
        return never
    latest = _latest(spans)
    return (
        "–".join(dict.fromkeys((str(earliest), str(latest)))) if latest else f"{earliest}–{never}"
    )


def _latest(spans: Iterable[Span]) -> int | None:
    """Return the last year in which every pace has reached the target; None where one never has."""
    lasts = [last for _, last in spans]
    return None if None in lasts else max(each for each in lasts if each)


def _value(outlook: Outlook) -> str:
    if outlook.fact.indicator.measure is Measure.GROWTH:
        return f"tăng bình quân {range_words(outlook)}"
    unit = "" if outlook.fact.indicator.measure is Measure.SHARE else _unit(outlook)
    now = f"không tăng thêm thì {still_words(outlook)}"
    return f"đạt {range_words(outlook)}{unit}, {now}{unit}"


def _unit(outlook: Outlook) -> str:
    return f" {outlook.fact.indicator.unit_of_measure or ''}".rstrip()


def _written(outlook: Outlook, value: Number) -> str:
    """Return a value that rounding keeps on its side of what is asked."""
    asked = outlook.milestone.asked
    if outlook.fact.indicator.measure is Measure.GROWTH:
        return growth_words(float(value), (asked,))
    shown = percent_words(Fraction(value), (asked,))  # of a share or a count, which are exact
    return shown if outlook.fact.indicator.measure is Measure.SHARE else shown.removesuffix("%")


def _short_sentence(outlook: Outlook) -> str:
    if not outlook.short or not outlook.short[1]:
        return ""
    things = _unit(outlook) if outlook.fact.indicator.measure is Measure.COUNT else " thiết chế"
    return f"khi đó còn thiếu {short_words(outlook)}{things}"


def _reached_sentence(outlook: Outlook) -> str:
    reached = reached_words(outlook)
    return f"đạt mục tiêu: năm {reached}" if reached else ""


def _small(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"
