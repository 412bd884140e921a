"""The sheets about places: the register of institutions with results, and figures by commune."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data_access.recorded.checks.institutions import FIRST_OPENING, OWNERSHIPS
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.templates.asked import Asked
from data_access.templates.content import Content
from data_access.templates.form import NO, PART, YES
from data_access.templates.grid import Grid, GridColumn
from data_access.templates.styles import (
    Styles,
    choice_rule,
    count_rule,
    day_rule,
    list_rule,
    place_rule,
)
from progress.model.numbers import day as written_day
from progress.model.records import Indicator, Measure
from progress.model.units import Unit

BLANK_ROWS = 200
"""Empty rows below the institutions that are known."""


def write_institutions(sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write the institutions that are known, with room for more and for what each achieved."""
    days = day_rule(FIRST_OPENING, date(content.year, 12, 31))
    about, place = "Thiết chế", "Nơi đặt"
    # Old names and names typed by hand are understood, so other words are only pointed out.
    units = list_rule("B", 1 + len(content.communes), firm=False)
    results = [_result(indicator, content.year) for indicator in _indicators(content)]
    categories = list_rule("A", len(content.categories))
    own = tuple(
        GridColumn(name, INSTITUTION.column(name).title, width, kind, rule, group)
        for name, width, kind, rule, group in (
            ("code", 17, "text", None, about),
            ("name", 36, "text", None, about),
            ("category_code", 24, "text", categories, about),
            ("ownership", 14, "choice", choice_rule(list(OWNERSHIPS)), about),
            ("opened_on", 13, "day", days, about),
            ("closed_on", 13, "day", days, about),
            ("unit_code", 26, "text", units, place),
            ("latitude", 11, "place", place_rule(6, 24), place),
            ("longitude", 11, "place", place_rule(102, 118), place),
        )
    )
    grid = Grid(
        sheet,
        formats,
        (*own, *results),
        "THIẾT CHẾ (không bắt buộc)",
        f"{content.title} · năm {content.year}",
        "Danh bạ từng thư viện, bảo tàng, trung tâm văn hóa và kết quả trong năm. Thiết chế mới: "
        "để trống mã, hệ thống cấp mã. Thiết chế đã có mã: sửa ngay trên dòng, không xóa dòng; "
        "ngừng hoạt động thì ghi ngày. Ô kết quả để trống nghĩa là chưa có số.",
        content.entered,
        "Hết dòng trống thì bỏ khóa trang (không có mật khẩu) rồi ghi tiếp bên dưới.",
    )
    places = {unit.code: place_label(unit) for unit in (content.unit, *content.communes)}
    names = {category.code: category.name for category in content.categories}
    for each in content.institutions:
        category, unit = each["category_code"], each["unit_code"]
        cells = {**each, "category_code": names.get(category, category)}
        cells["unit_code"] = places.get(unit, unit)
        grid.add(*(_typed(cells[column.name]) for column in own), *([None] * len(results)))
    grid.finish(BLANK_ROWS)
    sheet.freeze_panes(6, 2)
    return grid


def _typed(value: Any) -> Any:
    """Return a day or a coordinate as an officer types it."""
    if isinstance(value, date):
        return written_day(value)
    return str(value).replace(".", ",") if isinstance(value, float) else value


def write_communes(sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write a row for each commune, with the shares that are counted in communes."""
    pairs = [column for each in content.by_commune for column in _pair(each)]
    columns = (
        GridColumn("unit_code", "Mã", 9, "number"),
        GridColumn("", "Xã, phường", 28, "name"),
        GridColumn(
            "received_on",
            "Ngày gửi báo cáo",
            13,
            "day",
            day_rule(date(content.year, 1, 1), date(content.year + 1, 12, 31)),
        ),
        *pairs,
    )
    grid = Grid(
        sheet,
        formats,
        columns,
        "XÃ, PHƯỜNG (không bắt buộc)",
        f"{content.title} · năm {content.year}",
        "Số liệu của từng xã, phường. Số của tỉnh vẫn ghi ở trang «Độ bao phủ»; hệ thống so tổng "
        "các xã với số của tỉnh và hỏi lý do nếu khác nhau. Xã chưa báo cáo thì để trống cả dòng.",
        content.entered,
    )
    for unit in content.communes:
        name = f"{(unit.type_name or '').capitalize()} {unit.name}".strip()
        grid.add(unit.code, name, None, *([None] * len(pairs)))
    grid.finish()
    sheet.freeze_panes(6, 2)
    return grid


def write_lists(sheet: Worksheet, content: Content) -> None:
    """Write what the drop-down lists offer."""
    for place, choices in enumerate(_lists(content).values()):
        sheet.write_column(0, place, choices)
    sheet.hide()


def _lists(content: Content) -> dict[str, list[str]]:
    """Return the long lists by the letter of their column."""
    units = (content.unit, *content.communes)
    return {"A": [each.name for each in content.categories], "B": [*map(place_label, units)]}


def choices(rule: Mapping[str, Any] | None, content: Content) -> tuple[str, ...]:
    """Return what the drop-down list of a rule offers; nothing where it has none."""
    source = (rule or {}).get("source", ())
    return tuple(_lists(content)[source.split("$")[1]] if isinstance(source, str) else source)


def place_label(unit: Unit) -> str:
    """Return a unit as the drop-down list says it: names repeat inside a province, codes do not."""
    kind = (unit.type_name or "").capitalize()
    name = unit.name if unit.name.lower().startswith(kind.lower()) else f"{kind} {unit.name}"
    return f"{name} ({unit.code})"


def _indicators(content: Content) -> tuple[Indicator, ...]:
    """Return what is asked of single institutions: parts of a whole, and plans' counts, are not."""
    asked = (each.indicator for each in (*content.shares, *content.numbers))
    wanted = (each for each in asked if each.part_of is None and each.measure is not Measure.COUNT)
    return tuple(dict.fromkeys(wanted))


def _result(indicator: Indicator, year: int) -> GridColumn:
    group = f"Kết quả năm {year}"
    name = f"value{PART}{indicator.code}"
    if indicator.measure is Measure.SHARE:
        rule = choice_rule([YES, NO])
        return GridColumn(name, indicator.short_name, 15, "choice", rule, group)
    return GridColumn(name, indicator.short_name, 15, "count", count_rule(), group)


def _pair(each: Asked) -> tuple[GridColumn, GridColumn]:
    group = f"{each.indicator.short_name}: {each.category.name.lower()}"
    part, whole = (PART.join((side, *each.name)) for side in ("numerator", "denominator"))
    return (
        GridColumn(part, "Đạt", 12, "count", count_rule(), group),
        GridColumn(whole, "Tổng", 12, "count", count_rule(), group),
    )
