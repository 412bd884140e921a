"""The map of provinces for deck.gl: outlines by address, colours by expression, words in place.

The outlines travel once, by URL. A change of indicator sends one condition for each colour, the
words, and nothing else. The frame stands still: it always holds the whole country with both
archipelagos, and the words on it never overlap.
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
)
from charts.maps.marks import Mark
from charts.maps.outlines import ARCHIPELAGO, Addresses, names
from charts.theme import Theme
from progress.indicators.atlas import CENTRE, HEIGHT, WIDTH, Atlas


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

    `chosen` is outlined. What is clicked is an object of the layer `hits_of(chosen)`.
    """
    scale = min(width / WIDTH, height / HEIGHT)
    layers = [provinces_layer(marks, theme, addresses.shapes)]
    if any(mark.hatch for mark in marks):
        layers.append(hatches_layer(marks, theme, addresses.hatches))
    if chosen:
        layers.append(outline_layer(chosen, theme, addresses.shapes))
    if marked:
        # Marks and words would stand on each other: the words give way, the archipelagos' do not.
        islands = [each for each in names(atlas) if each["t"].startswith(ARCHIPELAGO)]
        layers += [
            text_layer("names", islands, atlas, theme, "bottom", 400),
            hits_layer(chosen, addresses.shapes),
            *institution_layers(marked, theme),
        ]
    else:
        layers += [
            lines_layer(addresses.lines, theme),
            text_layer("names", addresses.names, atlas, theme, "bottom", 400),
            text_layer("values", _values(atlas, marks), atlas, theme, "top", 700),
            hits_layer(chosen, addresses.shapes),
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


def _values(atlas: Atlas, marks: tuple[Mark, ...]) -> list[dict[str, Any]]:
    values = {mark.code: mark.words for mark in marks}
    # A hundredth of a degree is a third of a pixel.
    places = {place.code: [round(degrees, 2) for degrees in place.at] for place in atlas.places}
    return [{"p": at, "t": values.get(code, "")} for code, at in places.items()]
