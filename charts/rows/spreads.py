"""A bar each: how provinces are spread over classes or verdicts, and money by year."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from charts.layers import box, layered, text
from charts.spec import Spec, filled
from charts.theme import SYMBOLS, Theme
from progress.budgets.totals import YearOfMoney
from progress.budgets.words import amount_words
from progress.judging.verdicts import Verdict
from progress.model.reported import Stage

PITCH = 26
_LABELS, _VALUES, _MONEY = 116, 92, 160


def class_spread(classes: Sequence[tuple[str, int, int]], theme: Theme) -> Spec:
    """Draw the classes of a share: name, number of provinces, percent of those with a value."""
    rows = [
        (name, count, f"{count} ({share}%)", theme.marks["primary"])
        for name, count, share in classes
    ]
    return _filled(rows, theme)


def verdict_spread(verdicts: Sequence[tuple[Verdict, int, int]], theme: Theme) -> Spec:
    """Draw the verdicts that occur."""
    rows = [
        (f"{SYMBOLS[verdict]} {verdict.label}", count, f"{count} ({share}%)", theme.mark(verdict))
        for verdict, count, share in verdicts
    ]
    return _filled(rows, theme)


def money_years(years: Sequence[YearOfMoney], theme: Theme) -> Spec:
    """Draw what was planned, allocated and spent in each year; what nobody reported has no bar."""
    colours = {
        Stage.PLANNED: theme.marks["unknown"],
        Stage.ALLOCATED: theme.marks["primary"],
        Stage.SPENT: theme.ink,
    }
    rows = [
        (
            f"{of.year} · {stage.label}" if stage is Stage.PLANNED else stage.label,
            amount.value or 0,
            amount_words(amount),
            colours[stage] if amount.value is not None else "transparent",
        )
        for of in years
        for stage, amount in of.amounts.items()
    ]
    return _filled(rows, theme, _MONEY)


def _filled(bars: Sequence[tuple[str, int, str, str]], theme: Theme, values: int = _VALUES) -> Spec:
    """Draw bars: name, size, the words behind it, colour; `values` is the room for the words."""
    most = max((size for _, size, _, _ in bars), default=0) or 1
    rows: list[dict[str, Any]] = [
        {
            "y": place * PITCH,
            "name": name,
            "end": round(size / most, 4),
            "text": words,
            "colour": colour,
        }
        for place, (name, size, words, colour) in enumerate(bars)
    ]
    return filled(_drawn(theme, values), rows, height=max(len(rows), 1) * PITCH)


@cache
def _drawn(theme: Theme, values: int) -> Spec:
    middle = alt.expr(f"datum.y + {PITCH / 2}")
    full = f"(width - {_LABELS + values})"
    bars = box(
        alt.Chart(),
        (_LABELS, f"{_LABELS} + max({full} * datum.end, 1)"),
        ("datum.y + 5", f"datum.y + {PITCH - 5}"),
        color="datum.colour",
        cornerRadius=2,
    )
    names = text(
        alt.Chart(), "name", align="right", fontSize=13, color=theme.ink, x=_LABELS - 8, y=middle
    )
    numbers = text(
        alt.Chart(),
        "text",
        fontSize=13,
        fontWeight="bold",
        color=theme.ink,
        x=f"{_LABELS} + {full} * datum.end + 7",
        y=middle,
    )
    return layered((bars, names, numbers), theme)
