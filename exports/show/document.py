"""The show: one HTML document that needs no server and no network, and asks for nothing."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exports.report import ReportDocument
from exports.shared.markup import Html, div, element
from exports.show.palette import INK, variables
from exports.show.slides import framed
from exports.slides.page import Drawing, Slide
from exports.slides.planning import aside_slides, slides
from exports.slides.svg import defined
from progress.indicators.atlas import Atlas

_HERE = Path(__file__).resolve().parent
LARGEST = 5_000_000
"""Bytes of a show, at most: it is sent by mail and copied in a hall."""
_FONTS = {400: "ChartSans-Regular.woff2", 700: "ChartSans-Bold.woff2"}


def show(
    report: ReportDocument, atlas: Atlas, *, links: Mapping[str, str] | None = None, back: str = ""
) -> bytes:
    """Return the document; the same report gives the same bytes.

    `links` are the addresses of pages that tell more, by the code of the section, and `back` is
    where Esc leads: only where the document is served beside them. A saved file has neither.
    """
    drawn, aside = slides(report, atlas, INK), tuple(aside_slides(report, INK))
    parts = [
        framed(slide, place, len(drawn), (links or {}).get(slide.code))
        for place, slide in enumerate(drawn, start=1)
    ]
    parts += [framed(slide, 0, len(drawn), None) for slide in aside]
    items = (item for slide in (*drawn, *aside) for item in slide.items)
    body = element(
        "body",
        defined((item for item in items if isinstance(item, Drawing)), INK),
        element("main", *parts, id="deck"),
        *(_notes(slide) for slide in (*drawn, *aside)),
        div("", id="over", role="status"),
        element("script", Html(_script())),
        data_back=back or None,
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy()),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="referrer", content="same-origin"),
        element("title", _title(report)),
        element("style", Html(_fonts() + variables() + _style())),
    )
    document = element("html", head, body, lang="vi", data_theme=None)
    return f"<!doctype html>{document}\n".encode()


def policy() -> str:
    """Return what the document may do: run its own script, nothing else.

    It fetches nothing but the site's icon, when Esc asks whether there is a server to go back to.

    The route that serves it sends the same words as a header.
    """
    digest = hashlib.sha256(_script().encode()).digest()
    allowed = base64.b64encode(digest).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src 'self' data:; "
        f"script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )


def _title(report: ReportDocument) -> str:
    made_up = " (số liệu minh họa)" if report.is_demonstration else ""
    return f"{report.occasion.title}{made_up}"


def _notes(slide: Slide) -> Html:
    """Return what the presenter says, and what it rests on."""
    spoken = [element("p", each) for each in slide.spoken]
    sources = [element("li", each) for each in slide.sources]
    return element(
        "aside",
        *spoken,
        element("ul", *sources),
        class_="notes",
        data_notes=slide.code,
        hidden="",
    )


@cache
def _fonts() -> str:
    folder = _HERE.parent / "shared" / "fonts"
    packed = {w: base64.b64encode((folder / name).read_bytes()) for w, name in _FONTS.items()}
    return "".join(
        f"@font-face{{font-family:'Chart Sans';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{content.decode()}) format('woff2')}}"
        for weight, content in packed.items()
    )


@cache
def _style() -> str:
    lines = (_HERE / "show.css").read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines)


@cache
def _script() -> str:
    return (_HERE / "show.js").read_text(encoding="utf-8")
