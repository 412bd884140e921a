"""What facts are called, and their values as printed."""

from collections.abc import Sequence
from fractions import Fraction

from progress.judging.growth import BEHIND_FROM
from progress.judging.rollup import Sums, too_few_for_percent
from progress.judging.targets import TargetFact
from progress.judging.verdicts import BAD
from progress.model.numbers import percent, rounded, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import series_title, target_words


def fact_title(programme: Programme, fact: TargetFact) -> str:
    """Return what a fact is about."""
    return series_title(programme, fact.series)


def milestone_words(fact: TargetFact) -> str:
    """Return what the milestone in view asks for, and its year: `60% (2030)`."""
    return f"{target_words(fact.indicator, fact.milestone)} ({fact.milestone.year})"


def value_words(fact: TargetFact) -> str:
    """Return the value as printed: a share (`share_words`), growth or a count.

    Rounding never puts it over a threshold that it is under, or the reverse (method, section 8).
    """
    asked = fact.milestone.asked
    if fact.indicator.measure is Measure.GROWTH:
        return growth_words(fact.growth, (asked, asked * BEHIND_FROM))
    if fact.total is None or fact.value is None:
        return "–"
    if fact.indicator.measure is Measure.COUNT:
        return f"{written(fact.value)} {fact.indicator.unit_of_measure or ''}".strip()
    return share_words(fact.total, thresholds_of(fact))


def thresholds_of(fact: TargetFact) -> tuple[Fraction, ...]:
    """Return what a share is held against: the target and, where there is one, the path."""
    return (fact.milestone.asked, *(() if fact.path is None else (fact.path,)))


def percent_words(value: Fraction, thresholds: Sequence[Fraction]) -> str:
    """Return a percentage that rounding keeps on its side of every threshold."""
    return percent(value, decimals(value, thresholds))


def path_words(fact: TargetFact) -> str:
    """Return what the path asks for in the year judged; "" where there is no path.

    Rounding never puts it on the other side of the value.
    """
    if fact.path is None:
        return ""
    if fact.indicator.measure is not Measure.SHARE:
        return written(fact.path, 1)
    return percent_words(fact.path, () if fact.value is None else (fact.value,))


def range_words(fact: TargetFact) -> str:
    """Return what missing reports leave open: `từ 33,0% đến 58,0%`; "" where nothing is."""
    lower, upper = fact.bounds
    if fact.indicator.measure is not Measure.SHARE or lower is None or upper is None:
        return ""
    if lower == upper:
        return ""
    limits = thresholds_of(fact)
    return f"từ {percent_words(lower, limits)} đến {percent_words(upper, limits)}"


def catch_up_words(fact: TargetFact) -> str:
    """Return the growth a year still needed: `12,3%/năm`; "" where nothing is wanting."""
    if fact.catch_up is None or fact.verdict not in BAD or fact.unit_ends:
        return ""
    return f"{percent(fact.catch_up)}/năm"


def share_words(total: Sums, thresholds: Sequence[Fraction] = ()) -> str:
    """Return a share as printed: a percentage, `n/N` of few, a dash where nothing is counted."""
    if total.share is None:
        return "–"
    if too_few_for_percent(total.denominator):
        return f"{total.numerator}/{total.denominator}"
    return percent_words(total.share, thresholds)


def growth_words(growth: float | None, thresholds: Sequence[Fraction] = ()) -> str:
    """Return a yearly growth with its sign; a dash where it cannot be said."""
    if growth is None:
        return "–"
    # A growth is a root: what differs from a threshold by less than it can tell is equal to it.
    exact = Fraction(round(growth, 9))
    limits = [Fraction(round(float(each), 9)) for each in thresholds]
    return f"{'+' if growth > 0 else ''}{percent(growth, decimals(exact, limits))}/năm"


def decimals(value: Fraction, thresholds: Sequence[Fraction]) -> int:
    """Return how many decimals, 1 to 3, keep a rounded value on its side of every threshold.

    A threshold that is the value itself, as a path is in its first year, is rounded alike.
    """
    for places in (1, 2):
        shown = Fraction(rounded(value, places))
        if all(each == value or (shown >= each) == (value >= each) for each in thresholds):
            return places
    return 3
