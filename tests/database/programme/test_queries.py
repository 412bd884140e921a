"""Reads return records: what was written, and of the communes only those with a plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from data_access.programme.queries import has_demonstration, programme
from data_access.snapshots.canonical import canonical
from data_access.store import clock, tables
from data_access.store.changes import DEMONSTRATION, record_change
from data_access.store.engine import engine_for, reading, writing
from progress.model import records, reported, units
from progress.model.records import Measure
from progress.model.units import Kind
from tests.databases import PLANS, SCHEMA, Content, seed_rows


@pytest.fixture
def content() -> Content:
    return SCHEMA


@pytest.fixture
def engine(database_url) -> Iterator[sa.Engine]:
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def plans(untouched):
    with reading(untouched) as connection:
        return programme(connection)


NATION = units.Unit(
    *("VN", None, "Việt Nam", "Cả nước", (), Kind.NATION),
    *(None, None, None, None, None, None, None, None, None, None),
)
PROVINCE = units.Unit(
    *("86", "86", "Vĩnh Long", "Vĩnh Long", ("Cửu Long", "Long Hồ"), Kind.PROVINCE),
    *("tỉnh", "Đồng bằng sông Cửu Long", "VN", None, date(2025, 7, 1), None),
    *(9.9962, 106.2894, 4257581, 6296.2),
)
ENDED = units.Unit(
    *("86@2025", "86", "Vĩnh Long", "Vĩnh Long", (), Kind.PROVINCE),
    *("tỉnh", None, "VN", None, None, date(2025, 6, 30), None, None, None, None),
)
WITH_PLAN = units.Unit(
    *("qn", None, "Quảng Nghiệp", "Quảng Nghiệp", (), Kind.COMMUNE),
    *("xã", None, "86@2025", None, None, date(2024, 12, 31), None, None, None, None),
)
WITHOUT_PLAN = units.Unit(
    *("00004", "00004", "Ba Đình", "Ba Đình", (), Kind.COMMUNE),
    *("phường", None, "86", "86@2025", date(2025, 7, 1), None, None, None, None, None),
)
DECISION = records.Document(
    *("1520", "Quyết định", "1520/QĐ-TTg", "Thủ tướng", date(2022, 12, 9)),
    *("VN", 2023, 2030, 12, 15, "Bộ", "Điều 3"),
    *("các tỉnh", Kind.PROVINCE),
)
PLAN = records.Document(*("qn", "Kế hoạch", None, "Ủy ban", None, "qn", *(None,) * 8))
NEW = units.Agency("cuc", "Cục", date(2025, 3, 1), None, None, "ghi chú")
OLD = units.Agency("vu", "Vụ", None, date(2025, 2, 28), "cuc", None)
SECTOR = records.Sector("library", "Thư viện", "vu", "service", "commune", 1)
NONE = records.Category("none", None, "Không phân loại", None, None, 1)
DISTRICT = records.Category("district", "library", "Cấp huyện", "district", date(2025, 6, 30), 2)
COMMUNE = records.Category("commune", "library", "Cấp xã", "commune", None, 3)
SERVICE = records.Indicator(
    "service", "library", "Dịch vụ", "Dịch vụ", Measure.SHARE, "%", "Định nghĩa", None, 1
)
VISITS = records.Indicator("visits", "library", "Lượt", "Lượt", Measure.GROWTH, "lượt", "", None, 2)
ONLINE = records.Indicator(
    "visits_online", "library", "Lượt", "Lượt", Measure.GROWTH, "lượt", "", "visits", 3
)
WORDS = records.Indicator("words", "library", "Lời", "Lời", None, None, "", None, 4)
TARGETS = (
    records.Target(
        *("1520", "service", "commune", 2025, Fraction(25, 2), Fraction("15.1")),
        *("12,5 - 15,1%", "Điều 1", "read", None, None),
    ),
    records.Target(
        *("1520", "visits", "none", 2030, Fraction(1, 10), None),
        *("0,1%", "Điều 2", "restated", 2022, "positional"),
    ),
    records.Target(
        *("qn", "words", "none", 2030, None, None, "Lời", "Mục I", "conflicting", None, None)
    ),
)
CONFLICT = records.Conflict(
    *("review", "Sơ kết", "Hai năm"),
    (
        records.ConflictSide("1520", "Điều 1", "2025"),
        records.ConflictSide("1520", "Điều 2", "2027"),
        records.ConflictSide("qn", "Mục I", "2025"),
    ),
)
YEARLY = records.Task(
    *("I.5", "1520", "I", "5", "5", "NHÓM", "Nhiệm vụ năm", "Năm", "Thư", "library"),
    *(2023, 2025, True, "Hằng năm", 1, ("vu", "cuc"), ("vu",)),
)
UNDATED = records.Task(
    *("I.4.2", "1520", "I", "4.2", "4", "NHÓM", "Nhiệm vụ", "Không hạn", None, None),
    *(None, None, False, None, 2, (), ()),
)
WEEK = records.Observance(
    "week", "Tuần lễ", None, None, None, 2023, "1520", "Điều 1", ("I.4.2", "I.5")
)
DAY = records.Observance("day", "Ngày Sách", 4, 21, 1, None, "1520", "Điều 1", ())


def figure(unit: str, number: int, whole: int | None, change: int, indicator="service"):
    category = "commune" if indicator == "service" else "none"
    return reported.Figure(
        *(unit, indicator, category, 2024 if "@" in unit or unit == "qn" else 2025),
        *(number, whole, "reported", "ghi chú", change),
    )


def cells(record: object, row: type[tables.Base]) -> dict[str, object]:
    """A record as the cells of its table; what only the record has is left out."""
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    fields["former_names"] = "|".join(fields.get("former_names") or ()) or None
    columns = [column.name for column in row.__table__.columns]
    found = {name: fields[name] for name in columns if name in fields}
    return {
        name: float(value) if isinstance(value, Fraction) else value
        for name, value in found.items()
    }


def write(connection: sa.Connection, row: type[tables.Base], *given: object, **more) -> None:
    for record in given:
        connection.execute(sa.insert(row).values(**cells(record, row), **more))


@pytest.fixture
def written(engine) -> sa.Engine:
    with writing(engine) as connection:
        write(connection, tables.UnitRow, NATION, PROVINCE, ENDED, WITH_PLAN, WITHOUT_PLAN)
        step = units.Succession("86@2025", "86", date(2025, 7, 1))
        write(connection, tables.UnitSuccessionRow, step)
        write(connection, tables.DocumentRow, DECISION, PLAN)
        write(connection, tables.AgencyRow, NEW, OLD)
        write(connection, tables.SectorRow, SECTOR)
        write(connection, tables.CategoryRow, NONE, COMMUNE, DISTRICT)
        write(connection, tables.IndicatorRow, SERVICE, VISITS, ONLINE, WORDS)
        write(connection, tables.TargetRow, *TARGETS)
        write(connection, tables.ConflictRow, CONFLICT)
        for side in CONFLICT.sides:
            write(connection, tables.ConflictSideRow, side, conflict_code="review")
        write(connection, tables.TaskRow, UNDATED, YEARLY)
        for role, agencies in (("lead", ["vu", "cuc"]), ("coordinate", ["vu"])):
            for position, code in enumerate(agencies, 1):
                agency = {"agency_code": code, "role": role, "position": position}
                query = sa.insert(tables.TaskAgencyRow).values(task_code="I.5", **agency)
                connection.execute(query)
        write(connection, tables.ObservanceRow, WEEK, DAY)
        for code in ("I.5", "I.4.2"):
            link = {"observance_code": "week", "task_code": code}
            connection.execute(sa.insert(tables.ObservanceTaskRow).values(**link))
    return engine


def test_the_programme_equals_what_was_written(written):
    with writing(written) as connection:
        change = record_change(connection, kind="import", actor="a", summary="s")
        given = (
            figure("86", 1, 2, change),
            figure("86@2025", 2, None, change, "visits"),
            figure("qn", 0, 1, change),
        )
        write(connection, tables.FigureRow, *given, status="current")
        report = reported.Report(
            *("86", 2025, date(2025, 12, 14), date(2025, 11, 30), "12/BC", "Bà A", "đủ", change)
        )
        write(connection, tables.ReportRow, report, status="current")
        record = reported.TaskRecord(
            *("I.5", 2025, "done", date(2025, 5, 1), "12/BC", "ghi chú", change)
        )
        write(connection, tables.TaskRecordRow, record)
    with reading(written) as connection:
        made = programme(connection)
    assert (made.version, made.demonstration) == (change, False)
    assert set(made.units) == {NATION, PROVINCE, ENDED, WITH_PLAN}
    assert made.successions == (units.Succession("86@2025", "86", date(2025, 7, 1)),)
    assert made.documents == (DECISION, PLAN)
    assert made.agencies == (NEW, OLD)
    assert made.sectors == (SECTOR,)
    assert made.categories == (NONE, DISTRICT, COMMUNE)
    assert made.indicators == (SERVICE, VISITS, ONLINE, WORDS)
    assert made.targets == TARGETS
    assert made.conflicts == (CONFLICT,)
    assert made.tasks == (YEARLY, UNDATED)
    assert made.observances == (DAY, WEEK)
    assert {replace(each, first_written_on=None) for each in made.figures} == set(given)
    assert {each.first_written_on for each in made.figures} == {clock.today()}
    assert made.reports == (report,)
    assert made.task_records == (record,)


def test_an_empty_database_is_an_empty_programme(engine):
    with reading(engine) as connection:
        made = programme(connection)
    assert (made.version, made.units, made.targets, made.figures) == (0, (), (), ())


def test_figures_and_reports_of_communes_are_not_in_the_programme(written):
    with writing(written) as connection:
        change = record_change(connection, kind="import", actor="a", summary="s")
        given = figure("00004", 1, 2, change), figure("qn", 0, 1, change)
        write(connection, tables.FigureRow, *given, status="current")
        for unit in ("00004", "qn"):
            report = reported.Report(unit, 2024, date(2024, 12, 1), None, None, None, None, change)
            write(connection, tables.ReportRow, report, status="current")
    with reading(written) as connection:
        made = programme(connection)
    assert [each.unit_code for each in made.figures] == ["qn"]
    assert [each.unit_code for each in made.reports] == ["qn"]


@pytest.mark.parametrize(
    "number", [Fraction(25, 2), Fraction(1, 10), Fraction("33.3"), Fraction(0)]
)
def test_a_target_is_the_exact_decimal_that_was_written(written, number):
    with writing(written) as connection:
        row = tables.TargetRow
        connection.execute(
            sa.update(row).where(row.year == 2025).values(low=float(number), high=None)
        )
    with reading(written) as connection:
        assert programme(connection).targets[0].low == number


def test_counts_beyond_32_bits_are_kept(written):
    number = 2**53
    with writing(written) as connection:
        change = record_change(connection, kind="import", actor="a", summary="s")
        given = figure("86", number, number, change)
        write(connection, tables.FigureRow, given, status="current")
    with reading(written) as connection:
        (kept,) = programme(connection).figures
    assert (kept.numerator, kept.denominator) == (given.numerator, given.denominator)


@pytest.mark.parametrize("row", [tables.FigureRow, tables.ReportRow, tables.TaskRecordRow])
def test_demonstration_is_told_by_the_change_that_wrote_it(written, row):
    for kind, told in (("import", False), (DEMONSTRATION, True)):
        with writing(written) as connection:
            change = record_change(connection, kind=kind, actor="a", summary="s")
            if row is tables.FigureRow:
                write(connection, row, figure("86", 1, 2, change), status="current")
            elif row is tables.ReportRow:
                report = reported.Report("86", 2025, date(2025, 1, 1), *(None,) * 4, change)
                write(connection, row, report, status="current")
            else:
                record = reported.TaskRecord("I.5", 2025, "in_progress", None, None, None, change)
                write(connection, row, record)
        with reading(written) as connection:
            assert has_demonstration(connection) is told
            assert programme(connection).demonstration is told


def test_the_real_programme_holds_no_commune_but_quang_nghiep(plans, untouched):
    with reading(untouched) as connection:
        row = tables.UnitRow
        query = sa.select(sa.func.count()).select_from(row).where(row.kind == "commune")
        assert connection.scalar(query) == 3322
    communes = [unit.code for unit in plans.units if unit.kind is Kind.COMMUNE]
    assert communes == ["quang_nghiep@2025"]
    assert len(plans.provinces) == 86


def test_the_real_programme_is_whole(plans):
    assert len(plans.documents) == 7
    assert len(plans.targets) == seed_rows("target")
    assert len(plans.tasks) == 35
    assert [task.position for task in plans.tasks] == list(range(1, 36))
    assert plans.unit["46"].former_names[0] == "Thừa Thiên Huế"
    assert plans.predecessors["86"] == ("83@2025", "84@2025", "86@2025")
    assert plans.task["I.4.3"].coordinators[-1] == "co_quan_lien_quan"


def test_targets_of_a_document_stand_in_printed_order(plans):
    """A Programme holds every tuple in its printed order, which is not that of codes."""
    places = [
        (
            plans.indicator[target.indicator_code].position,
            plans.category[target.category_code].position,
            target.year,
        )
        for target in plans.targets
        if target.document_code == "1520"
    ]
    assert places == sorted(places)


def test_no_order_is_left_to_the_locale_of_the_database(untouched):
    """Equal data stand in one order everywhere, so that snapshots of them are equal."""
    asked = []

    def keep(connection, clause, *_others):
        asked.extend(getattr(clause, "_order_by_clauses", ()))

    with reading(untouched) as connection:
        sa.event.listen(connection, "before_execute", keep)
        programme(connection)
    texts = [each for each in asked if isinstance(each.type, sa.String)]
    assert texts == []
    written = {str(each.compile(dialect=postgresql.dialect())) for each in asked}
    assert {'unit.code COLLATE "C"', 'target.document_code COLLATE "C"'} <= written


@pytest.mark.parametrize("content", [PLANS], ids=["plans"])
def test_equal_data_are_equal_bytes_in_every_database(seeded_engine, untouched):
    with reading(seeded_engine) as here, reading(untouched) as there:
        assert canonical(programme(here)) == canonical(programme(there))
