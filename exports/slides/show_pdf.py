"""The same slides as a PDF: to be shown, printed and sent where nothing is to be changed."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from charts.gauges import HEIGHT as GAUGE_HEIGHT
from charts.gauges import gauge
from charts.theme import LIGHT
from exports.report import ReportDocument
from exports.shared.pictures import PictureFormat, picture
from exports.shared.typesetting import typeset
from exports.slides.plan import places
from exports.slides.plan.boxes import (
    HEIGHT,
    WIDTH,
    Box,
    Bullets,
    Gauge,
    Item,
    PlannedSlide,
    ProvinceMap,
    SlideTable,
    TextBox,
)
from exports.slides.plan.grids import BESIDE
from exports.slides.plan.maps import map_spec
from exports.slides.plan.planning import slides
from progress.indicators.atlas import Atlas

TEMPLATE = Path(__file__).resolve().parent / "show.typ"
_GAUGE_WIDTH = 300
_BAND, _BAR = 0.8, 0.44
"""Thickness of a milestone's band and of the result's bar, in heights of a row."""


def show_pdf(report: ReportDocument, atlas: Atlas) -> bytes:
    """Return a PDF of the sections in order; the same report and atlas give the same bytes."""
    data = {
        "title": f"{report.occasion.title} – {report.scope_sentence}",
        "width": WIDTH,
        "height": HEIGHT,
        "primary": LIGHT.marks["primary"],
        "muted": LIGHT.muted,
        "line": LIGHT.line,
        "bad": LIGHT.texts["bad"],
        "card": places.CARD,
        "beside": BESIDE,
        "boxes": {name: asdict(box) for name, box in places.BOXES.items()},
        "slides": [_slide(slide, report, atlas) for slide in slides(report)],
    }
    return typeset(TEMPLATE, "show", data, report.selection.as_of)


def _slide(slide: PlannedSlide, report: ReportDocument, atlas: Atlas) -> dict[str, Any]:
    items = [drawn for item in slide.items for drawn in _item(item, report, atlas)]
    return {
        "part": slide.part,
        "title": asdict(slide.title),
        "cover": slide.is_cover,
        "warning": slide.warning,
        "scope_sentence": slide.scope_sentence,
        "foot": places.foot_size(slide.scope_sentence),
        "items": items,
    }


def _item(item: Item, report: ReportDocument, atlas: Atlas) -> list[dict[str, Any]]:
    if isinstance(item, TextBox):
        return [{"kind": "words", **asdict(item)}]
    if isinstance(item, SlideTable):
        rows = [[{**asdict(c), "size": c.size or item.size} for c in row] for row in item.rows]
        return [{"kind": "grid", **asdict(item), "rows": rows}]
    if isinstance(item, Bullets):
        return [_bars(item)]
    if isinstance(item, Gauge):
        return _gauge(item)
    return [_picture(item, map_spec(item, atlas))]


def _picture(item: ProvinceMap | Gauge, spec: dict[str, Any]) -> dict[str, Any]:
    svg = picture([spec], PictureFormat.SVG).decode()
    place = {"alternative": item.alternative, "box": asdict(item.box)}
    return {"kind": "picture", "svg": svg, **place}


def _gauge(item: Gauge) -> list[dict[str, Any]]:
    box = item.box
    high = box.width * GAUGE_HEIGHT / _GAUGE_WIDTH
    drawn = replace(item, box=Box(box.left, box.top, box.width, high))
    under = Box(box.left, box.top + high + 10, box.width, box.height - high - 10)
    spec = {**gauge(item.fact, LIGHT), "width": _GAUGE_WIDTH, "background": LIGHT.page}
    return [
        _picture(drawn, spec),
        {"kind": "words", **asdict(TextBox(under, item.under, "Chỉ tiêu"))},
    ]


def _bars(item: Bullets) -> dict[str, Any]:
    """Return the bars as rectangles, in the order of drawing, and what their colours mean."""
    years = sorted({t.year for fact in item.facts for t in fact.milestones}, reverse=True)
    colours = dict(zip(years, places.BANDS, strict=False))
    high = (item.box.height - item.head) / len(item.facts)
    bars = []
    for at, fact in enumerate(item.facts):
        top = item.head + at * high
        bands = [(float(t.asked), colours[t.year]) for t in reversed(fact.milestones)]
        bars += [_bar(value, colour, top, high, _BAND, item) for value, colour in bands]
        if fact.value is not None:
            ink = LIGHT.mark(fact.verdict)
            bars.append(_bar(float(fact.value), ink, top, high, _BAR, item))
    keys = [{"label": "Kết quả", "colour": LIGHT.marks["primary"]}]
    keys += [{"label": f"Mốc {year}", "colour": colours[year]} for year in sorted(years)]
    place = {"alternative": item.alternative, "box": asdict(item.box), "head": item.head}
    return {"kind": "bars", "bars": bars, "keys": keys, **place}


def _bar(
    value: float, colour: str, top: float, high: float, part: float, item: Bullets
) -> dict[str, Any]:
    return {
        "left": 0.0,
        "top": top + high * (1 - part) / 2,
        "width": item.box.width * min(max(value, 0.0), 100.0) / 100,
        "height": high * part,
        "colour": colour,
    }
