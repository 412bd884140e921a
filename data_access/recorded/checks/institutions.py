"""Errors and warnings of the register: what an institution may be."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from data_access.recorded.checks.coordinates import misplaced
from data_access.recorded.checks.units import named, not_valid
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from progress.model.numbers import day as written_day
from progress.model.search import bare
from progress.model.units import Kind

OWNERSHIPS = ("công lập", "ngoài công lập")
FIRST_OPENING = date(1800, 1, 1)
"""The oldest museums and libraries are of the nineteenth century."""
SOUTH, NORTH, WEST, EAST = 6.0, 23.5, 102.0, 118.0
"""Degrees between which Viet Nam lies, Hoàng Sa and Trường Sa included."""


def institution_errors(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    """Yield what no institution may be."""
    yield from _category(row, check)
    yield from _unit(row, check)
    yield from _ownership(row)
    yield from _days(row)
    name = row.values["name"]
    if name is not None and not any(letter.isalpha() for letter in name):
        sentence = f"«{name}» không phải tên thiết chế. Hãy ghi tên bằng chữ."
        yield row.issue("name", "not-a-name", sentence)
    yield from _coordinates(row)


def institution_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Yield institutions named like another at their place, or far from it, and days to come."""
    rows = list(rows)
    yield from misplaced(rows, check.known)
    codes: dict[tuple[str, str, str], set[str]] = {}
    stored = (each.values for each in check.stored.values() if not each.made_up)
    for values in (*stored, *(row.values for row in check.rows)):
        if values["closed_on"] is None:
            codes.setdefault(place_of(values), set()).add(values["code"])
    for row in rows:
        for day_name in ("opened_on", "closed_on"):
            given = row.values[day_name]
            if given is not None and given > check.today:
                sentence = f"Ngày {written_day(given)} chưa tới. Hãy kiểm tra, hoặc nêu lý do."
                yield row.warning(day_name, "day-ahead", sentence)
        others = sorted(codes.get(place_of(row.values), set()) - {row.values["code"]})
        if others and row.values["closed_on"] is None:
            sentence = (
                f"«{row.values['name']}» trùng tên, loại và nơi đặt với thiết chế mã "
                f"{', '.join(others[:3])}. Hãy giữ một, hoặc nêu lý do."
            )
            yield row.warning("name", "duplicate-name", sentence)


def place_of(values: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what makes an institution the same as another: category, unit and bare name."""
    name = bare(values["name"] or "")
    return values["category_code"] or "", values["unit_code"] or "", name


def _category(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    code = row.values["category_code"]
    category = check.known.category.get(code)
    if code is None:
        return
    if category is None or category.sector_code is None:
        names = ", ".join(f"{c.code} ({c.name})" for c in check.known.categories if c.sector_code)
        sentence = f"Không có loại thiết chế «{code}». Hãy chọn một trong: {names}."
        yield row.issue("category_code", "unknown-category", sentence)
    elif category.ended_on is not None:
        closed = row.values["closed_on"]
        if closed is None or closed > category.ended_on + timedelta(days=1):
            sentence = (
                f"{category.name} chỉ có đến ngày {written_day(category.ended_on)}. Hãy chọn loại "
                "khác hoặc ghi ngày ngừng hoạt động."
            )
            yield row.issue("category_code", "category-ended", sentence)


def _unit(row: ImportedRow, check: TableCheck) -> Iterator[Issue]:
    code = row.values["unit_code"]
    unit = check.known.unit.get(code)
    if code is None:
        return
    if unit is None:
        sentence = f"Không có đơn vị «{code}». Hãy ghi mã hoặc chọn tên xã, phường trong danh sách."
        yield row.issue("unit_code", "unknown-unit", sentence)
        return
    if unit.kind == Kind.DISTRICT:
        sentence = f"{named(unit)} là cấp huyện: thiết chế thuộc tỉnh, hoặc thuộc xã, phường."
        yield row.issue("unit_code", "unit-not-reporting", sentence)
    closed = row.values["closed_on"]
    last = check.today if closed is None else min(closed - timedelta(days=1), check.today)
    if not unit.valid_on(last) and not (unit.valid_from is not None and unit.valid_from > last):
        yield row.issue("unit_code", "unit-not-valid", not_valid(check.known, unit, last))


def _ownership(row: ImportedRow) -> Iterator[Issue]:
    given = row.values["ownership"]
    if given is not None and given not in OWNERSHIPS:
        words = " hoặc ".join(f"«{each}»" for each in OWNERSHIPS)
        sentence = f"Không rõ hình thức sở hữu «{given}». Hãy ghi {words}, hoặc để trống."
        yield row.issue("ownership", "unknown-ownership", sentence)


def _days(row: ImportedRow) -> Iterator[Issue]:
    opened, closed = row.values["opened_on"], row.values["closed_on"]
    if opened is not None and closed is not None and closed < opened:
        sentence = (
            f"Ngày ngừng hoạt động {written_day(closed)} trước ngày thành lập "
            f"{written_day(opened)}. Hãy kiểm tra hai ngày."
        )
        yield row.issue("closed_on", "closed-before-opened", sentence)
    for name, given in (("opened_on", opened), ("closed_on", closed)):
        if given is not None and not FIRST_OPENING <= given <= date(2100, 12, 31):
            sentence = f"Ngày {written_day(given)} không thể đúng. Hãy kiểm tra năm."
            yield row.issue(name, "day-impossible", sentence)


def _coordinates(row: ImportedRow) -> Iterator[Issue]:
    latitude, longitude = row.values["latitude"], row.values["longitude"]
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        missing = "latitude" if latitude is None else "longitude"
        if missing not in row.unread:
            sentence = "Tọa độ cần đủ vĩ độ và kinh độ. Hãy ghi cả hai hoặc để trống cả hai."
            yield row.issue(missing, "half-a-place", sentence)
        return
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        swapped = SOUTH <= longitude <= NORTH and WEST <= latitude <= EAST
        advice = "Có lẽ vĩ độ và kinh độ bị đổi chỗ." if swapped else "Hãy kiểm tra hai số."
        sentence = f"Tọa độ {latitude}; {longitude} nằm ngoài Việt Nam. {advice}"
        yield row.issue("latitude", "outside-viet-nam", sentence)
