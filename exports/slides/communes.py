"""A province on a slide: its communes as dots, full where they have figures of the year."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod, sqrt

from charts.theme import Theme
from exports.report import ReportDocument, Section
from exports.slides.fitting import said
from exports.slides.maps import PLACE
from exports.slides.page import (
    SMALLEST,
    Area,
    Box,
    Drawing,
    DrawnLabel,
    Item,
    Point,
    Shape,
    Stroke,
    TextBox,
    TextLine,
    dot,
)
from progress.indicators.atlas import Atlas, LonLat, mercator

_LEAST, _MOST = 3.5, 10.0
"""Radius of a dot without institutions, and of that of the commune with most."""
_AROUND = 0.35
"""Degrees around an archipelago's islands that belong to its frame."""
_FAR = 0.5
"""Degrees from the mainland from which on an island would make all else small."""
_SMALL = 0.3
"""Degrees that are never drawn larger than their frame: tiny islands are circles on the ground."""
_ISLES = Box(PLACE.left, PLACE.bottom - 150, PLACE.width, 150)
_NAME = 16.0
_ROW = 27.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a part of the ground stands on the slide; sizes in points for a degree."""

    west: float
    north: float
    scale: float
    left: float
    top: float

    def at(self, place: LonLat) -> Point:
        return (
            round(self.left + (place[0] - self.west) * self.scale, 1),
            round(self.top + (self.north - mercator(place[1])) * self.scale, 1),
        )


def drawing(section: Section, scope: str, atlas: Atlas, theme: Theme) -> Drawing:
    """Draw a province with its communes; far islands of it stand in a frame of their own."""
    rings, archipelago = _ground(atlas, scope)
    far = [] if archipelago else _far(rings)
    isles = archipelago or [each for ring in far for each in ring]
    land = [ring for ring in rings if not any(_among(each, isles) for each in ring)]
    where = Box(PLACE.left, PLACE.top, PLACE.width, PLACE.height - (160 if isles else 0))
    frame = _fitted([each for ring in land for each in ring], where)
    sea = _fitted(isles, Box(_ISLES.left + 60, _ISLES.top + 34, _ISLES.width - 120, 100))
    outline = [tuple(map(frame.at, ring)) for ring in land]
    outline += [tuple(map(sea.at, ring)) for ring in far]
    shapes: list[Shape] = [Area(tuple(outline), theme.track, "Địa giới", edge=theme.muted)]
    if isles:
        shapes += _framed(atlas, scope, theme)
        shapes += (dot(sea.at(isle), 1.4, theme.muted) for isle in archipelago)
    most = max((each.institutions for each in section.communes), default=0)
    for each in section.communes:
        at = (each.longitude, each.latitude)
        point = (sea if _among(at, isles) else frame).at(at)
        radius = _LEAST + (_MOST - _LEAST) * sqrt(each.institutions / most) if most else 5.0
        shapes.append(_mark(point, round(radius, 1), theme, full=each.has_figures))
    named = f"{section.part}. {section.title}"
    return Drawing(PLACE, tuple(shapes), "Bản đồ", f"Bản đồ {named}")


def told(report: ReportDocument, section: Section, box: Box, theme: Theme) -> Iterator[Item]:
    """Yield what the dots are, and what is said of the communes."""
    year = report.selection.year
    full = sum(each.has_figures for each in section.communes)
    counted = (
        (True, f"Có số liệu năm {year}", full),
        (False, f"Chưa có số liệu năm {year}", len(section.communes) - full),
    )
    keys = [each for each in counted if each[2]]
    sizes = any(each.institutions for each in section.communes)
    words = [f"{label}: {number}" for _, label, number in keys]
    words += ["Chấm to hơn: nhiều thiết chế hơn"] if sizes else []
    top = box.bottom - _ROW * len(words)
    middles = [top + (at + 0.5) * _ROW for at in range(len(words))]
    for line, middle in zip(words, middles, strict=True):
        place = Box(box.left + 34, middle - _ROW / 2, box.width - 34, _ROW)
        yield TextBox(place, (TextLine(line, SMALLEST, theme.ink),), "Chú giải", middle=True)
    dots = tuple(
        _mark((box.left + 12, middle), 8.0, theme, full=is_full)
        for (is_full, _, _), middle in zip(keys, middles, strict=False)
    )
    place = Box(box.left, top, 24, _ROW * len(keys))
    yield Drawing(place, dots, "Chú giải", f"Chú giải của bản đồ: {'; '.join(words)}.")
    room = Box(box.left, box.top, box.width, top - box.top - 10)
    yield from said(section.statements, room, theme.ink, sizes=(SMALLEST,))[0]


def _mark(at: Point, radius: float, theme: Theme, *, full: bool) -> Area:
    """Return a full dot or an empty one, which are told apart in grey print, too."""
    if full:
        return dot(at, radius, theme.marks["primary"], theme.page)
    return dot(at, radius, theme.page, theme.ink)


def _ground(atlas: Atlas, scope: str) -> tuple[list[tuple[LonLat, ...]], list[LonLat]]:
    """Return the outer rings of a province, and the islands of its archipelago."""
    rings: list[tuple[LonLat, ...]] = []
    isles: list[LonLat] = []
    for feature in json.loads(atlas.shapes)["features"]:
        named, geometry = feature["properties"], feature["geometry"]
        if named["code"] != scope or named.get("inset"):
            continue
        places, kind = geometry["coordinates"], geometry["type"]
        if named.get("island"):
            isles += [(each[0], each[1]) for each in places]
            continue
        polygons = [places] if kind == "Polygon" else places
        rings.extend(tuple((each[0], each[1]) for each in polygon[0]) for polygon in polygons)
    return rings, isles


def _among(place: LonLat, isles: list[LonLat]) -> bool:
    if not isles:
        return False
    xs, ys = zip(*isles, strict=True)
    inside = (
        min(each) - _AROUND <= at <= max(each) + _AROUND
        for at, each in zip(place, (xs, ys), strict=True)
    )
    return all(inside)


def _fitted(places: list[LonLat], box: Box) -> _Frame:
    """Return the frame that shows places as large as a box allows, in its middle."""
    if not places:
        return _Frame(0, 0, 1, box.left, box.top)
    xs, ys = zip(*((x, mercator(y)) for x, y in places), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    margin = _MOST
    across, down = box.width - 2 * margin, box.height - 2 * margin
    scale = min(across / max(wide, _SMALL), down / max(high, _SMALL))
    left = box.left + (box.width - wide * scale) / 2
    return _Frame(min(xs), max(ys), scale, left, box.top + (box.height - high * scale) / 2)


def _far(rings: list[tuple[LonLat, ...]]) -> list[tuple[LonLat, ...]]:
    """Return the rings that are far from the frame of the largest."""
    frames = [[(min(each), max(each)) for each in zip(*ring, strict=True)] for ring in rings]
    if not frames:
        return []
    (west, east), (south, north) = max(frames, key=lambda each: prod(b - a for a, b in each))
    return [
        ring
        for ring, ((left, right), (below, above)) in zip(rings, frames, strict=True)
        if max(left - east, west - right, below - north, south - above) > _FAR
    ]


def _framed(atlas: Atlas, scope: str, theme: Theme) -> Iterator[Shape]:
    """Yield the frame of far islands, and its name."""
    left, top, right, bottom = _ISLES.left + 2, _ISLES.top, _ISLES.right - 30, _ISLES.bottom - 2
    around = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    yield Stroke(around, theme.muted, 1.0)
    named = (f"Quần đảo {each.name}" for each in atlas.archipelagos if each.code == scope)
    name = next(named, "Đảo xa bờ")
    yield DrawnLabel((left + 10, top + 18), name, _NAME, theme.ink, bold=True, anchor="start")
