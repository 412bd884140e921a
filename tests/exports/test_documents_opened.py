"""Documents opened in LibreOffice: every page drawn, every formula giving what it carries."""

import math
import re
import unicodedata

import openpyxl
import pypdf
import pytest

from exports.document import document
from exports.facts_workbook import facts_workbook
from exports.official.building import paper
from exports.report.parts import DEMONSTRATION
from tests import reports
from tests.nightly import nightly

SHEETS = {"full": range(10, 30), "empty": range(8, 30), "province": range(6, 25)}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("case", SHEETS)
def test_a_document_is_laid_out_page_by_page(case, soffice, tmp_path):
    report = reports.CASES[case]()
    file = tmp_path / f"{case}.docx"
    file.write_bytes(document(report))
    pages = pypdf.PdfReader(soffice(file)).pages
    texts = [squeezed(page.extract_text()) for page in pages]
    assert len(pages) in SHEETS[case]
    assert all(len(text) > 80 for text in texts)
    assert all((squeezed(DEMONSTRATION) in text) is report.is_demonstration for text in texts)
    whole = "".join(texts)
    for annex in paper(report).annexes:
        assert squeezed(annex.title.upper()) in whole
    # The number of the page stands at the head of the second, and not on the first.
    assert texts[1].startswith("2")
    assert not texts[0].startswith("1")


@pytest.mark.parametrize("case", ["full", nightly("province"), "ended-province", nightly("final")])
def test_formulas_give_what_they_carry(case, soffice, tmp_path):
    file = tmp_path / f"{case}.xlsx"
    file.write_bytes(facts_workbook(reports.CASES[case]()))
    carried = openpyxl.load_workbook(file, data_only=True)
    formulas = openpyxl.load_workbook(file)
    calculated = openpyxl.load_workbook(soffice(file, "xlsx"), data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    told = carried[sheet.title][cell.coordinate].value
                    found = calculated[sheet.title][cell.coordinate].value
                    assert isinstance(found, (int, float)), (sheet.title, cell.coordinate, found)
                    assert math.isclose(told, found, rel_tol=1e-9, abs_tol=1e-9), cell.coordinate
                    compared += 1
    assert compared
