"""The outlines and hatches of an atlas as data of a Vega-Lite figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from charts.maps.marks import Mark, hatch_colour
from charts.theme import Theme


def outlines(address: str, shapes: str) -> dict[str, Any]:
    """Return outlines by the address a page fetches them from; without one, the shapes."""
    if address:
        return {"url": address, "format": {"type": "json", "property": "features"}}
    return {"values": json.loads(shapes)["features"]}


def hatched(marks: tuple[Mark, ...], theme: Theme) -> Iterator[dict[str, str]]:
    """Yield the hatches that are seen, by province and hatch, with their colour."""
    for mark in marks:
        if mark.hatch:
            yield {"key": f"{mark.code}{mark.hatch}", "colour": hatch_colour(mark.hatch, theme)}
