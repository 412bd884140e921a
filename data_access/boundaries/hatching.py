"""Lines that fill a province where a colour would claim too much: grey alone looks like a value."""

from collections.abc import Iterable, Iterator

from data_access.boundaries.features import Ground, compact

SPACING = 0.14
"""Between two lines, in degrees: some six pixels where the country fills a screen."""
DOT = 0.035
"""Length of a dot: as long as it is wide."""
ANGLES = {"rising": 45, "upright": 90}
"""The hatches of lines; that of dots is `dotted`. What each means is the map's to say."""


def hatches(provinces: Iterable[tuple[str, Ground]]) -> str:
    """Return, as GeoJSON, every hatch of every province (`code`, `hatch`), given with its ground.

    A province can come several times, as it is drawn in insets too.
    """
    lines = [
        {
            "type": "Feature",
            "properties": {"code": code, "hatch": hatch},
            "geometry": {"type": "MultiLineString", "coordinates": drawn},
        }
        for code, ground in provinces
        for hatch, drawn in _hatches(ground)
        if drawn
    ]
    return compact({"type": "FeatureCollection", "features": lines})


def _hatches(ground: Ground) -> Iterator[tuple[str, list[list[list[float]]]]]:
    import shapely
    from shapely import affinity

    for name, angle in ANGLES.items():
        turned = affinity.rotate(ground, -angle, origin=(0, 0))
        west, south, east, north = turned.bounds
        levels = [
            row * SPACING for row in range(round(south / SPACING), round(north / SPACING) + 1)
        ]
        level = shapely.MultiLineString([[(west, y), (east, y)] for y in levels])
        inside = affinity.rotate(level, angle, origin=(0, 0)).intersection(ground)
        yield name, _lines(inside)
    west, south, east, north = ground.bounds
    dots = [
        [(x, row * SPACING), (x + DOT, row * SPACING)]
        for row in range(round(south / SPACING), round(north / SPACING) + 1)
        for column in range(round(west / SPACING), round(east / SPACING) + 1)
        for x in [(column + row % 2 / 2) * SPACING]
    ]
    shapely.prepare(ground)
    drawn = shapely.linestrings(dots)
    yield "dotted", _lines(drawn[shapely.covers(ground, drawn)])


def _lines(drawn: Ground) -> list[list[list[float]]]:
    import shapely

    return [
        [[round(x, 3), round(y, 3)] for x, y in line.coords]
        for line in shapely.get_parts(drawn).tolist()
        if line.geom_type == "LineString"
    ]
