"""Presentations opened by another program than the one that wrote them."""

import pytest
from pypdf import PdfReader

from exports.slides.plan.planning import slides
from tests.nightly import nightly


@pytest.mark.parametrize("name", ["full", "empty", nightly("of_province")])
def test_libreoffice_shows_every_slide(name, request, written, soffice, tmp_path):
    report = request.getfixturevalue(name)
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(written(name))
    pages = PdfReader(soffice(file)).pages
    planned = slides(report)
    assert len(pages) == len(planned)
    for slide, page in zip(planned, pages, strict=True):
        said = "".join(page.extract_text().split())
        assert "".join(slide.title.lines[0].text.split()) in said
        for item in slide.items:
            for row in getattr(item, "rows", ()):
                for cell in row:
                    assert "".join(cell.text.split()) in said
