"""Where letters go comes with the yearly workbook, on a worksheet that the registry makes."""

import pytest

from data_access.imports.forms import form
from data_access.letters.correspondents import correspondents
from data_access.store.engine import reading
from progress.reporting.correspondents import Correspondent
from tests.templates import TODAY, said, take
from tests.templates import form as template

SHEET = "Nơi nhận văn bản"
BODY, EMAIL = "Sở Văn hóa và Thể thao", "vanthu@hue.gov.vn"


@pytest.fixture
def engine(seeded_engine):
    return seeded_engine


def filled(engine, **cells):
    return template(engine).cover().put(SHEET, 7, **cells)


def stored(engine):
    with reading(engine) as connection:
        return correspondents(connection)


def test_the_sheet_names_the_unit_and_brings_its_correspondent(engine):
    sheet = filled(engine, body=BODY, email=EMAIL)
    assert sheet.book[SHEET]["A7"].value == "Thành phố Huế"
    assert sheet.book[SHEET]["A8"].value is None
    outcome = take(engine, sheet)
    assert (outcome.errors, outcome.warnings, outcome.notes) == ((), (), ())
    assert all(
        each.content == each.read + sum(n for _, n in each.left_out) and not each.lost
        for each in outcome.accounts
    )
    assert stored(engine) == (Correspondent("46", BODY, None, EMAIL),)
    take(engine, template(engine).cover())
    assert stored(engine) == (
        Correspondent("46", BODY, None, EMAIL),
    )  # an empty sheet says nothing
    take(engine, filled(engine, status="Rút"))
    assert stored(engine) == ()


def test_an_empty_cell_drops_what_is_stored_only_with_a_reason(engine):
    take(engine, filled(engine, body=BODY, email=EMAIL))
    changed = filled(engine, email="vanthu.moi@hue.gov.vn")
    outcome = take(engine, changed)
    assert said(outcome.warnings) == [(SHEET, "B7", "body-left-out")]
    assert BODY not in str(outcome.warnings)  # who fills the sheet need not know it
    assert stored(engine) == (Correspondent("46", BODY, None, EMAIL),)


def test_an_address_that_no_mail_server_takes_is_an_error_at_its_cell(engine):
    outcome = take(engine, filled(engine, email="Sở VHTT <vanthu@hue.gov.vn>"))
    assert said(outcome.errors) == [(SHEET, "D7", "not-an-email")]
    assert stored(engine) == ()


def test_who_downloads_a_template_is_told_no_address(engine):
    take(engine, filled(engine, body=BODY, email=EMAIL))
    page = template(engine).book[SHEET]
    assert EMAIL not in {str(cell.value) for row in page.iter_rows() for cell in row}


def test_the_form_on_the_page_has_what_is_stored(engine):
    take(engine, filled(engine, body=BODY, email=EMAIL))
    with reading(engine) as connection:
        pages = form(connection, "46", 2026, TODAY)
    (page,) = (each for each in pages if each.title == SHEET)
    (row,) = page.rows
    assert not row.is_free
    said_there = {name: row.cells.get(letter) for name, letter in page.names.items()}
    assert said_there == {
        "unit_code": "46",
        "body": BODY,
        "address": None,
        "email": EMAIL,
        "status": None,
    }
