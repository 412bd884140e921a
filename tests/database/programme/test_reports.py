"""Reports of communes and versions of one report, on both databases."""

from datetime import date

import pytest
import sqlalchemy as sa

from data_access.programme.communes import communes
from data_access.recorded.past_records import report_history
from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.tables import ReportRow, UnitRow
from progress.model.changes import OFFICER
from progress.model.units import Kind
from tests.databases import Content

HUE, ANOTHER = "46", "01"


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


def inside(engine: sa.Engine, province: str) -> list[str]:
    with reading(engine) as connection:
        return [unit.code for unit in communes(connection, province).units]


def write(engine: sa.Engine, unit: str, received: date, status: str = "current", **more) -> int:
    with writing(engine) as connection:
        change = record_change(
            connection, kind=IMPORT, actor="thử", summary="Nhập", reason=more.pop("reason", None)
        )
        connection.execute(
            sa.insert(ReportRow).values(
                unit_code=unit,
                year=2026,
                change_id=change,
                received_on=received,
                status=status,
                **more,
            )
        )
    return change


def test_units_of_a_province_are_its_own_communes_in_order(engine):
    codes = inside(engine, HUE)
    assert len(codes) == 40
    assert codes == sorted(codes)
    with reading(engine) as connection:
        found = communes(connection, HUE)
    assert {unit.kind for unit in found.units} == {Kind.COMMUNE}
    assert {unit.parent_code for unit in found.units} == {HUE}
    assert not set(codes) & set(inside(engine, ANOTHER))


def test_the_largest_province_has_its_168_and_a_province_that_ended_none(engine):
    assert len(inside(engine, "79")) == 168
    assert inside(engine, "86@2025") == []
    assert inside(engine, "unknown") == []


def test_a_commune_that_ended_is_still_there_for_its_years(engine):
    first = inside(engine, HUE)[0]
    with writing(engine) as connection:
        row = sa.update(UnitRow).where(UnitRow.code == first).values(valid_to=date(2026, 6, 30))
        connection.execute(row)
    assert first in inside(engine, HUE)


def test_only_the_latest_report_counts_and_a_withdrawn_one_leaves_none(engine):
    first, second, third, *_ = inside(engine, HUE)
    stranger = inside(engine, ANOTHER)[0]
    write(engine, first, date(2026, 9, 1))
    latest = write(engine, first, date(2026, 9, 20), document_number="2/BC")
    write(engine, second, date(2026, 9, 2))
    write(engine, second, date(2026, 9, 2), "withdrawn")
    write(engine, third, date(2026, 9, 3), "withdrawn")
    back = write(engine, third, date(2026, 9, 4))
    write(engine, stranger, date(2026, 9, 5))
    with reading(engine) as connection:
        found = communes(connection, HUE).reports
    assert [(report.unit_code, report.received_on, report.change_id) for report in found] == [
        (first, date(2026, 9, 20), latest),
        (third, date(2026, 9, 4), back),
    ]
    assert found[0].document_number == "2/BC"


def test_history_has_every_version_the_latest_first(engine):
    first = inside(engine, HUE)[0]
    versions = [
        write(engine, first, date(2026, 9, 1), responsible="Chánh Văn phòng"),
        write(engine, first, date(2026, 9, 20), reason="gửi lại"),
        write(engine, first, date(2026, 9, 20), "withdrawn"),
    ]
    with reading(engine) as connection:
        found = report_history(connection, first, 2026, names=True)
        nothing = report_history(connection, first, 2025, names=True)
        public = report_history(connection, first, 2026, names=False)
    assert [past.report.change_id for past in found] == versions[::-1]
    assert [past.withdrawn for past in found] == [True, False, False]
    assert found[1].reason == "gửi lại"
    assert found[2].report.responsible == "Chánh Văn phòng"
    assert {past.actor for past in found} == {"thử"}
    assert {past.actor for past in public} == {OFFICER}
    assert not any(past.demonstration for past in found)
    assert {past.at.utcoffset().total_seconds() for past in found} == {7 * 3600}
    assert nothing == ()


@pytest.mark.parametrize("content", [Content(institutions=0)], ids=["demonstration"])
def test_demonstration_is_told_apart_in_the_history(engine):
    with reading(engine) as connection:
        sent = communes(connection, HUE).reports
        found = report_history(connection, sent[0].unit_code, sent[0].year, names=True)
    assert [past.demonstration for past in found] == [True]
    assert found[0].report == sent[0]
