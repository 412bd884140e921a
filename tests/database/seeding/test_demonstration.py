"""The demonstration: plausible, marked, the same everywhere, and gone when asked."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from commands.__main__ import main
from commands.database import demo
from data_access.demonstration import add_demonstration, remove_demonstration
from data_access.demonstration.institutions.register import numbers_by_category
from data_access.programme.queries import has_demonstration, programme
from data_access.seeding.preparation import prepare
from data_access.store import tables
from data_access.store.changes import (
    DEMONSTRATION,
    DEMONSTRATION_REMOVED,
    IMPORT,
    current_version,
    record_change,
)
from data_access.store.engine import engine_for, reading, writing
from data_access.store.problems import Problem
from data_access.templates import plan_template, template
from progress.judging.targets import target_facts
from progress.judging.verdicts import Verdict
from progress.model.records import Measure
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.reporting.reporting import ReportState, ministry_reports
from progress.tasks.schedule import TaskState, task_facts
from tests.databases import Content

TODAY = date(2026, 11, 21)
SCALE = 120
MADE_UP = (
    tables.FigureRow,
    tables.ReportRow,
    tables.TaskRecordRow,
    tables.InstitutionRow,
    tables.InstitutionResultRow,
)

REFERENCE = (tables.DocumentRow, tables.TargetRow, tables.TaskRow, tables.UnitRow)


@pytest.fixture
def content() -> Content:
    return Content(institutions=SCALE)


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    return seeded_engine


@pytest.fixture
def filled(sqlite_copies, tmp_path) -> Callable[..., sa.Engine]:
    """Make a database on SQLite with demonstration data of a size."""

    def filled(scale: int = SCALE) -> sa.Engine:
        url = sqlite_copies.copy(Content(institutions=scale), tmp_path / f"{scale}.db")
        return engine_for(sa.make_url(url))

    return filled


def rows(connection: sa.Connection, table: type[tables.Base]) -> list[tuple]:
    return sorted(map(tuple, connection.execute(sa.select(table.__table__))), key=repr)


def count(connection: sa.Connection, table: type[tables.Base]) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table))


@pytest.fixture(scope="module")
def made(sqlite_copies, tmp_path_factory):
    """The programme with demonstration data, for tests that only read it."""
    file = tmp_path_factory.mktemp("made") / "d.db"
    engine = engine_for(sa.make_url(sqlite_copies.copy(Content(institutions=SCALE), file)))
    with reading(engine) as connection:
        return programme(connection)


@pytest.fixture(scope="module")
def country(made):
    return target_facts(made, Selection(TODAY, 2025))


@pytest.mark.on_both
def test_every_database_gets_the_same_rows(engine, filled):
    with reading(engine) as one, reading(filled()) as two:
        for table in MADE_UP:
            assert rows(one, table) == rows(two, table)


def test_a_reader_of_2025_meets_every_verdict_but_no_data(country):
    judged = {fact.verdict for fact in country}
    assert judged == set(Verdict) - {Verdict.MISSED, Verdict.NO_DATA}
    assert {past.verdict for fact in country for past in fact.past} >= {Verdict.MET, Verdict.MISSED}


def test_the_three_lead_indicators_tell_three_stories(made, country):
    leads = {(s.lead_indicator_code, s.lead_category_code) for s in made.sectors}
    verdicts = [f.verdict for f in country if (f.indicator.code, f.category.code) in leads]
    assert len(verdicts) == len(set(verdicts)) == 3


def test_visits_grow_by_about_a_tenth_and_the_panel_leaves_units_out(country):
    for fact in country:
        if fact.indicator.measure is Measure.GROWTH:
            code = fact.indicator.code
            assert fact.growth is not None, f"{code} has no made-up visits, or none are comparable"
            assert 8.5 <= fact.growth <= 13, f"{code}: change its made-up visits"
            assert fact.panel.left_out, code


def test_a_moved_museum_is_a_jump_that_its_note_explains(made):
    years = made.figures_by_series["museum_visits", "none"]
    before, after = years[2024]["01"], years[2025]["01"]
    assert after.numerator > 1.4 * before.numerator
    assert "dời" in after.note


def test_denominators_fall_about_threefold_where_communes_merged(made):
    row = made.figures_by_series["library_service", "public_commune"]
    merged = [code for code in made.predecessors if code in row[2025]]
    before = sum(
        row[2024][old].denominator
        for code in merged
        for old in made.predecessors[code]
        if old in row[2024]
    )
    assert 2.2 < before / sum(row[2025][code].denominator for code in merged) < 3.5


def test_channels_add_up_to_the_visits_but_for_one_or_two(made):
    parts = ("library_visits_onsite", "library_visits_mobile", "library_visits_online")
    differences = [
        figure.numerator
        - sum(made.figures_by_series[part, "none"][year][unit].numerator for part in parts)
        for year, units in made.figures_by_series["library_visits", "none"].items()
        for unit, figure in units.items()
        if made.unit[unit].kind == "province"
    ]
    assert {abs(difference) for difference in differences} == {0, 1, 2}


def test_figures_obey_the_rules_of_import(made):
    for figure in made.figures:
        last_day = date(figure.year, 12, 31)
        ended = made.category[figure.category_code].ended_on
        share = made.indicator[figure.indicator_code].measure is Measure.SHARE
        assert made.unit[figure.unit_code].valid_on(last_day)
        assert ended is None or last_day <= ended
        assert share == (figure.denominator is not None)
        assert 0 <= figure.numerator <= (figure.denominator if share else figure.numerator)


def test_every_judged_row_of_every_plan_has_figures(made):
    for document in made.documents:
        year = 2024 if document.unit_code.endswith("@2025") else 2025
        facts = target_facts(
            made, Selection(TODAY, year, document.unit_code, document=document.code)
        )
        without = [fact.indicator.code for fact in facts if fact.verdict is Verdict.NO_DATA]
        assert not without, f"no made-up figures for {without} of {document.code}"


def test_nobody_owes_a_report_of_a_year_before_the_programme(made):
    before = made.programme_years[0] - 1
    states = {fact.state for fact in ministry_reports(made, before, TODAY)}
    assert states <= {ReportState.RECEIVED, ReportState.NOT_ASKED}


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_two_to_four_units_of_a_year_did_not_report(made, year):
    """A year before the programme's asks nobody; who sent none is silent all the same."""
    states = [fact.state for fact in ministry_reports(made, year, TODAY)]
    silent = ReportState.NOT_ASKED if year == 2022 else ReportState.MISSING
    assert 2 <= states.count(silent) <= 4
    assert (ReportState.LATE in states) is (year != 2022)


def test_a_unit_without_report_has_no_figure(made):
    for year in (2022, 2023, 2024, 2025):
        for unit in reporting_units(made, "VN", year):
            if (unit, year) not in made.report:
                assert not any(f.unit_code == unit and f.year == year for f in made.figures)


def test_made_up_plans_say_so_and_one_takes_the_place_of_another(made):
    plans = [each for each in made.documents if each.code.startswith("minh_hoa")]
    assert [each.unit_code for each in plans] == ["04", "38", "38"]  # a commune's is asked for
    assert all("không có thật" in each.title and "minh họa" in each.number for each in plans)
    assert made.own_plan("38", date(2026, 6, 14)).code == "minh_hoa_38"
    assert made.own_plan("38", TODAY).code == "minh_hoa_38_moi"
    codes = {each.code for each in plans}
    targets = [each for each in made.targets if each.document_code in codes]
    assert targets
    assert all("inh họa" in f"{each.wording}{each.clause}" for each in targets)


@pytest.mark.parametrize("make", [plan_template, lambda *a: template(*a, 2026, TODAY)])
def test_what_people_fill_in_holds_nothing_of_a_made_up_plan(engine, make):
    with reading(engine) as connection:
        book = load_workbook(BytesIO(make(connection, "04")))
    texts = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert not [text for text in texts if "minh_hoa" in str(text) or "không có thật" in str(text)]


def test_tasks_stand_in_every_state(made):
    facts = task_facts(made, TODAY)
    assert {fact.state for fact in facts} == set(TaskState)
    assert any(fact.earlier_open for fact in facts)


def test_nothing_lies_in_the_future_and_proofs_say_that_they_are_made_up(made):
    known = made.task
    assert max(report.received_on for report in made.reports) < TODAY
    for record in made.task_records:
        said = record.proof or record.note
        assert said.startswith("Minh họa: ")
        if record.finished_on:
            first = known[record.task_code].first_year
            yearly = known[record.task_code].yearly
            assert record.finished_on < TODAY
            assert first is None or record.finished_on.year >= (
                record.occurrence_year if yearly else first
            )


def test_communes_of_hue_report_2026_some_late_some_not_at_all(engine):
    with reading(engine) as connection:
        row = tables.ReportRow
        received = list(connection.scalars(sa.select(row.received_on).where(row.year == 2026)))
        largest = connection.scalar(
            sa.select(sa.func.max(tables.FigureRow.denominator)).where(
                tables.FigureRow.year == 2026, tables.FigureRow.category_code == "public_commune"
            )
        )
    assert 30 < len(received) < 40
    assert 1 <= sum(day >= date(2026, 10, 5) for day in received) <= 6
    assert largest == 1


def test_removal_leaves_plans_and_real_rows_and_says_so(engine):
    with writing(engine) as connection:
        before = [rows(connection, table) for table in REFERENCE]
        change = record_change(connection, kind=IMPORT, actor="kiểm thử", summary="số liệu thật")
        figure = {"unit_code": "46", "indicator_code": "library_visits", "category_code": "none"}
        real = {"year": 2025, "change_id": change, "numerator": 7, "status": "current"}
        connection.execute(
            sa.insert(tables.FigureRow).values(figure | real | {"origin": "reported"})
        )
        code = connection.scalar(sa.select(sa.func.min(tables.InstitutionRow.code)))
        result = {"institution_code": code, "indicator_code": "library_service", "year": 2025}
        connection.execute(
            sa.insert(tables.InstitutionResultRow).values(
                result | {"change_id": change, "value": 1, "status": "current"}
            )
        )
        sentence = remove_demonstration(connection)
        after = [rows(connection, table) for table in REFERENCE]
        assert after == [[row for row in table if "minh_hoa" not in repr(row)] for table in before]
        assert after[0] != before[0]
        assert [row[5] for row in rows(connection, tables.FigureRow)] == [7]
        assert [row[0] for row in rows(connection, tables.InstitutionRow)] == [code]
        assert count(connection, tables.InstitutionResultRow) == 1
        assert count(connection, tables.ReportRow) == count(connection, tables.TaskRecordRow) == 0
        kinds = connection.scalars(sa.select(tables.ChangeRow.kind).order_by(tables.ChangeRow.id))
        assert list(kinds)[-1] == DEMONSTRATION_REMOVED
        assert remove_demonstration(connection) == ""
    assert f"giữ lại 1 thiết chế minh họa vì đã có kết quả thật ({code})" in sentence


@pytest.mark.parametrize("status", ["current", "withdrawn"])
def test_nothing_is_made_up_beside_what_is_real(filled, status, monkeypatch, capsys):
    engine = filled(0)
    with writing(engine) as connection:
        change = record_change(connection, kind=IMPORT, actor="kiểm thử", summary="thật")
        found = connection.execute(sa.select(tables.ReportRow.__table__)).mappings().first()
        real = dict(found or {}) | {"change_id": change, "status": status}
        connection.execute(sa.insert(tables.ReportRow).values(real))
        with pytest.raises(Problem, match="đã có số liệu thật"):
            add_demonstration(connection, scale=0)
        before = rows(connection, tables.ReportRow)
    monkeypatch.setenv("DATABASE_URL", engine.url.render_as_string(hide_password=False))
    assert main(["demo"]) == 1
    assert "đã có số liệu thật" in capsys.readouterr().err
    with reading(engine) as connection:
        assert rows(connection, tables.ReportRow) == before


@pytest.mark.on_both
def test_a_database_that_mixes_them_loses_what_is_made_up_once(engine, database_url):
    with writing(engine) as connection:
        change = record_change(connection, kind=IMPORT, actor="kiểm thử", summary="thật")
        found = connection.execute(sa.select(tables.ReportRow.__table__)).mappings().first()
        real = dict(found or {}) | {"change_id": change}
        connection.execute(sa.insert(tables.ReportRow).values(real))
    said: list[str] = []
    for _ in range(2):
        prepare(engine.url, demonstration=True, scale=1, on_progress=said.append)
    assert [sentence.partition(":")[0] for sentence in said] == ["Đã gỡ số liệu minh họa"]
    with reading(engine) as connection:
        assert not has_demonstration(connection)
        assert [
            row.change_id for row in connection.execute(sa.select(tables.ReportRow.__table__))
        ] == [change]
        kinds = connection.scalars(sa.select(tables.ChangeRow.kind).order_by(tables.ChangeRow.id))
        assert list(kinds)[-2:] == [IMPORT, DEMONSTRATION_REMOVED]


@pytest.mark.parametrize("content", [Content(institutions=0)], ids=["no-institutions"])
def test_removing_nothing_writes_nothing(engine):
    with writing(engine) as connection:
        remove_demonstration(connection)
        version = current_version(connection)
        assert remove_demonstration(connection) == ""
        assert current_version(connection) == version
        assert not has_demonstration(connection)


def test_all_rows_belong_to_one_change_of_their_own(engine):
    with reading(engine) as connection:
        change = connection.scalar(
            sa.select(tables.ChangeRow.id).where(tables.ChangeRow.kind == DEMONSTRATION)
        )
        for table in MADE_UP:
            assert set(connection.scalars(sa.select(table.change_id))) == {change}
        assert set(connection.scalars(sa.select(tables.FigureRow.origin))) == {"demonstration"}


@pytest.mark.parametrize("scale", [0, 10, 600, pytest.param(7_000, marks=pytest.mark.thorough)])
def test_the_register_has_the_size_asked_for(filled, scale):
    with reading(filled(scale)) as connection:
        assert count(connection, tables.InstitutionRow) == scale
        names = list(connection.scalars(sa.select(tables.InstitutionRow.name)))
        assert len(names) - len(set(names)) < 0.03 * len(names) + 1


def test_a_full_register_has_schools_and_village_houses_above_all():
    numbers = numbers_by_category(60_000)
    assert sum(numbers.values()) == 60_000
    assert sorted(numbers, key=numbers.__getitem__)[-2:] == ["education", "centre_commune_village"]


@pytest.mark.parametrize("scale", [-1, 60_001])
def test_a_size_out_of_range_is_refused(filled, scale):
    with writing(filled()) as connection, pytest.raises(Problem, match=r"từ 0 đến 60\.000"):
        add_demonstration(connection, scale=scale)


def test_adding_twice_is_refused(filled):
    with writing(filled()) as connection, pytest.raises(Problem, match="Đã có số liệu minh họa"):
        add_demonstration(connection, scale=1)


def test_the_command_makes_anew_and_removes(engine, database_url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert demo.main(["--scale", "40"]) == 0
    with reading(engine) as connection:
        assert count(connection, tables.InstitutionRow) == 40
    assert demo.main(["--remove"]) == 0
    with reading(engine) as connection:
        assert not has_demonstration(connection)
    assert "Đã gỡ số liệu minh họa" in capsys.readouterr().out
