"""Last year's form, filled in for this year: whatever it would overwrite asks for a reason."""

from datetime import date

import pytest

from data_access.templates.form import COVERAGE, INSTITUTIONS, VISITS
from tests.templates import SERVICE, form, take
from tests.templates import VISITS as WHOLE

LAST_YEAR = date(2025, 12, 10)


@pytest.fixture
def last_year(seeded_engine):
    """Return a form of last year whose content is stored."""
    filled = form(seeded_engine, year=2025).cover(received_on=LAST_YEAR)
    filled.put(COVERAGE, SERVICE, numerator=30, denominator=40)
    filled.put(VISITS, WHOLE, numerator=1000)
    filled.put(INSTITUTIONS, 7, name="Thư viện A", category_code="Thư viện công cộng cấp xã")
    filled.put(INSTITUTIONS, 7, unit_code="Phường Phú Xuân (19753)", value__library_service="Có")
    assert take(seeded_engine, filled, reason="lần đầu").change_id
    return filled


@pytest.mark.parametrize(
    ("title", "row", "cells", "address"),
    [
        pytest.param(COVERAGE, SERVICE, {"numerator": 31}, "F", id="share"),
        pytest.param(COVERAGE, SERVICE, {"denominator": 41}, "F", id="denominator"),
        pytest.param(VISITS, WHOLE, {"numerator": 1001}, "D", id="visits"),
        pytest.param(
            COVERAGE,
            SERVICE,
            {"numerator": None, "denominator": None, "status": "Rút"},
            "F",
            id="withdrawn",
        ),
        pytest.param(INSTITUTIONS, 7, {"value__library_service": "Không"}, "J", id="result"),
    ],
)
def test_what_it_overwrites_is_asked_about(seeded_engine, last_year, title, row, cells, address):
    last_year.put(title, row, **cells)
    outcome = take(seeded_engine, last_year)
    found = [each for each in outcome.warnings if each.code == "earlier-year-changed"]
    assert [(each.page, each.address[0]) for each in found] == [(title, address)]
    assert outcome.needs_reason
    assert outcome.change_id is None


def test_the_same_form_again_asks_nothing(seeded_engine, last_year):
    outcome = take(seeded_engine, last_year)
    assert not outcome.warnings
    assert not outcome.refused


def test_a_new_day_of_receipt_tells_an_older_form(seeded_engine, last_year):
    last_year.cover()
    outcome = take(seeded_engine, last_year)
    assert [each.code for each in outcome.warnings] == ["older-form"]
    assert outcome.needs_reason


def test_cells_that_were_empty_are_asked_about_too(seeded_engine, last_year):
    last_year.put("Độ bao phủ", ("museum_programme", "museum"), numerator=1, denominator=2)
    last_year.put("Nội dung báo cáo", ("highlights",), text="Mở 12 điểm.")
    outcome = take(seeded_engine, last_year)
    found = [(each.page, each.code) for each in outcome.warnings]
    assert found == [
        ("Nội dung báo cáo", "earlier-year-added"),
        ("Độ bao phủ", "earlier-year-added"),
    ]
    assert outcome.needs_reason


def test_a_year_of_which_nothing_is_stored_is_late_and_nothing_else(seeded_engine):
    filled = form(seeded_engine, year=2025).cover(received_on=date(2025, 12, 10))
    filled.put("Độ bao phủ", SERVICE, numerator=12, denominator=40)
    assert take(seeded_engine, filled).warnings == ()
