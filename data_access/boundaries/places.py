"""Where words stand on the map of a collection: found once, when it is stored, and kept in it."""

from collections.abc import Iterator, Mapping

from data_access.boundaries.choosing import chosen
from data_access.boundaries.features import Ground
from data_access.boundaries.insets import INSETS, inset_grounds
from data_access.boundaries.lettering import (
    ELSEWHERE,
    Host,
    LabelSpot,
    region,
    spots,
    width_of,
    words_of,
)
from data_access.boundaries.plane import on_map, rectangle
from progress.indicators.atlas import LEGEND, LonLat, ProvinceLabel, mercator
from progress.judging.coverage import Basis

LETTERS = {"words": 0.31, "values": 0.44}
"""Height of the letters of names with values, and of values alone, in degrees of longitude: twelve
pixels on a page, ten on a phone."""
ARCHIPELAGOS = {
    "Hoàng Sa": ("48", (110.9, 15.4, 113.2, 17.4), (112.5, 15.1)),
    "Trường Sa": ("56", (111.2, 6.4, 117.9, 12.2), (114.4, 12.15)),
}
"""Official code of the province each belongs to, then and now, the sea that it lies in, and where
its name stands, over the province's."""
NEAR, APART, FINE = 0.12, 0.04, 0.02
"""How far words stay from islands and from each other, and how finely borders count for them."""


def labels(
    basis: Basis, grounds: Mapping[str, Ground], names: Mapping[str, str]
) -> dict[str, list[ProvinceLabel]]:
    """Return the labels of each lettering for provinces with their ground and short name."""
    import shapely

    mainland = {code: on_map(ground).simplify(FINE) for code, ground in grounds.items()}
    hosts = list(_hosts(basis, grounds, mainland))
    islands = shapely.MultiPoint([point for each in grounds.values() for point in islands_of(each)])
    places = {}
    for lettering, letter in LETTERS.items():
        frames = [rectangle(inset.frame) for inset in INSETS[basis]]
        fixed = [*_fixed(basis, letter), on_map(islands).buffer(NEAR)]
        soft = shapely.union_all([rectangle(inset.source) for inset in INSETS[basis]])
        candidates: list[LabelSpot] = []
        for host in hosts:
            kinds = words_of(names[host.code], letter)
            if lettering == "values":
                kinds = {"value": kinds["value"]}
            inside = host.region.equals(region())
            obstacles = shapely.union_all([*fixed, *frames] if inside else fixed)
            candidates += spots(host, kinds, obstacles, soft if inside else shapely.Point())
        places[lettering] = [spot.label for spot in chosen(candidates, APART)]
    return places


def islands_of(ground: Ground) -> list[LonLat]:
    """Return the middles of the parts of a province that belong to an archipelago."""
    import shapely

    middles = (part.centroid for part in shapely.get_parts(ground).tolist())
    return [(round(each.x, 3), round(each.y, 3)) for each in middles if _in_archipelago(each)]


def _in_archipelago(point: Ground) -> bool:
    seas = (sea for _, sea, _ in ARCHIPELAGOS.values())
    return any(w <= point.x <= e and s <= point.y <= n for w, s, e, n in seas)


def _hosts(
    basis: Basis, grounds: Mapping[str, Ground], mainland: Mapping[str, Ground]
) -> Iterator[Host]:
    import shapely

    pieces: list[tuple[str, Ground, Ground, float]] = [
        (code, ground, region(), 0.0) for code, ground in mainland.items()
    ]
    pieces += [
        (code, on_map(drawn).simplify(FINE), region(inset.frame), ELSEWHERE)
        for inset, code, drawn in inset_grounds(basis, grounds)
    ]
    for code, ground, where, cost in pieces:
        others = shapely.union_all([other for each, other, *_ in pieces if each != code])
        largest = max(shapely.get_parts(ground).tolist(), key=lambda part: part.area)
        near = largest.buffer(4).envelope
        yield Host(code, largest, where, others.intersection(near), cost)


def _fixed(basis: Basis, letter: float) -> Iterator[Ground]:
    """Yield where no words may stand: legend, names of archipelagos, titles, lines of insets."""
    import shapely

    yield rectangle(LEGEND)
    for name, (_, _, (x, south)) in ARCHIPELAGOS.items():
        wide, y = letter * (width_of(f"Quần đảo {name}") + 1.5) / 2, mercator(south)
        yield shapely.box(x - wide, y - 1.2 * letter, x + wide, y + 1.2 * letter)
    for inset in INSETS[basis]:
        west, _, east, top = rectangle(inset.frame).bounds
        wide = letter * width_of(inset.title(letter))
        begin = west if inset.title_begins(letter) else east - wide
        yield shapely.box(begin, top, begin + wide, top + 1.5 * letter)
        yield from (on_map(shapely.LineString(line)) for line in inset.connectors)
