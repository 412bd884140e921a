"""The map of provinces as a Vega-Lite figure: where WebGL is missing, in exports and on slides.

It draws the same marks in the same frame as the map for deck.gl, from the same atlas.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import altair as alt

from charts.layers import box, selectable, text
from charts.maps.marks import Key, Mark, hatch_colour
from charts.maps.outlines import ARCHIPELAGO, Addresses, hatched, hatching, outlines
from charts.maps.projection import SCALE, projection
from charts.spec import Spec, plain, with_data
from charts.theme import Theme
from progress.indicators.atlas import Atlas


def figure(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    *,
    keys: tuple[Key, ...] = (),
    chosen: str | None = None,
    height: int = 700,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw the provinces; a click on one names its `code` in the selection `province`.

    `keys` are the legend, which stands in the sea, where the picture must speak for itself.
    Without `addresses` the outlines are in the specification itself, as exports need it.
    """
    data = {
        "shapes": outlines(addresses and addresses.shapes, atlas.shapes),
        "hatches": outlines(addresses and addresses.hatches, atlas.hatches),
        "marks": {"values": [_mark(mark, theme, chosen) for mark in marks]},
        "hatched": {"values": list(hatched(marks, theme))},
        "lines": {"values": list(_lines(atlas))},
        "words": {"values": list(_words(atlas, marks))},
        "keys": {"values": list(_keys(keys, theme))},
    }
    return {**with_data(_drawn(theme, atlas.letter), data), "height": height}


@cache
def _drawn(theme: Theme, letter: float) -> Spec:
    chart = alt.layer(
        *_provinces(theme),
        hatching(1.4),
        _leaders(theme),
        *_lettering(theme, letter),
        *_legend(theme),
        projection=projection(),
    )
    return plain(chart, theme)


def _provinces(theme: Theme) -> Iterator[alt.Chart]:
    base = (
        alt.Chart(alt.NamedData("shapes"))
        .transform_calculate(code="datum.properties.code", island="datum.properties.island")
        .transform_lookup(
            lookup="code",
            from_=alt.LookupData(alt.NamedData("marks"), "code", ["fill", "border", "words"]),
        )
    )
    shapes = base.mark_geoshape(
        fill=alt.expr(f"datum.fill || '{theme.track}'"),
        stroke=alt.expr(f"datum.island ? '{theme.ink}' : '{theme.page}'"),
        strokeWidth=1,
        cursor="pointer",
        tooltip=alt.expr("datum.properties.name + ': ' + (datum.words || '')"),
    )
    yield selectable(shapes, "province", ["code"], "provinces")
    yield base.transform_filter("datum.border").mark_geoshape(
        filled=False, stroke=theme.ink, strokeWidth=3
    )


def _leaders(theme: Theme) -> alt.Chart:
    return (
        alt.Chart(alt.NamedData("lines"))
        .mark_rule(color=theme.muted, strokeWidth=1)
        .encode(longitude="x:Q", latitude="y:Q", longitude2="u:Q", latitude2="v:Q")
    )


def _lettering(theme: Theme, letter: float) -> Iterator[alt.Chart]:
    """Draw names and values, each twice: the outline keeps them readable on every colour."""
    size = f"({letter} * {SCALE})"
    for field, up in (("name", -0.55), ("value", 0.6)):
        for outline in (True, False):
            yield (
                alt.Chart(alt.NamedData("words"))
                .mark_text(
                    baseline="middle",
                    fontSize=alt.expr(size),
                    fontWeight="bold" if field == "value" else "normal",
                    dy=alt.expr(f"{up} * {size}"),
                    color=theme.page if outline else theme.ink,
                    stroke=theme.page if outline else None,
                    strokeWidth=3,
                    strokeJoin="round",
                )
                .encode(longitude="x:Q", latitude="y:Q", text=f"{field}:N")
            )


def _legend(theme: Theme) -> Iterator[alt.Chart]:
    """Draw the legend at the right end, north of the archipelagos."""
    unit = f"({SCALE} * 0.42)"
    left, top = f"(width / 2 + {SCALE} * 0.6)", f"((datum.row + 0.5) * 1.6 * {unit})"
    keys = alt.Chart(alt.NamedData("keys"))
    yield box(
        keys,
        x=left,
        x2=f"{left} + 1.8 * {unit}",
        y=f"{top} - 0.55 * {unit}",
        y2=f"{top} + 0.55 * {unit}",
        fill="datum.fill",
        stroke="datum.colour",
        strokeWidth="datum.hatch ? 1.5 : 0",
        strokeDash=[4, 3],
    )
    yield text(
        keys,
        "label",
        x=f"{left} + 2.3 * {unit}",
        y=top,
        align="left",
        fontSize=f"0.85 * {unit}",
        color=theme.ink,
    )


def _keys(keys: tuple[Key, ...], theme: Theme) -> Iterator[dict[str, Any]]:
    for row, key in enumerate(keys):
        label = f"{key.label}: {key.count}"
        hatched_key = {"hatch": 1, "colour": hatch_colour(key.hatch, theme)} if key.hatch else {}
        yield {"row": row, "label": label, "fill": key.fill, **hatched_key}


def _mark(mark: Mark, theme: Theme, chosen: str | None) -> dict[str, Any]:
    drawn = {"code": mark.code, "fill": mark.fill, "words": mark.words}
    return {**drawn, "border": 1} if mark.code == chosen else drawn


def _lines(atlas: Atlas) -> Iterator[dict[str, float]]:
    for place in atlas.places:
        if place.line:
            (x, y), (u, v) = place.line
            yield {"x": x, "y": y, "u": u, "v": v}


def _words(atlas: Atlas, marks: tuple[Mark, ...]) -> Iterator[dict[str, Any]]:
    values = {mark.code: mark.words for mark in marks}
    for place in atlas.places:
        x, y = place.at
        yield {"x": x, "y": y, "name": place.short_name, "value": values.get(place.code, "")}
    for each in atlas.archipelagos:
        yield {"x": each.at[0], "y": each.at[1], "name": f"{ARCHIPELAGO} {each.name}", "value": ""}
