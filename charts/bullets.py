"""Bullets: every target of a document on one scale, value and verdict in their own columns.

One specification serves all widths: where the place is narrow, the label has a line of its own
over bar and value, and the columns that do not fit give way (the table holds them).
"""

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.bullet_rows import PITCH, bullet_lines, bullet_row
from charts.layers import box, clickable, keyed, layered, text
from charts.spec import Spec, filled
from charts.theme import Theme
from progress.judging.targets import TargetFact
from progress.model.programme import Programme

_NARROW = "width < 900"
_LABELS = 300
_COLUMNS = {"value": 366, "verdict": 356, "gap": 116, "past": 0}
"""Places of the columns on a wide chart, in pixels from its right end."""
_LEFT = f"({_NARROW} ? 0 : {_LABELS + 10})"
_RIGHT = f"(width - ({_NARROW} ? 0 : {_COLUMNS['value']}) - 96)"


def bullets(programme: Programme, facts: tuple[TargetFact, ...], theme: Theme) -> Spec:
    """Draw facts grouped by indicator; a click on a row names it in the selection `row`."""
    lines = list(bullet_lines(programme, facts))
    rows = [bullet_row(place, line, theme) for place, line in enumerate(lines, start=1)]
    return filled(_drawn(theme), rows, height=(len(lines) + 1) * PITCH)


@cache
def _drawn(theme: Theme) -> Spec:
    layers = (
        _heads(theme),
        *_bars(theme),
        _ticks(theme),
        _labels(theme),
        *_columns(theme),
        *_titles(theme),
        _hits(theme),
    )
    return layered(layers, theme)


def _heads(theme: Theme) -> alt.Chart:
    return text(
        alt.Chart().transform_filter("datum.head"),
        "head",
        fontWeight="bold",
        fontSize=14,
        color=theme.ink,
        x=0,
        y=f"datum.y + {PITCH * 0.62}",
        limit="width",
    )


def _hits(theme: Theme) -> alt.Chart:
    return clickable(
        keyed(),
        theme,
        fields=["key"],
        bottom=f"datum.y + {PITCH - 1}",
        tooltip="datum.label + ': ' + datum.value + ', ' + datum.verdict",
    )


def _bars(theme: Theme) -> Iterator[alt.Chart]:
    top = alt.expr(f"datum.y + ({_NARROW} ? {PITCH - 11} : {PITCH / 2 - 6})")
    bottom = alt.expr(f"datum.y + ({_NARROW} ? {PITCH - 3} : {PITCH / 2 + 6})")
    for end, colour in ((_RIGHT, theme.track), (_at("datum.end"), alt.expr("datum.colour"))):
        yield box(keyed(), (_LEFT, end), (top, bottom), color=colour, cornerRadius=2)


def _ticks(theme: Theme) -> alt.Chart:
    """Draw the milestones: the last in ink, those before it muted and thinner."""
    last = "datum.place == datum.places - 1"
    half = f"({last} ? 1.6 : 0.9)"
    return box(
        keyed()
        .transform_calculate(places="length(datum.ticks)")
        .transform_calculate(place="sequence(datum.places)")
        .transform_flatten(["ticks", "place"]),
        (f"{_at('datum.ticks')} - {half}", f"{_at('datum.ticks')} + {half}"),
        (
            f"datum.y + ({_NARROW} ? {PITCH - 14} : {PITCH / 2 - 10})",
            f"datum.y + ({_NARROW} ? {PITCH} : {PITCH / 2 + 10})",
        ),
        color=f"{last} ? '{theme.ink}' : '{theme.muted}'",
    )


def _labels(theme: Theme) -> alt.Chart:
    return text(
        keyed(),
        "label",
        align=f"{_NARROW} ? 'left' : 'right'",
        fontSize=f"{_NARROW} ? 13 : 14",
        color=theme.ink,
        x=f"{_NARROW} ? 0 : {_LABELS}",
        y=f"datum.y + ({_NARROW} ? 9 : {PITCH / 2})",
        limit=f"{_NARROW} ? width : {_LABELS}",
    )


def _columns(theme: Theme) -> Iterator[alt.Chart]:
    middle = f"datum.y + {PITCH / 2}"
    yield text(
        keyed(),
        "value",
        align="right",
        fontWeight="bold",
        fontSize=f"{_NARROW} ? 13 : 14",
        color="datum.ink",
        x=f"{_NARROW} ? width : width - {_COLUMNS['value']}",
        y=f"{_NARROW} ? datum.y + {PITCH - 7} : {middle}",
    )
    for column in ("verdict", "gap", "past"):
        yield text(
            keyed(),
            column,
            align="left" if column == "verdict" else "right",
            fontSize=f"{_NARROW} ? 0 : 13",
            color=alt.expr("datum.ink") if column == "verdict" else theme.muted,
            x=_column(column),
            y=middle,
        )


def _titles(theme: Theme) -> Iterator[alt.Chart]:
    for column, title in (
        ("value", "Kết quả"),
        ("gap", "Cần thêm (thiết chế)"),
        ("past", "Mốc đã qua"),
    ):
        yield text(
            alt.Chart(alt.InlineData(values=[{}])),
            text=title,
            align="right",
            fontSize=f"{_NARROW} ? 0 : 12",
            color=theme.muted,
            x=_column(column),
            y=PITCH * 0.4,
        )


def _column(name: str) -> str:
    """Return the place of a column; where it gives way it takes no width from the others."""
    return f"max(0, width - {_COLUMNS[name]})"


def _at(place: str) -> str:
    return f"({_LEFT} + ({_RIGHT} - {_LEFT}) * {place})"
