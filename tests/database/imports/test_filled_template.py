"""A filled template: read whatever way it was filled, checked as a whole, applied as one change."""

import unicodedata
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from data_access.imports.marking import marked
from data_access.imports.preview import preview
from data_access.people.authors import Author
from data_access.programme.queries import programme
from data_access.store.changes import DEMONSTRATION, IMPORT, record_change
from data_access.store.engine import reading, writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow, FigureRow, ReportRow
from data_access.templates.form import (
    COMMUNES,
    COVER,
    COVERAGE,
    FAULTS,
    MARK,
    TASKS,
    VISITS,
)
from tests.templates import SERVICE, TODAY, form, said, take
from tests.templates import VISITS as WHOLE

FIRST_COMMUNE = 7
"""The row in which the sheet of communes begins."""
OF_COMMUNE, WHOLE_OF_COMMUNE = (
    f"{part}__{'__'.join(SERVICE)}" for part in ("numerator", "denominator")
)
PARTS = tuple((f"library_visits_{channel}", "none") for channel in ("onsite", "mobile", "online"))


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def figures(engine) -> dict[tuple[str, str], tuple[int, int | None]]:
    with reading(engine) as connection:
        found = programme(connection).figures
    return {(f.indicator_code, f.category_code): (f.numerator, f.denominator) for f in found}


def count(engine, row) -> int:
    with reading(engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(row)) or 0


def test_everything_in_it_is_one_change(engine):
    filled = form(engine).cover(
        cut_off_on=date(2026, 10, 1), document_number="12/BC", responsible="Ông A"
    )
    filled.put(COVERAGE, SERVICE, numerator=12, denominator=40, note="đã rà soát")
    filled.put(VISITS, WHOLE, numerator=1000)
    outcome = take(engine, filled)
    assert (outcome.errors, outcome.warnings) == ((), ())
    assert figures(engine) == {SERVICE: (12, 40), WHOLE: (1000, None)}
    with reading(engine) as connection:
        (report,) = programme(connection).reports
    assert (report.unit_code, report.year, report.change_id) == ("46", 2026, outcome.change_id)
    assert report.cut_off_on == date(2026, 10, 1)
    assert (report.document_number, report.responsible) == ("12/BC", "Ông A")


def test_same_file_twice_changes_nothing_and_names_the_first_change(engine):
    content = form(engine).cover().put(COVERAGE, SERVICE, numerator=1, denominator=4).content
    first = take(engine, content)
    changes = count(engine, ChangeRow)
    again = take(engine, content)
    assert (again.refused, again.change_id, again.earlier) == (False, None, first.change_id)
    assert count(engine, ChangeRow) == changes


def test_empty_cells_say_nothing_about_what_is_stored(engine):
    take(engine, form(engine).cover().put(COVERAGE, SERVICE, numerator=1, denominator=4))
    take(engine, form(engine).cover().put(VISITS, WHOLE, numerator=7))
    assert figures(engine) == {SERVICE: (1, 4), WHOLE: (7, None)}


def test_stored_figure_is_taken_back_in_words(engine):
    take(engine, form(engine).cover().put(COVERAGE, SERVICE, numerator=1, denominator=4))
    outcome = take(engine, form(engine).cover().put(COVERAGE, SERVICE, status="rút "))
    assert [plan.summary for plan in outcome.plans if plan.table.name == "figure"] == [
        "mới 0, sửa 0, rút 1, không đổi 0"
    ]
    assert figures(engine) == {}


NUMBERS = {
    "1.234": 1234,
    "1,234": 1234,
    "1 234": 1234,
    "1\u00a0234": 1234,
    "１２３４": 1234,
    "1.234.567": 1234567,
    "007": 7,
    " 12 ": 12,
    12.0: 12,
    "12": 12,
}


def test_numbers_are_read_as_an_officer_writes_them(engine):
    filled = form(engine).cover()
    for row, entered in enumerate(NUMBERS, FIRST_COMMUNE):
        filled.put(COMMUNES, row, **{OF_COMMUNE: entered, WHOLE_OF_COMMUNE: 2_000_000})
    assert not take(engine, filled, reason="thử").refused
    codes = [filled.book[COMMUNES].cell(FIRST_COMMUNE + n, 1).value for n in range(len(NUMBERS))]
    query = sa.select(FigureRow.unit_code, FigureRow.numerator)
    with reading(engine) as connection:
        stored = dict(map(tuple, connection.execute(query)))
    assert stored == dict(zip(codes, NUMBERS.values(), strict=True))


NO_NUMBERS = {
    1.5: "fractional-count",
    1.234: "fractional-count",
    "1.234,5": "fractional-count",
    "1.23.456": "not-a-count",
    "1.234,567": "fractional-count",
    -3: "negative-count",
    "khoảng 100": "not-a-count",
    "=1+1": "formula",
    "#REF!": "cell-error",
}


def test_each_number_that_is_none_is_an_error_of_its_cell(untouched):
    filled = form(untouched).cover().put(VISITS, WHOLE, numerator=1.5)
    for row, entered in enumerate(NO_NUMBERS, FIRST_COMMUNE):
        filled.put(COMMUNES, row, **{OF_COMMUNE: entered, WHOLE_OF_COMMUNE: 2_000_000})
    errors = take(untouched, filled).errors
    row = filled.row_of(VISITS, *WHOLE)
    assert said(errors) == [
        (VISITS, f"D{row}", "fractional-count"),
        *((COMMUNES, f"D{at}", code) for at, code in enumerate(NO_NUMBERS.values(), FIRST_COMMUNE)),
    ]
    assert "cột Năm 2026" in errors[0].place


@pytest.mark.parametrize(
    "written",
    [
        "20/11/2026",
        "20-11-2026",
        "20.11.2026",
        "2026-11-20",
        "ngày 20 tháng 11 năm 2026",
        unicodedata.normalize("NFD", "Ngày 20 tháng 11 năm 2026"),
        datetime.fromisoformat("2026-11-20"),
    ],
)
def test_day_is_read_as_an_officer_writes_it(untouched, written):
    outcome = take(untouched, form(untouched).cover(received_on=written), dry_run=True)
    (plan,) = (plan for plan in outcome.plans if plan.table.name == "report")
    assert plan.rows[0].row.values["received_on"] == date(2026, 11, 20)


@pytest.mark.parametrize(
    "name",
    [
        "Thành phố Huế",
        "thua thien hue",
        unicodedata.normalize("NFD", "Tỉnh Thừa Thiên Huế"),
        "TP. Huế",
        "46",
    ],
)
def test_cover_knows_its_unit_by_every_name(untouched, name):
    assert take(untouched, form(untouched).cover(unit_code=name), dry_run=True).errors == ()


def test_cover_of_another_unit_or_year_is_refused(untouched):
    found = take(untouched, form(untouched).cover(unit_code="Hà Nội", year=2025)).errors
    assert said(found) == [(COVER, "C5", "cover-changed"), (COVER, "C6", "cover-changed")]


def test_everything_wrong_is_said_at_once_on_its_sheet(untouched):
    filled = form(untouched).cover(received_on=date(2026, 12, 1))
    filled.put(COVERAGE, SERVICE, numerator=5, denominator=4)
    filled.put(COMMUNES, ("19753",), numerator__library_service__public_commune="ba")
    outcome = take(untouched, filled)
    row = filled.row_of(COVERAGE, *SERVICE)
    assert set(said(outcome.errors)) == {
        (COVER, "C10", "receipt-ahead"),
        (COVERAGE, f"F{row}", "numerator-above-denominator"),
        (COMMUNES, "D7", "not-a-count"),
        (COMMUNES, "E7", "missing-denominator"),
    }


def test_wrong_version_says_what_to_do(untouched):
    filled = form(untouched)
    filled.book[MARK]["B1"] = "0"
    with pytest.raises(Problem, match=r"mẫu số 0.*tải mẫu mới"):
        take(untouched, filled)


def test_lost_mark_is_no_other_table(untouched):
    filled = form(untouched)
    del filled.book[MARK]
    with pytest.raises(Problem, match="mất dấu phiên bản"):
        take(untouched, filled)


def test_missing_sheet_is_an_error_beside_the_others(untouched):
    filled = form(untouched).cover(received_on="hôm qua")
    del filled.book[VISITS]
    assert said(take(untouched, filled).errors) == [
        (COVER, "C10", "not-a-date"),
        (VISITS, None, "missing-sheet"),
    ]


def test_lost_row_of_names_says_what_to_do(untouched):
    filled = form(untouched).cover()
    filled.book[VISITS].delete_rows(5)
    with pytest.raises(Problem, match=VISITS):
        take(untouched, filled)


def test_channels_must_add_up_or_have_a_reason(engine):
    filled = form(engine).cover().put(VISITS, WHOLE, numerator=10)
    for part, number in zip(PARTS, (5, 3, 1), strict=True):
        filled.put(VISITS, part, numerator=number)
    outcome = take(engine, filled)
    row = filled.row_of(VISITS, *WHOLE)
    assert said(outcome.warnings) == [(VISITS, f"D{row}", "parts-do-not-add-up")]
    assert outcome.needs_reason
    assert take(engine, filled, reason="làm tròn").change_id is not None
    # What is accepted is not asked for again.
    assert take(engine, filled).warnings == ()


def test_channels_that_add_up_say_nothing(untouched):
    filled = form(untouched).cover().put(VISITS, WHOLE, numerator=9)
    for part, number in zip(PARTS, (5, 3, 1), strict=True):
        filled.put(VISITS, part, numerator=number)
    assert take(untouched, filled, dry_run=True).warnings == ()


@pytest.mark.parametrize(
    ("given", "own", "warned"),
    [
        pytest.param({"19753": (1, 1)}, (3, 40), False, id="others-may-follow"),
        pytest.param({"19753": (4, 4)}, (3, 40), True, id="one-has-more-than-all"),
        pytest.param(None, (40, 40), False, id="all-agree"),
        pytest.param(None, (39, 40), True, id="all-disagree"),
    ],
)
def test_communes_are_compared_with_their_province(untouched, given, own, warned):
    filled = form(untouched).cover()
    filled.put(COVERAGE, SERVICE, numerator=own[0], denominator=own[1])
    if given is None:
        rows = filled.book[COMMUNES].iter_rows(min_row=7, max_col=1)
        given = {cell.value: (1, 1) for (cell,) in rows if cell.value}
    for code, (part, whole) in given.items():
        numbers = {f"numerator__{'__'.join(SERVICE)}": part}
        numbers[f"denominator__{'__'.join(SERVICE)}"] = whole
        filled.put(COMMUNES, (code,), **numbers)
    outcome = take(untouched, filled, dry_run=True)
    assert not outcome.errors
    assert bool([each for each in outcome.warnings if each.code == "communes-differ"]) is warned


def test_communes_of_an_earlier_file_are_remembered(engine):
    take(engine, form(engine).cover().put(COVERAGE, SERVICE, numerator=0, denominator=2))
    filled = form(engine).cover()
    numbers = {f"numerator__{'__'.join(SERVICE)}": 1, f"denominator__{'__'.join(SERVICE)}": 1}
    outcome = take(engine, filled.put(COMMUNES, ("19753",), **numbers))
    row = filled.row_of(COMMUNES, "19753")
    assert said(outcome.warnings) == [(COMMUNES, f"D{row}", "communes-differ")]


def test_figure_taken_back_is_compared_with_nothing(engine):
    take(engine, form(engine).cover().put(COVERAGE, SERVICE, numerator=0, denominator=2))
    filled = form(engine).cover().put(COVERAGE, SERVICE, status="Rút")
    numbers = {f"numerator__{'__'.join(SERVICE)}": 1, f"denominator__{'__'.join(SERVICE)}": 1}
    outcome = take(engine, filled.put(COMMUNES, ("19753",), **numbers), dry_run=True)
    assert (outcome.errors, outcome.warnings) == ((), ())


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        pytest.param((9, 5, 4), 1, id="denominators"),
        pytest.param((8, 5, 4), 2, id="numerators-too"),
    ],
)
def test_category_that_holds_two_others_is_their_sum(engine, numbers, faults):
    """Lai Châu's form asks for the whole and for one part; the other part came before."""
    whole, university, specialised = numbers
    with writing(engine) as connection:
        change = record_change(connection, kind=IMPORT, actor="thử", summary="x")
        codes = {"unit_code": "12", "indicator_code": "library_service", "year": 2025}
        connection.execute(
            sa.insert(FigureRow).values(
                **codes,
                category_code="university",
                numerator=university,
                denominator=20,
                change_id=change,
                origin="reported",
                status="current",
            )
        )
    filled = form(engine, "12", 2025).cover()
    for category, number in (("university_specialised", whole), ("specialised", specialised)):
        filled.put(COVERAGE, ("library_service", category), numerator=number, denominator=20)
    outcome = take(engine, filled, dry_run=True)
    assert not outcome.errors
    said = [each.code for each in outcome.warnings]
    assert said.count("parts-do-not-add-up") == faults


def test_demonstration_data_are_compared_with_nothing(engine):
    with writing(engine) as connection:
        change = record_change(connection, kind=DEMONSTRATION, actor="thử", summary="x")
        marks = {"change_id": change, "origin": "demonstration", "status": "current", "year": 2026}
        for unit, (indicator, category), numbers in (
            *(("46", part, (5, None)) for part in PARTS),
            ("19753", SERVICE, (9, 9)),
        ):
            codes = {"unit_code": unit, "indicator_code": indicator, "category_code": category}
            counts = dict(zip(("numerator", "denominator"), numbers, strict=True))
            connection.execute(sa.insert(FigureRow).values(**marks, **codes, **counts))
    filled = form(engine).cover().put(VISITS, WHOLE, numerator=10)
    filled.put(COVERAGE, SERVICE, numerator=1, denominator=1)
    assert take(engine, filled, removal=True).warnings == ()


def test_commune_reports_with_its_figures(engine):
    filled = form(engine).cover().put(COMMUNES, ("19753",), received_on="05/10/2026")
    assert not take(engine, filled).refused
    assert count(engine, ReportRow) == 2


def test_officer_of_a_commune_cannot_hand_in_for_the_province(engine):
    filled = form(engine).cover().put(COVERAGE, SERVICE, numerator=1, denominator=1)
    outcome = take(engine, filled, author=Author("thử", frozenset({"19753"})))
    assert {issue.code for issue in outcome.errors} == {"not-permitted"}
    assert count(engine, FigureRow) == 0


def test_tasks_are_recorded_by_those_who_lead(engine):
    filled = form(engine, "VN").put(
        TASKS, ("II.6", "2026"), state="hoàn thành", finished_on="1/11/2026", proof="9/BC"
    )
    refused = take(engine, filled, author=Author("thử", frozenset({"46"})))
    assert [(issue.page, issue.code) for issue in refused.errors] == [(TASKS, "not-permitted")]
    assert take(engine, filled).change_id is not None
    with reading(engine) as connection:
        (record,) = programme(connection).task_records
    assert (record.task_code, record.state, record.finished_on) == (
        "II.6",
        "done",
        date(2026, 11, 1),
    )


def test_marked_file_shows_each_issue_and_can_be_handed_in_again(engine, tmp_path):
    filled = form(engine).cover().put(COVERAGE, SERVICE, numerator=5, denominator=4)
    content = filled.content
    outcome = take(engine, content)
    path = tmp_path / "marked.xlsx"
    path.write_bytes(marked(content, outcome))
    book = load_workbook(path)
    assert book.sheetnames[0] == FAULTS
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [FAULTS]
    (issue,) = outcome.errors
    assert issue.sentence in {cell.value for row in book[FAULTS].iter_rows() for cell in row}
    cell = book[COVERAGE][issue.address]
    assert issue.sentence in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("F7C7C3")
    assert cell.value == 5
    cell.value = 3
    book.save(path)
    assert take(engine, path.read_bytes()).change_id is not None


def test_preview_shows_rows_with_issues_and_not_what_is_hidden(untouched):
    filled = form(untouched).cover()
    last = filled.book[COMMUNES].max_row
    filled.put(COMMUNES, last, numerator__library_service__public_commune="ba")
    content = filled.content
    pages = preview(content, take(untouched, content))
    page = next(page for page in pages if page.title == COMMUNES)
    assert page.rows[-1].number == last
    assert "ba" in page.rows[-1].cells
    assert 5 not in [row.number for row in page.rows]
    assert MARK not in [page.title for page in pages]
    texts = [cell for page in pages for row in page.rows for cell in row.cells]
    assert not [text for text in texts if "||" in text], "what a row keeps for the reader"


def test_template_of_a_year_to_come_is_refused_until_then(untouched):
    outcome = take(untouched, form(untouched, year=2027).cover(), today=TODAY)
    assert {issue.code for issue in outcome.errors} == {"year-ahead"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        pytest.param(date(2026, 1, 1), "01/01/2026", id="day"),
        pytest.param(
            datetime(2026, 1, 1, 8, 30),  # noqa: DTZ001 (no moment of the world)
            "01/01/2026 08:30:00",
            id="moment",
        ),
        pytest.param(12, "12", id="number"),
    ],
)
def test_words_are_stored_as_the_worksheet_shows_them(engine, typed, stored):
    assert take(engine, form(engine).cover(document_number=typed)).change_id
    with reading(engine) as connection:
        (report,) = (r for r in programme(connection).reports if r.unit_code == "46")
    assert report.document_number == stored


@pytest.mark.parametrize("typed", [True, False])
def test_a_truth_value_is_no_word(engine, typed):
    outcome = take(engine, form(engine).cover(document_number=typed))
    assert said(outcome.errors) == [("Bìa", "C12", "truth-value")]
