"""The handout of a show: every table that no slide holds, unsigned."""

import re
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from exports.document import handout_document
from exports.official.building import paper
from exports.official.handout import handout
from exports.official.parts import PaperTable
from exports.report_pdf import handout_pdf
from tests import reports


@pytest.fixture(params=reports.CASES)
def report(request):
    return reports.CASES[request.param]()


def rows_of(annexes) -> set[tuple[str, ...]]:
    blocks = (block for annex in annexes for block in annex.blocks)
    return {row for block in blocks if isinstance(block, PaperTable) for row in block.rows}


def test_every_row_of_the_show_is_in_the_handout(report):
    rows = rows_of(handout(report).annexes)
    told = ("van-ban", "nhiem-vu", "cong-viec")  # the annexes tell these in columns of their own
    for section in report.sections:
        for table in section.tables if section.code not in told else ():
            assert set(table.rows) <= rows, section.code
    assert rows_of(paper(report).annexes) <= rows


def test_annexes_are_numbered_on_and_listed(report):
    made = handout(report)
    numbers = [annex.number for annex in made.annexes]
    assert numbers == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][: len(numbers)]
    assert len(made.blocks) == len(numbers) + 1


@pytest.mark.thorough
def test_it_is_no_official_document_in_either_format(report):
    word = docx.Document(BytesIO(handout_document(report)))
    words = " ".join(each.text for each in word.paragraphs)
    cells = " ".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    pdf = " ".join(page.extract_text() for page in PdfReader(BytesIO(handout_pdf(report))).pages)
    for text in (words + cells, pdf):
        assert "TÀI LIỆU KÈM THEO TRÌNH CHIẾU" in re.sub(r"\s+", " ", text)
        assert "Kính gửi" not in text
        assert "Nơi nhận" not in text
        assert "Kèm theo Báo cáo" not in text
