"""Where the drawing predates a change of a border, the centres of communes tell, and mend it.

Ground goes to the province whose communes have their centres on it. What is nearest to a centre
belongs to its commune, a large commune reaching farther than a small one (a power diagram of
centres and areas): the new border is approximate, in straight pieces, and right about who is where.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

import shapely
from drawing import Row, Shapes, polygons
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

MISPLACED = 0.01
"""A centre farther than this outside its province, in degrees, is no matter of rounding."""
NEAR = 0.5
"""How far around a misplaced centre others have a say."""
TOUCHING = 1e-6
KM = 1 / 111.32
"""A kilometre in degrees of latitude."""
FAR = 9.0
"""Longer than anything that is cut here."""


class CommuneCentre:
    """The centre of a commune, and the province the commune lay in until 30 June 2025."""

    def __init__(self, row: Row) -> None:
        self.province = row["former_parent_code"]
        self.point = Point(float(row["longitude"]), float(row["latitude"]))
        self.squared_radius = float(row["area_km2"]) / math.pi * KM**2

    def reach(self, others: Iterable["CommuneCentre"], ground: BaseGeometry) -> BaseGeometry:
        """Return the part of the ground that is nearer to this centre than to the others."""
        for other in others:
            if other is not self and not ground.is_empty:
                ground = ground.intersection(self.side(other))
        return ground

    def side(self, other: "CommuneCentre") -> Polygon:
        """Return this centre's side of the line between the two."""
        east = math.cos(math.radians(self.point.y))  # a degree of longitude, in degrees of latitude
        dx, dy = (other.point.x - self.point.x) * east, other.point.y - self.point.y
        apart = math.hypot(dx, dy)
        share = (1 + (self.squared_radius - other.squared_radius) / apart**2) / 2
        ux, uy = dx / apart * FAR, dy / apart * FAR
        x, y = self.point.x * east + dx * share, self.point.y + dy * share
        corners = (
            (x - uy, y + ux),
            (x + uy, y - ux),
            (x + uy - ux, y - ux - uy),
            (x - uy - ux, y + ux - uy),
        )
        return Polygon([(corner / east, latitude) for corner, latitude in corners])


def mended(shapes: Shapes, communes: Iterable[Row]) -> Shapes:
    """Return the shapes with the ground of misplaced communes given to their own provinces."""
    sites = [CommuneCentre(row) for row in communes]
    shapes = dict(shapes)
    for (giver, taker), misplaced in sorted(wrongly_placed(shapes, sites).items()):
        around = shapely.union_all([site.point for site in misplaced]).buffer(NEAR)
        near = [site for site in sites if around.contains(site.point)]
        reached = [s.reach(near, shapes[giver]) for s in near if s.province == taker]
        moved = [
            piece
            for piece in polygons(shapely.union_all(reached)).geoms
            if any(piece.covers(site.point) for site in misplaced)
        ]
        kept: list[Polygon] = []
        cut_off: list[Polygon] = []
        for piece in shapely.get_parts(shapes[giver].difference(shapely.union_all(moved))).tolist():
            inhabited = any(piece.contains(s.point) for s in sites if s.province == giver)
            beside = any(piece.distance(each) < TOUCHING for each in moved)
            (cut_off if beside and not inhabited else kept).append(piece)
        shapes[giver] = MultiPolygon(kept)
        shapes[taker] = polygons(shapely.union_all([shapes[taker], *moved, *cut_off]))
    return shapes


def wrongly_placed(
    shapes: Shapes, sites: Iterable["CommuneCentre"]
) -> dict[tuple[str, str], list[CommuneCentre]]:
    """Return the centres that lie on another province's ground, by that province and their own."""
    by_province = defaultdict(list)
    for site in sites:
        if shapes[site.province].distance(site.point) > MISPLACED:
            holder = next((code for code in shapes if shapes[code].contains(site.point)), None)
            if holder is not None:  # None: on an island that is not drawn
                by_province[holder, site.province].append(site)
    return by_province
