"""The register of institutions: made up to any number, spread over provinces and communes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data_access.demonstration.institutions.names import institution_name
from data_access.demonstration.institutions.sites import CommunePlace, InstitutionSites
from data_access.recorded.definition.table import Cells

LARGEST = 60_000
LAST_DAY = date(2026, 11, 20)
_DISTRICTS_END = date(2025, 6, 30)
_FIRST_OPENING = date(1976, 1, 1)
_PREFIXES = {"museum": "BT", "centre_province_district": "VH", "centre_commune_village": "VH"}

# Share of a small register, and the number at which a category is complete.
_QUOTAS = {
    "public_province": (0.06, 34),
    "public_district": (0.04, 640),
    "museum": (0.10, 210),
    "university_specialised": (0.08, 620),
    "armed_forces": (0.05, 380),
    "centre_province_district": (0.08, 300),
    "public_commune": (0.25, 2450),
}
_SCHOOLS_OF_THE_REST = 0.45
_TO_A_COMMUNE = {"public_commune": 1, "education": 3, "centre_commune_village": 4}
_PRIVATE = {"museum": 0.2, "education": 0.08, "university_specialised": 0.12}
_CLOSED = 0.015


def chance(about: str) -> Random:
    """Return the random numbers that belong to a question, the same every time."""
    return Random(f"1520 {about}")  # noqa: S311  made-up institutions, nothing secret


def numbers_by_category(scale: int) -> dict[str, int]:
    """Return how many of the register's institutions belong to each category."""
    numbers = {
        category: min(complete, round(scale * share))
        for category, (share, complete) in _QUOTAS.items()
    }
    rest = scale - sum(numbers.values())
    numbers["education"] = round(rest * _SCHOOLS_OF_THE_REST)
    numbers["centre_commune_village"] = rest - numbers["education"]
    return numbers


def institutions(places: InstitutionSites, scale: int) -> Iterator[Cells]:
    """Yield the institutions one by one, by the names of their columns."""
    luck = chance(f"register {scale}")
    codes: Counter[str] = Counter()
    here: Counter[tuple[str, str]] = Counter()
    for category, number in numbers_by_category(scale).items():
        in_communes = category in _TO_A_COMMUNE
        for site in _sites(places, category, number, luck):
            unit_code = site.code if in_communes else site.province
            here[unit_code, category] += 1
            code = _next_code(f"{_PREFIXES.get(category, 'TV')}-{site.province}", codes)
            place = (places.names[site.province], site.type_name, site.name)
            name = institution_name(category, here[unit_code, category], *place)
            yield _made(code, name, category, unit_code, site, luck)


def _sites(
    places: InstitutionSites, category: str, number: int, luck: Random
) -> Iterator[CommunePlace]:
    if category not in _TO_A_COMMUNE:
        for province in places.provinces(number, luck):
            yield luck.choice(places.by_province[province])
        return
    wanted = -(-number // _TO_A_COMMUNE[category])
    pool = luck.sample(places.sites, min(wanted, len(places.sites)))
    for position in range(number):
        yield pool[position % len(pool)]


def _made(
    code: str, name: str, category: str, unit_code: str, site: CommunePlace, luck: Random
) -> Cells:
    opened = _FIRST_OPENING + timedelta(luck.randrange(48 * 365))
    closed = None
    if category == "public_district":
        closed = _DISTRICTS_END
    elif luck.random() < _CLOSED:
        closed = LAST_DAY - timedelta(luck.randrange(900))
    private = luck.random() < _PRIVATE.get(category, 0)
    return {
        "code": code,
        "name": name,
        "category_code": category,
        "unit_code": unit_code,
        "ownership": "ngoài công lập" if private else "công lập",
        "opened_on": opened,
        "closed_on": closed,
        "latitude": round(site.latitude + luck.uniform(-0.015, 0.015), 5),
        "longitude": round(site.longitude + luck.uniform(-0.015, 0.015), 5),
    }


def _next_code(beginning: str, codes: Counter[str]) -> str:
    codes[beginning] += 1
    return f"{beginning}-{codes[beginning]:05d}"
