"""A row over the years: what was reported, the path asked for, and the break of 1 July 2025."""

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.layers import CENTRED, layered, of_kind, point, rule, text
from charts.rows.trend_frame import HEIGHT, LEFT, RIGHT
from charts.rows.trend_labels import WIDE
from charts.rows.trend_rows import trend_rows
from charts.spec import Spec, filled
from charts.theme import Theme
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.model.records import Indicator
from progress.outlook.outlooks import Outlook

_NARROW = f"width < {WIDE}"
_X = f"({LEFT} + (width - {LEFT + RIGHT}) * datum.x)"


def trend(
    fact: TargetFact, years: tuple[YearTotal, ...], theme: Theme, outlook: Outlook | None = None
) -> Spec:
    """Draw the years of a fact; the line is broken where the units it counts changed.

    `outlook` is drawn as the fan of its paces, from the year judged to the milestone.
    """
    rows = trend_rows(fact.indicator, fact, years, theme.mark(fact.verdict), outlook)
    return filled(_drawn(theme), rows, height=HEIGHT)


def history_trend(indicator: Indicator, years: tuple[YearTotal, ...], theme: Theme) -> Spec:
    """Draw the years of a row that no document sets a target for."""
    rows = trend_rows(indicator, None, years, theme.marks["primary"])
    return filled(_drawn(theme), rows, height=HEIGHT)


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (
        *_grid(theme),
        _years(theme),
        _fan_area("band", theme.muted),
        _fan_area("outlook", theme.marks["primary"]),
        *_break_marks(theme),
        _scaled("path").mark_rule(color=theme.muted, strokeDash=[5, 4]),
        _scaled("line").mark_rule(strokeWidth=2.5, color=alt.expr("datum.colour")),
        rule(of_kind("tick"), (f"{_X} - 13", f"{_X} + 13"), "datum.y", theme.ink, thickness=3),
        point(of_kind("dot"), color="datum.colour", size=70, x=_X, y="datum.y"),
        _written(theme),
    )
    return layered(layers, theme)


_ACROSS = alt.X(
    "x:Q",
    axis=None,
    scale=alt.Scale(domain=[0, 1], range=[alt.expr(str(LEFT)), alt.expr(f"width - {RIGHT}")]),
)
_DOWN = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, HEIGHT], range=[0, HEIGHT]))
"""Scales that take places as they are, for marks that are placed by encodings alone."""


def _scaled(kind: str) -> alt.Chart:
    return of_kind(kind).encode(x=_ACROSS, x2="x2:Q", y=_DOWN, y2="y2:Q")


def _grid(theme: Theme) -> Iterator[alt.Chart]:
    base = of_kind("grid")
    yield rule(base, (LEFT, "width"), "datum.y", theme.line)
    yield text(base, "text", align="right", color=theme.muted, x=LEFT - 6, y="datum.y")


def _years(theme: Theme) -> alt.Chart:
    return text(
        of_kind("year"),
        "text",
        baseline="bottom",
        color=theme.muted,
        opacity=f"{_NARROW} && !datum.narrow ? 0 : 1",
        x=_X,
        y=HEIGHT - 2,
        align=CENTRED,
    )


def _fan_area(kind: str, colour: str) -> alt.Chart:
    return (
        of_kind(kind).mark_area(color=colour, opacity=0.22).encode(x=_ACROSS, y=_DOWN, y2="high:Q")
    )


def _break_marks(theme: Theme) -> Iterator[alt.Chart]:
    base = of_kind("break")
    yield _scaled("break").mark_rule(color=theme.muted, strokeDash=[2, 3], strokeWidth=1.5)
    yield text(
        base,
        "text",
        align="datum.left ? 'left' : 'right'",
        dx="datum.left ? 5 : -5",
        color=theme.muted,
        x=_X,
        y=9,
    )


def _written(theme: Theme) -> alt.Chart:
    down = f"({_NARROW} ? datum.narrow : datum.wide)"
    across = f"({_NARROW} ? datum.narrow_across : datum.wide_across)"
    return text(
        of_kind("label"),
        "words",
        fontSize="datum.own ? 13 : 12",
        color=f"datum.own ? '{theme.ink}' : '{theme.muted}'",
        opacity=f"isValid({down}) ? 1 : 0",
        x=f"{_X} + ({across} || 0)",
        y=f"datum.y + ({down} || 0)",
        align=CENTRED,
    )
