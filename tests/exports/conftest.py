"""Reports of a country with figures, and of one that has reported nothing yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_access.boundaries.atlas import atlas as read_atlas
from data_access.programme.queries import programme
from data_access.seeding.preparation import prepare
from data_access.store.engine import engine_for, reading
from exports.report import ReportSnapshot, build_report
from exports.report.occasions import FIVE_YEARS, MIDTERM
from progress.judging.coverage import Basis
from progress.model.programme import Programme
from progress.model.selection import Selection

FROZEN = ReportSnapshot("so-ket-2027", "Sơ kết 05 năm", date(2026, 11, 21), "ab12" * 16)
AS_OF = date(2026, 11, 21)


def read(folder: Path, *, demonstration: bool) -> Programme:
    url = sa.make_url(f"sqlite+pysqlite:///{(folder / 'dashboard.db').as_posix()}")
    prepare(url, demonstration=demonstration, scale=1, on_progress=lambda _: None)
    engine = engine_for(url)
    try:
        with reading(engine) as connection:
            return programme(connection)
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def atlas():
    return read_atlas(Basis.TODAY)


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    made = read(tmp_path_factory.mktemp("full"), demonstration=True)
    return build_report(made, Selection(AS_OF, 2025), MIDTERM, FROZEN)


@pytest.fixture(scope="session")
def partly(full):
    return build_report(full.programme, Selection(AS_OF, 2026), FIVE_YEARS, FROZEN)


@pytest.fixture(scope="session")
def of_province(full):
    return build_report(full.programme, Selection(AS_OF, 2024, "86"), MIDTERM)


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    made = read(tmp_path_factory.mktemp("empty"), demonstration=False)
    return build_report(made, Selection(AS_OF, 2026), FIVE_YEARS)
