"""Excel workbooks: the same three tables as CSV, what a person sees, and nothing that surprises."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import sqlalchemy as sa
from openpyxl import Workbook

from commands.recording import importing
from data_access.imports import File, import_content, import_file
from data_access.imports.marking import marked
from data_access.imports.reading import books, packages
from data_access.imports.reading.workbook import read_table
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.store.engine import reading
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow

TODAY = date(2026, 11, 21)
TASK = ["task_code", "occurrence_year", "state", "finished_on", "proof"]
FIGURE = ["unit_code", "indicator_code", "category_code", "year", "numerator", "denominator"]
REPORT = ["unit_code", "year", "received_on", "document_number"]
moment = datetime.fromisoformat
DONE = ["I.5", 2025, "done", date(2025, 10, 20), "45/BC"]


def book(*rows: list, title: str = "Trang1") -> Workbook:
    made = Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return made


def content(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def read_workbook(given: bytes):
    with books.opened(given) as opened:
        return read_table(opened)


def cells(*rows: list) -> list[tuple[str, ...]]:
    return [line.cells for line in read_workbook(content(book(*rows))).lines]


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def take(tmp_path):
    def take(engine: sa.Engine, made: Workbook, name: str = "tien-do.xlsx"):
        path = tmp_path / name
        path.write_bytes(content(made))
        return import_file(
            engine, path, reason="thử", dry_run=False, today=TODAY, author=Author("thử")
        )

    return take


def test_all_three_tables_can_be_workbooks(engine, take):
    take(engine, book(TASK, DONE))
    take(engine, book(REPORT, ["01", 2025, moment("2025-12-01"), "12/BC"]))
    take(engine, book(FIGURE, ["01", "library_service", "public_commune", 2025, 63, 126.0]))
    with reading(engine) as connection:
        found = programme(connection)
    (record,), (report,), (figure,) = found.task_records, found.reports, found.figures
    assert (record.finished_on, record.proof) == (date(2025, 10, 20), "45/BC")
    assert (report.unit_code, report.received_on) == ("01", date(2025, 12, 1))
    assert (figure.numerator, figure.denominator) == (63, 126)


def test_workbook_is_kept_with_its_change(engine, take):
    outcome = take(engine, book(TASK, DONE))
    with reading(engine) as connection:
        kept = connection.scalar(
            sa.select(ChangeFileRow.content).where(ChangeFileRow.change_id == outcome.change_id)
        )
    assert kept.startswith(b"PK")


def test_workbook_is_known_by_its_content_not_its_name(engine, take):
    assert not take(engine, book(TASK, DONE), "tien-do.csv").refused


def test_errors_name_page_cell_and_column(engine, take):
    outcome = take(
        engine,
        book(TASK, DONE, [], ["I.9.9", 2025, "done", date(2027, 1, 1), None], title="Quý IV"),
    )
    assert [(issue.place, issue.code) for issue in outcome.errors] == [
        ("Trang «Quý IV», ô A4, cột task_code", "unknown-task"),
        ("Trang «Quý IV», ô E4, cột proof", "missing-proof"),
        ("Trang «Quý IV», ô D4, cột finished_on", "finish-ahead"),
    ]
    with reading(engine) as connection:
        assert programme(connection).task_records == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("01", "01", id="text-stays-text"),
        pytest.param(2025, "2025", id="whole-number"),
        pytest.param(2025.0, "2025", id="number-with-a-point"),
        pytest.param(12.5, "12.5", id="fraction"),
        pytest.param(date(2024, 2, 29), "29/02/2024", id="day"),
        pytest.param(moment("2024-02-29"), "29/02/2024", id="midnight"),
        pytest.param(moment("2024-02-29 14:30"), "29/02/2024 14:30:00", id="moment"),
        pytest.param("  Huế ", "Huế", id="spaces"),
        pytest.param("Hue\u0302\u0301", "Huế", id="marks-apart"),
        pytest.param(True, "TRUE", id="truth"),
        pytest.param(0, "0", id="zero-is-not-empty"),
    ],
)
def test_cell_is_read_as(value, text):
    assert cells(TASK, [value, "x"])[0][0] == text


def test_number_shown_with_zeros_is_read_with_them():
    made = book(REPORT, [1, 2025, date(2025, 12, 1), "12/BC"])
    made.active["A2"].number_format = "00"
    assert read_workbook(content(made)).lines[0].cells[0] == "01"


@pytest.mark.parametrize(
    ("value", "code"), [("=1+1", "formula"), ("=SUM(A1:A2)", "formula"), ("#N/A", "cell-error")]
)
def test_formulas_and_errors_of_excel_are_refused_once_each(engine, take, value, code):
    made = book(FIGURE, ["01", "library_service", "public_commune", 2025, None, 126])
    made.active["E2"] = value
    outcome = take(engine, made)
    (issue,) = outcome.errors
    assert (issue.code, issue.page, issue.address) == (code, "Trang1", "E2")
    assert issue.place == "Trang «Trang1», ô E2, cột numerator"


def test_blank_rows_and_columns_around_the_table_say_nothing():
    found = read_workbook(content(book([], TASK, [], [*DONE, None, None])))
    assert [line.number for line in found.lines] == [4]
    assert found.issues == ()


def test_other_pages_are_left_aside():
    made = book(["Ghi chú cho người nhập"], title="Hướng dẫn")
    made.create_sheet("Số liệu").append(TASK)
    made["Số liệu"].append(DONE)
    hidden = made.create_sheet("Ẩn")
    hidden.append(REPORT)
    hidden.sheet_state = "hidden"
    assert read_workbook(content(made)).page == "Số liệu"


def test_two_tables_in_one_file_are_refused():
    made = book(TASK, DONE, title="Một")
    made.create_sheet("Hai").append(REPORT)
    with pytest.raises(Problem, match="«Một», «Hai»"):
        read_workbook(content(made))


def packed(size: int) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return stream.getvalue()


def too_wide() -> bytes:
    made = book(TASK, DONE)
    made.active.cell(row=3, column=books.COLUMNS + 1, value="x")
    return content(made)


def test_an_empty_row_at_the_very_end_is_no_row():
    """LibreOffice writes it where a row was deleted."""
    made = book(TASK, DONE)
    made.active.row_dimensions[1_048_576].height = 15
    assert len(read_workbook(content(made)).lines) == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param(lambda: packed(packages.UNPACKED + 1), "quá lớn khi mở ra", id="bomb"),
        pytest.param(too_wide, "quá lớn", id="too-wide"),
        pytest.param(lambda: packed(10), "Không mở được tệp Excel", id="no-workbook"),
        pytest.param(lambda: content(book(TASK))[:300], "Không mở được", id="cut-off"),
        pytest.param(lambda: bytes.fromhex("D0CF11E0A1B11AE1") + b"0", "kiểu cũ", id="old"),
        pytest.param(lambda: content(book()), "Tệp trống", id="empty"),
        pytest.param(lambda: content(book(["a", "b"])), "Dòng tiêu đề", id="no-header"),
    ],
)
def test_refused_in_a_sentence(given, words):
    with pytest.raises(Problem, match=words):
        read_workbook(given())


def test_command_takes_a_workbook(engine, database_url, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DATABASE_URL", database_url)
    path: Path = tmp_path / "tien-do.xlsx"
    path.write_bytes(content(book(TASK, ["I.5", 2026, "done", date(2025, 1, 1), "x"])))
    assert importing.main([str(path), "--as-of", "2026-11-21"]) == 1
    assert "Trang «Trang1», ô B2, cột occurrence_year" in capsys.readouterr().out
    path.write_bytes(content(book(TASK, DONE)))
    assert importing.main([str(path), "--as-of", "2026-11-21"]) == 0


def test_a_marked_table_is_read_again_without_a_word_about_its_list(engine):
    lines = f"{','.join(TASK)}\nI.5,2026,done,2027-01-01,x\n".encode()
    given = {"reason": None, "dry_run": True, "today": TODAY, "author": Author("thử")}
    outcome = import_content(engine, File("a.csv", lines), **given)
    assert outcome.errors
    again = import_content(engine, File("a.xlsx", marked(lines, outcome)), **given)
    assert [each.sentence for each in again.issues] == [each.sentence for each in outcome.issues]
