"""The headline gauge: a half circle, the value in its middle, a tick for each milestone."""

from collections.abc import Iterator
from functools import cache
from math import pi
from typing import Any

import altair as alt

from charts.layers import layered, text
from charts.spec import Spec, filled
from charts.theme import SYMBOLS, Theme
from progress.judging.statements import large_number
from progress.judging.targets import TargetFact
from progress.model.numbers import asked

OUTER, INNER = 118, 90
HEIGHT = 158
_CENTRE = OUTER + 8
"""Distance of the circle's centre from the top, in pixels."""
Radii = tuple[float, float]
_RADII = ((INNER, OUTER), (INNER - 6, OUTER + 6), (OUTER + 3, OUTER + 6))
_FIT = f"min(1, width / {2 * (OUTER + 6)})"
"""A circle that is wider than its place is drawn smaller."""


def gauge(fact: TargetFact, theme: Theme) -> Spec:
    """Draw a share on 0-100, its value large with a judgement only (`large_number`).

    What stands small beside it is for who places the gauge: it needs a line of its own.
    """
    rows = [*(_arc(*each) for each in arcs(fact, theme, _RADII)), *_words(fact, theme)]
    return filled(_drawn(theme), rows, height=HEIGHT)


@cache
def _drawn(theme: Theme) -> Spec:
    arcs = (
        alt.Chart()
        .transform_filter("datum.outer")
        .mark_arc(
            theta=alt.expr("datum.start"),
            theta2=alt.expr("datum.end"),
            innerRadius=alt.expr(f"datum.inner * {_FIT}"),
            outerRadius=alt.expr(f"datum.outer * {_FIT}"),
            color=alt.expr("datum.colour"),
            x=alt.expr("width / 2"),
            y=_CENTRE,
        )
    )
    texts = text(
        alt.Chart().transform_filter("datum.text"),
        "text",
        fontSize="datum.size",
        fontWeight="datum.size > 13 ? 'bold' : 'normal'",
        color="datum.colour",
        x="width / 2",
        y=f"{_CENTRE} + datum.drop",
        align="center",
    )
    return layered((arcs, texts), theme)


def arcs(
    fact: TargetFact, theme: Theme, radii: tuple[Radii, Radii, Radii]
) -> Iterator[tuple[float, float, Radii, str]]:
    """Yield track, value, milestones and the path's place: ends in percent, radii and colour.

    They come in the order of drawing; `radii` are those of the track, a milestone and the path.
    """
    track, milestone, path = radii
    yield 0, 100, track, theme.track
    if fact.value:
        yield 0, float(fact.value), track, theme.mark(fact.verdict)
    for target in fact.milestones:
        last = target is fact.milestones[-1]
        colour, half = (theme.ink, 0.9) if last else (theme.muted, 0.6)
        yield float(target.asked) - half, float(target.asked) + half, milestone, colour
    # In a milestone's year the path stands at the milestone, whose tick says it already.
    if fact.path is not None and fact.path not in [target.asked for target in fact.milestones]:
        yield float(fact.path) - 2, float(fact.path) + 2, path, theme.ink


def _words(fact: TargetFact, theme: Theme) -> Iterator[dict[str, Any]]:
    verdict = f"{SYMBOLS[fact.verdict]} {fact.verdict.label}"
    milestones = " · ".join(f"{t.year}: {asked(t.asked, t.high)}" for t in fact.milestones)
    yield {"text": large_number(fact).text, "size": 34, "drop": -34, "colour": theme.ink}
    yield {"text": verdict, "size": 15, "drop": -6, "colour": theme.text(fact.verdict)}
    older = "" if fact.current or fact.total is None else f"Số liệu năm {fact.total.year} · "
    yield {"text": f"{older}Mục tiêu {milestones}", "size": 13, "drop": 22, "colour": theme.muted}


def _arc(start: float, end: float, radii: Radii, colour: str) -> dict[str, Any]:
    places = {"start": _angle(start), "end": _angle(end), "inner": radii[0], "outer": radii[1]}
    return {**places, "colour": colour}


def _angle(value: float) -> float:
    """Return the angle of a percentage, from -90 to 90 degrees, in radians from the top."""
    return round(min(max(value, 0), 100) / 100 * pi - pi / 2, 4)
