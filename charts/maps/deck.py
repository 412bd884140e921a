"""The map of provinces for deck.gl: outlines by address, colours by expression, words in place.

The outlines travel once, by URL. A change of indicator sends one condition for each colour, the
words, and nothing else. The frame stands still: it always holds the whole country with both
archipelagos, and the words on it never overlap.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from charts.maps.marks import Mark, hatch_colour
from charts.maps.outlines import ARCHIPELAGO, Addresses, names
from charts.theme import Theme
from progress.indicators.atlas import CENTRE, HEIGHT, WIDTH, Atlas

HITS, COMMUNES = "hits", "communes"
"""Layers that are clicked: the first part of its name, and the name."""
HIDDEN = [0, 0, 0, 0]
FONT = pdk.types.String("Source Sans, sans-serif")
LETTERS = pdk.types.String("auto")
VEIL = 175
"""How dense the ground behind words is, of 255."""
SHARPNESS = 28
"""Height of the letters as they are prepared, in pixels: about twice what is seen."""
COMMON = 512 / 360
"""Units of deck.gl's map in one degree of longitude."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Institutions on the map: addresses of the marks, how many, and how many have no place."""

    communes: str
    singles: str
    number_of_communes: int
    number_of_singles: int
    without_place: int


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck brings no types
    """A deck that writes its JSON once, and compactly: pydeck indents it to four times the size."""

    def __init__(self, **options: Any) -> None:
        super().__init__(map_provider=None, **options)
        self._written = json.dumps(
            json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":")
        )

    def to_json(self) -> str:
        """Return the specification."""
        return self._written


def deck(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    addresses: Addresses,
    chosen: str | None,
    width: int,
    height: int,
    marked: Marked | None = None,
) -> Deck:
    """Draw the provinces in a place of that size, with institutions where `marked` is given.

    `chosen` is outlined. What is clicked is an object of the layer `hits_of(chosen)`.
    """
    scale = min(width / WIDTH, height / HEIGHT)
    layers = [_provinces(marks, theme, addresses.shapes)]
    if any(mark.hatch for mark in marks):
        layers.append(_hatches(marks, theme, addresses.hatches))
    if chosen:
        layers.append(_outline(chosen, theme, addresses.shapes))
    if marked:
        # Marks and words would stand on each other: the words give way, the archipelagos' do not.
        islands = [each for each in names(atlas) if each["t"].startswith(ARCHIPELAGO)]
        layers += [
            _text("names", islands, atlas, theme, "bottom", 400),
            _hits(chosen, addresses.shapes),
            *_institutions(marked, theme),
        ]
    else:
        layers += [
            _lines(addresses.lines, theme),
            _text("names", addresses.names, atlas, theme, "bottom", 400),
            _text("values", _values(atlas, marks), atlas, theme, "top", 700),
            _hits(chosen, addresses.shapes),
        ]
    return Deck(
        layers=layers,
        initial_view_state=pdk.ViewState(
            longitude=CENTRE[0],
            latitude=round(CENTRE[1], 4),
            zoom=round(math.log2(scale / COMMON), 4),
        ),
        views=[pdk.View(type="MapView", controller=False)],
        tooltip={"text": "{name}"},
    )


def hits_of(chosen: str | None) -> str:
    """Return the name of the layer that is clicked.

    It changes with what is chosen: the viewer's own memory of the last click goes with it, and a
    second click on the same province is a click again.
    """
    return f"{HITS}-{chosen or 'none'}"


def _provinces(marks: tuple[Mark, ...], theme: Theme, shapes: str) -> pdk.Layer:
    fills: dict[str, list[str]] = defaultdict(list)
    for mark in marks:
        fills[mark.fill].append(f"properties.code=='{mark.code}'")
    # The colour of most needs no condition.
    most = max(fills, key=lambda fill: len(fills[fill]), default=theme.track)
    cases = [(terms, _rgb(fill)) for fill, terms in fills.items() if fill != most]
    return pdk.Layer(
        "GeoJsonLayer",
        id="provinces",
        data=shapes,
        get_fill_color=_condition(cases, _rgb(most)),
        # The islands are points with an outline that is seen.
        get_line_color=f"properties.island?{_rgb(theme.ink)}:{_rgb(theme.page)}",
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1,
        point_radius_units=pdk.types.String("pixels"),
        get_point_radius=2.5,
    )


def _hatches(marks: tuple[Mark, ...], theme: Theme, hatches: str) -> pdk.Layer:
    drawn: dict[str, list[str]] = defaultdict(list)
    for mark in marks:
        if mark.hatch:
            drawn[mark.hatch].append(f"properties.code=='{mark.code}'")
    cases = [
        ([f"properties.hatch=='{hatch}'&&({'||'.join(terms)})"], _rgb(hatch_colour(hatch, theme)))
        for hatch, terms in drawn.items()
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="hatches",
        data=hatches,
        get_line_color=_condition(cases, HIDDEN),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.4,
    )


def _outline(chosen: str, theme: Theme, shapes: str) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id="chosen",
        data=shapes,
        filled=False,
        get_line_color=_condition([([f"properties.code=='{chosen}'"], _rgb(theme.ink))], HIDDEN),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=3,
        point_radius_units=pdk.types.String("pixels"),
        get_point_radius=4,
    )


def _hits(chosen: str | None, shapes: str) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id=hits_of(chosen),
        data=shapes,
        opacity=0,
        stroked=False,
        pickable=True,
        get_fill_color=[0, 0, 0],
        point_radius_units=pdk.types.String("pixels"),
        get_point_radius=6,
    )


def _institutions(marked: Marked, theme: Theme) -> Iterator[pdk.Layer]:
    """Yield one circle for each commune, and one for each institution of a province."""
    yield pdk.Layer(
        "ScatterplotLayer",
        id=COMMUNES,
        data=marked.communes,
        get_position="[x,y]",
        get_radius="r",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*_rgb(theme.ink), 150],
        pickable=True,
    )
    yield pdk.Layer(
        "ScatterplotLayer",
        id="institutions",
        data=marked.singles,
        get_position="[x,y]",
        get_radius=3.5,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=_rgb(theme.marks["warning"]),
        stroked=True,
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1,
        get_line_color=_rgb(theme.page),
        pickable=True,
    )


def _lines(address: str, theme: Theme) -> pdk.Layer:
    return pdk.Layer(
        "LineLayer",
        id="lines",
        data=address,
        get_source_position="a",
        get_target_position="b",
        get_color=_rgb(theme.muted),
        get_width=1,
    )


def _values(atlas: Atlas, marks: tuple[Mark, ...]) -> list[dict[str, Any]]:
    said = {mark.code: mark.words for mark in marks}
    # A hundredth of a degree is a third of a pixel.
    places = {place.code: [round(degrees, 2) for degrees in place.at] for place in atlas.places}
    return [{"p": at, "t": said.get(code, "")} for code, at in places.items()]


def _text(
    name: str,
    words: str | list[dict[str, Any]],
    atlas: Atlas,
    theme: Theme,
    baseline: str,
    weight: int,
) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=words,
        get_position="p",
        get_text="t",
        get_color=_rgb(theme.ink),
        get_alignment_baseline=pdk.types.String(baseline),
        size_units=pdk.types.String("common"),
        get_size=round(atlas.letter * COMMON, 4),
        font_family=FONT,
        font_weight=weight,
        character_set=LETTERS,
        # Letters kept as pictures are sharper than as distances, and a pale ground sets them off.
        font_settings={"fontSize": SHARPNESS, "buffer": 2},
        background=True,
        get_background_color=[*_rgb(theme.page), VEIL],
        background_padding=[1, 0],
    )


def _condition(cases: Iterable[tuple[list[str], list[int]]], otherwise: list[int]) -> str:
    """Return an expression with one condition for each colour."""
    written = "".join(f"({'||'.join(terms)})?{colour}:" for terms, colour in cases)
    return f"{written}{otherwise}".replace(" ", "")


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
