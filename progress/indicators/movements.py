"""What moved: each target's first reported year beside the year judged."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from progress.judging.rollup import Total, reported_years, too_few_for_percent, total
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, growth_words, share_words, value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """A target in two years; `before` is None where no earlier year was reported.

    `change` is in points for shares and in things for counts; None where a year has no value, for
    growth (which is its own comparison), where the category has ended, and for counts of which a
    report is missing: what was not reported is no fall.
    """

    fact: TargetFact
    before: Total | None
    change: Fraction | None

    @property
    def small(self) -> bool:
        """Tell whether so few institutions are counted that points say little."""
        share = self.fact.indicator.measure is Measure.SHARE
        return share and any(too_few_for_percent(each.denominator) for each in self._years)

    @property
    def uneven(self) -> bool:
        """Tell whether a report is missing in either year: others may have reported then."""
        return any(each.missing for each in self._years)

    @property
    def _years(self) -> tuple[Total, ...]:
        return tuple(each for each in (self.before, self.fact.total) if each is not None)


def movements(
    programme: Programme, facts: tuple[TargetFact, ...], since: int
) -> tuple[Movement, ...]:
    """Return each reported target with its first year from `since` on, in the order given."""
    return tuple(_movement(programme, fact, since) for fact in facts if fact.total is not None)


def movement_words(movement: Movement) -> str:
    """Return what moved: `từ 21,4% (2022) lên 45,2% (2025), +23,8 điểm`; "" where it is unknown.

    Where a report is missing, how many units reported in either year is said, too.
    """
    fact, before = movement.fact, movement.before
    if fact.indicator.measure is Measure.GROWTH:
        return f"bình quân {growth_words(fact.growth)}" if fact.growth is not None else ""
    if before is None or movement.change is None or fact.total is None:
        return ""
    way = "lên" if movement.change > 0 else "xuống" if movement.change < 0 else "đến"
    now = f"{value_words(fact)} ({fact.total.year})"
    moved = "" if movement.small else f", {change_words(movement)}"
    counted = f" (đơn vị có số liệu: {reported_words(movement)})" if movement.uneven else ""
    return f"từ {before_words(movement)} ({before.year}) {way} {now}{moved}{counted}"


def before_words(movement: Movement) -> str:
    """Return the first year's value as printed: `n/N` of few institutions, "–" without one."""
    before = movement.before
    if before is None:
        return "–"
    if movement.fact.indicator.measure is not Measure.SHARE:
        return written(before.numerator)
    return share_words(before)


def change_words(movement: Movement) -> str:
    """Return how much it moved: points, things, growth; of few institutions only which way."""
    if movement.fact.indicator.measure is Measure.GROWTH:
        return value_words(movement.fact)
    if movement.change is None:
        return "–"
    if movement.small:
        return "tăng" if movement.change > 0 else "giảm" if movement.change < 0 else "không đổi"
    sign = "+" if movement.change > 0 else ""
    if movement.fact.indicator.measure is Measure.SHARE:
        return f"{sign}{written(movement.change, 1)} điểm"
    return f"{sign}{written(movement.change)}"


def reported_words(movement: Movement) -> str:
    """Return how many units reported in either year: `60/63 (2022), 34/34 (2025)`."""
    years = (movement.before, movement.fact.total)
    return ", ".join(f"{len(y.reported)}/{y.expected} ({y.year})" for y in years if y is not None)


def movements_headline(programme: Programme, all_movements: tuple[Movement, ...]) -> str:
    """Say how many targets rose or fell, and which share rose most."""
    compared = [each for each in all_movements if each.change is not None]
    if not compared:
        return "Chưa có chỉ tiêu nào có số liệu của hai năm để so sánh."
    rose = [each for each in compared if (each.change or 0) > 0]
    fell = [each for each in compared if (each.change or 0) < 0]
    same = len(compared) - len(rose) - len(fell)
    counts = ((len(rose), "tăng"), (len(fell), "giảm"), (same, "không đổi"))
    counted = ", ".join(f"{written(number)} {word}" for number, word in counts if number)
    sentence = f"{written(len(compared))} chỉ tiêu so sánh được: {counted}"
    uneven = sum(each.uneven for each in compared)
    if uneven:
        sentence += f" ({written(uneven)} còn thiếu báo cáo ở ít nhất một trong hai năm)"
    share = Measure.SHARE
    shares = [each for each in rose if each.fact.indicator.measure is share and not each.small]
    if not shares:
        return f"{sentence}."
    most = max(shares, key=lambda each: each.change or 0)
    return (
        f"{sentence}; tăng nhiều nhất: {fact_title(programme, most.fact)} ({change_words(most)})."
    )


def _movement(programme: Programme, fact: TargetFact, since: int) -> Movement:
    series = fact.series
    judged = fact.total
    years = [
        year
        for year in reported_years(programme, series, fact.scope)
        if judged is not None and since <= year < judged.year
    ]
    before = total(programme, series, fact.scope, years[0]) if years else None
    return Movement(fact, before, _change(fact, before))


def _change(fact: TargetFact, before: Total | None) -> Fraction | None:
    if before is None or fact.total is None or fact.value is None:
        return None
    if fact.verdict is Verdict.NOT_APPLICABLE:
        return None
    if fact.indicator.measure is Measure.SHARE:
        return None if before.share is None else fact.value - before.share
    return None if before.missing or fact.total.missing else fact.value - before.numerator
