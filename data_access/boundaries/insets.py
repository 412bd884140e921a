"""Insets: where provinces are small, they are drawn once more, larger, in an empty sea.

An inset is baked into the boundaries as more polygons of the same codes, so that every map colours,
hatches and picks them as it does the others.
"""

from collections.abc import Iterator, Mapping

from data_access.boundaries.features import INSET, Ground, Json, feature
from data_access.boundaries.plane import on_earth, on_map, rectangle
from progress.indicators.atlas import Inset, latitude, mercator
from progress.judging.coverage import Basis

LEAST = 0.01
"""Less of a province than this, on the map, is no part of an inset."""
SMOOTH = 0.5
"""Longest piece of a straight line in an inset: d3 bends longer ones as the Earth does."""


def _inset(
    name: str, factor: float, source: tuple[float, float, float, float], at: float, top: float
) -> Inset:
    """Return an inset whose frame begins at that longitude, its upper end at that latitude."""
    west, south, east, north = source
    high = factor * (mercator(north) - mercator(south))
    frame = (at, latitude(mercator(top) - high), at + factor * (east - west), top)
    return Inset(name, factor, source, frame)


_DELTA = _inset("Đồng bằng sông Hồng", 2.8, (105.2, 19.95, 107.46, 21.72), 110.95, 23.05)
_SOUTH = _inset("TP. Hồ Chí Minh", 2.9, (106.2, 10.3, 107.4, 11.35), 107.75, 9.6)
INSETS = {Basis.TODAY: (_DELTA,), Basis.BEFORE: (_DELTA, _SOUTH)}


def inset_grounds(
    basis: Basis, grounds: Mapping[str, Ground]
) -> Iterator[tuple[Inset, str, Ground]]:
    """Yield what insets are drawn with: inset, code of the province, and its ground in degrees."""
    import shapely
    from shapely import affinity

    for inset in INSETS[basis]:
        source, frame = rectangle(inset.source), rectangle(inset.frame)
        (x, y), (u, v) = source.centroid.coords[0], frame.centroid.coords[0]
        for code, ground in grounds.items():
            part = shapely.clip_by_rect(on_map(ground), *source.bounds)
            larger = affinity.scale(part, inset.factor, inset.factor, origin=(x, y))
            moved = affinity.translate(larger, u - x, v - y)
            polygons = [
                each
                for each in shapely.get_parts(moved).tolist()
                if each.geom_type == "Polygon" and each.area > LEAST
            ]
            if polygons:
                drawn = shapely.segmentize(shapely.MultiPolygon(polygons), SMOOTH)
                yield inset, code, shapely.orient_polygons(on_earth(drawn), exterior_cw=True)


def inset_features(
    basis: Basis, grounds: Mapping[str, Ground], names: Mapping[str, str]
) -> Iterator[Json]:
    """Yield the features of the insets."""
    for inset, code, drawn in inset_grounds(basis, grounds):
        yield feature({"code": code, "name": names[code], INSET: inset.name}, drawn)
