"""Visits: of libraries, by channel, and of museums. A report counts them up to its cut-off only."""

from datetime import date

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.places import YEARS, Place
from data_access.demonstration.results.story import (
    MOVED_MUSEUM,
    MOVED_MUSEUM_FACTOR,
    POPULAR,
    SUMS_THAT_DIFFER,
    VISITS_A_HEAD,
    VISITS_GROWTH,
)

_DAYS = 365
_ONLINE_SHARE = {2022: 0.09, 2023: 0.12, 2024: 0.16, 2025: 0.21}


def visits(place: Place, indicator: str, year: int, cut_off: date | None) -> int:
    """Return the visits of a year up to its cut-off; None is the whole year."""
    covered = _DAYS if cut_off is None else (cut_off - date(year, 1, 1)).days + 1
    return round(_of_whole_year(place, indicator, year) * min(covered, _DAYS) / _DAYS)


def channels(place: Place, year: int, total: int) -> dict[str, int]:
    """Split library visits over the three channels; in a few places the sum is off a little."""
    luck = chance("channels", place.code, year)
    online = round(total * _ONLINE_SHARE[year] * luck.uniform(0.6, 1.4))
    mobile = round(total * luck.uniform(0.08, 0.16))
    onsite = total - online - mobile + SUMS_THAT_DIFFER.get((place.code, year), 0)
    return {
        "library_visits_onsite": onsite,
        "library_visits_mobile": mobile,
        "library_visits_online": online,
    }


def _of_whole_year(place: Place, indicator: str, year: int) -> float:
    if place.parts:
        return sum(_of_whole_year(part, indicator, year) for part in place.parts)
    habit = chance("visits", place.code, indicator)
    people = place.population * POPULAR.get((indicator, place.code), 1.0)
    visits = people * VISITS_A_HEAD[indicator] * habit.uniform(0.55, 1.45)
    zeal = habit.gauss(0, 0.02)
    for earlier in YEARS[1 : YEARS.index(year) + 1]:
        luck = chance("visits", place.code, indicator, earlier)
        visits *= VISITS_GROWTH[indicator][earlier] + zeal + luck.gauss(0, 0.012)
    return visits * (MOVED_MUSEUM_FACTOR if (indicator, place.code, year) == MOVED_MUSEUM else 1)
