"""The map of provinces for deck.gl: outlines by address, colours by expression, words in place.

Outlines, words and lines travel once, by URL. A change of indicator sends one condition for each
colour, the values, and nothing else. The frame stands still: it always holds the whole
country with both archipelagos, and the words on it never overlap.
"""

import json
import math
from typing import Any

import pydeck as pdk

from charts.maps.deck_layers import (
    COMMON,
    InstitutionMarking,
    hatches_layer,
    hits_layer,
    institution_layers,
    lines_layer,
    outline_layer,
    provinces_layer,
    text_layer,
    values_of,
)
from charts.maps.marks import Mark
from charts.maps.outlines import Addresses, text_row
from charts.maps.words import furniture_texts
from charts.theme import Theme
from progress.indicators.atlas import CENTRE, Atlas, scale


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
    marked: InstitutionMarking | None = None,
) -> Deck:
    """Draw the provinces in a place of that size, with institutions where `marked` is given.

    `chosen` is outlined. What is clicked is an object of the layer `hits_of(chosen)`. The legend
    is the page's own.
    """
    pixels = scale(width, height)
    lettering = atlas.lettering(pixels)
    place, letter = atlas.letterings.index(lettering), lettering.letter
    layers = [provinces_layer(marks, theme, addresses.shapes)]
    if any(mark.hatch for mark in marks):
        layers.append(hatches_layer(marks, theme, addresses.hatches))
    if chosen:
        layers.append(outline_layer(chosen, theme, addresses.shapes))
    if marked:
        # Marks and words would stand on each other: the provinces' words give way.
        furniture = [text_row(each) for each in furniture_texts(atlas, letter)]
        layers += [
            text_layer("names", furniture, letter, theme, bold=False),
            text_layer("values", furniture, letter, theme, bold=True),
            hits_layer(chosen, addresses.shapes),
            *institution_layers(marked, theme),
        ]
    else:
        words = addresses.words[place]
        layers += [
            lines_layer(addresses.lines[place], theme),
            text_layer("names", words, letter, theme, bold=False),
            text_layer("values", words, letter, theme, bold=True, text=values_of(marks)),
            hits_layer(chosen, addresses.shapes),
        ]
    return Deck(
        layers=layers,
        initial_view_state=pdk.ViewState(
            longitude=CENTRE[0],
            latitude=round(CENTRE[1], 4),
            zoom=round(math.log2(pixels / COMMON), 4),
        ),
        views=[pdk.View(type="MapView", controller=False)],
        tooltip={"text": "{name}"},
    )
