"""Huế's communes in 2026, the first year for which the city's plan asks them to report.

They report before 5 October: a nine months' count. A few are late, a few are missing.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa

from data_access.demonstration.results.chance import chance
from data_access.demonstration.results.figures import MadeFigure
from data_access.demonstration.results.reports import SentReport, office_day
from data_access.register.units import communes
from progress.model.records import NO_CATEGORY

CITY, YEAR = "46", 2026
CUT_OFF = date(2026, 9, 30)
_NOT_REPORTED, _LATE = 3, 4
_LATE_NOTE = "Minh họa: gửi muộn do phải đối chiếu lại số nhà văn hóa sau khi sắp xếp thôn."


def commune_reports(connection: sa.Connection) -> list[SentReport]:
    """Return the reports received; communes that sent none are left out."""
    codes = sorted(unit.code for unit in communes(connection, CITY))
    order = chance("order of communes").sample(codes, len(codes))
    late = set(order[_NOT_REPORTED : _NOT_REPORTED + _LATE])
    return [_sent(code, code in late) for code in sorted(order[_NOT_REPORTED:])]


def commune_figures(reports: list[SentReport]) -> Iterator[MadeFigure]:
    """Yield what the communes reported: denominators of one, a handful of schools and houses."""
    for report in reports:
        luck = chance("commune", report.unit_code)
        library = int(luck.random() < 0.9)
        houses, schools = luck.randint(15, 37), luck.randint(3, 14)
        counted = {
            ("library_service", "public_commune"): (library * int(luck.random() < 0.42), library),
            ("library_service", "education"): (round(schools * luck.uniform(0.4, 1)), schools),
            ("centre_support", "centre_commune"): (int(luck.random() < 0.72), 1),
            ("centre_clubs", "centre_commune_village"): (
                round(houses * luck.uniform(0.45, 1)),
                houses,
            ),
            ("library_visits", NO_CATEGORY): (library * luck.randint(350, 4200), None),
        }
        for row, (numerator, denominator) in counted.items():
            yield MadeFigure(report.unit_code, *row, YEAR, numerator, denominator)


def _sent(code: str, late: bool) -> SentReport:
    luck = chance("report", code, YEAR)
    in_time = date(2026, 9, 24) + timedelta(luck.randint(0, 10))
    too_late = date(2026, 10, 12) + timedelta(luck.randint(0, 18))
    received = office_day(too_late if late else in_time)
    return SentReport(
        unit_code=code,
        year=YEAR,
        received_on=received,
        cut_off_on=min(CUT_OFF, received - timedelta(2)),
        document_number=f"{luck.randint(60, 240)}/BC-UBND",
        responsible=luck.choice(("Trưởng phòng Văn hóa - Xã hội", "Phó Chủ tịch UBND")),
        note=_LATE_NOTE if late else None,
    )
