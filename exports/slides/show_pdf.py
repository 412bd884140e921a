"""The same slides as a PDF: to be shown, printed and sent where nothing is to be changed."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from charts.theme import LIGHT
from exports.report import ReportDocument
from exports.shared.texts import with_texts
from exports.shared.typesetting import typeset
from exports.slides.fitting import BESIDE
from exports.slides.page import (
    EDGE,
    FOOT,
    FOOT_SIZE,
    HEIGHT,
    NUMBER,
    PART,
    RULE,
    SMALLEST,
    WIDTH,
    Drawing,
    Item,
    Picture,
    Slide,
)
from exports.slides.planning import slides
from exports.slides.svg import svg
from progress.indicators.atlas import Atlas
from progress.model.letters import printable_in_pdf

TEMPLATE = Path(__file__).resolve().parent / "show.typ"
_BOXES = {"part": PART, "foot": FOOT, "number": NUMBER, "rule": RULE, "edge": EDGE}


def show_pdf(report: ReportDocument, atlas: Atlas) -> bytes:
    """Return a PDF of the slides in order; the same report and atlas give the same bytes."""
    data = {
        "title": f"{report.occasion.title} – {report.scope_sentence}",
        "width": WIDTH,
        "height": HEIGHT,
        "primary": LIGHT.marks["primary"],
        "muted": LIGHT.muted,
        "line": LIGHT.line,
        "beside": BESIDE,
        "size": SMALLEST,
        "foot": FOOT_SIZE,
        "boxes": {name: asdict(box) for name, box in _BOXES.items()},
        "slides": [_slide(slide) for slide in slides(report, atlas, LIGHT)],
    }
    return typeset(TEMPLATE, "show", with_texts(data, printable_in_pdf), report.selection.as_of)


def _slide(slide: Slide) -> dict[str, Any]:
    return {
        "part": slide.part,
        "cover": slide.is_cover,
        "foot": slide.foot,
        "items": [_item(item) for item in slide.items],
    }


def _item(item: Item) -> dict[str, Any]:
    kind = type(item).__name__
    if isinstance(item, Drawing | Picture):
        return {
            "kind": kind,
            "box": asdict(item.box),
            "svg": str(svg(item, LIGHT, alone=True)),
            "alternative": item.alternative,
        }
    return {"kind": kind, **asdict(item)}
