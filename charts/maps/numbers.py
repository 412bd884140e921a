"""Where the institutions of a selection are: the country by province, a province by commune."""

from collections.abc import Iterator
from functools import cache

import altair as alt

from charts.maps.figure import figure
from charts.maps.marks import Mark
from charts.maps.outlines import Addresses, joined_shapes, outlines
from charts.maps.projection import POINT
from charts.spec import Spec, plain, with_data
from charts.theme import Theme
from progress.indicators.atlas import Atlas
from progress.model.numbers import written
from progress.places.register import UnitNumber

LARGEST = 900
"""Area of the circle of the commune with the most institutions, in square pixels."""
SMALLEST = 25


def country(
    atlas: Atlas,
    numbers: tuple[UnitNumber, ...],
    theme: Theme,
    *,
    chosen: str | None,
    height: int,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw the provinces, darker where more is found; addresses and clicks as in `figure`."""
    most = max((each.number for each in numbers), default=1)
    province_marks = tuple(
        Mark(each.unit_code, _fill(each.number, most, theme), None, written(each.number))
        for each in numbers
    )
    return figure(atlas, province_marks, theme, chosen=chosen, height=height, addresses=addresses)


def province(
    atlas: Atlas,
    code: str,
    numbers: tuple[UnitNumber, ...],
    theme: Theme,
    *,
    height: int,
    addresses: Addresses | None = None,
) -> Spec:
    """Draw one province with a circle for each commune; those without a place are left out."""
    most = max((each.number for each in numbers), default=1)
    names = [
        {"x": each.at[0], "y": each.at[1], "name": f"Quần đảo {each.name}"}
        for each in atlas.archipelagos
        if each.code == code
    ]
    # With its archipelago in view the mainland is small.
    largest = LARGEST / 5 if names else LARGEST
    circles = [
        {
            "x": each.longitude,
            "y": each.latitude,
            "size": max(SMALLEST, round(largest * each.number / most)),
            "words": f"{each.title}: {written(each.number)} thiết chế",
        }
        for each in sorted(numbers, key=lambda each: -each.number)
        if each.latitude is not None and each.longitude is not None
    ]
    data = {
        "shapes": outlines(addresses and addresses.shapes, atlas.shapes),
        "chosen": {"values": [{"code": code, "here": 1}]},
        "circles": {"values": circles},
        "names": {"values": names},
    }
    return {**with_data(_drawn(theme), data), "height": height}


def _fill(number: int, most: int, theme: Theme) -> str:
    """Return one of five even steps up to the largest number."""
    return theme.classes[min(5 * number // most, 4)] if number else theme.track


@cache
def _drawn(theme: Theme) -> Spec:
    # Without a scale of its own the projection fits what is drawn: the province, its islands.
    mercator = alt.Projection(type="mercator", pointRadius=POINT)
    return plain(alt.layer(*_layers(theme), projection=mercator), theme)


def _layers(theme: Theme) -> Iterator[alt.Chart]:
    yield (
        joined_shapes("chosen", "here")
        .transform_filter("datum.here && !datum.properties.inset")
        .mark_geoshape(fill=theme.track, stroke=theme.muted, strokeWidth=1)
    )
    yield (
        alt.Chart(alt.NamedData("circles"))
        .mark_circle(
            color=theme.marks["primary"],
            opacity=0.75,
            stroke=theme.page,
            strokeWidth=0.8,
            size=alt.expr("datum.size"),
            tooltip=alt.expr("datum.words"),
        )
        .encode(longitude="x:Q", latitude="y:Q")
    )
    yield (
        alt.Chart(alt.NamedData("names"))
        .mark_text(color=theme.ink, fontSize=13, dy=-14)
        .encode(longitude="x:Q", latitude="y:Q", text="name:N")
    )
