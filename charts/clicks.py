"""What is clicked: the ground of a row or a cell, unseen, above all that is drawn on it."""

from __future__ import annotations

import altair as alt

from charts.theme import Theme


def clickable(
    rows: alt.Chart,
    theme: Theme,
    *,
    top: str,
    bottom: str,
    tooltip: str,
    left: str = "0",
    right: str = "width",
) -> alt.Chart:
    """Return the ground of rows; its sides and what it says are expressions over `datum`."""
    return rows.mark_rect(
        x=alt.expr(left),
        x2=alt.expr(right),
        y=alt.expr(top),
        y2=alt.expr(bottom),
        color=theme.track,
        fillOpacity=0.001,
        cursor="pointer",
        tooltip=alt.expr(tooltip),
    )
