"""The PDF of the show, opened again; and both files made in other processes."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from charts.theme import LIGHT
from data_access.boundaries.atlas import atlas as atlas_of
from exports.report import OCCASIONS, SlideChoice, build_report, with_chosen_slides
from exports.report.parts import DEMONSTRATION
from exports.slides.planning import slides
from exports.slides.pptx.presentation import presentation
from exports.slides.show_pdf import show_pdf
from progress.judging.coverage import Basis
from progress.model.selection import Selection
from tests import factories as f

ROOT = Path(__file__).resolve().parents[2]


def letters(text: str) -> str:
    """Leave out what breaking lines may add."""
    return "".join(text.split())


@pytest.fixture(scope="module", params=["full", "empty", "of_province"])
def case(request, atlas):
    report = request.getfixturevalue(request.param)
    return report, PdfReader(BytesIO(show_pdf(report, atlas)))


def test_pages_are_the_slides(case, atlas):
    report, opened = case
    planned = slides(report, atlas, LIGHT)
    assert len(opened.pages) == len(planned)
    for slide, page in zip(planned, opened.pages, strict=True):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (960, 540)
        said = letters(page.extract_text())
        for item in slide.items:
            for line in getattr(item, "lines", ()):
                assert letters(line.text) in said
            for row in getattr(item, "rows", ()):
                assert all(letters(cell.text) in said for cell in row)
        assert letters(report.scope_sentence) in said
        assert (letters(DEMONSTRATION) in said) == report.is_demonstration


def test_it_can_be_read_aloud(case):
    report, opened = case
    root = opened.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert opened.metadata.title.startswith(report.occasion.title)
    said = [str(each.get("/Alt")) for each in tags(root["/StructTreeRoot"]) if "/Alt" in each]
    assert any(text.startswith("Bản đồ") for text in said)


def tags(node):
    found = node.get("/K", [])
    for each in found if isinstance(found, list) else [found]:
        child = each.get_object()
        if hasattr(child, "get"):
            yield child
            yield from tags(child)


def test_its_fonts_are_in_it(case):
    _, opened = case
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()["/DescendantFonts"][0].get_object()
        for page in opened.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    for name, font in fonts.items():
        assert "ChartSans" in name
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"])


def test_words_are_never_markup(full, atlas):
    chosen_slides = [SlideChoice("khen-thuong", "#panic() *đậm* $x$ `mã` <nhãn> @ai \\ {{}}")]
    (page, *_) = PdfReader(BytesIO(show_pdf(with_chosen_slides(full, chosen_slides), atlas))).pages
    assert letters("#panic() *đậm* $x$ `mã` <nhãn> @ai \\ {{}}") in letters(page.extract_text())


def fingerprints() -> list[str]:
    """Write both files of a small report."""
    figures = f.figures(("01", "46", "86"), 2025, 30, 100)
    made = f.programme(figures=figures, demonstration=True, tasks=(f.task(),))
    report = build_report(made, Selection(f.TODAY, 2025), OCCASIONS[0])
    drawn = atlas_of(Basis.TODAY)
    return [sha256(write(report, drawn)).hexdigest() for write in (presentation, show_pdf)]


def test_another_process_makes_the_same_files():
    """Strings are hashed by another seed there, so that sets have another order."""
    code = f"from {__name__} import fingerprints; print(fingerprints())"
    ended = subprocess.run(  # noqa: S603 (written above)
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == str(fingerprints())
