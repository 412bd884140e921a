"""What an atlas gives to drawings: by address where a page fetches it, else in their data."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import altair as alt

from charts.maps.marks import Mark, hatch_colour
from charts.theme import Theme
from progress.indicators.atlas import Atlas

ARCHIPELAGO = "Quần đảo"


class Addresses(NamedTuple):
    """Where a page fetches what does not change with the figures."""

    shapes: str
    hatches: str
    names: str
    lines: str


def names(atlas: Atlas) -> list[dict[str, Any]]:
    """Return the names of provinces and archipelagos (`t`), each with its place (`p`)."""
    written = [{"p": place.at, "t": place.short_name} for place in atlas.places]
    return written + [
        {"p": each.at, "t": f"{ARCHIPELAGO} {each.name}"} for each in atlas.archipelagos
    ]


def lines(atlas: Atlas) -> list[dict[str, Any]]:
    """Return the lines that lead from provinces (`a`) to their names (`b`)."""
    return [{"a": place.line[0], "b": place.line[1]} for place in atlas.places if place.line]


def outlines(address: str | None, shapes: str) -> dict[str, Any]:
    """Return outlines by the address a page fetches them from; without one, the shapes."""
    if address:
        return {"url": address, "format": {"type": "json", "property": "features"}}
    return {"values": json.loads(shapes)["features"]}


def hatched(marks: tuple[Mark, ...], theme: Theme) -> Iterator[dict[str, str]]:
    """Yield the hatches that are seen, by province and hatch, with their colour."""
    for mark in marks:
        if mark.hatch:
            yield {"key": f"{mark.code}{mark.hatch}", "colour": hatch_colour(mark.hatch, theme)}


def joined_shapes(data: str, field: str) -> alt.Chart:
    """Return the named data `shapes` with a field that other named data have by code."""
    return (
        alt.Chart(alt.NamedData("shapes"))
        .transform_calculate(code="datum.properties.code")
        .transform_lookup(lookup="code", from_=alt.LookupData(alt.NamedData(data), "code", [field]))
    )


def hatching(width: float) -> alt.Chart:
    """Draw what is hatched: the named data `hatches`, coloured by `hatched`."""
    return (
        alt.Chart(alt.NamedData("hatches"))
        .transform_calculate(key="datum.properties.code + datum.properties.hatch")
        .transform_lookup(
            lookup="key", from_=alt.LookupData(alt.NamedData("hatched"), "key", ["colour"])
        )
        .transform_filter("datum.colour")
        .mark_geoshape(filled=False, stroke=alt.expr("datum.colour"), strokeWidth=width)
    )
