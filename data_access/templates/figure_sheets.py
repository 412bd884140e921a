"""The sheets on which a unit's own figures are filled in: coverage, and visits."""

from collections.abc import Iterable
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from data_access.templates.asked import Asked
from data_access.templates.content import Content
from data_access.templates.form import WITHDRAW
from data_access.templates.grid import CellFormula, Grid, GridColumn
from data_access.templates.styles import Styles, choice_rule, count_rule, number
from progress.model.numbers import lower_first

_LAST = (
    GridColumn("status", "Rút số đã nộp", 10, "choice", choice_rule([WITHDRAW])),
    GridColumn("note", "Ghi chú", 26, "text"),
    GridColumn("indicator_code", "Mã chỉ tiêu", 10, "code"),
    GridColumn("category_code", "Mã loại", 10, "code"),
)
"""The columns that end both sheets."""


def write_coverage(sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write a row for each share that is asked for: two counts, never a percentage."""
    last_year, this_year = f"Năm {content.year - 1}", f"Năm {content.year}"
    columns = (
        GridColumn("", "STT", 6, "number"),
        GridColumn("", "Loại thiết chế", 34),
        GridColumn("", "Đạt (tử số)", 12, "before", group=last_year),
        GridColumn("", "Tổng (mẫu số)", 12, "before", group=last_year),
        GridColumn("", "Tỷ lệ", 9, "percent", group=last_year),
        GridColumn("numerator", "Đạt (tử số)", 13, "count", count_rule(), this_year),
        GridColumn("denominator", "Tổng (mẫu số)", 13, "count", count_rule(), this_year),
        GridColumn("", "Tỷ lệ (tự tính)", 10, "percent", group=this_year),
        GridColumn("", "Mục tiêu", 17),
        *_LAST,
    )
    grid = Grid(
        sheet,
        formats,
        columns,
        "ĐỘ BAO PHỦ",
        _subtitle(content),
        "Ghi số thiết chế đạt (tử số) và tổng số thiết chế của loại đó (mẫu số), tính đến "
        "ngày chốt số liệu. Không ghi tỷ lệ: tỷ lệ tự tính. Không có thiết chế nào thì ghi 0 và 0; "
        f"chưa có số thì để trống.{_left_out(content)}",
        content.entered,
    )
    for indicator, rows in groupby(content.shares, key=lambda each: each.indicator):
        grid.section(indicator.name)
        for place, each in enumerate(rows, start=1):
            before = (each.numerator, each.denominator, _share("C", "D", grid.row))
            now = (None, None, _share("F", "G", grid.row))
            grid.add(place, each.category.name, *before, *now, each.targets, None, None, *each.name)
    grid.finish()
    _mark_too_large(sheet, formats, grid)
    return grid


def write_visits(sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write a row for each number that is asked for, the channels below their total."""
    columns = (
        GridColumn("", "STT", 6, "number"),
        GridColumn("", "Nội dung", 52),
        GridColumn("", f"Năm {content.year - 1}", 14, "before"),
        GridColumn("numerator", f"Năm {content.year}", 16, "count", count_rule()),
        GridColumn("", "Tăng so với năm trước", 12, "percent"),
        GridColumn("", "Cộng các kênh (tự tính)", 14, "computed"),
        GridColumn("", "Mục tiêu", 24),
        *_LAST,
    )
    grid = Grid(
        sheet,
        formats,
        columns,
        "LƯỢT SỬ DỤNG",
        _subtitle(content),
        "Ghi tổng số lượt trong năm, tính đến ngày chốt số liệu, và số lượt của từng kênh (tại trụ "
        "sở; lưu động, luân chuyển; qua internet). Cộng các kênh phải bằng tổng số. Chưa có số thì "
        f"để trống.{_left_out(content)}",
        content.entered,
    )
    for place, (whole, parts) in enumerate(_with_parts(content.numbers), start=1):
        row = grid.row
        sums = _sum(f"D{row + 1}:D{row + len(parts)}") if parts else ""
        kind = "" if whole.category.sector_code is None else f" ({whole.category.name})"
        grid.add(*_number_row(str(place), whole.indicator.name + kind, whole, row, sums))
        for below, part in enumerate(parts, start=1):
            name = part.indicator.short_name
            words = f"      Trong đó: {lower_first(name)}"
            grid.add(*_number_row(f"{place}.{below}", words, part, grid.row, ""))
    grid.finish()
    return grid


def _number_row(label: str, words: str, each: Asked, row: int, sums: str) -> tuple[object, ...]:
    growth = CellFormula(f'=IFERROR({number(f"D{row}")}/C{row}-1,"")')
    numbers = (each.numerator, None, growth, sums, each.targets)
    return (label, words, *numbers, None, None, *each.name)


def _with_parts(asked: Iterable[Asked]) -> list[tuple[Asked, list[Asked]]]:
    """Return each whole with the parts that follow it."""
    wholes: list[tuple[Asked, list[Asked]]] = []
    for each in asked:
        if each.indicator.part_of is None:
            wholes.append((each, []))
        elif wholes:
            wholes[-1][1].append(each)
    return wholes


def _share(numerator: str, denominator: str, row: int) -> CellFormula:
    above, below = number(f"{numerator}{row}"), number(f"{denominator}{row}")
    return CellFormula(f'=IFERROR({above}/{below},"")')


def _sum(cells: str) -> CellFormula:
    """Return the sum of counts that are typed as text, empty ones adding nothing."""
    digits = number(cells).replace("VALUE(", 'VALUE("0"&', 1)
    return CellFormula(f'=IF(COUNTA({cells})=0,"",IFERROR(SUMPRODUCT({digits}),""))')


def _mark_too_large(sheet: Worksheet, formats: Styles, grid: Grid) -> None:
    """Colour a numerator that is above its denominator, which no cell rule can stop."""
    part, whole = grid.letter("numerator"), grid.letter("denominator")
    sheet.conditional_format(
        f"{part}7:{part}{max(grid.row - 1, 7)}",
        {
            "type": "formula",
            "criteria": f"=IFERROR({number(f'${part}7')}>{number(f'${whole}7')},FALSE)",
            "format": formats["wrong"],
        },
    )


def _subtitle(content: Content) -> str:
    return f"{content.title} · năm {content.year}"


def _left_out(content: Content) -> str:
    if not content.made_up:
        return ""
    return f" Số năm {content.year - 1} đang có trong hệ thống là số liệu minh họa nên không in ra."
