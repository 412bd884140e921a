"""What boundaries must be like: every province once, in its place, overlapping no other."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from data_access.boundaries.features import (
    Ground,
    Json,
    basis_of,
    features,
    ground,
    property_of,
    provinces,
)
from data_access.boundaries.places import ARCHIPELAGOS
from data_access.boundaries.storing import outlined
from progress.indicators.atlas import EAST, NORTH, SOUTH, WEST
from progress.model.numbers import percent, written
from progress.model.units import Unit

LARGEST = 250_000
"""Most bytes of a file as it is stored: every reader's browser fetches it."""
OVERLAP = 0.01
"""Most ground that may be covered twice, as a part of the country or of the smaller province."""
NEAR = 0.2
"""How far outside its province's rectangle a known centre may lie, in degrees."""
AREA, DEGREE = 2, 111.0
"""How many times larger or smaller than the known area a shape may be; kilometres of a degree."""
SIMPLIFY = (
    "hãy giản lược đường biên bằng công cụ giữ được ranh giới chung (QGIS, mapshaper) rồi thử lại."
)


def check_boundaries(geojson: Json, units: Iterable[Unit]) -> tuple[str, ...]:
    """Return what is wrong, in sentences that name the feature and say what to do; () if nothing.

    `units` are all provinces, of today and ended. Shapes are looked at once codes and names are
    right; where they lie, what is covered twice and the size, once shapes are.
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
        )
    if not wrong:
        grounds = {code: ground(feature) for code, feature in named.items()}
        wrong = tuple(
            f"{_called(known[code])}: hình không có diện tích."
            for code, each in grounds.items()
            if each.is_empty
        ) or (*_place(grounds, known), *_overlap(grounds, known))
    return wrong or tuple(_size(len(outlined(geojson, units).encode())))


def _naming(geojson: Json, known: Mapping[str, Unit]) -> Iterator[str]:
    counts = Counter(property_of(feature, "code") for feature in features(geojson))
    is_before = any(unit.valid_to is not None for unit in known.values())
    whose = "63 tỉnh, thành phố trước 01/07/2025" if is_before else "34 tỉnh, thành phố"
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


def _place(grounds: Mapping[str, Ground], known: Mapping[str, Unit]) -> Iterator[str]:
    """Yield provinces that are elsewhere, and an archipelago that is not there."""
    for code, each_ground in grounds.items():
        unit, (west, south, east, north) = known[code], each_ground.bounds
        if unit.longitude is None or unit.latitude is None:
            continue
        if not (
            west - NEAR <= unit.longitude <= east + NEAR
            and south - NEAR <= unit.latitude <= north + NEAR
        ):
            yield (
                f"{_called(unit)}: hình không chứa trung tâm của tỉnh ({unit.longitude}, "
                f"{unit.latitude}), có lẽ mang nhầm mã của tỉnh khác."
            )
    for code, each_ground in grounds.items():
        unit = known[code]
        ratio = _square_kilometres(each_ground) / unit.area_km2 if unit.area_km2 else 1
        if not 1 / AREA <= ratio <= AREA:
            yield (
                f"{_called(unit)}: diện tích hình chừng {written(_square_kilometres(each_ground))} "
                f"km², diện tích của tỉnh là {written(unit.area_km2)} km². Hãy kiểm tra hình."
            )
    for archipelago, (official_code, (west, south, east, north), _) in ARCHIPELAGOS.items():
        owner = next(unit for unit in known.values() if unit.official_code == official_code)
        middles = [part.centroid for part in grounds[owner.code].geoms]
        if not any(west <= each.x <= east and south <= each.y <= north for each in middles):
            yield (
                f"{_called(owner)}: thiếu quần đảo {archipelago}. "
                f"Hãy vẽ quần đảo đúng vị trí (kinh độ {west}-{east}, vĩ độ {south}-{north}) "
                "như một phần của tỉnh."
            )


def _square_kilometres(shape: Ground) -> float:
    """Return about how large polygons are, each at its own latitude."""
    degrees = (part.area * math.cos(math.radians(part.centroid.y)) for part in shape.geoms)
    return float(sum(degrees) * DEGREE**2)


def _overlap(grounds: Mapping[str, Ground], known: Mapping[str, Unit]) -> Iterator[str]:
    """Yield what is covered twice."""
    import shapely

    codes, shapes = list(grounds), list(grounds.values())
    total = 0.0
    for one, other in shapely.STRtree(shapes).query(shapes, "intersects").T.tolist():
        if codes[one] < codes[other]:
            area = shapes[one].intersection(shapes[other]).area
            smaller, total = min(shapes[one].area, shapes[other].area), total + area
            if area > OVERLAP * smaller:
                yield (
                    f"{_called(known[codes[one]])} và {_called(known[codes[other]])} chồng lên "
                    f"nhau {percent(100 * area / smaller)} diện tích: "
                    "hãy sửa để các tỉnh chung một đường biên."
                )
    share = total / sum(each.area for each in shapes)
    if share > OVERLAP:
        yield (
            f"Các hình chồng lên nhau {percent(100 * share)} tổng diện tích (cho phép "
            f"{percent(100 * OVERLAP, 0)}): hãy sửa để các tỉnh chung đường biên."
        )


def _size(size: int) -> Iterator[str]:
    if size > LARGEST:
        yield (
            f"Ranh giới chiếm {written(size)} byte sau khi làm tròn, "
            f"nhiều nhất là {written(LARGEST)}: {SIMPLIFY}"
        )
