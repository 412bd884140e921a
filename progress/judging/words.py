"""What facts are called, and their values as printed."""

from __future__ import annotations

from progress.judging.rollup import Total, too_few_for_percent
from progress.judging.targets import TargetFact
from progress.model.numbers import percent, written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import series_title


def fact_title(programme: Programme, fact: TargetFact) -> str:
    """Return what a fact is about."""
    return series_title(programme, fact.indicator, fact.category)


def value_words(fact: TargetFact) -> str:
    """Return the value as printed: a share (`share_words`), growth or a count."""
    if fact.indicator.measure is Measure.GROWTH:
        return growth_words(fact.growth)
    if fact.total is None or fact.value is None:
        return "–"
    if fact.indicator.measure is Measure.COUNT:
        return f"{written(fact.value)} {fact.indicator.unit_of_measure or ''}".strip()
    return share_words(fact.total)


def share_words(total: Total) -> str:
    """Return a share as printed: a percentage, `n/N` of few, a dash where nothing is counted."""
    if total.share is None:
        return "–"
    if too_few_for_percent(total.denominator):
        return f"{total.numerator}/{total.denominator}"
    return percent(total.share)


def growth_words(growth: float | None) -> str:
    """Return a yearly growth with its sign; a dash where it cannot be said."""
    if growth is None:
        return "–"
    return f"{'+' if growth > 0 else ''}{percent(growth)}/năm"
