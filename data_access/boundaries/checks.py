"""What boundaries must be like: every province once, in its place, overlapping no other."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from data_access.boundaries.features import (
    Json,
    basis_of,
    features,
    polygons,
    property_of,
    provinces,
    rounded,
    stored,
    walk,
)
from data_access.boundaries.outlines import Overlaps, middle
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST
from progress.model.numbers import percent, written
from progress.model.records import Unit

LARGEST = 250_000
"""Most bytes of a file as it is stored: every reader's browser fetches it."""
OVERLAP = 0.01
"""Most ground that may be covered twice, as a part of the country or of the smaller province."""
ARCHIPELAGOS = {
    "Hoàng Sa": ("48", (110.9, 15.4, 113.2, 17.4)),
    "Trường Sa": ("56", (111.2, 6.4, 117.9, 12.2)),
}
"""Official code of the province each belongs to, then and now, and the sea that it lies in."""
NEAR = 0.2
"""How far outside its province's rectangle a known centre may lie, in degrees."""
SIMPLIFY = (
    "hãy giản lược đường biên bằng công cụ giữ được ranh giới chung (QGIS, mapshaper) rồi thử lại."
)


def check_boundaries(geojson: Json, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return what is wrong, in sentences that name the feature and say what to do; () if nothing.

    `units` are all provinces, of today and ended. Shapes are looked at once codes and names are
    right; where they lie, what is covered twice (see `Overlaps` for how finely) and the size, once
    shapes are.
    """
    units = tuple(units)
    if geojson.get("type") != "FeatureCollection" or not features(geojson):
        return (
            "Tệp không phải một FeatureCollection có đối tượng: "
            "hãy xuất lớp ranh giới tỉnh ra định dạng GeoJSON.",
        )
    known = provinces(basis_of(geojson), units)
    wrong = tuple(_naming(geojson, known))
    if not wrong:
        named = {property_of(feature, "code"): feature for feature in features(geojson)}
        wrong = tuple(
            f"{_called(known[code])}: {problem}"
            for code, feature in named.items()
            for problem in _shape(feature.get("geometry"))
        ) or (*_place(named, known), *_overlap(named, known))
    return wrong or tuple(_size(len(stored(geojson, units).encode())))


def _naming(geojson: Json, known: Mapping[str, Unit]) -> Iterator[str]:
    counts = Counter(property_of(feature, "code") for feature in features(geojson))
    whose = "63 tỉnh, thành phố trước 01/07/2025" if _before(known) else "34 tỉnh, thành phố"
    for place, feature in enumerate(features(geojson), 1):
        code, name = property_of(feature, "code"), property_of(feature, "name")
        if not code:
            yield f"Đối tượng thứ {place}: thiếu thuộc tính code (chữ), ví dụ «01» hay «86@2025»."
        elif code not in known:
            yield (
                f"Đối tượng thứ {place}: mã «{code}» không có trong {whose}. "
                "Tệp 34 tỉnh dùng mã hiện nay («86»); "
                "tệp 63 tỉnh thêm @2025 vào mã của tỉnh đã sáp nhập («86@2025»)."
            )
        elif not _goes_by(known[code], name):
            yield f"Đối tượng «{code}»: tên «{name}» phải là «{known[code].name}»."
    for code, count in counts.items():
        if count > 1 and code:
            yield (
                f"Đối tượng «{code}» có {count} lần: "
                "hãy gộp các phần của một tỉnh vào một MultiPolygon."
            )
    for code, unit in known.items():
        if code not in counts:
            yield f"Thiếu {_called(unit)}: tệp phải có đủ {len(known)} đối tượng ({whose})."


def _before(known: Mapping[str, Unit]) -> bool:
    return any(unit.valid_to is not None for unit in known.values())


def _goes_by(unit: Unit, name: str) -> bool:
    """Tell whether that is a name of the unit, "tỉnh" or "thành phố" before it or not."""
    bare = re.sub(r"^(tỉnh|thành phố)\s+", "", name.lower())
    return bare in {known.lower() for known in (unit.name, unit.short_name, *unit.former_names)}


def _called(unit: Unit) -> str:
    return f"{unit.name} («{unit.code}»)"


def _shape(geometry: Any) -> Iterator[str]:
    """Yield what keeps a geometry from being polygons, or from the frame of the country."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        yield f"hình phải là Polygon hoặc MultiPolygon, không phải «{kind}»."
        return
    coordinates = geometry.get("coordinates")
    several = [coordinates] if kind == "Polygon" else coordinates
    if not _lists(several) or not all(_lists(polygon) for polygon in several):
        yield "thiếu tọa độ, hoặc tọa độ không theo cấu trúc của GeoJSON."
        return
    for ring in (ring for polygon in several for ring in polygon):
        problem = _ring(ring)
        if problem:
            yield problem
            return
    if not any(rounded(polygon) for polygon in several):
        yield "hình không có diện tích."


def _lists(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, list) for v in value)


def _ring(ring: list[Any]) -> str:
    """Return what is wrong with a ring, "" where nothing is."""
    for point in ring:
        if not _position(point):
            return f"«{point}» không phải một điểm [kinh độ, vĩ độ]."
        if not (WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH):
            return (
                f"điểm {point[:2]} nằm ngoài khung bản đồ Việt Nam (kinh độ {WEST}-{EAST}, "
                f"vĩ độ {SOUTH}-{NORTH}). Tọa độ phải là độ theo WGS 84 (EPSG:4326), "
                "kinh độ trước, vĩ độ sau; "
                "nếu tệp dùng VN-2000 tính bằng mét thì hãy chuyển đổi trước."
            )
    if len(ring) < 4:
        return f"có vòng chỉ {len(ring)} điểm: mỗi vòng cần ít nhất 4 điểm."
    if ring[0] != ring[-1]:
        return f"có vòng không khép kín: điểm đầu {ring[0]} phải trùng điểm cuối {ring[-1]}."
    return ""


def _position(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) >= 2
        and all(type(x) in (int, float) and math.isfinite(x) for x in point)
    )


def _place(named: Mapping[str, Json], known: Mapping[str, Unit]) -> Iterator[str]:
    """Yield provinces that are elsewhere, and an archipelago that is not there."""
    for code, feature in named.items():
        unit = known[code]
        if unit.longitude is not None and unit.latitude is not None:
            xs, ys = zip(*walk(feature), strict=True)
            if not (
                min(xs) - NEAR <= unit.longitude <= max(xs) + NEAR
                and min(ys) - NEAR <= unit.latitude <= max(ys) + NEAR
            ):
                yield (
                    f"{_called(unit)}: hình không chứa trung tâm của tỉnh ({unit.longitude}, "
                    f"{unit.latitude}), có lẽ mang nhầm mã của tỉnh khác."
                )
    for archipelago, (official_code, (west, south, east, north)) in ARCHIPELAGOS.items():
        owner = next(unit for unit in known.values() if unit.official_code == official_code)
        middles = [middle(polygon[0]) for polygon in polygons(named[owner.code])]
        if not any(west <= x <= east and south <= y <= north for x, y in middles):
            yield (
                f"{_called(owner)}: thiếu quần đảo {archipelago}. "
                f"Hãy vẽ quần đảo đúng vị trí (kinh độ {west}-{east}, vĩ độ {south}-{north}) "
                "như một phần của tỉnh."
            )


def _overlap(named: Mapping[str, Json], known: Mapping[str, Unit]) -> Iterator[str]:
    """Yield what is covered twice."""
    overlaps = Overlaps({code: polygons(feature) for code, feature in named.items()})
    for (one, other), area in sorted(overlaps.common.items()):
        smaller = min(overlaps.area[one], overlaps.area[other])
        if area > OVERLAP * smaller:
            together = f"{_called(known[one])} và {_called(known[other])} chồng lên nhau"
            alone = f"{_called(known[one])}: các phần chồng lên nhau"
            yield (
                f"{alone if one == other else together} {percent(100 * area / smaller)} diện tích: "
                "hãy sửa để các tỉnh chung một đường biên."
            )
    if overlaps.share > OVERLAP:
        yield (
            f"Các hình chồng lên nhau {percent(100 * overlaps.share)} tổng diện tích (cho phép "
            f"{percent(100 * OVERLAP, 0)}): hãy sửa để các tỉnh chung đường biên."
        )


def _size(size: int) -> Iterator[str]:
    if size > LARGEST:
        yield (
            f"Ranh giới chiếm {written(size)} byte sau khi làm tròn, "
            f"nhiều nhất là {written(LARGEST)}: {SIMPLIFY}"
        )
