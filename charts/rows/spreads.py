"""How provinces are spread over classes or verdicts: a bar each, with number and percent."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from charts.layers import box, layered, text
from charts.spec import Spec, filled
from charts.theme import SYMBOLS, Theme
from progress.judging.verdicts import Verdict

PITCH = 26
_LABELS, _VALUES = 116, 92


def class_spread(classes: Sequence[tuple[str, int, int]], theme: Theme) -> Spec:
    """Draw the classes of a share: name, number of provinces, percent of those with a value."""
    rows = [(name, count, share, theme.marks["primary"]) for name, count, share in classes]
    return _filled(rows, theme)


def verdict_spread(verdicts: Sequence[tuple[Verdict, int, int]], theme: Theme) -> Spec:
    """Draw the verdicts that occur."""
    rows = [
        (f"{SYMBOLS[verdict]} {verdict.label}", count, share, theme.mark(verdict))
        for verdict, count, share in verdicts
    ]
    return _filled(rows, theme)


def _filled(bars: Sequence[tuple[str, int, int, str]], theme: Theme) -> Spec:
    most = max((count for _, count, _, _ in bars), default=0) or 1
    rows: list[dict[str, Any]] = [
        {
            "y": place * PITCH,
            "name": name,
            "end": round(count / most, 4),
            "text": f"{count} ({share}%)",
            "colour": colour,
        }
        for place, (name, count, share, colour) in enumerate(bars)
    ]
    return filled(_drawn(theme), rows, height=max(len(rows), 1) * PITCH)


@cache
def _drawn(theme: Theme) -> Spec:
    middle = alt.expr(f"datum.y + {PITCH / 2}")
    full = f"(width - {_LABELS + _VALUES})"
    bars = box(
        alt.Chart(),
        x=_LABELS,
        x2=f"{_LABELS} + max({full} * datum.end, 1)",
        y="datum.y + 5",
        y2=f"datum.y + {PITCH - 5}",
        color="datum.colour",
        cornerRadius=2,
    )
    names = text(
        alt.Chart(), "name", align="right", fontSize=13, color=theme.ink, x=_LABELS - 8, y=middle
    )
    numbers = text(
        alt.Chart(),
        "text",
        align="left",
        fontSize=13,
        fontWeight="bold",
        color=theme.ink,
        x=f"{_LABELS} + {full} * datum.end + 7",
        y=middle,
    )
    return layered((bars, names, numbers), theme)
