"""The report as PDF: reopened, tagged, with its own letters."""

import io
import re
import unicodedata
from dataclasses import replace

import pypdf
import pytest

from exports.official.building import paper
from exports.official.parts import Footnote, Paragraph
from exports.report.parts import DEMONSTRATION
from exports.report_pdf import report_pdf
from progress.judging.words import value_words
from tests import reports

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module", params=reports.CASES)
def made(request) -> tuple:
    report = reports.CASES[request.param]()
    return report, pypdf.PdfReader(io.BytesIO(report_pdf(report)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f]+", "", unicodedata.normalize("NFC", text))


def test_pages_are_a4_and_none_is_blank(made):
    report, opened = made
    sides = {tuple(sorted(round(float(s)) for s in page.mediabox[2:])) for page in opened.pages}
    assert sides == {(595, 842)}
    widths = [float(page.mediabox.width) > 600 for page in opened.pages]
    assert any(widths) == any(annex.wide for annex in paper(report).annexes)
    assert all(len(squeezed(page.extract_text())) > 80 for page in opened.pages)


def test_pages_are_counted_from_the_second_and_anew_in_annexes(made):
    report, opened = made
    texts = [squeezed(page.extract_text()) for page in opened.pages]
    annexes = [
        place
        for place, text in enumerate(texts)
        for annex in paper(report).annexes
        if squeezed(f"Phụ lục {annex.number} {annex.title.upper()} (Kèm theo") in text
    ]
    assert len(annexes) == len(paper(report).annexes)
    for place in range(len(texts)):
        number = place - max((each for each in annexes if each <= place), default=0) + 1
        first = opened.pages[place].extract_text().split("\n")[0].strip()
        assert (first if first.isdigit() else "1") == str(number), texts[place][:60]


def test_made_up_data_are_named_on_every_page(made):
    report, opened = made
    for page in opened.pages:
        found = squeezed(page.extract_text()).count(squeezed(DEMONSTRATION))
        assert (found >= 1) is report.is_demonstration


def test_it_speaks_vietnamese_to_a_screen_reader(made):
    _, opened = made
    root = opened.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("vi")
    assert opened.metadata.title.startswith("Báo cáo")


def test_letters_are_carried_along(made):
    _, opened = made
    names = {
        font.get_object()["/BaseFont"]
        for page in opened.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all(re.match(r"/[A-Z]{6}\+ReportSerif", name) for name in names)


def test_it_says_what_the_document_says(made):
    report, opened = made
    text = squeezed("".join(page.extract_text() for page in opened.pages))
    for fact in report.facts:
        assert squeezed(value_words(fact)) in text
    for block in paper(report).blocks:
        for piece in block.pieces if isinstance(block, Paragraph) else ():
            if isinstance(piece, Footnote):
                assert squeezed(piece.words)[:30] in text


def test_a_signature_stands_with_the_last_paragraph(made):
    _, opened = made
    (signed,) = (text for p in opened.pages if "Nơi nhận:" in (text := p.extract_text()))
    assert "Trên đây là báo cáo" in signed


def test_words_of_the_data_are_never_markup():
    odd = "#panic() $x$ *y* _z_ <a> @b [c] \\ `d`"
    risky = reports.report(targets=tuple(replace(t, wording=odd) for t in reports.TARGETS))
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(report_pdf(risky))).pages)
    assert squeezed(odd) in squeezed(text)


def test_the_same_report_gives_the_same_bytes():
    first, second = (report_pdf(reports.report(frozen=reports.FROZEN)) for _ in range(2))
    assert first == second
