"""The day from which a figure was known where no report was recorded (method, section 1)."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from data_access.programme.queries import programme
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.tables import ChangeRow, FigureRow

KEY = {
    "unit_code": "46",
    "indicator_code": "library_service",
    "category_code": "public_commune",
    "year": 2024,
}
CURRENT, WITHDRAWN = "current", "withdrawn"


def write(engine: sa.Engine, at: datetime, numerator: int, status: str = CURRENT, **key) -> None:
    with writing(engine) as connection:
        change = record_change(connection, kind=IMPORT, actor="thử", summary="thử")
        moment = sa.update(ChangeRow).where(ChangeRow.id == change).values(at=at)
        connection.execute(moment)
        cells = KEY | {"numerator": numerator, "denominator": 10, "origin": "reported"} | key
        connection.execute(sa.insert(FigureRow), [cells | {"status": status, "change_id": change}])


def known(engine: sa.Engine) -> list[tuple[str, int, date | None]]:
    with reading(engine) as connection:
        figures = programme(connection).figures
    return [(each.unit_code, each.numerator, each.first_written_on) for each in figures]


def noon(day: int) -> datetime:
    """Return a moment of March 2026 that is the same day in Viet Nam."""
    return datetime(2026, 3, day, 5, tzinfo=UTC)


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        pytest.param([(3, CURRENT)], 3, id="written-once"),
        pytest.param([(3, CURRENT), (9, CURRENT)], 3, id="correction"),
        pytest.param(
            [(3, CURRENT), (5, WITHDRAWN), (9, CURRENT)], 9, id="recorded-again-after-withdrawal"
        ),
        pytest.param(
            [(3, CURRENT), (5, WITHDRAWN), (9, CURRENT), (11, CURRENT)],
            9,
            id="corrected-since-it-was-recorded-again",
        ),
        pytest.param(
            [(2, CURRENT), (3, WITHDRAWN), (4, CURRENT), (5, WITHDRAWN), (6, CURRENT)],
            6,
            id="the-last-withdrawal-counts",
        ),
    ],
)
def test_a_figure_is_known_since_it_was_last_recorded_anew(seeded_engine, versions, expected):
    for day, status in versions:
        write(seeded_engine, noon(day), day % 10, status)
    assert known(seeded_engine) == [("46", versions[-1][0] % 10, march(expected))]


def test_a_withdrawn_figure_is_none(seeded_engine):
    write(seeded_engine, noon(3), 3)
    write(seeded_engine, noon(5), 3, WITHDRAWN)
    assert known(seeded_engine) == []


def test_what_is_withdrawn_elsewhere_moves_no_other_figure(seeded_engine):
    write(seeded_engine, noon(3), 3)
    write(seeded_engine, noon(4), 4, unit_code="01")
    write(seeded_engine, noon(5), 4, WITHDRAWN, unit_code="01")
    write(seeded_engine, noon(6), 6, unit_code="01")
    assert known(seeded_engine) == [("01", 6, march(6)), ("46", 3, march(3))]


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(16, 59, 3), (17, 0, 4)],
    ids=["one-minute-to-midnight", "midnight-in-viet-nam"],
)
def test_the_day_is_that_of_viet_nam(seeded_engine, hour, minute, day):
    write(seeded_engine, datetime(2026, 3, 3, hour, minute, tzinfo=UTC), 3)
    assert known(seeded_engine) == [("46", 3, march(day))]
