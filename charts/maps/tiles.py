"""The tile grid: every province as large as any other, for the last row of the hall."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import altair as alt

from charts.layers import CENTRED, box, layered, selectable, text
from charts.maps.marks import Mark
from charts.spec import Spec, filled
from charts.theme import Theme
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis

GAP = 4
"""Between two tiles, in pixels."""
WIDEST = 2.1
"""Widest tile, in heights of a tile."""
NARROW, HIGH, SMALLEST = 72, 46, 10
"""Width below which a name takes two lines, height of a tile then, letters then, in pixels."""

# Official codes, where they stand on the map; those of provinces that ended carry "@2025" there.
_TODAY = """
.. 12 15 08 04 .. ..
11 14 25 19 20 .. ..
.. .. 01 24 22 .. ..
.. .. 37 33 31 .. ..
.. .. 38 .. .. .. ..
.. .. 40 42 .. .. ..
.. .. .. 44 46 .. HS
.. .. .. .. 48 .. ..
.. .. .. .. 51 .. ..
.. .. .. .. 52 .. ..
.. .. .. .. 66 .. ..
.. 80 75 68 56 .. TS
91 82 79 .. .. .. ..
96 92 86 .. .. .. ..
"""
_BEFORE = """
.. .. .. 02 04 .. .. ..
.. 12 10 08 06 20 .. ..
.. 11 15 26 19 24 22 ..
.. 14 25 01 27 30 31 ..
.. .. 17 35 33 34 .. ..
.. .. 38 37 36 .. .. ..
.. .. 40 42 .. .. .. ..
.. .. .. 44 45 .. .. ..
.. .. .. .. 46 48 .. HS
.. .. .. .. 62 49 .. ..
.. .. .. .. 64 51 .. ..
.. .. .. .. 66 52 .. ..
.. .. .. .. 67 54 .. ..
.. .. 72 70 68 56 .. TS
.. .. 80 74 75 60 58 ..
89 87 82 79 77 .. .. ..
91 92 86 83 .. .. .. ..
95 93 94 84 .. .. .. ..
96 .. .. .. .. .. .. ..
"""
_ARCHIPELAGOS = {"HS": "Hoàng Sa", "TS": "Trường Sa"}
GRIDS = {Basis.TODAY: _TODAY, Basis.BEFORE: _BEFORE}


def tiles(
    atlas: Atlas,
    marks: tuple[Mark, ...],
    theme: Theme,
    *,
    chosen: str | None,
    width: int,
    height: int,
) -> Spec:
    """Draw the provinces as tiles; a click on one names its `code` in the selection `province`.

    Where `width`, which the place is expected to have, leaves narrow tiles, they are higher.
    """
    rows = list(_rows(atlas, marks, theme, chosen))
    columns, lines = max(row["x"] for row in rows) + 1, max(row["y"] for row in rows) + 1
    if width / columns < NARROW:
        height = lines * HIGH
    return filled(_drawn(theme, columns, lines), rows, height=height)


def places(basis: Basis) -> dict[str, tuple[int, int]]:
    """Return column and row of each official code, and of the archipelagos by name."""
    tile_places = {}
    for row, line in enumerate(GRIDS[basis].split("\n")[1:-1]):
        for column, code in enumerate(line.split()):
            if code != "..":
                tile_places[_ARCHIPELAGOS.get(code, code)] = (column, row)
    return tile_places


@cache
def _drawn(theme: Theme, columns: int, lines: int) -> Spec:
    high = f"(height / {lines})"
    wide = f"min(width / {columns}, {WIDEST} * {high})"
    left = f"((width - {columns} * {wide}) / 2 + datum.x * {wide})"
    top = f"(datum.y * {high})"
    narrow, size = f"{wide} < {NARROW}", f"min({high} * 0.34, {wide} * 0.155)"
    name = f"{narrow} ? datum.narrow || datum.name : join(datum.name, ' ')"
    grey = theme.marks["unknown"]
    # What has no value is hatched on the map; a tile has a broken outline in place of that.
    tile = box(
        alt.Chart(),
        (left, f"{left} + {wide} - {GAP}"),
        (top, f"{top} + {high} - {GAP}"),
        cornerRadius=4,
        fill="datum.fill",
        stroke=f"datum.border ? '{theme.ink}' : datum.hatch ? '{grey}' : datum.fill",
        strokeWidth="datum.border ? 3 : datum.hatch ? 1.5 : 0",
        strokeDash="datum.hatch && !datum.border ? [5, 4] : [1, 0]",
        cursor="pointer",
        tooltip="datum.full + ': ' + datum.value",
    )
    words = [
        text(
            alt.Chart(),
            text=words,
            x=f"{left} + ({wide} - {GAP}) / 2",
            y=f"{top} + ({high} - {GAP}) * ({narrow} ? {lower} : {down})",
            fontSize=f"{narrow} ? {SMALLEST} : {size} * {scale}",
            fontWeight=weight,
            lineHeight=SMALLEST + 2,
            color="datum.ink",
            limit=f"{wide} - {GAP}",
            align=CENTRED,
        )
        for words, weight, down, lower, scale in (
            (name, "normal", 0.3, 0.2, 0.9),
            ("datum.value", "bold", 0.7, 0.82, 1.1),
        )
    ]
    return layered((selectable(tile, "province", ["code"], "tiles"), *words), theme)


def _rows(
    atlas: Atlas, marks: tuple[Mark, ...], theme: Theme, chosen: str | None
) -> Iterator[dict[str, Any]]:
    grid, marked = places(atlas.basis), {mark.code: mark for mark in marks}
    for place in atlas.places:
        column, row = grid[place.code.split("@")[0]]
        mark = marked.get(place.code)
        yield _tile(column, row, place.short_name, place.name, mark, theme, chosen)
    for each in atlas.archipelagos:
        column, row = grid[each.name]
        owner = next(place for place in atlas.places if place.code == each.code)
        full = f"Quần đảo {each.name} ({owner.name})"
        tile = _tile(column, row, f"Q.đảo {each.name}", full, marked.get(each.code), theme, chosen)
        yield {**tile, "value": owner.short_name, "narrow": each.name.split(" ")}


def _tile(
    column: int, row: int, name: str, full: str, mark: Mark | None, theme: Theme, chosen: str | None
) -> dict[str, Any]:
    fill = mark.fill if mark else theme.track
    return {
        "code": mark.code if mark else "",
        "x": column,
        "y": row,
        "name": name.split(" "),
        "full": full,
        "value": mark.words if mark else "",
        "fill": fill,
        "hatch": 1 if mark and mark.hatch and fill == theme.track else 0,
        "ink": theme.on(fill),
        "border": 1 if mark and mark.code == chosen else 0,
    }
