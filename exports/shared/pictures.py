"""Charts as pictures: PNG, SVG and PDF, drawn here without a browser and without a network."""

import textwrap
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import vl_convert

from charts.spec import Spec
from exports.shared.texts import with_texts
from progress.model.letters import printable_in_pdf

FONTS = Path(__file__).resolve().parent / "fonts"
SHARPNESS = 2.0
"""Pixels of a PNG for each pixel of the chart: sharp on a projector and in print."""


class PictureFormat(StrEnum):
    """Format of a picture; its value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"

    @property
    def mime(self) -> str:
        """What browsers call the format."""
        return {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}[self.value]


def picture(pages: Sequence[Spec], kind: PictureFormat) -> bytes:
    """Return charts as one file: a PDF of as many pages, or the picture of a single chart.

    The same charts give the same bytes. ValueError for several charts in a format without pages.
    """
    if kind is not PictureFormat.PDF and len(pages) != 1:
        raise ValueError(f"a {kind} holds one picture, not {len(pages)}")
    drawn = [_drawers()[kind](with_texts(page, printable_in_pdf)) for page in pages]
    return _bound(drawn) if kind is PictureFormat.PDF else drawn[0]


def png_of(svg: str) -> bytes:
    """Return a drawing as PNG; the same drawing gives the same bytes."""
    _drawers()
    return vl_convert.svg_to_png(printable_in_pdf(svg), scale=SHARPNESS)


def sheet(
    spec: Spec, *, width: int, title: str = "", notes: Sequence[str] = (), background: str
) -> Spec:
    """Return a page's chart as a sheet that stands by itself, `width` pixels wide.

    `title` is its headline, `notes` say what is shown, from where, and whether it is
    demonstration data; lines that are too long are broken.
    """
    heading: dict[str, Any] = {
        "text": _lines(title, width / 11),
        "subtitle": [line for note in notes for line in _lines(note, width / 6.6)],
        "anchor": "start",
        "frame": "group",
        "fontSize": 22,
        "fontWeight": 700,
        "subtitleFontSize": 13,
        "subtitlePadding": 6,
        "offset": 16,
    }
    return {
        **spec,
        "width": width,
        "autosize": {"type": "pad", "contains": "padding"},
        "padding": 24,
        "background": background,
        **({"title": heading} if title or notes else {}),
    }


def _lines(words: str, most: float) -> list[str]:
    text = " ".join(words.split())
    return textwrap.wrap(text, int(most), break_long_words=False, break_on_hyphens=False)


@cache
def _drawers() -> dict[PictureFormat, Callable[[Spec], bytes]]:
    """Return how each kind is drawn, once the fonts are known."""
    vl_convert.register_font_directory(str(FONTS))
    # Nothing may be fetched: a picture is made of what is in its specification.
    nothing: list[str] = []
    return {
        PictureFormat.PNG: lambda spec: vl_convert.vegalite_to_png(
            spec, scale=SHARPNESS, allowed_base_urls=nothing
        ),
        PictureFormat.SVG: lambda spec: vl_convert.vegalite_to_svg(
            spec, allowed_base_urls=nothing
        ).encode(),
        PictureFormat.PDF: lambda spec: vl_convert.vegalite_to_pdf(spec, allowed_base_urls=nothing),
    }


def _bound(documents: list[bytes]) -> bytes:
    """Return several PDFs as one, the same bytes for the same charts."""
    # Not at the start: every page would wait a fifth of a second for what few ask for.
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for document in documents:
        reader = PdfReader(BytesIO(document))
        for page in reader.pages:
            _in_order(page)
        writer.append(reader)
    bound = BytesIO()
    writer.write(bound)
    return bound.getvalue()


def _in_order(page: dict[Any, Any]) -> None:
    """Put in order what a page uses: it is listed in a random one."""
    for each in page["/Resources"].values():
        if isinstance(each, dict):
            ordered = sorted(each.items())
            each.clear()
            each.update(ordered)
