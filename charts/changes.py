"""What changed since the year before: the largest gains and losses, from one line of nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from charts.spec import Spec, filled, plain, rule
from charts.theme import COMPARISONS, Theme
from progress.indicators.yearly_changes import YearlyChange, change_words
from progress.model.programme import Programme
from progress.plans.deviations import Comparison

PITCH = 23
SIDE = 6
"""How many gains and how many losses are drawn; the table has them all."""
_NAMES, _VALUES = 122, 84


def drawn_changes(found: tuple[YearlyChange, ...]) -> tuple[YearlyChange, ...]:
    """Return the largest gains and the largest losses, of institutions enough to speak of points.

    `found` begins with the largest gain.
    """
    moved = [each for each in found if each.change and not each.small]
    gains = [each for each in moved if (each.change or 0) > 0][:SIDE]
    losses = [each for each in moved if (each.change or 0) < 0][-SIDE:]
    return (*gains, *losses)


def changes(programme: Programme, found: tuple[YearlyChange, ...], theme: Theme) -> Spec:
    """Draw a bar for each change, to the right for a gain and to the left for a loss."""
    shown = drawn_changes(found)
    moves = [float(each.change or 0) for each in shown]
    low, high = min([0.0, *moves]), max([0.0, *moves])
    whole = (high - low) or 1
    rows: list[dict[str, Any]] = [
        {
            "y": place * PITCH,
            "name": programme.unit[each.code].name,
            "zero": round(-low / whole, 4),
            "end": round((move - low) / whole, 4),
            "text": f"{_symbol(move)} {change_words(each)}",
            "colour": theme.marks["good" if move > 0 else "warning"],
            "ink": theme.texts["good" if move > 0 else "warning"],
        }
        for place, (each, move) in enumerate(zip(shown, moves, strict=True))
    ]
    return filled(_drawn(theme), rows, height=max(len(rows), 1) * PITCH)


def _symbol(move: float) -> str:
    return COMPARISONS[Comparison.HIGHER if move > 0 else Comparison.LOWER][0]


@cache
def _drawn(theme: Theme) -> Spec:
    middle = alt.expr(f"datum.y + {PITCH / 2}")
    full = f"(width - {_NAMES + _VALUES + 12})"
    bars = alt.Chart().mark_rect(
        x=alt.expr(f"{_NAMES} + {full} * min(datum.zero, datum.end)"),
        x2=alt.expr(f"{_NAMES} + {full} * max(datum.zero, datum.end)"),
        y=alt.expr("datum.y + 5"),
        y2=alt.expr(f"datum.y + {PITCH - 5}"),
        color=alt.expr("datum.colour"),
    )
    zero = rule(
        alt.Chart(),
        color=theme.muted,
        x=alt.expr(f"{_NAMES} + {full} * datum.zero"),
        x2=alt.expr(f"{_NAMES} + {full} * datum.zero"),
        y=alt.expr("datum.y"),
        y2=alt.expr(f"datum.y + {PITCH}"),
    )
    names = (
        alt.Chart()
        .mark_text(align="left", baseline="middle", fontSize=13, color=theme.ink, x=0, y=middle)
        .encode(text="name:N")
    )
    texts = (
        alt.Chart()
        .mark_text(
            align="right",
            baseline="middle",
            fontSize=13,
            fontWeight="bold",
            color=alt.expr("datum.ink"),
            x=alt.expr("width"),
            y=middle,
        )
        .encode(text="text:N")
    )
    return plain(alt.layer(bars, zero, names, texts, data=alt.InlineData(values=[])), theme)
