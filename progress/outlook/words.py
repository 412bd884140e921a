"""Outlooks in words: always what they rest on and a range, never a single number by itself."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from progress.judging.words import fact_title, growth_words, percent_words
from progress.model.numbers import lower_first, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import target_words, unit_title, units_word
from progress.outlook.outlooks import Outcome, Outlook
from progress.outlook.paces import LAST_YEAR_REACHED, Number

MET_WITHOUT_OUTLOOK = "Đã đạt, chưa đủ số liệu để dự báo"
"""What is said where the verdict is met and no pace is known."""
RULE = (
    "Dự báo không phải chỉ tiêu: chỉ kéo dài tốc độ đã có (bình quân từ năm đầu so sánh được, và "
    "của năm gần nhất) của các đơn vị có số liệu ở cả hai năm và không bị sắp xếp lại. Đơn vị chưa "
    "báo cáo làm khoảng rộng thêm."
)
"""What every outlook rests on."""


def outcome_words(outlook: Outlook) -> str:
    """Return the outcome's name."""
    met = outlook.holds and outlook.outcome is Outcome.NONE
    return MET_WITHOUT_OUTLOOK if met else outlook.outcome.label


def outlook_sentence(programme: Programme, outlook: Outlook) -> str:
    """Say where a target leads by its milestone, what that rests on, and what is wanting."""
    title, milestone = fact_title(programme, outlook.fact), outlook.milestone
    asked = f"mốc {milestone.year} ({target_words(outlook.fact.indicator, milestone)})"
    scope = unit_title(programme.unit[outlook.fact.scope])
    if not outlook.paces:
        return f"{title}, {scope}: {asked}, {lower_first(outcome_words(outlook))}."
    units = f"{matched_words(outlook)} {units_word(outlook.fact.scope)}"
    parts = [
        f"{basis_words(outlook)} (tính từ {units}), đến năm {milestone.year} {_value(outlook)}",
        f"{asked}: {lower_first(outlook.outcome.label)}",
        *filter(None, (_short_sentence(outlook), _reached_sentence(outlook))),
    ]
    return f"{title}, {scope}: {'; '.join(parts)}."


def outlooks_headline(outlooks: Sequence[Outlook]) -> str:
    """Count the targets of one milestone by their outcomes; "" where no pace is known.

    The kinds add up to the whole, and the years are those that the paces run from.
    """
    years = sorted({pace.since for each in outlooks for pace in each.paces})
    if not years:
        return ""
    kinds = Counter(each.outcome for each in outlooks)
    since, milestone = " hoặc từ ".join(map(str, years)), outlooks[0].milestone.year
    others = (Outcome.WOULD_MISS, Outcome.OPEN, Outcome.NONE)
    rest = "".join(f", {kinds[each]} {lower_first(each.label)}" for each in others if kinds[each])
    return (
        f"Nếu tốc độ từ {since} giữ nguyên, {kinds[Outcome.WOULD_MEET]} trên {len(outlooks)} "
        f"chỉ tiêu sẽ đạt mốc {milestone}{rest}."
    )


def brief_words(outlook: Outlook) -> str:
    """Return outcome, range and the years of the paces: `Sẽ đạt: 62,0% – 65,0% (từ 2022, 2025)`."""
    if not outlook.paces:
        return outcome_words(outlook)
    return f"{outlook.outcome.label}: {range_words(outlook)} (từ {since_words(outlook)})"


def full_range(outlook: Outlook) -> str:
    """Return the range; that only one pace is known, where that is so."""
    words = range_words(outlook)
    return f"{words} (một tốc độ)" if len(outlook.paces) == 1 else words


def basis_words(outlook: Outlook) -> str:
    """Say what an outlook rests on: `nếu tốc độ từ 2022 hoặc từ 2025 giữ nguyên`; "" of none."""
    since = since_words(outlook).replace(", ", " hoặc từ ")
    return f"nếu tốc độ từ {since} giữ nguyên" if since else ""


def since_words(outlook: Outlook) -> str:
    """Return the years from which the paces run: `2022, 2025`; "" of none."""
    return ", ".join(str(pace.since) for pace in outlook.paces)


def range_words(outlook: Outlook) -> str:
    """Return what the paces lead to: `57,0% – 84,7%`; "" where none is known."""
    if outlook.low is None or outlook.high is None:
        return ""
    low, high = (_written(outlook, each) for each in (outlook.low, outlook.high))
    return low if low == high else f"{low.removesuffix('/năm')} – {high}"


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
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    if not spans:
        return ""
    if not firsts:
        falling = all(pace.pace < 0 for pace in outlook.paces)
        return "đang giảm" if falling else f"không trước {LAST_YEAR_REACHED + 1}"
    if len(lasts) < len(spans):
        return f"{min(firsts)} hoặc muộn hơn"
    return "–".join(dict.fromkeys((str(min(firsts)), str(max(lasts)))))


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
    return f"năm đạt: {reached}" if reached else ""
