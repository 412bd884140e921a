"""Two years on the same units: composition never looks like progress (method, section 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from progress.judging.rollup import Sums, sum_of_all, sums_of
from progress.model.programme import Programme
from progress.model.records import Measure, Series
from progress.model.territory import reporting_units

COMPARED_PART = Fraction(1, 2)
"""Part of the later year's reporting units that must have both years for a movement to be said."""


@dataclass(frozen=True, slots=True)
class TwoYears:
    """What the units that reported both years gave in each; `expected` should have in the later."""

    earlier_year: int
    later_year: int
    units: tuple[str, ...]
    expected: int
    earlier: Sums
    later: Sums

    @property
    def is_enough(self) -> bool:
        """Tell whether `COMPARED_PART` of the later year's reporting units are compared."""
        return bool(self.units) and len(self.units) >= COMPARED_PART * self.expected

    def change(self, measure: Measure | None) -> Fraction | None:
        """Return points of a share, things of a count; None where that cannot be said."""
        if not self.is_enough:
            return None
        if measure is not Measure.SHARE:
            return Fraction(self.later.numerator - self.earlier.numerator)
        before, now = self.earlier.share, self.later.share
        return None if before is None or now is None else now - before


def compare(
    programme: Programme,
    series: Series,
    scope: str,
    earlier_year: int,
    later_year: int,
    comparable: Callable[[Sums, Sums], bool] = lambda _earlier, _later: True,
) -> TwoYears:
    """Compare two years of a scope over the units that reported both.

    A merged unit is compared where all its predecessors reported the earlier year. `comparable`
    may leave out more, by the earlier and the later figure of a unit.
    """
    figures = programme.figures_by_series.get(series, {})
    now, then = figures.get(later_year, {}), figures.get(earlier_year, {})
    expected = reporting_units(programme, scope, later_year)
    pairs = []
    for unit in expected:
        origins = reporting_units(programme, unit, earlier_year)
        if unit in now and origins and all(code in then for code in origins):
            earlier = sum_of_all([sums_of(then[code]) for code in origins]) or Sums(0, 0)
            later = sums_of(now[unit])
            if comparable(earlier, later):
                pairs.append((unit, earlier, later))
    return TwoYears(
        earlier_year=earlier_year,
        later_year=later_year,
        units=tuple(unit for unit, _, _ in pairs),
        expected=len(expected),
        earlier=sum_of_all([part for _, part, _ in pairs]) or Sums(0, 0),
        later=sum_of_all([part for _, _, part in pairs]) or Sums(0, 0),
    )
