"""A row over the years: what was reported, the path asked for, and the break of 1 July 2025."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.rows.trend_rows import HEIGHT, LEFT, RIGHT, WIDE, trend_rows
from charts.spec import Spec, filled, plain, rule
from charts.theme import Theme
from progress.judging.rollup import YearTotal
from progress.judging.targets import TargetFact
from progress.model.records import Indicator

_NARROW = f"width < {WIDE}"
_X = f"({LEFT} + (width - {LEFT + RIGHT}) * datum.x)"


def trend(fact: TargetFact, years: tuple[YearTotal, ...], theme: Theme) -> Spec:
    """Draw the years of a fact; the line is broken where the units it counts changed."""
    rows = trend_rows(fact.indicator, fact, years, theme.mark(fact.verdict))
    return filled(_drawn(theme), rows, height=HEIGHT)


def history_trend(indicator: Indicator, years: tuple[YearTotal, ...], theme: Theme) -> Spec:
    """Draw the years of a row that no document sets a target for."""
    rows = trend_rows(indicator, None, years, theme.marks["primary"])
    return filled(_drawn(theme), rows, height=HEIGHT)


@cache
def _drawn(theme: Theme) -> Spec:
    chart = alt.layer(
        *_grid(theme),
        _years(theme),
        _fan_area(theme),
        *_break_marks(theme),
        _scaled("path").mark_rule(color=theme.muted, strokeDash=[5, 4]),
        _scaled("line").mark_rule(strokeWidth=2.5, color=alt.expr("datum.colour")),
        rule(
            _segments("tick"),
            color=theme.ink,
            thickness=3,
            x=alt.expr(f"{_X} - 13"),
            x2=alt.expr(f"{_X} + 13"),
            y=alt.expr("datum.y"),
            y2=alt.expr("datum.y"),
        ),
        _segments("dot").mark_point(
            color=alt.expr("datum.colour"),
            filled=True,
            size=70,
            opacity=1,
            x=alt.expr(_X),
            y=alt.expr("datum.y"),
        ),
        _written(theme),
        data=alt.InlineData(values=[]),
    )
    return plain(chart, theme)


_ACROSS = alt.X(
    "x:Q",
    axis=None,
    scale=alt.Scale(domain=[0, 1], range=[alt.expr(str(LEFT)), alt.expr(f"width - {RIGHT}")]),
)
_DOWN = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, HEIGHT], range=[0, HEIGHT]))
"""Scales that take places as they are, for marks that are placed by encodings alone."""


def _scaled(kind: str) -> alt.Chart:
    return _segments(kind).encode(x=_ACROSS, x2="x2:Q", y=_DOWN, y2="y2:Q")


def _segments(kind: str) -> alt.Chart:
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'")


def _grid(theme: Theme) -> Iterator[alt.Chart]:
    base = _segments("grid")
    line = rule(
        base,
        color=theme.line,
        x=LEFT,
        x2=alt.expr("width"),
        y=alt.expr("datum.y"),
        y2=alt.expr("datum.y"),
    )
    text = base.mark_text(
        align="right",
        baseline="middle",
        fontSize=12,
        color=theme.muted,
        x=LEFT - 6,
        y=alt.expr("datum.y"),
    ).encode(text="text:N")
    yield line
    yield text


def _years(theme: Theme) -> alt.Chart:
    return (
        _segments("year")
        .mark_text(
            baseline="bottom",
            fontSize=12,
            color=theme.muted,
            opacity=alt.expr(f"{_NARROW} && !datum.narrow ? 0 : 1"),
            x=alt.expr(_X),
            y=HEIGHT - 2,
        )
        .encode(text="text:N")
    )


def _fan_area(theme: Theme) -> alt.Chart:
    """Draw the range a growth target asks for."""
    return (
        _segments("band")
        .mark_area(color=theme.muted, opacity=0.22)
        .encode(x=_ACROSS, y=_DOWN, y2="high:Q")
    )


def _break_marks(theme: Theme) -> Iterator[alt.Chart]:
    base = _segments("break")
    yield _scaled("break").mark_rule(color=theme.muted, strokeDash=[2, 3], strokeWidth=1.5)
    yield base.mark_text(
        align=alt.expr("datum.left ? 'left' : 'right'"),
        baseline="middle",
        dx=alt.expr("datum.left ? 5 : -5"),
        fontSize=12,
        color=theme.muted,
        x=alt.expr(_X),
        y=9,
    ).encode(text="text:N")


def _written(theme: Theme) -> alt.Chart:
    down = f"({_NARROW} ? datum.narrow : datum.wide)"
    across = f"({_NARROW} ? datum.narrow_across : datum.wide_across)"
    return (
        _segments("label")
        .mark_text(
            baseline="middle",
            fontSize=alt.expr("datum.own ? 13 : 12"),
            color=alt.expr(f"datum.own ? '{theme.ink}' : '{theme.muted}'"),
            opacity=alt.expr(f"isValid({down}) ? 1 : 0"),
            x=alt.expr(f"{_X} + ({across} || 0)"),
            y=alt.expr(f"datum.y + ({down} || 0)"),
        )
        .encode(text="words:N")
    )
