"""How many institutions of each kind achieve what is asked: the numerators.

Every unit has a standing, and every indicator and year a tide common to all. The tide is chosen so
that the country comes out at its course, in whole institutions.
"""

from collections.abc import Mapping
from math import exp

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.places import YEARS, Place
from data_access.demonstration.results.story import REGIONS, STANDING
from progress.model.records import Series

_NEARLY_ALL = 0.99
_HALVINGS = 40


def achieved(row: Series, year: int, course: float, numbers: Mapping[Place, int]) -> dict[str, int]:
    """Return how many of each place's institutions achieve it, by code of the place."""
    standings = {place: standing(place, row, year) for place in numbers}
    wanted = course * sum(numbers.values())
    low, high = -12.0, 12.0
    for _ in range(_HALVINGS):
        tide = (low + high) / 2
        if sum(_count(n, tide + standings[place]) for place, n in numbers.items()) < wanted:
            low = tide
        else:
            high = tide
    return {place.code: _count(n, high + standings[place]) for place, n in numbers.items()}


def standing(place: Place, row: Series, year: int) -> float:
    """Return how far a place is ahead of the country, in logits; a merged one is the mean."""
    if place.parts:
        weighed = sum(standing(part, row, year) * part.population for part in place.parts)
        return weighed / place.population
    start, gain = STANDING.get(place.code) or _usual(place)
    of_row = chance("standing", place.code, *row).gauss(0, 0.4)
    of_year = chance("standing", place.code, *row, year).gauss(0, 0.05)
    return start + gain * (year - YEARS[0]) + of_row + of_year


def _usual(place: Place) -> tuple[float, float]:
    luck = chance("standing", place.code)
    region = next((effect for name, effect in REGIONS if name in place.region), 0.0)
    return region + luck.gauss(0, 0.4), luck.gauss(0, 0.1)


def _count(number: int, logit: float) -> int:
    share = 1 / (1 + exp(-logit))
    return number if share > _NEARLY_ALL else round(number * share)
