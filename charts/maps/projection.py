"""Mercator's projection of the country's frame, as large as its place allows, in Vega's terms."""

from __future__ import annotations

import math

import altair as alt

from progress.indicators.atlas import CENTRE, HEIGHT, WIDTH

POINT = 2.5
"""Radius of an island of the archipelagos, in pixels: it keeps its size where the land shrinks."""


def scale_in(width: str, height: str) -> str:
    """Return the expression of how many pixels a degree of longitude takes in a place."""
    return f"min({width} / {WIDTH:.4f}, {height} / {HEIGHT:.4f})"


SCALE = scale_in("width", "height")


def projection(
    width: str = "width", height: str = "height", left: str = "0", top: str = "0"
) -> alt.Projection:
    """Return the projection of a place of that size whose corner is at `left` and `top`.

    Each is an expression in pixels.
    """
    return alt.Projection(
        type="mercator",
        scale=alt.expr(f"{scale_in(width, height)} * {180 / math.pi:.6f}"),
        center=list(CENTRE),
        translate=alt.expr(f"[({left}) + ({width}) / 2, ({top}) + ({height}) / 2]"),
        pointRadius=POINT,
    )
