"""How many institutions of each category a province has: the denominators.

The reorganisation of 2025 shows in them: three old communes became one, so commune libraries fall
about threefold; district centres became a few branches of the provincial one.
"""

from collections.abc import Callable
from random import Random

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.places import LAST_YEAR_OF_63, Place

# Cities have more of everything; the numbers are what is added.
_UNIVERSITIES = {"01": 34, "79@2025": 28, "48@2025": 9, "46": 7, "92@2025": 6, "31@2025": 5}
_MUSEUMS = {"01": 22, "79@2025": 15, "46": 8, "48@2025": 6, "22": 3, "56@2025": 3, "77@2025": 3}
_BARRACKS = {"01": 8, "79@2025": 6, "31@2025": 4, "56@2025": 3, "40": 3}
_NONE_AT_ALL = {("42", "armed_forces"), ("58@2025", "armed_forces"), ("93@2025", "museum")}
_COMMUNES_WITH_LIBRARY = (
    ("Đồng bằng sông Hồng", 0.68, 0.97),
    ("Đông Nam Bộ", 0.60, 0.95),
    ("Trung du", 0.36, 0.58),
    ("Tây Nguyên", 0.42, 0.62),
)
_CHANGE_A_YEAR = {"education": -0.006, "museum": 0.02, "public_commune": 0.012}
_SCHOOL_CLOSED, _BRANCHES_KEPT, _VILLAGES_KEPT = 0.995, 0.35, 0.985


def number_of_institutions(place: Place, category: str, year: int) -> int:
    """Return how many institutions of a category a province had at the end of a year."""
    if year <= LAST_YEAR_OF_63:
        drift = 1 + _CHANGE_A_YEAR.get(category, 0) * (year - LAST_YEAR_OF_63)
        return round(_before(place, category) * drift)
    parts = place.parts or (place,)
    before = sum(_before(part, category) for part in parts)
    return _after(place, category, before)


def _before(place: Place, category: str) -> int:
    if (place.code, category) in _NONE_AT_ALL:
        return 0
    return _BEFORE[category](place, chance("number", place.code, category))


def _after(place: Place, category: str, before: int) -> int:
    if category == "public_province":
        return 1
    if category == "public_commune":
        share = before / max(1, place.communes_before)
        return round(place.communes_now * min(0.97, share * 1.12))
    if category == "centre_province_district":
        return max(1, len(place.parts)) + round(place.districts * _BRANCHES_KEPT)
    if category == "centre_commune_village":
        return round((before - place.communes_before) * _VILLAGES_KEPT) + place.communes_now
    return round(before * _SCHOOL_CLOSED) if category == "education" else before


def _commune_libraries(place: Place, luck: Random) -> int:
    low, high = next(
        ((low, high) for name, low, high in _COMMUNES_WITH_LIBRARY if name in place.region),
        (0.50, 0.85),
    )
    return round(place.communes_before * luck.uniform(low, high))


def _universities(place: Place, luck: Random) -> int:
    usual = 2 + place.population / 450_000 * luck.uniform(0.6, 1.4)
    return round(usual) + _UNIVERSITIES.get(place.code, 0)


_BEFORE: dict[str, Callable[[Place, Random], int]] = {
    "public_province": lambda place, luck: 1,
    "public_district": lambda place, luck: place.districts - luck.choice((0, 0, 1, 1, 2)),
    "public_commune": _commune_libraries,
    "university_specialised": _universities,
    "armed_forces": lambda place, luck: luck.randint(3, 9) + _BARRACKS.get(place.code, 0),
    "education": lambda place, luck: round(120 + place.population * luck.uniform(17e-5, 23e-5)),
    "museum": lambda place, luck: luck.choice((1, 1, 1, 2, 2, 3)) + _MUSEUMS.get(place.code, 0),
    "centre_province_district": lambda place, luck: 1 + place.districts,
    "centre_commune_village": lambda place, luck: round(
        place.communes_before * luck.uniform(7.9, 9.6)
    ),
}
