"""What institutions of the register achieved in 2023-2025: whether they do it, and visits."""

from collections.abc import Iterator
from datetime import date
from random import Random

from data_access.recorded.definition.table import Cells

_YEARS = (2023, 2024, 2025)
_REPORTING = 0.6
_VISITED = {
    "public_province": ("library_visits", 90_000),
    "public_district": ("library_visits", 9_000),
    "public_commune": ("library_visits", 1_500),
    "museum": ("museum_visits", 45_000),
}
_GROWTH = 1.08
_SERVICE, _DIGITAL = "library_service", "library_digital"
_COURSES: dict[str, dict[str, tuple[float, ...]]] = {
    "public_province": {_SERVICE: (0.86, 0.94, 1.0), _DIGITAL: (0.66, 0.75, 0.84)},
    "public_district": {_SERVICE: (0.52, 0.61, 0), _DIGITAL: (0.43, 0.51, 0)},
    "public_commune": {_SERVICE: (0.245, 0.29, 0.335), _DIGITAL: (0.135, 0.17, 0.209)},
    "university_specialised": {_SERVICE: (0.79, 0.87, 0.937), _DIGITAL: (0.73, 0.79, 0.846)},
    "armed_forces": {_SERVICE: (0.632, 0.65, 0.664), _DIGITAL: (0.52, 0.55, 0.574)},
    "education": {_SERVICE: (0.76, 0.865, 0.949), _DIGITAL: (0.60, 0.68, 0.752)},
    "museum": {"museum_programme": (0.55, 0.66, 0.765)},
    "centre_province_district": {"centre_support": (0.635, 0.70, 0.766)},
    "centre_commune_village": {"centre_clubs": (0.535, 0.556, 0.573)},
}
"""The share of a category that does what an indicator asks, in each of the years."""


def results(institution: Cells, luck: Random) -> Iterator[Cells]:
    """Yield an institution's results of the years it was open; some report none at all."""
    if luck.random() > _REPORTING:
        return
    courses = _COURSES[institution["category_code"]]
    readiness = {indicator: luck.random() for indicator in courses}
    indicator, usual = _VISITED.get(institution["category_code"], ("", 0))
    visits = usual * luck.uniform(0.3, 1.9)
    for place, year in enumerate(_YEARS):
        last_day, closed = date(year, 12, 31), institution["closed_on"]
        if institution["opened_on"] > last_day or (closed is not None and closed <= last_day):
            continue
        values = {share: int(readiness[share] < courses[share][place]) for share in courses}
        if usual:
            visits *= _GROWTH * luck.uniform(0.9, 1.1)
            values[indicator] = round(visits)
        about = {"institution_code": institution["code"], "year": year}
        yield from (about | {"indicator_code": each, "value": n} for each, n in values.items())
