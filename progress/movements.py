"""What moved: each target's first reported year beside the year judged."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from progress.numbers import percent, written
from progress.programme import Programme
from progress.records import Measure
from progress.rollup import Total, reported_years, total
from progress.targets import TargetFact
from progress.words import fact_title, growth_words, value_words


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """A target in two years; `before` is None where no earlier year was reported.

    `change` is in points for shares and in things for counts; None where a year has no value, for
    growth (which is its own comparison) and where the category has ended.
    """

    fact: TargetFact
    before: Total | None
    change: Fraction | None


def movements(
    programme: Programme, facts: tuple[TargetFact, ...], since: int
) -> tuple[Movement, ...]:
    """Return each reported target with its first year from `since` on, in the order given."""
    return tuple(_movement(programme, fact, since) for fact in facts if fact.total is not None)


def movement_words(found: Movement) -> str:
    """Return what moved: `từ 21,4% (2022) lên 45,2% (2025), +23,8 điểm`; "" where it is unknown."""
    fact, before = found.fact, found.before
    if fact.indicator.measure is Measure.GROWTH:
        return f"bình quân {growth_words(fact.growth)}" if fact.growth is not None else ""
    if before is None or found.change is None or fact.total is None:
        return ""
    way = "lên" if found.change > 0 else "xuống" if found.change < 0 else "đến"
    sign = "+" if found.change > 0 else ""
    if fact.indicator.measure is Measure.SHARE:
        was, moved = percent(before.share), f"{sign}{written(found.change, 1)} điểm"
    else:
        was, moved = written(before.numerator), f"{sign}{written(found.change)}"
    now = f"{value_words(fact)} ({fact.total.year})"
    return f"từ {was} ({before.year}) {way} {now}, {moved}"


def movements_headline(programme: Programme, found: tuple[Movement, ...]) -> str:
    """Say how many targets rose or fell, and which share rose most."""
    compared = [each for each in found if each.change is not None]
    if not compared:
        return "Chưa có chỉ tiêu nào có số liệu của hai năm để so sánh."
    rose = [each for each in compared if (each.change or 0) > 0]
    fell = [each for each in compared if (each.change or 0) < 0]
    same = len(compared) - len(rose) - len(fell)
    counts = ((len(rose), "tăng"), (len(fell), "giảm"), (same, "không đổi"))
    said = ", ".join(f"{written(number)} {word}" for number, word in counts if number)
    sentence = f"{written(len(compared))} chỉ tiêu so sánh được: {said}"
    shares = [each for each in rose if each.fact.indicator.measure is Measure.SHARE]
    if not shares:
        return f"{sentence}."
    most = max(shares, key=lambda each: each.change or 0)
    return f"{sentence}; tăng nhiều nhất: {fact_title(programme, most.fact)} ({_points(most)})."


def _points(found: Movement) -> str:
    return f"+{written(found.change, 1)} điểm"


def _movement(programme: Programme, fact: TargetFact, since: int) -> Movement:
    row = (fact.indicator.code, fact.category.code)
    judged = fact.total
    years = [
        year
        for year in reported_years(programme, row, fact.scope)
        if judged is not None and since <= year < judged.year
    ]
    before = total(programme, row, fact.scope, years[0]) if years else None
    return Movement(fact, before, _change(fact, before))


def _change(fact: TargetFact, before: Total | None) -> Fraction | None:
    if before is None or fact.value is None:
        return None
    if fact.indicator.measure is Measure.SHARE:
        return None if before.share is None else fact.value - before.share
    return fact.value - before.numerator
