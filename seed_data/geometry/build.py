"""Rebuild `provinces_63.geojson` and `provinces_34.geojson`: see README.md beside this file.

The drawing is turned into degrees (`drawing.py`), mended where the centres of communes prove it
wrong (`mending.py`), made a coverage, in which neighbours share every point of their border, and
simplified as one. The borders of the 34 are borders of the 63: the two maps lie on each other.
"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

import shapely
from drawing import Row, Shapes, drawn, polygons
from mending import mended
from shapely import MultiPolygon, Polygon

SEED = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SEED.parent))
from data_access.boundaries.storing import written  # noqa: E402  (found by the line above)
from progress.judging.coverage import Basis  # noqa: E402  (found by the line above)

GRID = 1e-4
"""Step of the coordinates, in degrees (about ten metres)."""
SNAP = 5e-4
"""Points of two provinces nearer than this are one point."""
GAP = 0.02
"""Holes between provinces that are narrower than this are filled."""
SLIT = 0.004
"""Half the width of a gap that is open at one end, and filled too."""
TOLERANCE = 0.010
"""Bends of a border smaller than this go, in degrees: half a pixel where 1080 lines show all."""
SMALL = 0.05
"""Islands of less than this many square degrees keep all their points."""
RADIUS, CORNERS = 0.05, 10
"""An island is drawn larger than it is, so that it is seen at the scale of the country."""


def main() -> int:
    """Write the two files."""
    units = {row["code"]: row for row in rows("unit") if row["kind"] == "province"}
    successor = {row["predecessor_code"]: row["successor_code"] for row in rows("unit_succession")}
    before = drawn(units.keys() - set(successor.values()), units)
    before = simplified(coverage(mended(coverage(before), rows("commune"))))
    merged = defaultdict(list)
    for code, shape in before.items():
        merged[successor.get(code, code)].append(shape)
    today = {code: polygons(shapely.coverage_union_all(merged[code])) for code in sorted(merged)}
    write(before, {code: code for code in before}, units)
    write(today, {code: successor.get(code, code) for code in before}, units)
    return 0


def rows(name: str) -> list[Row]:
    """Return the rows of a file of the seed data."""
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def coverage(shapes: Shapes) -> Shapes:
    """Return the shapes on the grid, without overlaps and gaps, neighbours sharing their points."""
    geometries = list(shapes.values())
    for gap in slits(geometries):
        nearest = max(geometries, key=lambda shape: shape.intersection(gap.buffer(GRID)).area)
        geometries[geometries.index(nearest)] = polygons(shapely.union(nearest, gap))
    for _ in range(2):  # going to the grid can part neighbours by a hair: once more
        cleaned = shapely.coverage_clean(geometries, snapping_distance=SNAP, gap_width=GAP)
        geometries = shapely.set_precision(cleaned, GRID, mode="pointwise").tolist()
    return checked({code: polygons(shape) for code, shape in zip(shapes, geometries, strict=True)})


def slits(shapes: list[MultiPolygon]) -> list[Polygon]:
    """Return the narrow gaps between provinces that are open at one end, to the sea or abroad."""
    land = shapely.union_all(shapes)
    closed = land.buffer(SLIT, join_style="mitre").buffer(-SLIT, join_style="mitre")
    gaps = shapely.get_parts(closed.difference(land)).tolist()
    tree = shapely.STRtree(shapes)
    return [gap for gap in gaps if len(tree.query(gap, "dwithin", distance=GRID)) > 1]


def simplified(shapes: Shapes) -> Shapes:
    """Return the shapes with fewer points, what neighbours share staying shared.

    Small parts that touch nothing, islands, are left as they are.
    """
    parts = [(code, part) for code, shape in shapes.items() for part in shape.geoms]
    tree = shapely.STRtree([part for _, part in parts])
    fewer = defaultdict(list)
    mainland = []
    for code, part in parts:
        if part.area < SMALL and len(tree.query(part, "intersects")) == 1:
            fewer[code].append(part)
        else:
            mainland.append((code, part))
    simpler = shapely.coverage_simplify([part for _, part in mainland], TOLERANCE)
    for (code, _), part in zip(mainland, simpler.tolist(), strict=True):
        fewer[code].append(part)
    # Where a simpler coast runs over an island, the two become one.
    joined = {code: shapely.union_all(fewer[code], grid_size=GRID) for code in shapes}
    return checked({code: polygons(shape) for code, shape in joined.items()})


def checked(shapes: Shapes) -> Shapes:
    """Return the shapes as they are, if they make a coverage."""
    geometries = list(shapes.values())
    if not (shapely.coverage_is_valid(geometries) and shapely.is_valid(geometries).all()):
        sys.exit("The provinces overlap or do not share their borders.")
    return shapes


def write(mainland: Shapes, owner: dict[str, str], units: dict[str, Row]) -> None:
    """Write the file of these provinces; `owner` says whose today an island's province is."""
    islands = defaultdict(list)
    for row in rows("islands"):
        islands[owner[row["province_code"]]].append(island(float(row["lon"]), float(row["lat"])))
    grounds, names = {}, {}
    for code, shape in mainland.items():
        ground = polygons(shapely.union_all([shape, *islands[code]], grid_size=GRID))
        # d3, which Altair draws with, takes the inside to be on the right: outlines go clockwise.
        grounds[code] = shapely.orient_polygons(ground, exterior_cw=True)
        names[code] = (units[code]["name"], units[code]["short_name"])
    basis = Basis(str(len(grounds)))
    target = SEED / f"provinces_{basis}.geojson"
    target.write_text(written(basis, grounds, names), encoding="utf-8", newline="\n")


def island(lon: float, lat: float) -> Polygon:
    """Return a small polygon around a place, round on the map."""
    corners = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
    east = RADIUS / math.cos(math.radians(lat))
    return Polygon([(lon + east * math.sin(a), lat + RADIUS * math.cos(a)) for a in corners])


if __name__ == "__main__":
    sys.exit(main())
