"""Paces of shares and counts, and where each leads (method, section 9)."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from progress.judging.judge import bounds_of
from progress.judging.like_for_like import TwoYears, compare
from progress.judging.rollup import Sums, Total
from progress.model.programme import Programme
from progress.model.records import Measure, Series

DENOMINATOR_CHANGE = Fraction(1, 5)
"""Part of its institutions by which a unit's own number may differ between two years matched."""
LEAST_DENOMINATOR = 5
"""Least number of institutions that the matched units of a share need for a pace."""
LAST_YEAR_REACHED = 2040
"""Latest year that is named as the one in which a target is reached."""

Number = Fraction | float
Span = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Projection:
    """One pace carried on to a milestone; `matched` units have it since the year `since`.

    `pace`, `low` and `high` are points, units or, of growth, percent a year; `low` and `high` are
    cut to what is possible. `short` is what would be missing at the milestone, `reached` the first
    year at the target, each at its best and at its worst; None within where that cannot be said or
    never comes, None as a whole for growth. `reaches` and `falls_short` compare exactly.
    """

    since: int
    matched: int
    pace: Number
    low: Number
    high: Number
    short: Span | None
    reached: Span | None
    reaches: bool
    falls_short: bool


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Where a share or a count stands, from `lower` to `upper`, in the year judged.

    `whole` is the number of institutions that the bounds are of, 1 for counts (a unit is a unit);
    None where a missing unit's is unknown.
    """

    year: int
    lower: Fraction
    upper: Fraction
    whole: Fraction | None
    most: int | None

    def at(self, pace: Fraction, year: int) -> tuple[Fraction, Fraction]:
        """Return the lowest and the highest value to which a pace leads, cut to what is possible.

        A share stays within 0 and 100, a count at 0 or above.
        """
        gain = pace * (year - self.year)
        return self._cut(self.lower + gain), self._cut(self.upper + gain)

    def _cut(self, value: Fraction) -> Fraction:
        value = max(value, Fraction(0))
        return value if self.most is None else min(value, Fraction(self.most))


def standing(measure: Measure | None, reported: Total) -> StartingPoint | None:
    """Return where a share or a count stands; None where a count has no upper bound."""
    lower, upper = bounds_of(measure, reported)
    if upper is None:
        return None
    if measure is not Measure.SHARE:
        return StartingPoint(reported.year, lower, upper, Fraction(1), None)
    missing = reported.missing_denominator
    whole = None if missing is None else Fraction(reported.denominator + missing, 100)
    return StartingPoint(reported.year, lower, upper, whole, 100)


def projections(
    programme: Programme,
    series: Series,
    scope: str,
    now: StartingPoint,
    asked: Fraction,
    milestone: int,
) -> tuple[Projection | None, Projection | None]:
    """Return where the mean pace and the last year's lead; None for one that is not known.

    The mean pace runs from the earliest start, the last from the year before, where that is a
    start and a later one.
    """
    years = sorted(programme.figures_by_series.get(series, {}))
    starts = (_start(programme, series, scope, since, now.year) for since in years)
    known = [start for start in starts if start is not None]
    if not known:
        return None, None
    last = known[-1] if len(known) > 1 and known[-1].earlier_year == now.year - 1 else None
    measure = programme.indicator[series[0]].measure
    mean, latest = (
        None if start is None else _projection(measure, start, now, asked, milestone)
        for start in (known[0], last)
    )
    return mean, latest


def _start(
    programme: Programme, series: Series, scope: str, since: int, year: int
) -> TwoYears | None:
    """Return the units matched since an earlier year, where a pace may be read off them."""
    if since >= year:
        return None
    share = programme.indicator[series[0]].measure is Measure.SHARE
    if share:
        matched = compare(programme, series, scope, since, year, _same_institutions)
        counted = matched.later.denominator >= LEAST_DENOMINATOR and matched.earlier.denominator > 0
        return matched if matched.is_enough and counted else None
    matched = compare(programme, series, scope, since, year)
    return matched if len(matched.units) == matched.expected > 0 else None


def _same_institutions(earlier: Sums, later: Sums) -> bool:
    """Tell whether a unit's denominators differ so little that no reorganisation lies between."""
    difference = abs(later.denominator - earlier.denominator)
    return difference <= 1 or difference <= DENOMINATOR_CHANGE * earlier.denominator


def _projection(
    measure: Measure | None, start: TwoYears, now: StartingPoint, asked: Fraction, milestone: int
) -> Projection:
    change = start.change(measure) or Fraction(0)
    pace = change / (now.year - start.earlier_year)
    low, high = now.at(pace, milestone)
    short = [
        None if now.whole is None else max(0, ceil((asked - each) * now.whole))
        for each in (high, low)
    ]
    return Projection(
        since=start.earlier_year,
        matched=len(start.units),
        pace=pace,
        low=low,
        high=high,
        short=(short[0], short[1]),
        reached=_reached(now, pace, asked),
        reaches=low >= asked,
        falls_short=high < asked,
    )


def _reached(now: StartingPoint, pace: Fraction, asked: Fraction) -> Span:
    """Return the first years in which the highest and the lowest value are at the target."""
    if pace < 0:
        return None, None
    values = {year: now.at(pace, year) for year in range(now.year, LAST_YEAR_REACHED + 1)}
    earliest = next((year for year, (_, high) in values.items() if high >= asked), None)
    latest = next((year for year, (low, _) in values.items() if low >= asked), None)
    return earliest, latest
