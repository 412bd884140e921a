"""Layers of a chart: texts, boxes and lines that stand where expressions over their rows say.

A text among the properties of a mark is an expression where a number is asked for, and where it
speaks of `datum`, `width` or `height`.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

import altair as alt

from charts.spec import Layers, Spec, plain
from charts.theme import Theme

Span: TypeAlias = Any | tuple[Any, Any]
"""Two places, or the one that is both: a number of pixels or an expression."""
CENTRED: Any = alt.Undefined
"""Alignment of a text in the middle of its place, which Vega-Lite gives by itself."""
_EXPRESSION = re.compile(r"\b(datum|width|height)\b")
_NUMBERS = {"x", "x2", "y", "y2", "limit", "opacity"}


def layered(layers: Iterable[alt.Chart], theme: Theme) -> Spec:
    """Return layers as a specification without data, which `filled` puts in."""
    return plain(stacked(layers), theme)


def stacked(layers: Iterable[alt.Chart]) -> Layers:
    """Return layers over each other; the data they share stand once, above them."""
    return alt.layer(*layers, data=alt.InlineData(values=[]))


def of_kind(*kinds: str) -> alt.Chart:
    """Return the rows whose `kind` is one of these."""
    return alt.Chart().transform_filter(" || ".join(f"datum.kind == '{kind}'" for kind in kinds))


def keyed() -> alt.Chart:
    """Return the rows that can be clicked: those with a `key`."""
    return alt.Chart().transform_filter("datum.key")


def text(base: alt.Chart, field: str = "", **look: Any) -> alt.Chart:
    """Write a field of each row, or the `text` of `look`: small, to the right of its place."""
    usual: dict[str, Any] = {"baseline": "middle", "align": "left", "fontSize": 12}
    written: alt.Chart = base.mark_text(**usual | _expressions(look))
    return written.encode(text=f"{field}:N") if field else written


def box(base: alt.Chart, across: Span, down: Span, **look: Any) -> alt.Chart:
    """Draw a rectangle for each row, between two places `across` and two `down`."""
    (x, x2), (y, y2) = (
        each if isinstance(each, tuple) else (each, each) for each in (across, down)
    )
    places = {"x": x, "x2": x2, "y": y, "y2": y2}
    drawn: alt.Chart = base.mark_rect(**_expressions({**places, **look}))
    return drawn


def point(base: alt.Chart, **look: Any) -> alt.Chart:
    """Draw a filled point for each row."""
    drawn: alt.Chart = base.mark_point(filled=True, opacity=1, **_expressions(look))
    return drawn


def rule(base: alt.Chart, across: Span, down: Span, color: Any, *, thickness: Any = 1) -> alt.Chart:
    """Draw a line for each row: an upright one stands at one place `across`, a level one `down`.

    Vega-Lite places its own rules by encodings alone; a rectangle without an area is a line, too.
    """
    return box(base, across, down, filled=False, stroke=color, strokeWidth=thickness)


def clickable(
    rows: alt.Chart,
    theme: Theme,
    *,
    fields: list[str],
    selection: str = "row",
    name: str = "rows",
    top: str = "datum.y + 1",
    bottom: str,
    tooltip: str,
    left: str = "0",
    right: str = "width",
) -> alt.Chart:
    """Draw what is clicked: the ground of rows, unseen, to be put above all that is drawn on it.

    A click puts the `fields` of the row into the selection; sides and tooltip are expressions.
    """
    ground = rows.mark_rect(
        x=alt.expr(left),
        x2=alt.expr(right),
        y=alt.expr(top),
        y2=alt.expr(bottom),
        color=theme.track,
        fillOpacity=0.001,
        cursor="pointer",
        tooltip=alt.expr(tooltip),
    )
    return selectable(ground, selection, fields, name)


def selectable(drawn: alt.Chart, selection: str, fields: list[str], name: str) -> alt.Chart:
    """Let a click on a mark put its `fields` into a selection of that name."""
    point = alt.selection_point(name=selection, fields=fields, on="click", toggle=False)
    return drawn.properties(name=name).add_params(point)


def _expressions(look: dict[str, Any]) -> dict[str, Any]:
    return {
        name: alt.expr(value)
        if isinstance(value, str) and (name in _NUMBERS or _EXPRESSION.search(value))
        else value
        for name, value in look.items()
    }
