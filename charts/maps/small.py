"""A small map without words: several stand side by side, one for each year."""

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.maps.marks import Mark
from charts.maps.outlines import Addresses, hatched, hatching, joined_shapes, outlines
from charts.maps.projection import projection
from charts.spec import Spec, plain, with_data
from charts.theme import Theme
from progress.indicators.atlas import Atlas

LETTERS = 11
"""Height of the archipelagos' names, in pixels."""


def small_map(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    *,
    height: int,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw the provinces of a year; addresses as in `figure`."""
    names = [{"x": each.at[0], "y": each.at[1], "name": each.name} for each in atlas.archipelagos]
    data = {
        "shapes": outlines(addresses and addresses.shapes, atlas.shapes),
        "hatches": outlines(addresses and addresses.hatches, atlas.hatches),
        "marks": {"values": [{"code": mark.code, "fill": mark.fill} for mark in marks]},
        "hatched": {"values": list(hatched(marks, theme))},
        "names": {"values": names},
    }
    return {**with_data(_drawn(theme), data), "height": height}


@cache
def _drawn(theme: Theme) -> Spec:
    return plain(alt.layer(*_layers(theme), projection=projection()), theme)


def _layers(theme: Theme) -> Iterator[alt.Chart]:
    yield (
        joined_shapes("marks", "fill").mark_geoshape(
            fill=alt.expr(f"datum.fill || '{theme.track}'"),
            stroke=alt.expr(f"datum.properties.island ? '{theme.ink}' : '{theme.page}'"),
            strokeWidth=0.6,
            tooltip=alt.expr("datum.properties.name"),
        )
    )
    yield hatching(0.9)
    yield (
        alt.Chart(alt.NamedData("names"))
        .mark_text(fontSize=LETTERS, color=theme.ink)
        .encode(longitude="x:Q", latitude="y:Q", text="name:N")
    )
