"""Rules that the tables themselves keep, on both kinds of database."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from data_access.programme.queries import programme
from data_access.store import tables
from data_access.store.changes import record_change
from data_access.store.engine import engine_for, reading, writing
from tests.databases import SCHEMA, Content


@pytest.fixture
def content() -> Content:
    return SCHEMA


@pytest.fixture
def engine(database_url) -> Iterator[sa.Engine]:
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


UNITS = (
    {"code": "VN", "name": "Việt Nam", "short_name": "Cả nước", "kind": "nation"},
    {"code": "01", "name": "Hà Nội", "short_name": "Hà Nội", "kind": "province"},
)
DOCUMENT = {"code": "1520", "title": "Quyết định", "issuer": "Thủ tướng", "unit_code": "VN"}
AGENCY = {"code": "vu", "name": "Vụ Thư viện"}
SECTOR = {
    "code": "library",
    "name": "Thư viện",
    "lead_agency_code": "vu",
    "lead_indicator_code": "visits",
    "lead_category_code": "none",
    "position": 1,
}
CATEGORY = {"code": "none", "name": "Không phân loại", "position": 1}
INDICATOR = {
    "code": "visits",
    "sector_code": "library",
    "name": "Lượt",
    "short_name": "Lượt",
    "measure": "share",
    "definition": "",
    "position": 1,
}
TARGET = {
    "document_code": "1520",
    "indicator_code": "visits",
    "category_code": "none",
    "year": 2030,
    "low": 60,
    "high": None,
    "wording": "60% thư viện",
    "clause": "Điều 1",
    "certainty": "read",
}
TASK = {
    "code": "I.1",
    "document_code": "1520",
    "appendix": "I",
    "number": "1",
    "group_number": "1",
    "group_title": "Nhóm",
    "title": "Nhiệm vụ",
    "short_title": "Nhiệm vụ",
    "yearly": False,
    "position": 1,
}
FIGURE = {
    "unit_code": "01",
    "indicator_code": "visits",
    "category_code": "none",
    "year": 2025,
    "numerator": 3,
    "denominator": 4,
    "origin": "reported",
    "status": "current",
}
REPORT = {"unit_code": "01", "year": 2025, "received_on": date(2025, 12, 1), "status": "current"}
RECORD = {"task_code": "I.1", "occurrence_year": 2025, "state": "in_progress"}


def insert(connection: sa.Connection, row: type[tables.Base], *given: dict) -> None:
    for values in given:
        connection.execute(sa.insert(row).values(**values))


def fill(engine: sa.Engine) -> None:
    """Write one country, one province, one plan with one target and one task."""
    with writing(engine) as connection:
        insert(connection, tables.UnitRow, *UNITS)
        insert(connection, tables.DocumentRow, DOCUMENT)
        insert(connection, tables.AgencyRow, AGENCY)
        insert(connection, tables.SectorRow, SECTOR)
        insert(connection, tables.CategoryRow, CATEGORY)
        insert(connection, tables.IndicatorRow, INDICATOR)
        insert(connection, tables.TargetRow, TARGET)
        insert(connection, tables.TaskRow, TASK)


@pytest.fixture
def filled(engine) -> sa.Engine:
    fill(engine)
    return engine


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def refusing(request, tmp_path_factory, sqlite_copies) -> Iterator[sa.Engine]:
    """One database of each kind for all rows that are refused: they leave it as it is."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = sqlite_copies.copy(SCHEMA, tmp_path_factory.mktemp("rows") / "d.db")
        else:
            copies = request.getfixturevalue("postgresql_copies")
            url = stack.enter_context(copies.database(SCHEMA))
        engine = engine_for(sa.make_url(url))
        fill(engine)
        yield engine
        engine.dispose()


def change(connection: sa.Connection) -> dict[str, int]:
    number = record_change(connection, kind="import", actor="a", summary="s")
    return {"change_id": number}


REFUSED = [
    pytest.param(tables.TargetRow, {**TARGET, "year": 2025, "clause": None}, id="target-no-clause"),
    pytest.param(
        tables.TargetRow, {**TARGET, "year": 2025, "clause": ""}, id="target-empty-clause"
    ),
    pytest.param(
        tables.TargetRow, {**TARGET, "year": 2025, "clause": " "}, id="target-blank-clause"
    ),
    pytest.param(tables.TargetRow, {**TARGET, "document_code": "x"}, id="target-unknown-document"),
    pytest.param(tables.TargetRow, {**TARGET, "document_code": None}, id="target-no-document"),
    pytest.param(tables.TargetRow, {**TARGET, "year": 2025, "high": 50}, id="target-range"),
    pytest.param(tables.TargetRow, {**TARGET, "year": 2025, "certainty": "x"}, id="certainty"),
    pytest.param(tables.TargetRow, TARGET, id="target-twice"),
    pytest.param(tables.TaskRow, {**TASK, "code": "I.2", "number": None}, id="task-no-number"),
    pytest.param(tables.TaskRow, {**TASK, "code": "I.2", "number": " "}, id="task-blank-number"),
    pytest.param(tables.TaskRow, {**TASK, "code": "I.2", "appendix": ""}, id="task-no-appendix"),
    pytest.param(tables.UnitRow, {**UNITS[1], "code": "02", "kind": "x"}, id="kind-of-unit"),
    pytest.param(tables.FigureRow, {**FIGURE, "numerator": -1}, id="figure-negative"),
    pytest.param(tables.FigureRow, {**FIGURE, "numerator": 5}, id="figure-more-than-all"),
    pytest.param(tables.FigureRow, {**FIGURE, "numerator": None}, id="figure-without-value"),
    pytest.param(tables.FigureRow, {**FIGURE, "unit_code": "x"}, id="figure-unknown-unit"),
    pytest.param(tables.FigureRow, {**FIGURE, "origin": "x"}, id="figure-origin"),
    pytest.param(tables.TaskRecordRow, {**RECORD, "state": "done"}, id="done-without-proof"),
    pytest.param(tables.TaskRecordRow, {**RECORD, "state": "late"}, id="no-such-state"),
]


@pytest.mark.parametrize(("row", "values"), REFUSED)
def test_the_tables_themselves_refuse(refusing, row, values):
    def write(connection: sa.Connection) -> None:
        versioned = change(connection) if "change_id" in row.__table__.columns else {}
        insert(connection, row, {**values, **versioned})

    with pytest.raises(IntegrityError), writing(refusing) as connection:
        write(connection)


@pytest.mark.parametrize(
    ("row", "values", "changed", "withdrawn", "read"),
    [
        pytest.param(
            tables.FigureRow,
            FIGURE,
            {"numerator": 4},
            {"status": "withdrawn", "numerator": None, "denominator": None},
            lambda made: [figure.numerator for figure in made.figures],
            id="figure",
        ),
        pytest.param(
            tables.ReportRow,
            REPORT,
            {"received_on": date(2025, 12, 2)},
            {"status": "withdrawn", "received_on": None},
            lambda made: [report.received_on for report in made.reports],
            id="report",
        ),
        pytest.param(
            tables.TaskRecordRow,
            RECORD,
            {"state": "done", "finished_on": date(2025, 1, 1), "proof": "1/BC"},
            {"state": "withdrawn"},
            lambda made: [record.state for record in made.task_records],
            id="task-record",
        ),
    ],
)
def test_the_current_row_is_that_of_the_latest_change(
    filled, row, values, changed, withdrawn, read
):
    """First written, then changed, withdrawn, and brought back."""
    seen = []
    for step in ({}, changed, withdrawn, changed):
        with writing(filled) as connection:
            insert(connection, row, {**values, **step, **change(connection)})
        with reading(filled) as connection:
            seen.append(read(programme(connection)))
    first, second, gone, back = seen
    assert len(first) == len(second) == 1
    assert first != second
    assert gone == []
    assert back == second
    with reading(filled) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(row)) == 4


def test_other_keys_keep_their_own_current_row(filled):
    with writing(filled) as connection:
        insert(connection, tables.FigureRow, {**FIGURE, **change(connection)})
        later = {**FIGURE, "year": 2026, "status": "withdrawn", "numerator": None}
        insert(connection, tables.FigureRow, {**later, **change(connection)})
    with reading(filled) as connection:
        assert [figure.year for figure in programme(connection).figures] == [2025]
