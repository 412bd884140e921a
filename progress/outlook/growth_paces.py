"""Paces of growth, and where each leads (method, section 9)."""

from fractions import Fraction

from progress.judging.growth import Panel, matched_panel, sum_of_units, yearly_percent
from progress.model.programme import Programme
from progress.model.records import Series
from progress.outlook.paces import Projection


def still_growth(panel: Panel, milestone: int) -> float:
    """Return the mean growth by the milestone, percent a year, if nothing grew any more."""
    return yearly_percent(Fraction(panel.value, panel.base), milestone - panel.base_year)


def mean_growth(panel: Panel, asked: Fraction) -> Projection:
    """Return where the mean growth since the base year leads, for a panel that is enough."""
    growth = yearly_percent(Fraction(panel.value, panel.base), panel.year - panel.base_year)
    return _projection(panel, panel.base_year, growth, growth, reaches=panel.reaches(asked))


def last_growth(
    programme: Programme, series: Series, scope: str, panel: Panel, asked: Fraction, milestone: int
) -> Projection | None:
    """Return where the growth of the last year leads; None where it is not known.

    It is read off the units of the panel that gave the year before too.
    """
    before = panel.year - 1
    if before <= panel.base_year:
        return None
    narrow = matched_panel(programme, series, scope, panel.base_year, panel.year, before)
    value_before = sum_of_units(programme, series, narrow.units, before)
    if not narrow.is_enough or value_before == 0 or narrow.base == 0:
        return None
    growth = Fraction(narrow.value, value_before)
    value = narrow.value * growth ** (milestone - panel.year)
    years = milestone - panel.base_year
    return _projection(
        narrow,
        before,
        float(100 * (growth - 1)),
        yearly_percent(value / narrow.base, years),
        reaches=value >= narrow.base * (1 + asked / 100) ** years,
    )


def _projection(
    panel: Panel, since: int, pace: float, outlook: float, *, reaches: bool
) -> Projection:
    return Projection(
        since=since,
        matched=len(panel.units),
        pace=pace,
        low=outlook,
        high=outlook,
        short=None,
        reached=None,
        reaches=reaches,
        falls_short=not reaches,
    )
