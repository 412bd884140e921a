"""The provinces' yearly reports: when each came in, up to when it counted, under what number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.places import Place
from data_access.demonstration.results.story import (
    CUT_OFF_AFTER_RECEIPT,
    CUT_OFF_EARLY,
    NOT_REPORTED,
)

_CITIES_OFFICE, _OFFICE = "SVHTT", "SVHTTDL"
_CITIES = {"01", "46", "79", "79@2025"}
_POSITIONS = (
    "Trưởng phòng Quản lý văn hóa",
    "Phó Trưởng phòng Quản lý văn hóa",
    "Phó Giám đốc Sở",
    "Chánh Văn phòng Sở",
)
_SATURDAY = 5
_WAITS_FOR_YEAR_END, _NAMES_CUT_OFF, _LATE = 0.09, 0.88, 0.08
_URGED = "Minh họa: gửi sau khi được đôn đốc bằng văn bản."
_BAD_DATE = "Minh họa: ngày chốt số liệu ghi sau ngày gửi, cần hỏi lại đơn vị."


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report as it was received."""

    unit_code: str
    year: int
    received_on: date
    cut_off_on: date | None
    document_number: str
    responsible: str
    note: str | None


def sent_reports(places: Mapping[int, Iterable[Place]]) -> dict[tuple[str, int], SentReport]:
    """Return the reports of all years by unit and year; a unit that sent none is not in it."""
    return {
        (place.code, year): _sent(place.code, year)
        for year, of_year in places.items()
        for place in of_year
        if place.code not in NOT_REPORTED[year]
    }


def office_day(day: date) -> date:
    """Return the day, or the last one before it on which offices are open."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) == (1, 1):
        day -= timedelta(1)
    return day


def _sent(code: str, year: int) -> SentReport:
    luck = chance("report", code, year)
    cut_off, received, note = _days(code, year)
    received = office_day(received)
    office = _CITIES_OFFICE if code in _CITIES else _OFFICE
    number = f"{luck.randint(180, 620)}/BC-{office}"
    return SentReport(code, year, received, cut_off, number, luck.choice(_POSITIONS), note)


def _days(code: str, year: int) -> tuple[date | None, date, str | None]:
    """Return cut-off, receipt and a note. A unit keeps its habit over the years, mostly."""
    luck = chance("days", code, year)
    habit = chance("habit", code).random()
    if (year, code) == CUT_OFF_AFTER_RECEIPT:
        return date(year, 12, 31), date(year, 12, 12), _BAD_DATE
    if code in CUT_OFF_EARLY[year]:
        return date(year, 9, 30), date(year, 10, luck.randint(3, 28)), None
    if habit < _WAITS_FOR_YEAR_END:
        return date(year, 12, 31), date(year + 1, 1, luck.randint(8, 30)), _URGED
    cut_off = None if habit > _NAMES_CUT_OFF else date(year, 11, 30)
    if luck.random() < _LATE:
        return cut_off, date(year, 12, 17) + timedelta(luck.randint(0, 25)), _URGED
    return cut_off, date(year, 12, 2) + timedelta(luck.randint(0, 12)), None
