"""Mercator's projection of the country's frame, as large as its place allows, in Vega's terms."""

import math

import altair as alt

from progress.indicators.atlas import CENTRE, HEIGHT, WIDTH

POINT = 2.5
"""Radius of an island of the archipelagos, in pixels: it keeps its size where the land shrinks."""


SCALE = f"min(width / {WIDTH:.4f}, height / {HEIGHT:.4f})"
"""Expression of how many pixels a degree of longitude takes in a drawing."""


def projection() -> alt.Projection:
    """Return the projection in which the frame of the country fills the drawing."""
    return alt.Projection(
        type="mercator",
        scale=alt.expr(f"{SCALE} * {180 / math.pi:.6f}"),
        center=list(CENTRE),
        translate=alt.expr("[width / 2, height / 2]"),
        pointRadius=POINT,
    )
