"""A row over the years as values: what was reported, and what was asked for."""

import math
from fractions import Fraction
from typing import Any

from progress.judging.rollup import Total, YearTotal
from progress.judging.targets import TargetFact
from progress.judging.verdicts import Verdict
from progress.judging.words import share_words
from progress.model.numbers import asked, written
from progress.model.records import Indicator, Measure, Target
from progress.outlook.outlooks import Outlook

BREAK_YEAR = 2025
"""First year counted on the units and institutions of 1 July 2025."""


def fan_bounds(fact: TargetFact, years: tuple[YearTotal, ...]) -> tuple[YearTotal, int] | None:
    """Return the base year a growth target's range is drawn from, and the year it leads to.

    None for other measures, and where the base year was not reported or is 0.
    """
    if fact.indicator.measure is not Measure.GROWTH or fact.base_year is None:
        return None
    base = next((year for year in years if year.total.year == fact.base_year), None)
    if base is None or not base.total.numerator or base.total.year >= fact.milestone.year:
        return None
    return base, fact.milestone.year


def year_point(indicator: Indicator, year: YearTotal) -> dict[str, Any] | None:
    """Return what was reported of a year; None where it has no value."""
    share = indicator.measure is Measure.SHARE
    value: Fraction | int | None = year.total.share if share else year.total.numerator
    if value is None:
        return None
    return {
        "year": year.total.year,
        "value": float(value),
        "words": share_words(year.total) if share else _short(value),
        "basis": year.total.year >= BREAK_YEAR,
    }


def _short(number: Fraction | int) -> str:
    """Write a number as a label: millions as such, since a label has little room."""
    if number >= 1_000_000:
        return f"{written(Fraction(number) / 1_000_000, 1)} triệu"
    return written(number)


def path_points(fact: TargetFact) -> list[dict[str, Any]]:
    """Return the baseline and the milestones that the path leads through; [] without a path."""
    if fact.course is None:
        return []
    start = fact.course.baseline
    points: list[dict[str, Any]] = []
    if start is not None:
        points.append({"year": start.year, "value": float(start.value), "words": ""})
    unit = "%" if fact.indicator.measure is Measure.SHARE else ""
    reached = {past.milestone.year: past.verdict is Verdict.MET for past in fact.past}
    return points + [
        {
            "year": target.year,
            "value": float(target.asked),
            "words": f"mốc {asked(target.asked, target.high, unit)}".strip(),
            "reached": reached.get(target.year, False),
        }
        for target in fact.milestones
    ]


def fan_points(fact: TargetFact, years: tuple[YearTotal, ...]) -> list[dict[str, Any]]:
    """Return where the growth asked for leads, year by year, from what was reported in the base."""
    bounds = fan_bounds(fact, years)
    if bounds is None:
        return []
    base, last = bounds
    return [_fan_year(fact.milestone, base, year) for year in range(base.total.year, last + 1)]


def outlook_points(outlook: Outlook) -> list[dict[str, Any]]:
    """Return the least and the greatest value that the paces lead to, year by year; [] of none.

    Growth is carried on from all that was reported in the year judged.
    """
    total = outlook.fact.total
    if total is None or not outlook.paces or outlook.still is None:
        return []
    points = []
    for run in range(outlook.milestone.year - total.year + 1):
        ends = [
            end for pace in outlook.paces for end in _ends(outlook, total, float(pace.pace), run)
        ]
        points.append({"year": total.year + run, "value": min(ends), "high": max(ends)})
    return points


def _ends(outlook: Outlook, total: Total, pace: float, run: int) -> tuple[float, ...]:
    """Return where a pace leads in so many years, cut to what is possible."""
    if outlook.fact.indicator.measure is Measure.GROWTH:
        return (total.numerator * (1 + pace / 100) ** run,)
    most = 100 if outlook.fact.indicator.measure is Measure.SHARE else math.inf
    known = [float(end) for end in outlook.still or () if end is not None]
    return tuple(min(max(end + pace * run, 0), most) for end in known)


def _fan_year(target: Target, base: YearTotal, year: int) -> dict[str, Any]:
    run = year - base.total.year
    low, high = (
        float(base.total.numerator * (1 + rate / 100) ** run)
        for rate in (target.asked, target.high or target.asked)
    )
    return {"year": year, "value": low, "high": high, "words": asked(target.asked, target.high)}
