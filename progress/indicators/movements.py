"""What moved: each target's year in view beside its first year, on the units that have both."""

from dataclasses import dataclass
from fractions import Fraction

from progress.judging.like_for_like import TwoYears, compare
from progress.judging.ranking import extreme
from progress.judging.rollup import Sums, reported_years, too_few_for_percent
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import fact_title, growth_words, share_words, thresholds_of, value_words
from progress.model.numbers import changed, rises_and_falls, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import units_word


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """A current target in two years; `comparison` is None where no two years can be compared.

    Growth is its own comparison. A comparison of fewer than half of the units says nothing.
    """

    fact: TargetFact
    comparison: TwoYears | None

    @property
    def change(self) -> Fraction | None:
        """Points for shares, things for counts; None where nothing can be said."""
        return self.comparison.change(self.fact.indicator.measure) if self.comparison else None

    @property
    def small(self) -> bool:
        """Tell whether so few institutions are counted that points say little."""
        if self.comparison is None or self.fact.indicator.measure is not Measure.SHARE:
            return False
        years = (self.comparison.earlier, self.comparison.later)
        return any(too_few_for_percent(each.denominator) for each in years)


def movements(
    programme: Programme, facts: tuple[TargetFact, ...], since: int | None
) -> tuple[Movement, ...]:
    """Return each current target beside its first comparable year from `since` on, in order.

    None: beside the year before, where that was reported.
    """
    current = (
        fact for fact in facts if fact.current and fact.verdict is not Verdict.NOT_APPLICABLE
    )
    return tuple(_movement(programme, fact, since) for fact in current)


def movement_words(movement: Movement) -> str:
    """Return what moved: `từ 21,4% (2022) lên 45,2% (2025), +23,8 điểm`; "" where it is unknown.

    How many units are compared is said where it is not all of them.
    """
    fact, compared = movement.fact, movement.comparison
    if fact.indicator.measure is Measure.GROWTH:
        return f"bình quân {growth_words(fact.growth)}" if fact.verdict.is_judgement else ""
    if compared is None or movement.change is None:
        return ""
    way = "lên" if movement.change > 0 else "xuống" if movement.change < 0 else "đến"
    then = f"từ {before_words(movement)} ({compared.earlier_year})"
    now = f"{way} {now_words(movement)} ({compared.later_year})"
    moved = "" if movement.small else f", {change_words(movement)}"
    units = f" (ở {compared_words(movement)})" if len(compared.units) < compared.expected else ""
    return f"{then} {now}{moved}{units}"


def before_words(movement: Movement) -> str:
    """Return what the compared units had in the first year; "–" where nothing is compared."""
    compared = movement.comparison
    return "–" if compared is None else _year_words(movement, compared.earlier)


def now_words(movement: Movement) -> str:
    """Return what the compared units have in the year in view; "–" where nothing is compared."""
    compared = movement.comparison
    return "–" if compared is None else _year_words(movement, compared.later)


def change_words(movement: Movement) -> str:
    """Return how much it moved: points, things, growth; of few institutions only which way."""
    if movement.fact.indicator.measure is Measure.GROWTH:
        return value_words(movement.fact) if movement.fact.verdict.is_judgement else "–"
    if movement.change is None:
        return "–"
    if movement.small:
        return "tăng" if movement.change > 0 else "giảm" if movement.change < 0 else "không đổi"
    share = movement.fact.indicator.measure is Measure.SHARE
    return changed(movement.change, " điểm" if share else "")


def compared_words(movement: Movement) -> str:
    """Return how many units have both years: `28/34 tỉnh, thành phố có số liệu cả hai năm`."""
    compared = movement.comparison
    if compared is None:
        return ""
    units = units_word(movement.fact.scope)
    return f"{len(compared.units)}/{compared.expected} {units} có số liệu cả hai năm"


def movements_headline(
    programme: Programme,
    all_movements: tuple[Movement, ...],
    whole: int,
    beside: str = "năm đầu có số liệu",
) -> str:
    """Say how many of all targets rose or fell on the same units, and which share rose most.

    `beside` names the earlier year.
    """
    compared = [each for each in all_movements if each.change is not None]
    if not (moved := moved_words(all_movements, whole)):
        return "Chưa có chỉ tiêu nào so sánh được hai năm trên cùng các đơn vị."
    if not compared:
        return f"Chưa có chỉ tiêu nào so sánh được hai năm trên cùng các đơn vị; {moved}."
    years = {each.fact.asked_year for each in compared}
    year = f"Năm {years.pop()}" if len(years) == 1 else "Năm xét"
    same = f"{year} so với {beside}, trên cùng các đơn vị"
    sentence = f"{same}, {written(len(compared))} chỉ tiêu so sánh được: {moved}"
    shares = [each for each in compared if each.fact.indicator.measure is Measure.SHARE]
    most = extreme([each for each in shares if not each.small], lambda each: each.change)
    if most is None or most.value <= 0:
        return f"{sentence}."
    names = most.words(lambda each: fact_title(programme, each.fact), "chỉ tiêu")
    return f"{sentence}; tăng nhiều nhất: {names} ({change_words(most.holders[0])})."


def moved_words(all_movements: tuple[Movement, ...], whole: int) -> str:
    """Count what of `whole` targets rose, fell and cannot be compared; "" where nothing moved."""
    changes = [each.change for each in all_movements if each.change is not None]
    growing = sum(
        each.fact.indicator.measure is Measure.GROWTH and each.fact.verdict.is_judgement
        for each in all_movements
    )
    if not changes and not growing:
        return ""
    others = (
        (growing, "tính theo mức tăng bình quân mỗi năm"),
        (whole - len(changes) - growing, "không so sánh được"),
    )
    rest = (f"{written(number)} {words}" for number, words in others if number)
    return "; ".join(filter(None, (rises_and_falls(changes), *rest)))


def _movement(programme: Programme, fact: TargetFact, since: int | None) -> Movement:
    if fact.indicator.measure is Measure.GROWTH or fact.judged_year is None:
        return Movement(fact, None)
    series, judged = (fact.indicator.code, fact.category.code), fact.judged_year
    first = judged - 1 if since is None else since
    years = (y for y in reported_years(programme, series, fact.scope) if first <= y < judged)
    compared = (compare(programme, series, fact.scope, year, judged) for year in years)
    known = (each for each in compared if each.change(fact.indicator.measure) is not None)
    return Movement(fact, next(known, None))


def _year_words(movement: Movement, sums: Sums) -> str:
    if movement.fact.indicator.measure is Measure.SHARE:
        return share_words(sums, thresholds_of(movement.fact))
    return written(sums.numerator)
