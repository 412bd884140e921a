"""The files of a scenario, reopened: sums, all provinces, years; letters to be signed."""

import io
import zipfile
from datetime import date
from fractions import Fraction

import docx
import pytest
from openpyxl import load_workbook

from exports.assignment.contents import annex_tables
from exports.assignment.files import annex_word, annex_workbook, letters_word
from exports.report import ReportDocument
from exports.report.occasions import YEARLY
from progress.assignment.scenarios import KeptShare
from progress.assignment.words import UNSIGNED
from progress.model.selection import Selection
from progress.reporting.correspondents import Correspondent
from tests.factories import GROWTH, SERVICE, TARGETS, VISITS, programme

CHOSEN = Selection(date(2026, 12, 31), 2026, document="1520")
SHARES = (
    KeptShare("Một", *SERVICE, "46", 2026, 2027, 2030, "level", 13, 40, 11, None),
    KeptShare("Một", *SERVICE, "01", 2026, 2027, 2030, "level", 40, 130, 1035, None),
    KeptShare("Một", *VISITS, "46", 2026, 2027, 2030, "level", None, None, None, Fraction(25, 2)),
)


@pytest.fixture
def report():
    made = programme(targets=(*TARGETS, *GROWTH))
    sentence = "Cả nước · số liệu năm 2026"
    known = (Correspondent("46", "Sở Văn hóa và Thể thao <Huế>", "16 Lê Lợi"),)
    return ReportDocument(made, CHOSEN, YEARLY, None, sentence, (), (), known)


def words(content: bytes) -> str:
    made = docx.Document(io.BytesIO(content))
    cells = [c.text for table in made.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in made.paragraphs), *cells])


def test_a_table_lists_provinces_by_name_year_by_year_with_their_sums(report):
    service, visits = annex_tables(report.programme, SHARES)
    assert service.columns[-4:] == ("Thêm 2027", "Thêm 2028", "Thêm 2029", "Thêm 2030")
    assert service.rows == (
        ("Hà Nội", 40, 130, 1035, 259, 259, 259, 258),
        ("Huế", 13, 40, 11, 3, 3, 3, 2),
        ("Cộng", 53, 170, 1046, 262, 262, 262, 260),
    )
    assert visits.rows == (("Huế", "tăng 12,5% mỗi năm"),)


def test_the_annex_in_word_says_that_nobody_signed(report):
    said = words(annex_word(report, SHARES))
    assert UNSIGNED in said
    assert "Giao chỉ tiêu giai đoạn 2027–2030" in said
    assert "1.046" in said
    assert annex_word(report, SHARES) == annex_word(report, SHARES)


def test_the_annex_in_excel_has_numbers_as_numbers(report):
    book = load_workbook(io.BytesIO(annex_workbook(report, SHARES)))
    rows = list(book["Giao chỉ tiêu"].values)
    assert rows[0][:5] == ("Chỉ tiêu", "Tỉnh, thành phố", "Hiện có", "Tổng số", "Giao thêm")
    assert rows[1][1:5] == ("Hà Nội", 40, 130, 1035)
    assert len(rows) == 1 + 3 + 1
    assert UNSIGNED in [row[0] for row in book["Ghi chú"].values]


def test_each_unit_gets_one_letter_with_all_that_is_asked_of_it(report):
    with zipfile.ZipFile(io.BytesIO(letters_word(report, SHARES))) as packed:
        names = packed.namelist()
        assert len(names) == 3
        hue = words(packed.read(next(name for name in names if "_hue_" in name)))
    assert "V/v dự kiến giao chỉ tiêu đến năm 2030" in hue
    assert "Sở Văn hóa và Thể thao <Huế> (16 Lê Lợi)" in hue
    assert "hiện có 13 trên 40 thiết chế; giao thêm 11" in hue
    assert "(năm 2027: 3, năm 2028: 3, năm 2029: 3, năm 2030: 2), đến năm 2030 có 24." in hue
    assert "tăng 12,5% mỗi năm, đến năm 2030." in hue
    assert "Hà Nội" not in hue.replace("Hà Nội, ngày", "")
