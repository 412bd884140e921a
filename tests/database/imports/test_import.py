"""`import`: checked as a whole, applied as one change, or refused with every line named."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from commands.recording import importing
from data_access.imports import ImportOutcome, import_file
from data_access.imports.reading.read import BESIDE
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.store.changes import DEMONSTRATION, record_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow, ChangeRow, FigureRow, ReportRow, TaskRecordRow

TODAY = date(2026, 3, 1)
ANYONE = Author("thử")
FIGURE = "unit_code,indicator_code,category_code,year,numerator,denominator,status,note"
REPORT = "unit_code,year,received_on,cut_off_on,document_number,responsible,status,note"
TASK = "task_code,occurrence_year,state,finished_on,proof,note"
SERVICE = "library_service,public_commune"
VISITS = "library_visits,none"
EXPECTED = f"46,{SERVICE},2024,3,10"
"""A figure that nothing is wrong with."""


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


@pytest.fixture
def take(tmp_path):
    """Import lines under a header."""

    def take(engine: sa.Engine, header: str, *lines: str, **options) -> ImportOutcome:
        path = tmp_path / options.pop("name", "so-lieu.csv")
        path.write_text("\n".join((header, *lines)), encoding="utf-8")
        given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
        return import_file(engine, path, **(given | options))

    return take


def rows(engine: sa.Engine, table: type) -> list[dict]:
    with reading(engine) as connection:
        query = sa.select(table.__table__).order_by(*table.__table__.primary_key)
        return [dict(row) for row in connection.execute(query).mappings()]


def everything(engine: sa.Engine) -> list[list[dict]]:
    tables = (FigureRow, ReportRow, TaskRecordRow, ChangeRow, ChangeFileRow)
    return [rows(engine, table) for table in tables]


def numerators(engine: sa.Engine) -> dict[tuple[str, int], int]:
    with reading(engine) as connection:
        return {(f.unit_code, f.year): f.numerator for f in programme(connection).figures}


def said(issues) -> list[tuple[int, str]]:
    return [(issue.line, issue.code) for issue in issues]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param(f"1,{SERVICE},2024,3,10", "unknown-unit", "01 (Hà Nội)", id="unit-unpadded"),
        pytest.param(f"x,{SERVICE},2024,3,10", "unknown-unit", "«x»", id="unit-unknown"),
        pytest.param(f",{SERVICE},2024,3,10", "empty-cell", "unit_code", id="unit-empty"),
        pytest.param(f"VN,{SERVICE},2024,3,10", "unit-not-reporting", "cả nước", id="country"),
        pytest.param(
            f"86,{SERVICE},2024,3,10",
            "unit-not-valid",
            "83@2025 (Bến Tre), 84@2025 (Trà Vinh), 86@2025 (Vĩnh Long)",
            id="unit-before-its-start-names-all-predecessors",
        ),
        pytest.param(
            f"83@2025,{SERVICE},2025,3,10",
            "unit-not-valid",
            "86 (Vĩnh Long)",
            id="unit-after-its-end-names-the-successor",
        ),
        pytest.param(
            f"00004,{SERVICE},2024,3,10", "unit-not-valid", "01/07/2025", id="commune-too-early"
        ),
        pytest.param(
            "46,library_services,none,2024,3,10", "unknown-indicator", "«library_services»", id="i"
        ),
        pytest.param(
            "46,library_service,x,2024,3,10", "unknown-category", "«x»", id="category-unknown"
        ),
        pytest.param(
            "46,library_service,,2024,3,10", "empty-cell", "category_code", id="category-empty"
        ),
        pytest.param(
            "46,library_service,public_district,2025,3,10",
            "category-ended",
            "30/06/2025",
            id="category-ended",
        ),
        pytest.param(
            "86@2025,library_electronic,none,2024,1,", "indicator-in-words", "lời", id="words-only"
        ),
        pytest.param(f"46,{SERVICE},2024,-3,10", "negative-count", "âm", id="negative"),
        pytest.param(f"46,{SERVICE},2024,3,-10", "negative-count", "âm", id="negative-whole"),
        pytest.param(f"46,{SERVICE},2024,3.5,10", "fractional-count", "lẻ", id="fraction"),
        pytest.param(f'46,{SERVICE},2024,"3,5",10', "fractional-count", "lẻ", id="comma-fraction"),
        pytest.param(f"46,{SERVICE},2024,1.234,9999", "separated-count", "1234", id="separators"),
        pytest.param(f"46,{SERVICE},2024,ba,10", "not-a-count", "«ba»", id="no-number"),
        pytest.param(f"46,{SERVICE},2024,11,10", "numerator-above-denominator", "11", id="above"),
        pytest.param(f"46,{SERVICE},2024,,10", "missing-numerator", "tử số", id="no-numerator"),
        pytest.param(f"46,{SERVICE},2024,3,", "missing-denominator", "mẫu số", id="no-denominator"),
        pytest.param(f"46,{VISITS},2024,3,10", "denominator-not-wanted", "trống", id="growth-of"),
        pytest.param(
            "46,museum_programme_count,museum,2024,3,10", "denominator-not-wanted", "trống", id="of"
        ),
        pytest.param(f"46,{SERVICE},2027,3,10", "year-ahead", "2027", id="year-after-today"),
        pytest.param(f"46,{SERVICE},24,3,10", "not-a-year", "«24»", id="year-of-two-digits"),
        pytest.param(f"46,{SERVICE},2024,3,10,x", "unknown-word", "withdrawn", id="status-unknown"),
        pytest.param(f"46,{SERVICE},2024,3,10,,a,b", "too-many-cells", "9", id="too-many-cells"),
        pytest.param(
            "46,library_service,education,2022,1,2", "duplicate-row", "dòng 2", id="twice"
        ),
        pytest.param(f"9,{SERVICE},2024,,,withdrawn", "unknown-unit", "«9»", id="withdraw-unknown"),
    ],
)
def test_figure_is_refused(untouched, take, line, code, words):
    before = everything(untouched)
    found = take(untouched, FIGURE, "46,library_service,education,2022,1,2", line, reason="đúng")
    assert found.refused
    assert said(found.errors) == [(3, code)]
    assert words.lower() in found.errors[0].sentence.lower()
    assert everything(untouched) == before


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param("99,2025,2025-12-01", "unknown-unit", "«99»", id="unit-unknown"),
        pytest.param("VN,2025,2025-12-01", "unit-not-reporting", "cả nước", id="country"),
        pytest.param("86@2025,2025,2025-12-01", "unit-not-valid", "86 (", id="unit-ended"),
        pytest.param("86,2024,2024-12-01", "unit-not-valid", "84@2025", id="unit-too-early"),
        pytest.param("46,2027,2026-02-01", "year-ahead", "2027", id="year-after-today"),
        pytest.param("46,2025,2026-03-02", "receipt-ahead", "02/03/2026", id="receipt-tomorrow"),
        pytest.param("46,2025,", "missing-receipt", "ngày nhận", id="no-receipt"),
        pytest.param("46,2025,hôm qua", "not-a-date", "«hôm qua»", id="no-date"),
        pytest.param("46,2025,2025-12-01,30/02/2025", "not-a-date", "30/02", id="impossible-date"),
        pytest.param("46,2025,2025-12-01,,,,done", "unknown-word", "current", id="status-unknown"),
        pytest.param("01,2025,2025-12-02", "duplicate-row", "dòng 2", id="twice"),
    ],
)
def test_report_is_refused(untouched, take, line, code, words):
    before = everything(untouched)
    found = take(untouched, REPORT, "01,2025,2025-12-01", line, reason="đúng")
    assert said(found.errors) == [(3, code)]
    assert words.lower() in found.errors[0].sentence.lower()
    assert everything(untouched) == before


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        pytest.param("I.9,2024,in_progress", "unknown-task", "«I.9»", id="task-unknown"),
        pytest.param("I.5,2026,in_progress", "unknown-occurrence", "2023, 2024, 2025", id="yearly"),
        pytest.param("I.2.1,2024,in_progress", "unknown-occurrence", "2025", id="span-key-is-last"),
        pytest.param("I.5,,in_progress", "unknown-occurrence", "2023", id="dated-task-needs-year"),
        pytest.param(
            "I.4.2,2025,in_progress", "unknown-occurrence", "trống", id="undated-has-none"
        ),
        pytest.param("I.5,2026,withdrawn", "unknown-occurrence", "2025", id="withdraw-unknown"),
        pytest.param("I.5,2024,overdue", "unknown-word", "in_progress", id="state-unknown"),
        pytest.param("I.5,2024,", "empty-cell", "state", id="state-empty"),
        pytest.param("I.5,2024,done,,12/QĐ", "missing-finish", "ngày", id="done-without-day"),
        pytest.param("I.5,2024,done,2024-05-01,", "missing-proof", "chứng minh", id="no-proof"),
        pytest.param("I.5,2024,done,2026-03-02,12/QĐ", "finish-ahead", "02/03/2026", id="ahead"),
        pytest.param(
            "I.5,2024,done,2023-12-31,12/QĐ", "finish-too-early", "01/01/2024", id="early"
        ),
        pytest.param(
            "I.5,2024,in_progress,2024-05-01", "finished-in-progress", "done", id="half-finished"
        ),
        pytest.param("II.3.2,0,in_progress", "duplicate-row", "dòng 2", id="empty-and-0-are-one"),
    ],
)
def test_task_record_is_refused(untouched, take, line, code, words):
    before = everything(untouched)
    found = take(untouched, TASK, "II.3.2,,in_progress", line, reason="đúng")
    assert said(found.errors) == [(3, code)]
    assert words.lower() in found.errors[0].sentence.lower()
    assert everything(untouched) == before


@pytest.mark.parametrize(
    ("header", "line", "issues"),
    [
        pytest.param(f"{FIGURE},ghi", EXPECTED, [("ghi", "unknown-column")], id="unknown"),
        pytest.param(
            "unit_code,indicator_code,year,numerator",
            "46,x,2024,3",
            [("category_code", "missing-column"), ("indicator_code", "unknown-indicator")],
            id="missing",
        ),
        pytest.param(
            "unit_code,year,received_on,name,code",
            "46,2025,2025-12-01,,",
            [("name", "unknown-column"), ("code", "unknown-column")],
            id="unknown-here-but-known-to-another-table",
        ),
        pytest.param(
            f'unit_code,year,received_on,"{BESIDE[0]}",{BESIDE[1]},{BESIDE[2]}',
            "46,2025,2025-12-01,Huế,mở,sổ",
            [(name, "unknown-column") for name in BESIDE],
            id="of-the-register-in-another-table",
        ),
        pytest.param(f"{FIGURE},note", EXPECTED, [("note", "duplicate-column")], id="named-twice"),
    ],
)
def test_header_is_refused(untouched, take, header, line, issues):
    found = take(untouched, header, line)
    assert [(issue.column, issue.code) for issue in found.errors] == issues
    assert found.errors[0].line == 1


KNOWN = (
    f"46,{SERVICE},2022,10,100",
    f"46,{SERVICE},2023,,,withdrawn",
    f"46,{VISITS},2022,100,",
    f"83@2025,{SERVICE},2023,0,9",
    f"83@2025,{SERVICE},2024,0,10",
    f"84@2025,{SERVICE},2024,0,20",
    f"86@2025,{SERVICE},2022,0,30",
    f"83@2025,{VISITS},2024,10,",
    f"84@2025,{VISITS},2024,10,",
    f"86@2025,{VISITS},2023,20,",
)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(f"46,{SERVICE},2024,5,120", None, id="denominator-up-by-a-fifth"),
        pytest.param(f"46,{SERVICE},2024,5,121", "denominator-moved", id="denominator-up"),
        pytest.param(f"46,{SERVICE},2024,5,80", None, id="denominator-down-by-a-fifth"),
        pytest.param(f"46,{SERVICE},2024,5,79", "denominator-moved", id="denominator-down"),
        pytest.param(f"46,{SERVICE},2021,5,121", None, id="nothing-earlier"),
        pytest.param(f"86,{SERVICE},2025,5,72", None, id="merged-denominators"),
        pytest.param(f"86,{SERVICE},2025,5,73", "denominator-moved", id="merged-denominator-up"),
        pytest.param(f"46,{VISITS},2023,150,", None, id="growth-of-half"),
        pytest.param(f"46,{VISITS},2025,151,", "growth-high", id="growth-above-half"),
        pytest.param(f"86,{VISITS},2025,60,", None, id="merged-growth-of-half"),
        pytest.param(f"86,{VISITS},2025,61,", "growth-high", id="merged-growth-above-half"),
        pytest.param("46,library_visits_online,none,2024,5,", None, id="part-of-what-is-asked"),
        pytest.param("46,library_visits,museum,2024,5,", "not-asked", id="other-category"),
        pytest.param("46,museum_programme_count,museum,2024,5,", "not-asked", id="anothers-plan"),
        pytest.param("86@2025,museum_programme_count,museum,2024,5,", None, id="own-plan"),
        pytest.param("46,centre_support,centre_commune,2025,5,9", None, id="own-plan-of-a-city"),
        pytest.param("19753,centre_support,centre_commune,2025,5,9", None, id="commune-of-a-plan"),
        pytest.param(
            "00004,centre_support,centre_commune,2025,5,9", "not-asked", id="commune-elsewhere"
        ),
        pytest.param(
            "00004,library_service,public_commune,2025,1,1", None, id="commune-of-the-country"
        ),
    ],
)
def test_unlikely_figure_needs_a_reason(untouched, take, line, code):
    before = everything(untouched)
    found = take(untouched, FIGURE, *KNOWN, line, dry_run=True)
    assert said(found.warnings) == ([(12, code)] if code else [])
    assert not found.errors
    assert found.needs_reason == bool(code)
    assert everything(untouched) == before


def test_report_cut_off_after_its_receipt_needs_a_reason(untouched, take):
    found = take(untouched, REPORT, "01,2025,2025-12-01,2025-12-01", "46,2025,1/12/2025,2/12/2025")
    assert found.refused
    assert found.needs_reason
    assert said(found.warnings) == [(3, "cut-off-after-receipt")]


def made_up(engine: sa.Engine, *figures: dict) -> int:
    """Store demonstration figures, of Huế unless they say otherwise."""
    codes = {"unit_code": "46", "indicator_code": "library_service", "category_code": "none"}
    with writing(engine) as connection:
        change_id = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="Minh họa.")
        marks = {"change_id": change_id, "origin": "demonstration", "status": "current"}
        rows = [codes | marks | {"denominator": None} | each for each in figures]
        connection.execute(sa.insert(FigureRow), rows)
    return change_id


def test_what_is_made_up_is_not_what_a_figure_is_compared_with(engine, take):
    visits = {"indicator_code": "library_visits", "year": 2022, "numerator": 100}
    service = {"category_code": "public_commune", "year": 2022, "numerator": 1, "denominator": 9}
    made_up(engine, visits, service)
    lines = (f"46,{SERVICE},2023,5,100", f"46,{VISITS},2023,900,")
    found = take(engine, FIGURE, *lines, removal=True)
    assert (found.warnings, found.refused) == ((), False)
    again = take(engine, FIGURE, f"46,{SERVICE},2024,5,200", f"46,{VISITS},2024,1800,")
    assert said(again.warnings) == [(2, "denominator-moved"), (3, "growth-high")]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                f"86@2025,library_service,{category},2024,{number},20"
                for category, number in (
                    ("university_specialised", 9),
                    ("university", 5),
                    ("specialised", 5),
                )
            ],
            id="categories-within-another",
        ),
        pytest.param(
            [f"46,{VISITS},2024,100,"]
            + [f"46,library_visits_{part},none,2024,5," for part in ("onsite", "mobile", "online")],
            id="visits-by-channel",
        ),
        pytest.param(
            [f"46,{SERVICE},2025,0,1", f"19753,{SERVICE},2025,3,3"], id="province-and-its-commune"
        ),
    ],
)
def test_long_form_needs_no_reason_for_sums(engine, take, lines):
    together = take(engine, FIGURE, *lines, dry_run=True)
    one_by_one = [take(engine, FIGURE, line, reason="đúng") for line in lines]
    assert all(each.change_id for each in one_by_one)
    for found in (together, *one_by_one):
        assert {issue.code for issue in found.warnings} <= {"not-asked"}


def test_everything_wrong_is_said_at_once_by_line(engine, take):
    before = everything(engine)
    lines = (
        EXPECTED,
        f"46,{VISITS},2024,100,",
        f"46,{VISITS},2025,200,",
        f"1,{SERVICE},2099,5,3",
        "",
        EXPECTED,
    )
    found = take(engine, f"{FIGURE},x", *lines, reason="đúng")
    assert sorted(said(found.errors)) == [
        (1, "unknown-column"),
        (5, "numerator-above-denominator"),
        (5, "unknown-unit"),
        (5, "year-ahead"),
        (7, "duplicate-row"),
    ]
    assert [line for line, _ in said(found.errors)] == [1, 5, 5, 5, 7]
    assert said(found.warnings) == [(4, "growth-high")]
    assert everything(engine) == before


@pytest.mark.on_both
def test_figures_are_kept_under_one_change_with_their_file(engine, take, tmp_path):
    found = take(engine, FIGURE, EXPECTED, f"00004,{VISITS},2025,7.0,,,Số “tròn”", reason=" ")
    assert not found.refused
    content = (tmp_path / "so-lieu.csv").read_bytes()
    kept = dict.fromkeys(("note", "denominator"), None) | {
        "origin": "reported",
        "status": "current",
        "change_id": found.change_id,
    }
    assert rows(engine, FigureRow) == [
        kept
        | {"unit_code": "00004", "indicator_code": "library_visits", "category_code": "none"}
        | {"year": 2025, "numerator": 7, "note": "Số “tròn”"},
        kept
        | {"unit_code": "46", "indicator_code": "library_service"}
        | {"category_code": "public_commune", "year": 2024, "numerator": 3, "denominator": 10},
    ]
    change = rows(engine, ChangeRow)[-1]
    assert (change["id"], change["kind"], change["actor"]) == (found.change_id, "import", "thử")
    assert (change["file_name"], change["reason"]) == ("so-lieu.csv", None)
    assert change["file_sha256"] == sha256(content).hexdigest()
    assert rows(engine, ChangeFileRow) == [{"change_id": found.change_id, "content": content}]


def test_reason_accepts_warnings_and_is_kept(engine, take):
    line = "46,museum_programme_count,museum,2024,5,"
    assert take(engine, FIGURE, line).refused
    found = take(engine, FIGURE, line, reason="Huế tự làm")
    assert found.change_id is not None
    assert rows(engine, ChangeRow)[-1]["reason"] == "Huế tự làm"


def test_same_file_twice_changes_nothing(engine, take):
    lines = (EXPECTED, "46,museum_programme_count,museum,2024,5,")
    take(engine, FIGURE, *lines, reason="đúng")
    before = everything(engine)
    again = take(engine, FIGURE, *lines)
    assert (again.refused, again.change_id, again.warnings) == (False, None, ())
    assert again.plans[0].summary == "mới 0, sửa 0, rút 0, không đổi 2"
    assert everything(engine) == before


@pytest.mark.on_both
def test_only_what_differs_is_written(engine, take):
    others = (f"01,{VISITS},2024,100,", f"04,{VISITS},2024,100,", f"12,{VISITS},2024,100,")
    take(engine, FIGURE, *others)
    lines = (others[0], f"04,{VISITS},2024,110,", f"12,{VISITS},2024,,,withdrawn", EXPECTED)
    found = take(engine, FIGURE, *lines)
    assert found.plans[0].summary == "mới 1, sửa 1, rút 1, không đổi 1"
    changed = found.plans[0].rows[1]
    assert changed.differences(found.plans[0].table) == {"numerator": (100, 110)}
    written = [row["unit_code"] for row in rows(engine, FigureRow) if row["change_id"] == 3]
    assert written == ["04", "12", "46"]
    assert numerators(engine) == {("01", 2024): 100, ("04", 2024): 110, ("46", 2024): 3}


@pytest.mark.on_both
def test_withdrawn_figure_leaves_none_and_can_be_brought_back(engine, take):
    gone = f"46,{SERVICE},2024,,,withdrawn"
    assert take(engine, FIGURE, gone).change_id is None
    take(engine, FIGURE, EXPECTED)
    assert take(engine, FIGURE, gone).change_id == 3
    assert numerators(engine) == {}
    assert take(engine, FIGURE, gone).change_id is None
    assert take(engine, FIGURE, EXPECTED).plans[0].summary.startswith("mới 1")
    assert numerators(engine) == {("46", 2024): 3}
    assert [row["status"] for row in rows(engine, FigureRow)] == ["current", "withdrawn", "current"]


@pytest.mark.parametrize(
    ("table", "header", "first", "second", "withdrawn"),
    [
        pytest.param(
            ReportRow,
            REPORT,
            "00004,2025,01/12/2025,2025-11-30,12/BC,Ông A",
            "00004,2025,02/12/2025,2025-11-30,12/BC,Ông A",
            "00004,2025,,,,,withdrawn",
            id="report",
        ),
        pytest.param(
            TaskRecordRow,
            TASK,
            "I.2.1,2025,in_progress,,,",
            "I.2.1,2025,done,2026-01-05,12/QĐ,",
            "I.2.1,2025,withdrawn,,,",
            id="task-record",
        ),
        pytest.param(
            TaskRecordRow,
            TASK,
            "I.4.2,,in_progress,,,",
            "I.4.2,0,done,2023-01-05,12/QĐ,",
            "I.4.2,0,withdrawn,,,",
            id="undated-task",
        ),
        pytest.param(
            TaskRecordRow,
            TASK,
            "II.4,2030,in_progress,,,",
            "II.4,2030,in_progress,,,Sớm",
            "II.4,2030,withdrawn,,,",
            id="work-before-its-time",
        ),
    ],
)
@pytest.mark.on_both
def test_reports_and_task_records_are_appended(
    engine, take, table, header, first, second, withdrawn
):
    steps = [take(engine, header, line) for line in (first, first, second, withdrawn, second)]
    assert [step.change_id for step in steps] == [2, None, 3, 4, 5]
    assert [row["change_id"] for row in rows(engine, table)] == [2, 3, 4, 5]


def test_dry_run_shows_the_plan_and_writes_nothing(engine, take):
    before = everything(engine)
    found = take(engine, FIGURE, EXPECTED, dry_run=True)
    assert (found.refused, found.change_id) == (False, None)
    assert found.plans[0].summary.startswith("mới 1")
    assert everything(engine) == before


def test_real_report_equal_to_demonstration_data_is_new(engine, take):
    made_up(
        engine,
        {"category_code": "public_commune", "year": 2024, "numerator": 3, "denominator": 10},
    )
    found = take(engine, FIGURE, EXPECTED, removal=True)
    assert found.plans[0].summary.startswith("mới 1, sửa 0")
    assert [row["origin"] for row in rows(engine, FigureRow)] == ["reported"]


@pytest.mark.on_both
def test_two_imports_at_once_do_not_mix(engine, take):
    def one(number: int) -> int | None:
        lines = [f"{unit},{VISITS},2024,100," for unit in ("01", "04", "46")]
        return take(engine, FIGURE, *lines, name=f"{number}.csv").change_id

    with ThreadPoolExecutor(4) as pool:
        changes = list(pool.map(one, range(8)))
    assert sorted(changes, key=str) == [2, *[None] * 7]
    assert len(rows(engine, FigureRow)) == 3


@pytest.mark.on_both
def test_import_cut_off_in_the_middle_leaves_nothing(engine, take):
    before = everything(engine)

    def cut_off(_connection, _cursor, statement, *_rest):
        if statement.startswith("INSERT INTO figure"):
            raise ConnectionAbortedError

    sa.event.listen(engine, "before_cursor_execute", cut_off)
    with pytest.raises(ConnectionAbortedError):
        take(engine, FIGURE, EXPECTED)
    sa.event.remove(engine, "before_cursor_execute", cut_off)
    assert everything(engine) == before
    assert take(engine, FIGURE, EXPECTED).change_id is not None


@pytest.mark.parametrize(
    ("units", "refused"),
    [
        pytest.param({"46"}, [4], id="own-province-with-its-communes"),
        pytest.param({"19753"}, [2, 4], id="one-commune"),
        pytest.param(set(), [2, 3, 4], id="none"),
        pytest.param(None, [], id="every-unit"),
    ],
)
def test_author_writes_only_for_the_units_given(engine, take, units, refused):
    # Phú Xuân (19753) is a ward of Huế (46).
    lines = [f"{unit},{SERVICE},2025,1,1" for unit in ("46", "19753", "01")]
    author = Author("thử", None if units is None else frozenset(units))
    outcome = take(engine, FIGURE, *lines, author=author, reason="như phường báo cáo")
    assert [line for line, code in said(outcome.errors) if code == "not-permitted"] == refused
    assert bool(rows(engine, FigureRow)) is not bool(refused)


def test_author_for_some_units_writes_no_task(engine, take):
    outcome = take(
        engine, TASK, "I.1.2,2025,in_progress,,,", author=Author("thử", frozenset({"46"}))
    )
    assert said(outcome.errors) == [(2, "not-permitted")]
    assert rows(engine, TaskRecordRow) == []


def test_file_that_is_not_there_is_a_problem(untouched, tmp_path):
    for path in (tmp_path / "không.csv", tmp_path):
        with pytest.raises(Problem, match="tệp"):
            import_file(untouched, path, reason=None, dry_run=False, today=TODAY, author=ANYONE)


@pytest.fixture
def command(engine, database_url, tmp_path, monkeypatch, capsys):
    """Run the command on a file of these lines; return its exit status and what it printed."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    def command(*lines: str, options: tuple[str, ...] = ()) -> tuple[int, str]:
        path: Path = tmp_path / "hue.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        status = importing.main([str(path), "--as-of", "2026-03-01", *options])
        return status, capsys.readouterr().out

    return command


def test_command_says_what_became_of_the_file(command, tmp_path):
    odd = "46,museum_programme_count,museum,2024,5,"
    status, text = command(FIGURE, EXPECTED, odd)
    assert status == 1
    assert "chưa ghi gì" in text
    assert "Dòng 3, cột category_code" in text
    assert "--reason" in text
    status, text = command(FIGURE, EXPECTED, odd, options=("--dry-run",))
    assert (status, "chỉ kiểm tra" in text) == (0, True)
    status, text = command(FIGURE, EXPECTED, odd, options=("--reason", "Huế tự làm"))
    assert (status, "thay đổi số 2" in text, "Lý do: Huế tự làm" in text) == (0, True, True)
    status, text = command(FIGURE, EXPECTED, odd)
    assert (status, "không có gì thay đổi" in text) == (0, True)
    status, text = command(FIGURE, f"46,{SERVICE},2024,4,10")
    assert (status, "numerator 3 → 4" in text) == (0, True)
    status, text = command(FIGURE, f"46,{SERVICE},2024,4,3")
    assert (status, "sửa các lỗi" in text, "Dòng 2" in text) == (1, True, True)
    status, text = command("a,b", "1,2")
    assert (status, "không phải của bảng nào nhập được" in text) == (1, True)


def test_letters_that_no_pdf_shows_are_named_with_their_cell(engine, take):
    outcome = take(engine, TASK, "I.5,2025,done,2025-10-20,số 1 漢,tốt ✓ № 😀")
    found = [(each.column, each.code, each.line) for each in outcome.warnings]
    assert found == [("proof", "unprintable-letters", 2), ("note", "unprintable-letters", 2)]
    assert "«漢» (U+6F22)" in outcome.warnings[0].sentence
    assert "U+1F600" in outcome.warnings[1].sentence
    assert "№" not in outcome.warnings[1].sentence


def test_letters_of_word_processors_need_no_reason(engine, take):
    outcome = take(engine, TASK, "I.5,2025,done,2025-10-20,số 1\u20112,\uf0fc tốt ≈ 5™")
    assert not outcome.warnings
