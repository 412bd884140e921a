"""The show: one HTML document that needs no server and no network, and asks for nothing."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exports.report import ReportDocument, Section
from exports.show.frame import framed
from exports.show.maps import defined
from exports.show.markup import Html, div, element
from exports.show.palette import variables
from exports.show.slides import slides
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
    drawn = slides(report, atlas)
    parts = [
        framed(report, slide, place, len(drawn), (links or {}).get(slide.section.code))
        for place, slide in enumerate(drawn, start=1)
    ]
    body = element(
        "body",
        defined(atlas),
        element("main", *parts, id="deck"),
        *(_notes(section) for section in report.sections),
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
    """Return what the document may do: run its own script, nothing else; it fetches nothing.

    The route that serves it sends the same words as a header.
    """
    digest = hashlib.sha256(_script().encode()).digest()
    allowed = base64.b64encode(digest).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
        f"script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )


def _title(report: ReportDocument) -> str:
    made_up = " (số liệu minh họa)" if report.is_demonstration else ""
    return f"{report.occasion.title}{made_up}"


def _notes(section: Section) -> Html:
    """Return what a presenter is asked about: the reasons, the sources."""
    notes = [element("li", note) for note in section.notes]
    sources = [element("li", each) for each in section.sources]
    return element(
        "aside",
        element("h3", "Lời dẫn") if notes else None,
        element("ul", *notes) if notes else None,
        element("h3", "Căn cứ") if sources else None,
        element("ul", *sources) if sources else None,
        class_="notes",
        data_notes=section.code,
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
