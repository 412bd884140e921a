"""How the workbook looks: its formats, and the rules that keep wrong entries out of cells."""

from datetime import date
from typing import Any, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

FONT = "Times New Roman"
NAVY, LINE, PAPER, ENTRY, MUTED = "#0B5C8A", "#B9C6D1", "#EEF3F7", "#FFF8E1", "#4A5965"
_LARGEST = 2**53
_ENTRY = {"bg_color": ENTRY, "locked": False}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": NAVY},
    "subtitle": {"italic": True, "font_color": MUTED},
    "advice": {"text_wrap": True, "font_color": MUTED, "indent": 0},
    "group": {"bold": True, "align": "center", "bg_color": PAPER, "border": 1, "text_wrap": True},
    "heading": {
        "bold": True,
        "align": "center",
        "text_wrap": True,
        "bg_color": NAVY,
        "font_color": "#FFFFFF",
        "border": 1,
    },
    "section": {"bold": True, "bg_color": PAPER, "border": 1, "text_wrap": True, "indent": 1},
    "label": {"text_wrap": True, "border": 1, "indent": 1},
    "name": {"bold": True, "border": 1, "indent": 1},
    "number": {"align": "center", "border": 1},
    "before": {"num_format": "#,##0", "border": 1, "font_color": MUTED, "bg_color": PAPER},
    "percent": {"num_format": "0.0%", "border": 1, "font_color": MUTED, "bg_color": PAPER},
    "computed": {"num_format": "#,##0", "border": 1, "font_color": MUTED, "bg_color": PAPER},
    "count": {"num_format": "#,##0", "border": 1, **_ENTRY},
    "place": {"num_format": "0.00000", "border": 1, **_ENTRY},
    "day": {"num_format": "dd/mm/yyyy", "align": "center", "border": 1, **_ENTRY},
    "text": {"num_format": "@", "text_wrap": True, "border": 1, "indent": 1, **_ENTRY},
    "choice": {"num_format": "@", "align": "center", "border": 1, **_ENTRY},
    "code": {"num_format": "@"},
    "wrong": {"bg_color": "#F7C7C3", "font_color": "#8A1610", "bold": True},
    "guide": {"text_wrap": True, "valign": "top"},
    "guide_name": {"bold": True, "valign": "top", "font_color": NAVY},
}
Styles: TypeAlias = dict[str, Format]


def styles(book: Workbook) -> Styles:
    """Return the formats of a workbook by name."""
    common = {"font_name": FONT, "font_size": 12, "valign": "vcenter", "border_color": LINE}
    return {name: book.add_format(common | own) for name, own in _STYLES.items()}


def count_rule() -> dict[str, Any]:
    """Return the rule of a cell that takes a whole number of things."""
    advice = "Hãy ghi số đếm nguyên, từ 0 trở lên. Không ghi tỷ lệ phần trăm."
    return _between("integer", 0, _LARGEST, "Số chưa đúng", advice)


def place_rule(low: float, high: float) -> dict[str, Any]:
    """Return the rule of a cell that takes a coordinate in degrees."""
    advice = f"Hãy ghi độ thập phân, từ {low} đến {high}."
    return _between("decimal", low, high, "Tọa độ chưa đúng", advice)


def day_rule(earliest: date, latest: date) -> dict[str, Any]:
    """Return the rule of a cell that takes a day."""
    advice = "Hãy ghi ngày dạng ngày/tháng/năm, ví dụ 15/12/2026."
    return _between("date", earliest, latest, "Ngày chưa đúng", advice)


def _between(kind: str, least: object, most: object, title: str, advice: str) -> dict[str, Any]:
    bounds = {"criteria": "between", "minimum": least, "maximum": most}
    return {"validate": kind, **bounds, "error_title": title, "error_message": advice}


def choice_rule(source: list[str] | str, firm: bool = True) -> dict[str, Any]:
    """Return the rule of a cell with a drop-down list; one that is not firm takes other words."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if firm else "information",
        "error_title": "Giá trị chưa đúng",
        "error_message": "Hãy chọn trong danh sách thả xuống.",
    }
