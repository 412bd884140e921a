"""What changed since the year before: the largest gains and losses, on both sides of zero."""

from functools import cache
from typing import Any

import altair as alt

from charts.layers import box, layered, rule, text
from charts.spec import Spec, filled
from charts.theme import COMPARISONS, Theme
from progress.indicators.yearly_changes import YearlyChange, change_words
from progress.model.programme import Programme
from progress.plans.deviations import Comparison

PITCH = 23
SIDE = 6
"""How many gains and how many losses are drawn; the table has them all."""
_NAMES, _VALUES = 122, 84


def drawn_changes(yearly_changes: tuple[YearlyChange, ...]) -> tuple[YearlyChange, ...]:
    """Return the largest gains and the largest losses, of institutions enough to speak of points.

    `found` begins with the largest gain.
    """
    moved = [each for each in yearly_changes if each.change and not each.small]
    gains = [each for each in moved if (each.change or 0) > 0][:SIDE]
    losses = [each for each in moved if (each.change or 0) < 0][-SIDE:]
    return (*gains, *losses)


def changes(programme: Programme, yearly_changes: tuple[YearlyChange, ...], theme: Theme) -> Spec:
    """Draw a bar for each change, to the right for a gain and to the left for a loss."""
    shown = drawn_changes(yearly_changes)
    moves = [float(each.change or 0) for each in shown]
    low, high = min([0.0, *moves]), max([0.0, *moves])
    whole = (high - low) or 1
    rows: list[dict[str, Any]] = [
        {
            "y": place * PITCH,
            "name": programme.unit[each.code].name,
            "zero": round(-low / whole, 4),
            "end": round((move - low) / whole, 4),
            "text": f"{symbol} {change_words(each)}",
            "colour": theme.marks[role],
            "ink": theme.texts[role],
        }
        for place, (each, move) in enumerate(zip(shown, moves, strict=True))
        for symbol, role in (COMPARISONS[Comparison.HIGHER if move > 0 else Comparison.LOWER],)
    ]
    return filled(_drawn(theme), rows, height=max(len(rows), 1) * PITCH)


@cache
def _drawn(theme: Theme) -> Spec:
    middle = alt.expr(f"datum.y + {PITCH / 2}")
    full = f"(width - {_NAMES + _VALUES + 12})"
    bars = box(
        alt.Chart(),
        (
            f"{_NAMES} + {full} * min(datum.zero, datum.end)",
            f"{_NAMES} + {full} * max(datum.zero, datum.end)",
        ),
        ("datum.y + 5", f"datum.y + {PITCH - 5}"),
        color="datum.colour",
    )
    zero = rule(
        alt.Chart(),
        f"{_NAMES} + {full} * datum.zero",
        ("datum.y", f"datum.y + {PITCH}"),
        theme.muted,
    )
    names = text(alt.Chart(), "name", fontSize=13, color=theme.ink, x=0, y=middle)
    texts = text(
        alt.Chart(),
        "text",
        align="right",
        fontSize=13,
        fontWeight="bold",
        color="datum.ink",
        x="width",
        y=middle,
    )
    return layered((bars, zero, names, texts), theme)
