"""The year shown first: the latest that enough of a scope's units have (method, section 1)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from progress.model.programme import Programme
from progress.model.selection import FIRST_YEAR
from progress.model.territory import reporting_units
from progress.reporting.reporting import latest_due_year

UNITS_PART = Fraction(1, 2)
"""Part of the reporting units that must have a year for it to be shown first (section 1)."""
FIGURES_PART = Fraction(1, 2)
"""Part of the figures of its own latest earlier year with which a unit has a year (section 1)."""


def year_shown_first(programme: Programme, scope: str, as_of: date) -> int:
    """Return the year that is shown where none is chosen.

    It is the latest year of the programme, not after that of the day, that `UNITS_PART` of the
    scope's reporting units have; there being none, the latest with any figure of one of them; there
    being none, the latest whose reports are due. After the programme it is its last year.
    """
    years = programme.programme_years
    if as_of.year > years[-1]:
        return years[-1]
    counts = _figures_of_units(programme.known_by(as_of))
    begun = [year for year in reversed(years) if year <= as_of.year]
    units = {year: reporting_units(programme, scope, year) for year in begun}
    for year in begun:
        having = sum(_has(counts.get(unit, {}), year) for unit in units[year])
        if having and having >= UNITS_PART * len(units[year]):
            return year
    some = (year for year in begun if any(year in counts.get(unit, ()) for unit in units[year]))
    return next(some, latest_due_year(programme, as_of))


def years_offered(programme: Programme, last: int) -> list[int]:
    """Return the years one can look at up to `last`, in order: baselines and the programme's."""
    known = programme.programme_years
    return list(range(FIRST_YEAR, min(max(last, known[0]), known[-1]) + 1))


def _figures_of_units(programme: Programme) -> Mapping[str, Counter[int]]:
    """Return how many figures each unit gave in each year at whose end it was there."""
    counts: dict[str, Counter[int]] = {}
    for figure in programme.figures:
        if programme.unit[figure.unit_code].valid_on(date(figure.year, 12, 31)):
            counts.setdefault(figure.unit_code, Counter())[figure.year] += 1
    return counts


def _has(counts: Mapping[int, int], year: int) -> bool:
    """Tell whether a unit has a year: enough figures beside its latest earlier one, or any."""
    earlier = max((each for each in counts if each < year), default=None)
    wanted = 1 if earlier is None else counts[earlier]
    return bool(counts.get(year)) and counts[year] >= FIGURES_PART * wanted
