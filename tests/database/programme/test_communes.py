"""Figures and numbers of communes, on both databases."""

from datetime import date

import pytest
import sqlalchemy as sa

from data_access.programme.communes import (
    commune_figures,
    commune_numbers,
    communes,
    communes_on_former_ground,
)
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.tables import FigureRow

TODAY = date(2026, 11, 21)


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


def write(engine: sa.Engine, unit: str, numerator: int, status: str = "current") -> None:
    with writing(engine) as connection:
        change = record_change(connection, kind=IMPORT, actor="thử", summary="Nhập")
        connection.execute(
            sa.insert(FigureRow).values(
                unit_code=unit,
                indicator_code="library_service",
                category_code="public_commune",
                year=2026,
                change_id=change,
                numerator=numerator,
                denominator=1,
                origin="reported",
                status=status,
            )
        )


def test_only_the_province_s_own_communes_count_and_only_their_latest_figure(engine):
    with reading(engine) as connection:
        first, second, third, *_ = (unit.code for unit in communes(connection, "46").units)
        stranger = communes(connection, "01").units[0].code
    write(engine, first, 0)
    write(engine, first, 1)
    write(engine, second, 1)
    write(engine, second, 1, "withdrawn")
    write(engine, third, 0)
    write(engine, stranger, 1)
    write(engine, "46", 1)
    with reading(engine) as connection:
        found = commune_figures(connection, "46")
        assert commune_figures(connection, "79") == ()
    assert [(each.unit_code, each.numerator) for each in found] == [(first, 1), (third, 0)]


def test_the_communes_of_every_province_of_today_are_counted(engine):
    with reading(engine) as connection:
        numbers = dict(commune_numbers(connection, TODAY))
        assert commune_numbers(connection, date(2025, 6, 30)) == ()
    assert len(numbers) == 34
    assert sum(numbers.values()) == 3321
    assert (numbers["46"], numbers["79"], numbers["12"]) == (40, 168, 38)


def test_the_communes_on_former_ground_add_up_to_those_of_today(engine):
    with reading(engine) as connection:
        ground = dict(communes_on_former_ground(connection, TODAY))
        numbers = dict(commune_numbers(connection, TODAY))
    merged = ("83@2025", "84@2025", "86@2025")
    assert sum(ground[code] for code in merged) == numbers["86"]
    assert "30@2025" in ground
