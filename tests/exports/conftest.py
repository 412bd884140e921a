"""Reports of a country with figures, and of one that has reported nothing yet."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
import sqlalchemy as sa

from data_access.boundaries.atlas import atlas as read_atlas
from data_access.programme.queries import programme
from data_access.store.engine import engine_for, reading
from exports.report import ReportSnapshot, build_report
from exports.report.occasions import FIVE_YEARS, MIDTERM
from exports.slides.pptx.presentation import presentation
from progress.judging.coverage import Basis
from progress.model.programme import Programme
from progress.model.selection import Selection
from tests.databases import PLANS, Content

FROZEN = ReportSnapshot("so-ket-2027", "Sơ kết 05 năm", date(2026, 11, 21), "ab12" * 16)
AS_OF = date(2026, 11, 21)


@pytest.fixture(scope="session")
def stored(sqlite_copies, tmp_path_factory) -> Callable[[Content], Programme]:
    """Read the Programme of a database with that content."""

    def stored(content: Content) -> Programme:
        url = sqlite_copies.copy(content, tmp_path_factory.mktemp("stored") / "dashboard.db")
        with reading(engine_for(sa.make_url(url))) as connection:
            return programme(connection)

    return stored


@pytest.fixture(scope="session")
def atlas():
    return read_atlas(Basis.TODAY)


@pytest.fixture(scope="session")
def full(stored):
    return build_report(stored(Content(institutions=1)), Selection(AS_OF, 2025), MIDTERM, FROZEN)


@pytest.fixture(scope="session")
def partly(full):
    return build_report(full.programme, Selection(AS_OF, 2026), FIVE_YEARS, FROZEN)


@pytest.fixture(scope="session")
def of_province(full):
    return build_report(full.programme, Selection(AS_OF, 2024, "86"), MIDTERM)


@pytest.fixture(scope="session")
def empty(stored):
    return build_report(stored(PLANS), Selection(AS_OF, 2026), FIVE_YEARS)


@pytest.fixture(scope="session")
def written(request, atlas) -> Callable[[str], bytes]:
    """Write the presentation of one of these reports, once: it takes seconds."""

    @cache
    def written(name: str) -> bytes:
        return presentation(request.getfixturevalue(name), atlas)

    return written
