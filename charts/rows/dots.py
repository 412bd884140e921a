"""Provinces as ranked dots on one scale, with a line for each milestone.

A province without data has its row and no dot: it is missing, not at zero.
"""

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.layers import box, clickable, keyed, layered, of_kind, point, rule, text
from charts.rows.dot_rows import LINE, PITCH, dot_rows, peer_rows
from charts.spec import Spec, filled
from charts.theme import Theme
from progress.judging.coverage import ProvinceFact
from progress.model.programme import Programme
from progress.model.records import Measure, Target
from progress.places.peers import Peer

_RANKS, _NAMES, _VALUES = 26, 122, 88
_NARROW = "width < 560"
_LEFT = f"({_RANKS + _NAMES} + ({_NARROW} ? 0 : 24))"
_MIDDLE = f"datum.y + {PITCH / 2}"
_RIGHT = f"(width - {_VALUES} - ({_NARROW} ? 0 : 150))"


def dots(programme: Programme, facts: tuple[ProvinceFact, ...], marked: str, theme: Theme) -> Spec:
    """Draw one row a province; `marked` is the code of one to stand out, empty for none.

    A click on a row names the province in the selection `province`.
    """
    rows, height = dot_rows(programme, facts, marked, theme)
    return filled(_drawn(theme), rows, height=height)


def peer_dots(
    peers: tuple[Peer, ...], measure: Measure | None, targets: tuple[Target, ...], theme: Theme
) -> Spec:
    """Draw the peers of a province, itself the first; a click names its code in `province`."""
    rows, height = peer_rows(peers, measure, targets, theme)
    return filled(_drawn(theme), rows, height=height)


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (_band(theme), _tracks(theme), *_lines(theme), _points(), *_texts(theme), _hits(theme))
    return layered(layers, theme)


def _at(field: str) -> str:
    return f"({_LEFT} + ({_RIGHT} - {_LEFT}) * datum.{field})"


def _band(theme: Theme) -> alt.Chart:
    return box(
        of_kind("milestone").transform_filter("datum.band"),
        (_at("end"), _at("band")),
        (f"datum.line + {LINE / 2 - 1}", "datum.bottom"),
        color=theme.muted,
        opacity=0.16,
    )


def _tracks(theme: Theme) -> alt.Chart:
    return rule(
        keyed().transform_filter("isValid(datum.dot)"), (_LEFT, _RIGHT), _MIDDLE, theme.line
    )


def _lines(theme: Theme) -> Iterator[alt.Chart]:
    """Draw the milestones: the last in ink, those before it muted; each has words of its own."""
    colour = alt.expr(f"datum.last ? '{theme.ink}' : '{theme.muted}'")
    yield rule(of_kind("zero"), _at("end"), ("datum.top", "datum.bottom"), theme.line)
    yield rule(
        of_kind("milestone"),
        _at("end"),
        (f"datum.line + {LINE / 2 - 1}", "datum.bottom"),
        colour,
        thickness="datum.last ? 2.2 : 1.4",
    )
    yield text(
        of_kind("milestone"),
        "text",
        align="datum.right ? 'left' : 'right'",
        fontWeight="datum.last ? 'bold' : 'normal'",
        color=colour,
        x=f"{_at('end')} + (datum.right ? 5 : -5)",
        y="datum.line",
    )


def _points() -> alt.Chart:
    return point(
        keyed().transform_filter("isValid(datum.dot)"),
        size="datum.marked ? 150 : 85",
        color="datum.colour",
        x=_at("dot"),
        y=_MIDDLE,
    )


def _texts(theme: Theme) -> Iterator[alt.Chart]:
    weight = alt.expr("datum.marked ? 'bold' : 'normal'")
    yield text(keyed(), "rank", align="right", color=theme.muted, x=_RANKS, y=_MIDDLE)
    yield text(
        keyed(), "name", fontSize=13, fontWeight=weight, color=theme.ink, x=_RANKS + 6, y=_MIDDLE
    )
    yield text(
        keyed().transform_calculate(said="trim(datum.symbol + ' ' + datum.value)"),
        "said",
        align="right",
        fontSize=13,
        fontWeight="bold",
        color="datum.ink",
        x=f"width - ({_NARROW} ? 2 : 150)",
        y=_MIDDLE,
    )
    yield text(
        keyed(),
        "verdict",
        color="datum.ink",
        opacity=f"{_NARROW} ? 0 : 1",
        x="width - 140",
        y=_MIDDLE,
    )
    # Without a dot there is room on the track to say why.
    yield text(
        keyed().transform_filter("!isValid(datum.dot)"),
        "verdict",
        fontStyle="italic",
        color="datum.ink",
        opacity=f"{_NARROW} ? 1 : 0",
        x=f"{_LEFT} + 4",
        y=_MIDDLE,
    )


def _hits(theme: Theme) -> alt.Chart:
    return clickable(
        keyed(),
        theme,
        selection="province",
        fields=["key"],
        top="datum.y",
        bottom=f"datum.y + {PITCH}",
        tooltip="datum.name + ': ' + datum.value + ' ' + datum.verdict",
    )
