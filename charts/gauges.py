"""The headline gauge: a half circle, the value in its middle, a tick for each milestone.

It is no specification of Vega: several stand on a page, and a row of cards is one piece of HTML.
"""

import json
from collections.abc import Iterator
from math import cos, pi, sin
from typing import TypeAlias

from charts.theme import SYMBOLS, Theme
from progress.judging.statements import large_number
from progress.judging.targets import TargetFact
from progress.model.numbers import asked

OUTER, INNER = 118, 90
_CENTRE = OUTER + 8
"""Distance of the circle's centre from the top, in pixels."""
_WIDTH, _HEIGHT = 2 * (OUTER + 6), 158
Radii: TypeAlias = tuple[float, float]
_RADII = ((INNER, OUTER), (INNER - 6, OUTER + 6), (OUTER + 3, OUTER + 6))


def gauge(fact: TargetFact, theme: Theme) -> str:
    """Draw a share on 0-100, its value large with a judgement only (`large_number`).

    JSON of what `ui/lists.js` draws: the `box`, outlines of `arcs` with their colours, `words` with
    height, size, colour and weight. What stands small beside it is for who places the gauge.
    """
    arc_lines = [(_outline(*each), each[-1]) for each in arcs(fact, theme, _RADII)]
    box = f"{-_WIDTH // 2} {-_CENTRE} {_WIDTH} {_HEIGHT}"
    drawing = {"box": box, "arcs": arc_lines, "words": list(_words(fact, theme))}
    return json.dumps(drawing, ensure_ascii=False)


def arcs(
    fact: TargetFact, theme: Theme, radii: tuple[Radii, Radii, Radii]
) -> Iterator[tuple[float, float, Radii, str]]:
    """Yield track, value, milestones and the path's place: ends in percent, radii and colour.

    The value only where it stands large, which is with a judgement (method, section 8).
    They come in the order of drawing; `radii` are those of the track, a milestone and the path.
    """
    track, milestone, path = radii
    yield 0, 100, track, theme.track
    if fact.value and fact.verdict.is_judgement:
        yield 0, float(fact.value), track, theme.mark(fact.verdict)
    for target in fact.milestones:
        last = target is fact.milestones[-1]
        colour, half = (theme.ink, 0.9) if last else (theme.muted, 0.6)
        yield float(target.asked) - half, float(target.asked) + half, milestone, colour
    # In a milestone's year the path stands at the milestone, whose tick says it already.
    if fact.path is not None and fact.path not in [target.asked for target in fact.milestones]:
        yield float(fact.path) - 2, float(fact.path) + 2, path, theme.ink


def _words(fact: TargetFact, theme: Theme) -> Iterator[tuple[str, int, int, str, str]]:
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    milestones = " · ".join(f"{t.year}: {asked(t.asked, t.high)}" for t in fact.milestones)
    older = "" if fact.current or fact.total is None else f"Số liệu năm {fact.total.year} · "
    yield large_number(fact).text, -24, 34, theme.ink, "bold"
    yield verdict, -1, 15, theme.text(fact.verdict), "bold"
    yield f"{older}Mục tiêu {milestones}", 26, 13, theme.muted, "normal"


def _outline(start: float, end: float, radii: Radii, _colour: str) -> str:
    """Return the outline of a piece of the ring, between two percentages."""
    (inner, outer), first, last = radii, _angle(start), _angle(end)
    there = f"M{_point(outer, first)}A{outer} {outer} 0 0 1 {_point(outer, last)}"
    return f"{there}L{_point(inner, last)}A{inner} {inner} 0 0 0 {_point(inner, first)}Z"


def _point(radius: float, angle: float) -> str:
    return f"{radius * sin(angle):.1f} {-radius * cos(angle):.1f}"


def _angle(value: float) -> float:
    """Return the angle of a percentage, from -90 to 90 degrees, in radians from the top."""
    return min(max(value, 0), 100) / 100 * pi - pi / 2
