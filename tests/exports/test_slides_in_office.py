"""Presentations opened by another program than the one that wrote them."""

import pytest
from pypdf import PdfReader

from charts.theme import LIGHT
from exports.slides.planning import slides
from tests.nightly import nightly


@pytest.mark.parametrize("name", ["full", "empty", nightly("of_province")])
def test_libreoffice_shows_every_slide(name, request, written, soffice, tmp_path, atlas):
    report = request.getfixturevalue(name)
    file = tmp_path / f"{name}.pptx"
    file.write_bytes(written(name))
    pages = PdfReader(soffice(file)).pages
    planned = slides(report, atlas, LIGHT)
    assert len(pages) == len(planned)
    for slide, page in zip(planned, pages, strict=True):
        said = "".join(page.extract_text().split())
        for item in slide.items:
            for line in getattr(item, "lines", ()):
                assert "".join(line.text.split()) in said
            for row in getattr(item, "rows", ()):
                for cell in row:
                    assert "".join(cell.text.split()) in said
