"""Rows that only one unit's own plan asks for, in the years in which that plan has a bearing."""

from collections.abc import Iterator, Mapping
from datetime import date

from data_access.demonstration.results.figures import MadeFigure
from data_access.demonstration.results.places import was_there
from data_access.demonstration.results.reports import SentReport
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY, Series

QUANG_NGHIEP = "quang_nghiep@2025"

_Counts = tuple[int, int | None]
_OWN: dict[tuple[str, Series], dict[int, _Counts]] = {
    ("86@2025", ("library_service", "university")): {2023: (2, 3), 2024: (3, 3)},
    ("86@2025", ("library_digital", "university")): {2023: (2, 3), 2024: (2, 3)},
    ("86@2025", ("museum_programme_count", "museum")): {2023: (1, None), 2024: (2, None)},
    ("86@2025", ("centre_support", "centre_district")): {2023: (5, 8), 2024: (6, 8)},
    ("86@2025", ("centre_clubs", "centre_commune")): {2023: (61, 94), 2024: (66, 95)},
    ("12", ("library_service", "specialised")): {2023: (6, 9), 2024: (7, 9), 2025: (8, 9)},
    ("46", ("centre_support", "centre_commune")): {2025: (26, 40)},
    (QUANG_NGHIEP, ("library_service", "public_commune")): {2023: (1, 1), 2024: (1, 1)},
    (QUANG_NGHIEP, ("library_service", "education")): {2023: (1, 3), 2024: (2, 3)},
    (QUANG_NGHIEP, ("library_digital", "public_commune")): {2023: (0, 1), 2024: (0, 1)},
    (QUANG_NGHIEP, ("library_digital", "education")): {2023: (1, 3), 2024: (2, 3)},
    (QUANG_NGHIEP, ("library_visits", NO_CATEGORY)): {2023: (412, None), 2024: (455, None)},
    (QUANG_NGHIEP, ("centre_clubs", "centre_commune_village")): {2023: (3, 6), 2024: (4, 6)},
}


def own_figures(sent: Mapping[tuple[str, int], SentReport]) -> Iterator[MadeFigure]:
    """Yield the figures of plans' own rows, for units that existed and reported."""
    for (unit_code, row), years in _OWN.items():
        for year, (numerator, denominator) in years.items():
            if (unit_code, year) in sent:
                yield MadeFigure(unit_code, *row, year, numerator, denominator)


def own_reports(programme: Programme) -> dict[tuple[str, int], SentReport]:
    """Return the reports of the commune with a plan of its own, which names no day for them."""
    unit = programme.unit.get(QUANG_NGHIEP)
    return {
        (QUANG_NGHIEP, year): SentReport(
            unit_code=QUANG_NGHIEP,
            year=year,
            received_on=date(year, 12, 4),
            cut_off_on=date(year, 11, 30),
            document_number=f"{year - 1980}/BC-UBND",
            responsible="Công chức Văn hóa - xã hội",
            note=None,
        )
        for year in (2023, 2024)
        if unit and was_there(unit, year)
    }
