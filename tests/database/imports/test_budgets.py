"""Money with the yearly report: what a budget may be, for which plan, in file, sheet and form."""

import pytest

from data_access.imports import File, import_content
from data_access.imports.forms import filled, form
from data_access.programme.communes import commune_budgets
from data_access.programme.queries import programme
from data_access.recorded.history import changes
from data_access.recorded.undoing import undo
from data_access.store.engine import reading
from progress.model.changes import HistorySelection
from progress.model.numbers import MILLION
from progress.model.reported import Budget, Source
from tests.templates import ANYONE, TODAY, said, take
from tests.templates import form as template

MONEY = "Kinh phí"
STATE, GIFTS = ("state_budget",), ("donations",)
HEADER = "unit_code,document_code,year,source,planned,allocated,spent,paper,status"


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def bring(engine, *lines: str, reason: str | None = None):
    content = "\n".join((HEADER, *lines)).encode()
    given = {"reason": reason, "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("kinh-phi.csv", content), **given)


def stored(engine) -> tuple[Budget, ...]:
    with reading(engine) as connection:
        return programme(connection).budgets


def codes(issues) -> list[str]:
    return [issue.code for issue in issues]


def test_money_is_typed_in_millions_and_stored_in_dong(engine):
    outcome = bring(engine, '46,hue,2026,ngân sách nhà nước,"1.200,5","1000,000001",,QĐ 12')
    assert (outcome.errors, outcome.warnings) == ((), ())
    (row,) = stored(engine)
    assert (row.planned, row.allocated, row.spent) == (1_200_500_000, 1_000_000_001, None)
    assert (row.source, row.paper) == (Source.STATE_BUDGET, "QĐ 12")


@pytest.mark.parametrize(
    ("unit", "year", "code"),
    [
        pytest.param("46", 2026, "hue", id="its-own-plan"),
        pytest.param("46", 2025, "1520", id="before-its-own-plan"),
        pytest.param("86@2025", 2024, "vinh_long", id="a-province-that-ended"),
        pytest.param("86", 2025, "1520", id="nothing-is-inherited-through-a-merger"),
        pytest.param("VN", 2025, "1346", id="the-ministry"),
        pytest.param("19777", 2026, "hue", id="a-commune-works-by-its-provinces-plan"),
    ],
)
def test_an_empty_document_is_the_plan_in_force(engine, unit, year, code):
    outcome = bring(engine, f"{unit},,{year},donations,,5,")
    assert (outcome.errors, outcome.warnings) == ((), ())
    (plan,) = outcome.plans
    assert plan.rows[0].row.values["document_code"] == code


ERRORS = {
    "negative-amount": "46,,2025,donations,-5,,",
    "not-an-amount": "46,,2025,donations,1 tỷ,,",
    "separated-amount": "46,,2025,donations,1.200,,",
    "unknown-word": "46,,2025,vay,5,,",
    "unknown-document": "46,khong,2025,donations,5,,",
    "document-of-another": "46,lai_chau,2025,donations,5,,",
    "unknown-unit": "4600,,2025,donations,5,,",
    "unit-not-valid": "86@2025,,2025,donations,5,,",
    "missing-amount": "46,,2025,donations,,,",
    "year-ahead": "46,,2027,donations,5,,5",
    "withdrawn-with-number": "46,,2025,donations,5,,,,withdrawn",
    "duplicate-row": "46,,2026,donations,5,,\n46,hue,2026,donations,5,,",
}


@pytest.mark.parametrize("code", ERRORS)
def test_what_no_budget_may_be_refuses_the_file(engine, code):
    outcome = bring(engine, ERRORS[code], reason="thử")
    assert codes(outcome.errors) == [code]
    assert stored(engine) == ()


WARNINGS = {
    "spent-above-allocated": "46,,2026,donations,,1000,1101",
    "amount-too-high": "46,,2026,donations,1200000000,,",
    "outside-the-plan": "46,hue,2025,donations,5,,",
    "two-plans": "46,1520,2026,state_budget,5,,",
    "thousandfold": "46,,2026,state_budget,500000,500000,",
    "amount-left-empty": "46,,2025,state_budget,,,600",
}


@pytest.mark.parametrize("code", WARNINGS)
def test_what_is_seldom_right_needs_a_reason(engine, code):
    before = ("46,,2025,state_budget,700,,600", "46,,2026,state_budget,,700,")
    assert bring(engine, *before).change_id
    outcome = bring(engine, WARNINGS[code])
    assert (codes(outcome.errors), codes(outcome.warnings)) == ([], [code])
    assert outcome.change_id is None
    assert bring(engine, WARNINGS[code], reason="đã kiểm tra").change_id


def test_a_tenth_over_and_a_plan_for_next_year_need_no_reason(engine):
    outcome = bring(engine, "46,,2026,donations,,1000,1100", "46,,2027,donations,1200,,")
    assert (outcome.errors, outcome.warnings) == ((), ())


def test_a_merged_province_is_compared_with_the_sum_of_what_it_was_made_from(engine):
    parts = [f"{code},,2024,donations,,,400" for code in ("83@2025", "84@2025", "86@2025")]
    assert bring(engine, *parts).change_id
    assert codes(bring(engine, "86,,2025,donations,,,599999").warnings) == []
    assert codes(bring(engine, "86,,2025,donations,,,600000").warnings) == ["thousandfold"]


@pytest.mark.on_both
def test_money_comes_with_the_workbook(engine):
    sheet = template(engine).cover().put(MONEY, STATE, planned="1.200", spent="0,5", paper="QĐ 1")
    outcome = take(engine, sheet)
    assert (outcome.errors, outcome.warnings) == ((), ())
    (row,) = stored(engine)
    assert (row.document_code, row.planned, row.allocated, row.spent) == (
        "hue",
        1_200 * MILLION,
        None,
        MILLION // 2,
    )
    take(engine, template(engine).cover().put(MONEY, STATE, status="Rút"))
    assert stored(engine) == ()


@pytest.mark.parametrize(("cell", "code"), [("1,200", "separated-amount"), (-5, "negative-amount")])
def test_an_amount_that_can_be_read_two_ways_is_an_error_at_its_cell(engine, cell, code):
    outcome = take(engine, template(engine).cover().put(MONEY, STATE, planned=cell))
    assert said(outcome.errors) == [(MONEY, "B8", code)]


def test_the_ministry_reports_its_own_money_in_its_own_workbook(engine):
    outcome = take(engine, template(engine, "VN").put(MONEY, GIFTS, allocated="2500"))
    assert (outcome.errors, outcome.warnings) == ((), ())
    (row,) = stored(engine)
    assert (row.unit_code, row.document_code, row.allocated) == ("VN", "1346", 2_500 * MILLION)


def test_two_plans_of_one_year_have_a_part_of_the_sheet_each(engine):
    header = "code,title,issuer,unit_code,issued_on,first_year,last_year,replaces"
    lines = (header, "hue2,Kế hoạch mới,Ủy ban nhân dân,46,01/07/2026,2026,2030,hue")
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    assert import_content(engine, File("k.csv", "\n".join(lines).encode()), **given).change_id
    sheet = template(engine).cover()
    for plan, amount in (("hue2", "30"), ("hue", "20")):
        sheet.put(MONEY, (*STATE, plan), allocated=amount)
    outcome = take(engine, sheet, reason="hai kế hoạch trong năm")
    assert codes(outcome.warnings) == ["two-plans", "two-plans"]
    assert {row.document_code: row.allocated for row in stored(engine)} == {
        "hue": 20 * MILLION,
        "hue2": 30 * MILLION,
    }
    bring(engine, "46,,2026,donations,,7,")
    assert {row.document_code for row in stored(engine) if row.source == "donations"} == {"hue2"}


def test_money_outlasts_a_plan_that_is_taken_back(engine):
    header = "code,title,issuer,unit_code,issued_on,first_year,last_year"
    lines = (header, "moi,Kế hoạch mới,Ủy ban nhân dân,01,01/01/2026,2026,2030")
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    taken = import_content(engine, File("k.csv", "\n".join(lines).encode()), **given)
    bring(engine, "01,,2026,donations,,7,")
    undo(engine, taken.change_id, None, ANYONE, TODAY)
    with reading(engine) as connection:
        known = programme(connection)
    assert [row.document_code for row in known.budgets] == ["moi"]
    assert "moi" not in known.document


def typed(engine, unit: str, *cells: tuple[str, str, str]):
    entered = {(MONEY, row, letter): text for row, letter, text in cells}
    with reading(engine) as connection:
        content = filled(connection, unit, 2026, TODAY, entered)
    given = {"reason": None, "dry_run": False, "today": TODAY, "author": ANYONE}
    return import_content(engine, File("a.xlsx", content), **given)


def test_the_form_on_the_page_takes_money_and_shows_it_as_it_is_typed(engine):
    bring(engine, "46,hue,2025,state_budget,,900,", reason="trước kế hoạch")
    outcome = typed(
        engine, "46", ("state_budget|hue", "B", "1.200"), ("state_budget|hue", "D", "1,2345")
    )
    assert (outcome.errors, outcome.warnings) == ((), ())
    with reading(engine) as connection:
        (page,) = (p for p in form(connection, "46", 2026, TODAY) if p.title == MONEY)
        numbers = [
            c.number for c in changes(connection, HistorySelection(), first=0, count=9, names=True)
        ]
    row = page.rows[0]
    assert [row.cells.get(letter) for letter in "ABCD"] == [
        "Ngân sách nhà nước",
        "1.200",
        None,
        "1,2345",
    ]
    assert row.beside == {"Năm 2025": "–/900/–", "Đang lưu": "1.200/–/1,2345"}
    assert page.place(row.number).startswith("Theo Kế hoạch của Ủy ban nhân dân thành phố Huế")
    again = typed(engine, "46", ("state_budget|hue", "D", "1,2"))
    assert again.change_id not in numbers
    assert stored(engine)[-1].spent == 1_200_000


def test_a_communes_money_stands_beside_its_provinces(engine):
    bring(engine, "19777,,2026,state_budget,,,12", "46,,2026,state_budget,,,300")
    assert [row.unit_code for row in stored(engine)] == ["46"]
    with reading(engine) as connection:
        (row,) = commune_budgets(connection, "46", 2026)
    assert (row.unit_code, row.spent) == ("19777", 12 * MILLION)
