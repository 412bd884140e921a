"""Provinces as ranked dots on one scale, with a line for each milestone.

A province without data has its row and no dot: it is missing, not at zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import altair as alt

from charts.clicks import clickable
from charts.rows.dot_rows import LINE, PITCH, dot_rows
from charts.rows.peer_rows import peer_rows
from charts.spec import Spec, filled, plain, rule
from charts.theme import Theme
from progress.judging.coverage import ProvinceFact
from progress.model.programme import Programme
from progress.model.records import Measure, Target
from progress.places.peers import Peer

_RANKS, _NAMES, _VALUES = 26, 122, 88
_NARROW = "width < 560"
_LEFT = f"({_RANKS + _NAMES} + ({_NARROW} ? 0 : 24))"
_RIGHT = f"(width - {_VALUES} - ({_NARROW} ? 0 : 150))"


def dots(programme: Programme, facts: tuple[ProvinceFact, ...], marked: str, theme: Theme) -> Spec:
    """Draw one row a province; `marked` is the code of one to stand out, empty for none.

    A click on a row names the province in the selection `province`.
    """
    rows, height = dot_rows(programme, facts, marked, theme)
    return filled(_drawn(theme), rows, height=height)


def peer_dots(
    found: tuple[Peer, ...], measure: Measure | None, targets: tuple[Target, ...], theme: Theme
) -> Spec:
    """Draw the peers of a province, itself the first; a click names its code in `province`."""
    rows, height = peer_rows(found, measure, targets, theme)
    return filled(_drawn(theme), rows, height=height)


@cache
def _drawn(theme: Theme) -> Spec:
    chosen = alt.selection_point(name="province", fields=["key"], on="click", toggle=False)
    chart = alt.layer(
        _band(theme),
        _tracks(theme),
        *_lines(theme),
        _points(),
        *_texts(theme),
        _hits(theme).properties(name="rows").add_params(chosen),
        data=alt.InlineData(values=[]),
    )
    return plain(chart, theme)


def _at(field: str) -> str:
    return f"({_LEFT} + ({_RIGHT} - {_LEFT}) * datum.{field})"


def _provinces() -> alt.Chart:
    return alt.Chart().transform_filter("datum.key")


def _of_kind(kind: str) -> alt.Chart:
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'")


def _middle() -> Any:
    return alt.expr(f"datum.y + {PITCH / 2}")


def _band(theme: Theme) -> alt.Chart:
    return (
        _of_kind("milestone")
        .transform_filter("datum.band")
        .mark_rect(
            color=theme.muted,
            opacity=0.16,
            x=alt.expr(_at("end")),
            x2=alt.expr(_at("band")),
            y=alt.expr(f"datum.line + {LINE / 2 - 1}"),
            y2=alt.expr("datum.bottom"),
        )
    )


def _tracks(theme: Theme) -> alt.Chart:
    return rule(
        _provinces().transform_filter("isValid(datum.dot)"),
        color=theme.line,
        x=alt.expr(_LEFT),
        x2=alt.expr(_RIGHT),
        y=_middle(),
        y2=_middle(),
    )


def _lines(theme: Theme) -> Iterator[alt.Chart]:
    """Draw the milestones: the last in ink, those before it muted; each has words of its own."""
    colour = alt.expr(f"datum.last ? '{theme.ink}' : '{theme.muted}'")
    yield rule(
        _of_kind("zero"),
        color=theme.line,
        x=alt.expr(_at("end")),
        x2=alt.expr(_at("end")),
        y=alt.expr("datum.top"),
        y2=alt.expr("datum.bottom"),
    )
    yield rule(
        _of_kind("milestone"),
        color=colour,
        thickness=alt.expr("datum.last ? 2.2 : 1.4"),
        x=alt.expr(_at("end")),
        x2=alt.expr(_at("end")),
        y=alt.expr(f"datum.line + {LINE / 2 - 1}"),
        y2=alt.expr("datum.bottom"),
    )
    yield (
        _of_kind("milestone")
        .mark_text(
            align=alt.expr("datum.right ? 'left' : 'right'"),
            baseline="middle",
            fontSize=12,
            fontWeight=alt.expr("datum.last ? 'bold' : 'normal'"),
            color=colour,
            x=alt.expr(f"{_at('end')} + (datum.right ? 5 : -5)"),
            y=alt.expr("datum.line"),
        )
        .encode(text="text:N")
    )


def _points() -> alt.Chart:
    return (
        _provinces()
        .transform_filter("isValid(datum.dot)")
        .mark_point(
            filled=True,
            opacity=1,
            size=alt.expr("datum.marked ? 150 : 85"),
            color=alt.expr("datum.colour"),
            x=alt.expr(_at("dot")),
            y=_middle(),
        )
    )


def _texts(theme: Theme) -> Iterator[alt.Chart]:
    weight = alt.expr("datum.marked ? 'bold' : 'normal'")
    yield (
        _provinces()
        .mark_text(
            align="right", baseline="middle", fontSize=12, color=theme.muted, x=_RANKS, y=_middle()
        )
        .encode(text="rank:N")
    )
    yield (
        _provinces()
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=13,
            fontWeight=weight,
            color=theme.ink,
            x=_RANKS + 6,
            y=_middle(),
        )
        .encode(text="name:N")
    )
    yield (
        _provinces()
        .transform_calculate(said="trim(datum.symbol + ' ' + datum.value)")
        .mark_text(
            align="right",
            baseline="middle",
            fontSize=13,
            fontWeight="bold",
            color=alt.expr("datum.ink"),
            x=alt.expr(f"width - ({_NARROW} ? 2 : 150)"),
            y=_middle(),
        )
        .encode(text="said:N")
    )
    yield (
        _provinces()
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=12,
            color=alt.expr("datum.ink"),
            opacity=alt.expr(f"{_NARROW} ? 0 : 1"),
            x=alt.expr("width - 140"),
            y=_middle(),
        )
        .encode(text="verdict:N")
    )
    # Without a dot there is room on the track to say why.
    yield (
        _provinces()
        .transform_filter("!isValid(datum.dot)")
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=12,
            fontStyle="italic",
            color=alt.expr("datum.ink"),
            opacity=alt.expr(f"{_NARROW} ? 1 : 0"),
            x=alt.expr(f"{_LEFT} + 4"),
            y=_middle(),
        )
        .encode(text="verdict:N")
    )


def _hits(theme: Theme) -> alt.Chart:
    """Draw the row itself: what is clicked, and what shows that it can be."""
    return clickable(
        _provinces(),
        theme,
        top="datum.y",
        bottom=f"datum.y + {PITCH}",
        tooltip="datum.name + ': ' + datum.value + ' ' + datum.verdict",
    )
