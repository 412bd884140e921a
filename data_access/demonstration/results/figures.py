"""The provinces' figures: every row the national decision asks for, and visits by channel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_access.demonstration.results.numbers_of_institutions import number_of_institutions
from data_access.demonstration.results.places import YEARS, Place
from data_access.demonstration.results.reports import SentReport
from data_access.demonstration.results.shares import achieved
from data_access.demonstration.results.story import (
    COURSES,
    LEFT_OUT,
    MOVED_MUSEUM,
    MOVED_MUSEUM_NOTE,
    VISITS_A_HEAD,
)
from data_access.demonstration.results.visits import channels, visits
from progress.model.records import NO_CATEGORY, Series


@dataclass(frozen=True, slots=True)
class MadeFigure:
    """A figure before it is stored."""

    unit_code: str
    indicator_code: str
    category_code: str
    year: int
    numerator: int
    denominator: int | None = None
    note: str | None = None


def province_figures(
    places: Mapping[int, tuple[Place, ...]], sent: Mapping[tuple[str, int], SentReport]
) -> Iterator[MadeFigure]:
    """Yield the figures that the reports sent in held."""
    for year, of_year in places.items():
        reporting = [place for place in of_year if (place.code, year) in sent]
        for row, course in COURSES.items():
            if year - YEARS[0] < len(course):
                yield from _shares(row, year, course[year - YEARS[0]], reporting)
        for place in reporting:
            yield from _visits(place, year, sent[place.code, year])


def _shares(row: Series, year: int, course: float, reporting: list[Place]) -> Iterator[MadeFigure]:
    holding = [place for place in reporting if (year, place.code, row) not in LEFT_OUT]
    numbers = {place: number_of_institutions(place, row[1], year) for place in holding}
    numerators = achieved(row, year, course, numbers)
    for place, number in numbers.items():
        yield MadeFigure(place.code, *row, year, numerators[place.code], number)


def _visits(place: Place, year: int, report: SentReport) -> Iterator[MadeFigure]:
    for indicator in VISITS_A_HEAD:
        total = visits(place, indicator, year, report.cut_off_on)
        moved = (indicator, place.code, year) == MOVED_MUSEUM
        note = MOVED_MUSEUM_NOTE if moved else None
        yield MadeFigure(place.code, indicator, NO_CATEGORY, year, total, note=note)
        if indicator == "library_visits":
            for channel, part in channels(place, year, total).items():
                yield MadeFigure(place.code, channel, NO_CATEGORY, year, part)
