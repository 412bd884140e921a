"""How the workbook looks: its formats, and the rules that keep wrong entries out of cells."""

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data_access.templates.form import LISTS, MARK
from progress.model.numbers import written

FONT = "Times New Roman"
NAVY, LINE, PAPER, ENTRY, MUTED = "#0B5C8A", "#B9C6D1", "#EEF3F7", "#FFF8E1", "#4A5965"
_ENTRY = {"num_format": "@", "border": 1, "bg_color": ENTRY, "locked": False}
"""Cells to fill keep what is typed: the importer reads it, and not the locale of the program."""
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
    "count": {"align": "right", **_ENTRY},
    "amount": {"align": "right", **_ENTRY},
    "place": {"align": "right", **_ENTRY},
    "day": {"align": "center", **_ENTRY},
    "text": {"text_wrap": True, "indent": 1, **_ENTRY},
    "choice": {"align": "center", **_ENTRY},
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


def new_book(made_on: date, **about: str) -> tuple[BytesIO, Workbook, Styles]:
    """Return where a workbook goes, the workbook and its formats; `about` are properties of it.

    The same contents give the same bytes: the hour of the download is nowhere in it.
    """
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(12)
    book.set_properties({**about, "created": datetime.combine(made_on, time())})
    return stream, book, styles(book)


def add_mark(book: Workbook, marks: Mapping[str, str]) -> None:
    """Add the hidden sheet by which a template is known."""
    sheet = book.add_worksheet(MARK)
    for row, pair in enumerate(marks.items()):
        sheet.write_row(row, 0, pair)
    sheet.very_hidden()


CELL = "@cell"
"""Stands in the formula of a rule for the first cell that the rule is put on."""


def number(cell: str) -> str:
    """Return the formula of the number that is typed into a cell of text, whatever the locale."""
    return f'VALUE(SUBSTITUTE({_digits(cell)}," ",""))'


def _digits(cell: str) -> str:
    """Return the formula of a text without points and commas; a rule has 255 letters at most."""
    return f'SUBSTITUTE(SUBSTITUTE({cell},".",""),",","")'


def count_rule() -> dict[str, Any]:
    """Return the rule of a cell that takes a whole number of things, grouped or not."""
    digits = _digits(CELL)
    plain = f'TEXT(ABS(VALUE({digits})),"0")={digits}'
    # The fourth character from the right is a separator, or there is none at all.
    grouped = f'OR(LEN({CELL})=LEN({digits}),MID("0000"&{CELL},LEN({CELL})+1,1)<"0")'
    advice = "Hãy ghi số đếm nguyên, từ 0 trở lên, ví dụ 1234 hoặc 1.234. Không ghi tỷ lệ."
    return _custom(f"=AND({plain},{grouped})", "Số chưa đúng", advice)


def amount_rule() -> dict[str, Any]:
    """Return the rule of a cell that takes an amount of money, with decimals or without."""
    digits = _digits(CELL)
    advice = "Hãy ghi số tiền bằng triệu đồng, từ 0 trở lên, ví dụ 1200 hoặc 1200,5."
    return _custom(
        f"=AND(ISNUMBER(VALUE({digits})),VALUE({digits})>=0)", "Số tiền chưa đúng", advice
    )


def place_rule(low: int, high: int) -> dict[str, Any]:
    """Return the rule of a cell that takes a coordinate in degrees."""
    whole = f'VALUE(LEFT({CELL},FIND(".",SUBSTITUTE({CELL},",",".")&".")-1))'
    digits = f"ISNUMBER({number(CELL)})"
    advice = f"Hãy ghi độ thập phân, từ {low} đến {high}, ví dụ 16,4637."
    return _custom(f"=AND({digits},{whole}>={low},{whole}<{high})", "Tọa độ chưa đúng", advice)


def day_rule(earliest: date, latest: date) -> dict[str, Any]:
    """Return the rule of a cell that takes a day of some years, as day/month/year."""
    year, parts = f"RIGHT({CELL},4)", f'SUBSTITUTE({CELL},"/",REPT(" ",9))'
    day, month = f'VALUE(LEFT({CELL},FIND("/",{CELL})-1))', f"VALUE(MID({parts},9,9))"
    real = f"DAY(DATE({year},{month},{day}))={day}"
    years = f'{year}>="{earliest.year}",{year}<="{latest.year}"'
    advice = "Hãy ghi ngày dạng ngày/tháng/năm, ví dụ 15/12/2026."
    return _custom(f"=AND({real},{month}<13,{years})", "Ngày chưa đúng", advice)


def _custom(formula: str, title: str, advice: str) -> dict[str, Any]:
    words = {"error_title": title, "error_message": advice}
    return {"validate": "custom", "value": formula, **words}


def put_rule(sheet: Worksheet, rule: dict[str, Any], area: tuple[int, int, int, int]) -> None:
    """Put a rule on the cells from a first row and column to a last one, counted from 0."""
    formula = str(rule.get("value", "")).replace(CELL, xl_rowcol_to_cell(area[0], area[1]))
    sheet.data_validation(*area, {**rule, **({"value": formula} if formula else {})})


def length_rule(longest: int) -> dict[str, Any]:
    """Return the rule of a cell that takes a text of so many letters at most."""
    return {
        "validate": "length",
        "criteria": "<=",
        "value": longest,
        "error_title": "Nội dung quá dài",
        "error_message": f"Nhiều nhất {written(longest)} ký tự. Hãy rút gọn.",
    }


def list_rule(letter: str, length: int, firm: bool = True) -> dict[str, Any]:
    """Return the rule of a cell whose choices are a column of the hidden sheet of lists."""
    return choice_rule(f"='{LISTS}'!${letter}$1:${letter}${max(length, 1)}", firm)


def choice_rule(source: list[str] | str, firm: bool = True) -> dict[str, Any]:
    """Return the rule of a cell with a drop-down list; one that is not firm takes other words."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "stop" if firm else "information",
        "error_title": "Giá trị chưa đúng",
        "error_message": "Hãy chọn trong danh sách thả xuống.",
    }
