"""The layers of the interactive map, in deck.gl's terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from charts.maps.marks import Mark, hatch_colour
from charts.theme import Theme
from progress.model.programme import grouped

HITS, COMMUNES = "hits", "communes"
"""Layers that are clicked: the first part of its name, and the name."""
HIDDEN = [0, 0, 0, 0]
FONT = pdk.types.String("Source Sans, sans-serif")
LETTERS = pdk.types.String("auto")
VEIL = 185
"""How dense the ground behind words is, of 255."""
SHARPNESS = 28
"""Height of the letters as they are prepared, in pixels: about twice what is seen."""
COMMON = 512 / 360
"""Units of deck.gl's map in one degree of longitude."""


@dataclass(frozen=True, slots=True)
class InstitutionMarking:
    """Institutions on the map: addresses of the marks, how many, and how many have no place."""

    communes: str
    singles: str
    number_of_communes: int
    number_of_singles: int
    without_place: int


def hits_of(chosen: str | None) -> str:
    """Return the name of the layer that is clicked.

    It changes with what is chosen: the viewer's own memory of the last click goes with it, and a
    second click on the same province is a click again.
    """
    return f"{HITS}-{chosen or 'none'}"


def provinces_layer(marks: tuple[Mark, ...], theme: Theme, shapes: str) -> pdk.Layer:
    """Colour the provinces by one condition for each colour."""
    fills = grouped((mark.fill, f"properties.code=='{mark.code}'") for mark in marks)
    # The colour of most needs no condition.
    most = max(fills, key=lambda fill: len(fills[fill]), default=theme.track)
    cases = [(terms, _rgb(fill)) for fill, terms in fills.items() if fill != most]
    return _layer(
        "GeoJsonLayer",
        "provinces",
        shapes,
        get_fill_color=_condition(cases, _rgb(most)),
        # The islands are points with an outline that is seen.
        get_line_color=f"properties.island?{_rgb(theme.ink)}:{_rgb(theme.page)}",
        get_line_width=1,
        get_point_radius=2.5,
    )


def hatches_layer(marks: tuple[Mark, ...], theme: Theme, hatches: str) -> pdk.Layer:
    """Hatch the provinces whose marks have a hatch."""
    drawn = grouped(
        ((mark.hatch, hatch_colour(mark.fill, theme)), f"properties.code=='{mark.code}'")
        for mark in marks
        if mark.hatch
    )
    cases = [
        ([f"properties.hatch=='{hatch}'&&({'||'.join(terms)})"], _rgb(colour))
        for (hatch, colour), terms in drawn.items()
    ]
    return _layer(
        "GeoJsonLayer",
        "hatches",
        hatches,
        get_line_color=_condition(cases, HIDDEN),
        get_line_width=1.4,
        line_cap_rounded=True,
    )


def outline_layer(chosen: str, theme: Theme, shapes: str) -> pdk.Layer:
    """Draw the border of the province that is chosen."""
    return _layer(
        "GeoJsonLayer",
        "chosen",
        shapes,
        filled=False,
        get_line_color=_condition([([f"properties.code=='{chosen}'"], _rgb(theme.ink))], HIDDEN),
        get_line_width=3,
        get_point_radius=4,
    )


def hits_layer(chosen: str | None, shapes: str) -> pdk.Layer:
    """Draw what is clicked: the provinces once more, unseen."""
    return _layer(
        "GeoJsonLayer",
        hits_of(chosen),
        shapes,
        opacity=0,
        stroked=False,
        pickable=True,
        get_fill_color=[0, 0, 0],
        get_point_radius=6,
    )


def institution_layers(marked: InstitutionMarking, theme: Theme) -> Iterator[pdk.Layer]:
    """Yield one circle for each commune, and one for each institution of a province."""
    yield _layer(
        "ScatterplotLayer",
        COMMUNES,
        marked.communes,
        get_position="[x,y]",
        get_radius="r",
        get_fill_color=[*_rgb(theme.ink), 150],
        pickable=True,
    )
    yield _layer(
        "ScatterplotLayer",
        "institutions",
        marked.singles,
        get_position="[x,y]",
        get_radius=3.5,
        get_fill_color=_rgb(theme.marks["warning"]),
        stroked=True,
        get_line_width=1,
        get_line_color=_rgb(theme.page),
        pickable=True,
    )


def lines_layer(address: str, theme: Theme) -> pdk.Layer:
    """Draw the lines of insets, and those that lead from provinces to their words."""
    roles = {"page": theme.page, "ink": theme.ink}
    cases = [([f"c=='{role}'"], _rgb(colour)) for role, colour in roles.items()]
    return pdk.Layer(
        "PathLayer",
        id="lines",
        data=address,
        get_path="p",
        get_color=_condition(cases, _rgb(theme.muted)),
        get_width="w",
        width_scale=round(COMMON, 4),
        width_units=pdk.types.String("common"),
        width_min_pixels=1,
        cap_rounded=True,
        joint_rounded=True,
    )


def text_layer(
    name: str,
    words: str | list[dict[str, Any]],
    letter: float,
    theme: Theme,
    *,
    bold: bool,
    text: str = "",
) -> pdk.Layer:
    """Write rows as `charts.maps.outlines.words` has them; `text` is an expression of what."""
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=words,
        get_position="p",
        get_text=text or ("b||''" if bold else "n||''"),
        get_color=_rgb(theme.ink),
        get_text_anchor="a",
        size_units=pdk.types.String("common"),
        get_size=round(letter * COMMON, 4),
        font_family=FONT,
        font_weight=700 if bold else 400,
        character_set=LETTERS,
        # Letters kept as pictures are sharper than as distances, and a pale ground sets them off.
        font_settings={"fontSize": SHARPNESS, "buffer": 2},
        background=True,
        get_background_color=[*_rgb(theme.page), VEIL],
    )


def values_of(marks: tuple[Mark, ...]) -> str:
    """Return an expression of what stands at the place of each value; elsewhere bold words."""
    cases = "".join(f"c=='{mark.code}'?'{mark.words}':" for mark in marks if mark.words)
    return f"{cases}(b||'')"


def _layer(kind: str, name: str, data: Any, **options: Any) -> pdk.Layer:
    """Return a layer whose widths of lines and radiuses are in pixels."""
    units = {
        f"{size}_units": pdk.types.String("pixels")
        for size in ("line_width", "point_radius", "radius")
        if f"get_{size}" in options
    }
    return pdk.Layer(kind, id=name, data=data, **units, **options)


def _condition(cases: Iterable[tuple[Sequence[str], list[int]]], otherwise: list[int]) -> str:
    written = "".join(f"({'||'.join(terms)})?{colour}:" for terms, colour in cases)
    return f"{written}{otherwise}".replace(" ", "")


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
