"""The gauge as shapes that a presenter can edit: a half circle, its value, a tick a milestone."""

from collections.abc import Iterator
from math import cos, pi, sin

from charts.theme import LIGHT, SYMBOLS
from exports.slides.plan.boxes import Box, Gauge, TextLine
from exports.slides.pptx.markup import NO_EDGE, RECTANGLE, attribute, body, emu, fill, shape
from progress.judging.statements import large_number
from progress.judging.targets import TargetFact
from progress.model.numbers import asked

OUTER, THICK = 122.0, 0.115
"""Radius in points, and the ring's part of the whole width."""
_INNER = OUTER * (1 - 2 * THICK)
_ID = "\x00"
"""Stands for the number of a shape, which no text can hold."""


def gauge_group(gauge: Gauge, number: int) -> str:
    """Return the gauge as one group of shapes, numbered from `number`, with its words."""
    box, fact = gauge.box, gauge.fact
    parts = [*_arcs(box, fact), *_ticks(box, fact), *_words(box, fact, gauge.under)]
    inside = "".join(part.replace(_ID, str(number + 1 + at)) for at, part in enumerate(parts))
    size = f'x="{emu(box.left)}" y="{emu(box.top)}"'
    extent = f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    alternative = attribute(gauge.alternative)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="Đồng hồ đo" descr={alternative}/>'
        "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f"<a:off {size}/><a:ext {extent}/><a:chOff {size}/><a:chExt {extent}/></a:xfrm>"
        f"</p:grpSpPr>{inside}</p:grpSp>"
    )


def _arcs(box: Box, fact: TargetFact) -> Iterator[str]:
    yield _arc(box, 100, LIGHT.track, "Thang 0–100%")
    if fact.value:
        yield _arc(box, min(float(fact.value), 100), LIGHT.mark(fact.verdict), "Kết quả")


def _arc(box: Box, value: float, colour: str, name: str) -> str:
    left, top = _centre(box)
    circle = Box(left - OUTER, top - OUTER, 2 * OUTER, 2 * OUTER)
    end = round(10_800_000 + value * 108_000) % 21_600_000
    guides = "".join(
        f'<a:gd name="adj{at}" fmla="val {guide}"/>'
        for at, guide in enumerate((10_800_000, end, round(THICK * 100_000)), start=1)
    )
    return shape(
        _ID,
        name,
        circle,
        f'<a:prstGeom prst="blockArc"><a:avLst>{guides}</a:avLst>'
        f"</a:prstGeom>{fill(colour)}{NO_EDGE}",
    )


def _ticks(box: Box, fact: TargetFact) -> Iterator[str]:
    left, top = _centre(box)
    for target in fact.milestones:
        last = target is fact.milestones[-1]
        angle = pi * (1 + min(float(target.asked), 100) / 100)
        x, y = cos(angle), sin(angle)
        start, end = _INNER - 6, OUTER + 6
        place = Box(
            left + min(start * x, end * x),
            top + min(start * y, end * y),
            abs((end - start) * x),
            abs((end - start) * y),
        )
        turned = ' flipV="1"' if x > 0 else ""
        width, colour = (38_100, LIGHT.ink) if last else (25_400, LIGHT.muted)
        yield shape(
            _ID,
            f"Mốc {target.year}",
            place,
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{width}">{fill(colour)}'
            "</a:ln>",
            turned=turned,
        )


def _words(box: Box, fact: TargetFact, under: tuple[TextLine, ...]) -> Iterator[str]:
    _, top = _centre(box)
    milestones = "   ".join(f"{t.year}: {asked(t.asked, t.high)}" for t in fact.milestones)
    inside = Box(box.left + box.width / 2 - _INNER, top - 72, 2 * _INNER, 52)
    ink = LIGHT.text(fact.verdict)
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    yield _text(
        inside,
        "Kết quả",
        TextLine(large_number(fact).text, 40, LIGHT.ink, bold=True, centred=True),
    )
    below = Box(inside.left, inside.bottom, inside.width, 24)
    yield _text(below, "Kết luận", TextLine(verdict, 16, ink, bold=True, centred=True))
    whole = Box(box.left, below.bottom + 12, box.width, 20)
    asks = TextLine(f"Mục tiêu  {milestones}", 16, LIGHT.muted, centred=True)
    yield _text(whole, "Mục tiêu", asks)
    top = whole.bottom + 8
    yield _text(Box(box.left, top, box.width, box.bottom - top), "Chỉ tiêu", *under)


def _text(box: Box, name: str, *lines: TextLine) -> str:
    look, words = f"{RECTANGLE}<a:noFill/>", body(list(lines), anchor="ctr")
    return shape(_ID, name, box, look, words, is_text=True)


def _centre(box: Box) -> tuple[float, float]:
    return box.left + box.width / 2, box.top + OUTER + 8
