"""The yearly template: what it asks, what it shows of last year, what it lets an officer enter."""

from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from commands.recording import template as command
from data_access.store.changes import DEMONSTRATION, IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import FigureRow, InstitutionRow
from data_access.templates import template, template_name
from data_access.templates.form import (
    COMMUNES,
    COVER,
    COVERAGE,
    FIRST_ROW,
    INSTITUTIONS,
    NAMES_ROW,
    TASKS,
    VISITS,
)

TODAY = date(2026, 11, 21)


def made(engine: sa.Engine, unit: str = "46", year: int = 2026):
    with reading(engine) as connection:
        return load_workbook(BytesIO(template(connection, unit, year, TODAY)))


def rows(sheet) -> list[dict[str, object]]:
    names = [cell.value for cell in sheet[NAMES_ROW]]
    values = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW))
    return [dict(zip(names, row, strict=True)) for row in values]


def asked(sheet) -> list[tuple[object, object]]:
    return [
        (row["indicator_code"], row["category_code"])
        for row in rows(sheet)
        if row["indicator_code"] is not None
    ]


def figure(engine: sa.Engine, unit: str, year: int, kind: str, numbers: tuple[int, int]) -> None:
    with writing(engine) as connection:
        change = record_change(connection, kind=kind, actor="thử", summary="x")
        connection.execute(
            sa.insert(FigureRow).values(
                unit_code=unit,
                indicator_code="library_service",
                category_code="public_commune",
                year=year,
                change_id=change,
                numerator=numbers[0],
                denominator=numbers[1],
                origin="demonstration" if kind == DEMONSTRATION else "reported",
                status="current",
            )
        )


def test_it_asks_what_the_national_documents_and_the_own_plan_ask(untouched):
    book = made(untouched)
    shares = asked(book[COVERAGE])
    assert ("library_service", "public_commune") in shares
    assert ("centre_support", "centre_province_district") in shares  # the country's
    assert ("centre_support", "centre_commune") in shares  # Huế's own
    assert not [row for row in shares if row[1] == "public_district"]  # ended on 30/06/2025
    assert asked(book[VISITS]) == [
        ("library_visits", "none"),
        ("library_visits_onsite", "none"),
        ("library_visits_mobile", "none"),
        ("library_visits_online", "none"),
        ("museum_visits", "none"),
    ]


def test_categories_are_those_at_the_end_of_the_year(untouched):
    shares = asked(made(untouched, "46", 2024)[COVERAGE])
    assert ("library_service", "public_district") in shares
    assert ("centre_support", "centre_commune") not in shares  # the plan begins in 2026


def test_own_plan_of_an_ended_province_brings_its_own_rows(untouched):
    book = made(untouched, "86@2025", 2024)
    assert ("library_service", "university") in asked(book[COVERAGE])
    assert ("museum_programme_count", "museum") in asked(book[VISITS])


@pytest.mark.parametrize(
    ("unit", "year", "words"),
    [
        pytest.param("xx", 2026, "«xx»", id="unknown"),
        pytest.param("83@2025", 2026, "31/12/2026", id="ended"),
        pytest.param("86", 2024, "31/12/2024", id="not-yet"),
        pytest.param("46", 2031, "2022", id="too-far-ahead"),
        pytest.param("46", 2019, "2022", id="too-early"),
    ],
)
def test_no_template_where_nothing_is_reported(untouched, unit, year, words):
    with reading(untouched) as connection, pytest.raises(Problem, match=words):
        template(connection, unit, year, TODAY)


def last_year(book) -> tuple[object, object]:
    sheet = book[COVERAGE]
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        if (row[11].value, row[12].value) == ("library_service", "public_commune"):
            return row[2].value, row[3].value
    raise LookupError


def test_figures_of_last_year_stand_beside_the_empty_cells(seeded_engine):
    assert last_year(made(seeded_engine)) == (None, None)
    figure(seeded_engine, "46", 2025, IMPORT, (12, 40))
    assert last_year(made(seeded_engine)) == (12, 40)
    assert all(row["numerator"] is None for row in rows(made(seeded_engine)[COVERAGE]))


def test_merged_province_sees_the_sum_of_its_predecessors_once_all_gave_one(seeded_engine):
    # The template of 2025 looks back on 2024, when there were three provinces.
    for unit in ("83@2025", "84@2025"):
        figure(seeded_engine, unit, 2024, IMPORT, (1, 10))
    assert last_year(made(seeded_engine, "86", 2025)) == (None, None)
    figure(seeded_engine, "86@2025", 2024, IMPORT, (2, 20))
    assert last_year(made(seeded_engine, "86", 2025)) == (4, 40)


def test_demonstration_figures_are_left_out_and_that_is_said(seeded_engine):
    figure(seeded_engine, "46", 2025, DEMONSTRATION, (12, 40))
    book = made(seeded_engine)
    assert last_year(book) == (None, None)
    assert "minh họa" in str(book[COVERAGE]["A3"].value)


def test_register_is_filled_in_without_demonstration_rows(seeded_engine):
    with writing(seeded_engine) as connection:
        for code, kind in (("BT-1", IMPORT), ("BT-2", DEMONSTRATION)):
            change = record_change(connection, kind=kind, actor="thử", summary="x")
            connection.execute(
                sa.insert(InstitutionRow).values(
                    code=code,
                    name="=1+1",
                    category_code="museum",
                    unit_code="46",
                    change_id=change,
                )
            )
    sheet = made(seeded_engine)[INSTITUTIONS]
    found = [row for row in rows(sheet) if row["code"]]
    assert [row["code"] for row in found] == ["BT-1"]
    # A name is a text, whatever it begins with.
    assert sheet.cell(FIRST_ROW, 2).data_type == "s"


def test_communes_stand_by_code_with_what_is_counted_in_communes(untouched):
    sheet = made(untouched)[COMMUNES]
    found = rows(sheet)
    assert len(found) == 40
    assert found[0]["unit_code"] == "19753"
    assert "numerator|library_service|public_commune" in found[0]
    assert not [name for name in found[0] if name and "public_province" in name]


def test_only_cells_to_fill_are_open_and_take_what_belongs_there(untouched):
    book = made(untouched)
    for title in (COVER, COVERAGE, VISITS, INSTITUTIONS, COMMUNES, TASKS):
        assert book[title].protection.sheet, title
    sheet = book[COVERAGE]
    names = [cell.value for cell in sheet[NAMES_ROW]]
    open_columns = {
        names[cell.column - 1]
        for row in sheet.iter_rows(min_row=FIRST_ROW)
        for cell in row
        if not cell.protection.locked
    }
    assert open_columns == {"numerator", "denominator", "status", "note"}
    kinds = {each.type for each in sheet.data_validations.dataValidation}
    assert kinds == {"custom", "list"}
    rules = [rule for each in book for rule in each.data_validations.dataValidation]
    assert max(len(rule.formula1) for rule in rules) < 250  # Excel takes 255
    # The Ministry records its tasks on its own template, a unit those of its own plan.
    without_tasks = made(untouched, "01")[TASKS]
    for page, is_locked in ((without_tasks, True), (book[TASKS], False)):
        cells = [cell for row in page.iter_rows() for cell in row]
        assert all(cell.protection.locked for cell in cells) is is_locked


def test_percentages_are_computed(untouched):
    sheet = made(untouched)[COVERAGE]
    assert str(sheet.cell(FIRST_ROW + 1, 8).value).startswith("=IFERROR(")


def test_template_of_the_country_holds_the_tasks_alone(untouched):
    book = made(untouched, "VN")
    assert COVERAGE not in book.sheetnames
    found = rows(book[TASKS])
    assert {"II.6", "II.4", "I.4.2"} <= {row["task_code"] for row in found}
    undated = next(row for row in found if row["task_code"] == "I.4.2")
    assert undated["occurrence_year"] == "0"


def test_same_contents_are_the_same_bytes(untouched):
    with reading(untouched) as connection:
        assert template(connection, "46", 2026, TODAY) == template(connection, "46", 2026, TODAY)
        assert template_name(connection, "46", 2026) == "hue-2026.xlsx"
        assert template_name(connection, "VN", 2026) == "ca-nuoc-2026.xlsx"


def test_command_writes_the_file(seeded_engine, database_url, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    path = tmp_path / "hue-2026.xlsx"
    words = ["--unit", "46", "--year", "2026", "-o", str(path), "--as-of", "2026-11-21"]
    assert command.main(words) == 0
    assert str(path) in capsys.readouterr().out
    assert COVERAGE in load_workbook(path).sheetnames
    with pytest.raises(Problem, match="ghi được"):
        command.main([*words[:4], "-o", str(tmp_path), "--as-of", "2026-11-21"])
