"""Tables as files that spreadsheets open with Vietnamese letters and without live formulas."""

import csv
import io

import pandas as pd
import pytest

from exports.shared.tables import csv_bytes, safe
from progress.model.letters import printable


def reopened(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_starts_with_the_mark_that_excel_looks_for():
    content = csv_bytes(pd.DataFrame([{"Tỉnh": "Huế"}]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param('=HYPERLINK("http://x")', id="equals"),
        pytest.param("+1", id="plus"),
        pytest.param("-1+cmd", id="minus"),
        pytest.param("@SUM(A1)", id="at"),
        pytest.param("\t=1", id="tab"),
        pytest.param("\r=1", id="carriage-return"),
    ],
)
def test_a_text_that_would_be_a_formula_is_quoted(cell):
    assert safe(cell) == f"'{printable(cell)}"
    rows = reopened(csv_bytes(pd.DataFrame([{"Ghi chú": cell, "Tỉnh": "Huế"}])))
    assert rows[1] == [f"'{printable(cell)}", "Huế"]


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("Huế", id="words"),
        pytest.param("1.234,5", id="number"),
        pytest.param("−1,5%", id="a-typographic-minus-is-no-formula"),
        pytest.param("–", id="dash"),
        pytest.param("a=b", id="inside"),
        pytest.param("", id="empty"),
    ],
)
def test_other_text_stays_as_it_is(cell):
    assert safe(cell) == cell
    assert reopened(csv_bytes(pd.DataFrame([{"a": cell, "b": "x"}])))[1] == [cell, "x"]


def test_commas_quotes_and_line_ends_inside_a_cell_survive():
    cell = 'một, "hai"\nba'
    rows = reopened(csv_bytes(pd.DataFrame([{"Lời": cell, "Số": "1"}, {"Lời": "x", "Số": "2"}])))
    assert rows == [["Lời", "Số"], [cell, "1"], ["x", "2"]]


def test_what_is_unknown_is_an_empty_cell_and_not_an_english_word():
    rows = reopened(csv_bytes(pd.DataFrame([{"a": None, "b": float("nan"), "c": "x"}])))
    assert rows[1] == ["", "", "x"]


def test_an_empty_table_keeps_its_header():
    assert reopened(csv_bytes(pd.DataFrame(columns=["Tỉnh", "Năm"]))) == [["Tỉnh", "Năm"]]
