"""What an atlas gives to drawings: by address where a page fetches it, else in their data."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import altair as alt

from charts.maps.marks import Mark, hatch_colour
from charts.maps.words import MapText, strokes, texts
from charts.theme import Theme
from progress.indicators.atlas import Atlas, Lettering

UNFILLED = alt.expr("null")
"""Fill of lines: a transparent one, as Vega-Lite's own, takes the clicks from what lies under."""


class Addresses(NamedTuple):
    """Where a page fetches what does not change with the figures.

    Words, and lines, have one address for each lettering of the atlas.
    """

    shapes: str
    hatches: str
    words: tuple[str, ...]
    lines: tuple[str, ...]


def words(atlas: Atlas, lettering: Lettering) -> list[dict[str, Any]]:
    """Return the words of a lettering: place (`p`), anchor (`a`), name (`n`) or bold words (`b`).

    What has a code (`c`) is the place of that province's value.
    """
    return [text_row(each) for each in texts(atlas, lettering)]


def text_row(text: MapText) -> dict[str, Any]:
    """Return words as a row of data."""
    row = {"p": text.at, "a": text.anchor, "b" if text.bold else "n": text.words}
    return {**row, "c": text.code} if text.code else row


def lines(atlas: Atlas, lettering: Lettering) -> list[dict[str, Any]]:
    """Return the lines of a lettering: path (`p`), width in degrees (`w`), role of colour (`c`)."""
    return [
        {"p": each.path, "w": each.width, "c": each.colour} for each in strokes(atlas, lettering)
    ]


def outlines(address: str | None, shapes: str) -> dict[str, Any]:
    """Return outlines by the address a page fetches them from; without one, the shapes."""
    if address:
        return {"url": address, "format": {"type": "json", "property": "features"}}
    return {"values": json.loads(shapes)["features"]}


def hatched(marks: tuple[Mark, ...], theme: Theme) -> Iterator[dict[str, str]]:
    """Yield the hatches that are seen, by province and hatch, with their colour."""
    for mark in marks:
        if mark.hatch:
            colour = hatch_colour(mark.fill, theme)
            yield {"key": f"{mark.code}{mark.hatch}", "colour": colour}


def joined_shapes(data: str, *fields: str) -> alt.Chart:
    """Return the named data `shapes` with the fields that other named data have by code."""
    return (
        alt.Chart(alt.NamedData("shapes"))
        .transform_calculate(code="datum.properties.code")
        .transform_lookup(
            lookup="code", from_=alt.LookupData(alt.NamedData(data), "code", list(fields))
        )
    )


def hatching(width: float) -> alt.Chart:
    """Draw what is hatched: the named data `hatches`, coloured by `hatched`."""
    return (
        alt.Chart(alt.NamedData("hatches"))
        .transform_calculate(code="datum.properties.code")
        .transform_calculate(key="datum.code + datum.properties.hatch")
        .transform_lookup(
            lookup="key", from_=alt.LookupData(alt.NamedData("hatched"), "key", ["colour"])
        )
        .transform_filter("datum.colour")
        .mark_geoshape(fill=UNFILLED, stroke=alt.expr("datum.colour"), strokeWidth=width)
    )
