"""What is read without a fault and can still not be meant: it is refused, or needs a reason."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from data_access.imports import File, import_content
from data_access.recorded.tables.budgets import BUDGET
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institution_results import INSTITUTION_RESULT
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.problems import Problem
from tests.templates import ANYONE, TODAY, form, said, take


def book(*sheets):
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Trang {number}")
        for row in rows:
            sheet.append(row)
    return made


def bring(engine, table, *rows, dry_run=True):
    """Bring a workbook with one table in long form."""
    return bring_book(engine, book([table.names, *rows]), dry_run=dry_run)


def bring_book(engine, made, *, dry_run=True):
    stream = BytesIO()
    made.save(stream)
    given = {"reason": None, "dry_run": dry_run, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("a.xlsx", stream.getvalue()), **given)


def codes(outcome) -> list[str]:
    return [issue.code for issue in (*outcome.errors, *outcome.warnings)]


SHARE = ("library_service", "public_commune")
NEW = ("", "Thư viện A", "public_commune", "19777", "")
ALONE = {
    "year-too-early": (FIGURE, ("46", *SHARE, 1026, 12, 40)),
    "not-of-a-commune": (FIGURE, ("19777", "library_service", "public_province", 2026, 1, 1)),
    "too-many-a-head": (FIGURE, ("19777", "library_visits", "none", 2026, 99_000_000, None)),
    "day-ahead": (INSTITUTION, (*NEW, "2052-12-12")),
    "not-a-name": (INSTITUTION, ("", "2026", *NEW[2:])),
    "thousandfold": (BUDGET, ("46", "", 2026, "donations", 1234, 1.234)),
}


@pytest.mark.parametrize("code", ALONE)
def test_what_no_history_is_needed_to_doubt(untouched, code):
    table, row = ALONE[code]
    assert codes(bring(untouched, table, row)) == [code]


FINE = {
    "commune": (FIGURE, ("19777", *SHARE, 2026, 12, 40)),
    "early": (FIGURE, ("46", *SHARE, 2015, 12, 40)),
    "withdrawn": (TASK_RECORD, ("I.5", 2025, "withdrawn", None, "QĐ 1")),
}


@pytest.mark.parametrize("case", FINE)
def test_a_table_in_long_form_brings_what_it_has(untouched, case):
    assert codes(bring(untouched, *FINE[case])) == []


def test_what_one_commune_hardly_has_is_asked_about_in_its_form(untouched):
    filled = form(untouched, "19777").cover()
    filled.put("Độ bao phủ", SHARE, numerator=12, denominator=40)
    assert codes(take(untouched, filled, dry_run=True)) == ["more-than-communes"]


def test_a_task_is_withdrawn_or_proved(untouched):
    filled = form(untouched, "VN")
    filled.put("Nhiệm vụ", ("I.5", "2025"), state="Rút", proof="QĐ 1")
    assert codes(take(untouched, filled, dry_run=True)) == ["withdrawn-with-number"]


@pytest.fixture
def reported(seeded_engine):
    """Return a database with visits of a library, as its own and as its province's."""
    library = ("TV-1", "Thư viện tỉnh", "public_province", "46", "", "2024-05-01")
    assert bring(seeded_engine, INSTITUTION, library, dry_run=False).change_id
    visits = ("TV-1", "library_visits", 2025, 120_000)
    assert bring(seeded_engine, INSTITUTION_RESULT, visits, dry_run=False).change_id
    figure = ("46", "library_visits", "none", 2025, 120_000)
    assert bring(seeded_engine, FIGURE, figure, dry_run=False).change_id
    return seeded_engine


OF_THE_LIBRARY = {
    "fell-by-half": (2026, 120),
    "growth-high": (2026, 180_001),
    "too-many-a-head": (2024, 99_000_000),
    "corrected-by-far": (2025, 120),
    "outside-its-life": (2023, 100_000),
    "withdrawn-with-number": (2025, 5, "withdrawn"),
}


def test_a_result_is_held_against_the_others_of_its_institution(reported):
    for code, row in OF_THE_LIBRARY.items():
        outcome = bring(reported, INSTITUTION_RESULT, ("TV-1", "library_visits", *row))
        assert codes(outcome) == [code]
    withdrawn = (2025, 120_000, "withdrawn")
    for row in ((2025, 60_000), (2025, 0), (2026, 130_000), withdrawn, (2025, None, "withdrawn")):
        outcome = bring(reported, INSTITUTION_RESULT, ("TV-1", "library_visits", *row))
        assert codes(outcome) == []


def test_a_result_of_an_institution_in_no_known_place_is_no_second_fault(untouched):
    filled = form(untouched).cover()
    kind = "Thư viện công cộng cấp xã"
    filled.put("Thiết chế", 7, name="Thư viện A", category_code=kind, unit_code="Xã Không Có")
    filled.put("Thiết chế", 7, value__library_visits=100)
    assert codes(take(untouched, filled, dry_run=True)) == ["unknown-unit"]


@pytest.mark.parametrize(
    ("now", "code"),
    [(120, "corrected-by-far"), (1_200, None), (0, None)],
)
def test_a_correction_by_far_is_a_slip_sooner_than_a_correction(reported, now, code):
    outcome = bring(reported, FIGURE, ("46", "library_visits", "none", 2025, now))
    assert codes(outcome) == ([code] if code else [])


def test_parts_above_their_whole_are_asked_about_though_some_are_missing(untouched):
    filled = form(untouched).cover()
    filled.put("Lượt sử dụng", ("library_visits", "none"), numerator=1000)
    filled.put("Lượt sử dụng", ("library_visits_onsite", "none"), numerator=900)
    assert codes(take(untouched, filled, dry_run=True)) == []
    filled.put("Lượt sử dụng", ("library_visits_onsite", "none"), numerator=1001)
    assert codes(take(untouched, filled, dry_run=True)) == ["parts-do-not-add-up"]


def test_a_column_between_those_of_the_form_is_not_read_and_a_hidden_sheet_is(untouched):
    filled = form(untouched).cover()
    filled.put("Độ bao phủ", SHARE, numerator=12, denominator=40)
    sheet = filled.book["Độ bao phủ"]
    sheet.insert_cols(8)
    sheet["H9"] = 99
    sheet.sheet_state = "hidden"
    outcome = take(untouched, filled, dry_run=True)
    assert [issue.code for issue in outcome.notes] == ["cells-not-read", "hidden-sheet-read"]
    assert "H9" in outcome.notes[0].sentence
    assert sum(account.lost for account in outcome.accounts) == 0


PEOPLE = ("Đơn vị", "Chỉ tiêu", "Loại", "Năm", "Tử số", "Mẫu số")
ROW = ("46", *SHARE, 2026, 12, 40)


@pytest.mark.parametrize("above", [[], [["SỐ LIỆU"]]])
def test_two_tables_are_two_whatever_names_their_columns(untouched, above):
    with pytest.raises(Problem, match="nhiều trang chứa bảng"):
        bring_book(untouched, book([*above, PEOPLE, ROW], [*above, PEOPLE, ROW]))
    found = bring_book(untouched, book([["Ghi chú"]], [*above, PEOPLE, ROW]))
    assert (codes(found), len(found.plans[0].to_write)) == ([], 1)


@pytest.mark.parametrize(
    ("number", "dong"), [(850.125, 850_125_000), (850.1 + 0.2, 850_300_000), (1.5, 1_500_000)]
)
def test_a_number_of_a_workbook_is_read_as_it_is_shown(untouched, number, dong):
    outcome = bring(untouched, BUDGET, ("46", "", 2026, "donations", number))
    assert not outcome.errors
    assert outcome.plans[0].rows[0].row.values["planned"] == dong


def test_a_number_among_words_stays_as_it_is_shown(untouched):
    filled = form(untouched).cover()
    filled.put("Độ bao phủ", SHARE, numerator=12, denominator=40, note=1.234)
    plans = take(untouched, filled, dry_run=True).plans
    rows = [planned.row for plan in plans if plan.table is FIGURE for planned in plan.rows]
    assert [row.values["note"] for row in rows] == ["1.234"]


def test_what_is_shown_as_a_percentage_is_one_and_has_that_value(untouched):
    made = book([FIGURE.names, ROW])
    made["Trang 1"]["E2"].number_format = '0"%"'
    (error,) = bring_book(untouched, made).errors
    assert "«12%»" in error.sentence


def test_letters_without_width_are_none(untouched):
    outcome = bring(untouched, FIGURE, ("\u200e46", *SHARE, 2026, "12\u2060", 40))
    assert said(outcome.issues) == []
