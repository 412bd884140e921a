"""What institutions of the register achieved in 2023-2025: whether they do it, and visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from data_access.demonstration.institutions.register import MadeInstitution
from data_access.demonstration.results.places import YEARS
from data_access.demonstration.results.story import COURSES

_REPORTING = 0.6
_VISITED = {
    "public_province": ("library_visits", 90_000),
    "public_district": ("library_visits", 9_000),
    "public_commune": ("library_visits", 1_500),
    "museum": ("museum_visits", 45_000),
}
_GROWTH = 1.08


@dataclass(frozen=True, slots=True)
class MadeResult:
    """A result before it is stored."""

    institution_code: str
    indicator_code: str
    year: int
    value: int


def results(institution: MadeInstitution, luck: Random) -> Iterator[MadeResult]:
    """Yield an institution's results of the years it was open; some report none at all."""
    if luck.random() > _REPORTING:
        return
    category = institution.category_code
    readiness = {indicator: luck.random() for indicator in _SHARES.get(category, {})}
    indicator, usual = _VISITED.get(category, ("", 0))
    visits = usual * luck.uniform(0.3, 1.9)
    for year in YEARS[1:]:
        if not _open_in(institution, year):
            continue
        for share, courses in _SHARES.get(category, {}).items():
            course = courses[year - YEARS[0]] if year - YEARS[0] < len(courses) else 0
            yield MadeResult(institution.code, share, year, int(readiness[share] < course))
        if usual:
            visits *= _GROWTH * luck.uniform(0.9, 1.1)
            yield MadeResult(institution.code, indicator, year, round(visits))


def _open_in(institution: MadeInstitution, year: int) -> bool:
    last_day = date(year, 12, 31)
    closed = institution.closed_on
    return institution.opened_on <= last_day and (closed is None or closed > last_day)


_SHARES: dict[str, dict[str, tuple[float, ...]]] = {}
for (_indicator, _category), _course in COURSES.items():
    _SHARES.setdefault(_category, {})[_indicator] = _course
