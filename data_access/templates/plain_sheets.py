"""The worksheet of a recorded table that has none of its own, made from its entry in the registry.

A row stands for each value of a printed key, and for each plan that the unit's money is for where
the table names plans; one row for a table whose whole key is the unit. Where the keys are typed,
rows that are stored stand first, and free ones below them.
"""

from datetime import date
from itertools import product
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data_access.recorded.definition.columns import LONGEST, Column
from data_access.recorded.definition.forms import day
from data_access.recorded.definition.number_forms import amount, count
from data_access.recorded.definition.table import RecordedTable
from data_access.templates.content import Content
from data_access.templates.form import PART, WITHDRAW, entered_columns, plan_keys, printed_keys
from data_access.templates.grid import Grid, GridColumn
from data_access.templates.styles import (
    Styles,
    amount_rule,
    choice_rule,
    count_rule,
    day_rule,
    length_rule,
)
from progress.model.numbers import day as written_day
from progress.model.titles import document_title

_NEW_LINE = "Trong Excel, bấm Alt+Enter để xuống dòng."
BLANK_ROWS = 30
"""Empty rows below those that are stored."""


def write_plain(table: RecordedTable, sheet: Worksheet, formats: Styles, content: Content) -> Grid:
    """Write the rows of a table for a unit and year, its cells to be filled."""
    printed, plans = printed_keys(table), plan_keys(table)
    entered = [each for each in entered_columns(table) if each not in (*printed, *plans)]
    of_unit = not printed and all(each.name not in table.key for each in entered)
    columns = (
        *((GridColumn("", "Đơn vị", 24, "name"),) if of_unit else ()),
        *(GridColumn("", column.title, 24, "name") for column in printed),
        *(_entry(table, column, content.year) for column in entered),
        *(GridColumn(column.name, "", 8, "code") for column in (*printed, *plans)),
        *(() if printed else (GridColumn("unit_code" if of_unit else "", "", 8, "code"),)),
    )
    grid = Grid(
        sheet,
        formats,
        columns,
        table.title.upper(),
        f"{content.title} · năm {content.year}",
        table.advice,
        content.entered,
        _NEW_LINE if any(column.is_prose for column in columns) else "",
    )
    for plan in content.plans if plans else ():
        grid.section(f"Theo {document_title(plan)}: {plan.title}")
        _add_printed(grid, printed, len(entered), plan.code)
    if printed and not plans:
        _add_printed(grid, printed, len(entered))
    elif of_unit:
        grid.add(content.title, *([None] * len(entered)), content.unit.code)
    elif not printed:
        for row in content.stored.get(table.name, ()):
            cells = (_typed(row[c.name]) if c.name in table.key else None for c in entered)
            grid.add(*cells, PART.join(str(row[name]) for name in table.key))
    grid.finish(0 if printed or of_unit else BLANK_ROWS)
    sheet.freeze_panes(6, len(printed) or 1)
    return grid


def _add_printed(grid: Grid, printed: tuple[Column, ...], entered: int, *plan: str) -> None:
    """Write a row for each value of the printed keys, of one plan where the table has plans."""
    for codes in product(*(column.values for column in printed)):
        labels = (column.values[code] for column, code in zip(printed, codes, strict=True))
        grid.add(*labels, *([None] * entered), *codes, *plan)


def _entry(table: RecordedTable, column: Column, year: int) -> GridColumn:
    """Return the column in which one of the table is filled in."""
    if column.name == table.state:
        rule = choice_rule([WITHDRAW])
        return GridColumn(column.name, f"Rút {table.noun} đã nộp", 14, "choice", rule)
    if column.values:
        labels = [words.capitalize() for words in column.values.values()]
        return GridColumn(column.name, column.title, 20, "choice", choice_rule(labels))
    if column.form is count:
        return GridColumn(column.name, column.title, 16, "count", count_rule())
    if column.form is amount:
        return GridColumn(column.name, column.title, 18, "amount", amount_rule())
    if column.form is day:
        rule = day_rule(date(year - 1, 1, 1), date(year + 1, 12, 31))
        return GridColumn(column.name, column.title, 14, "day", rule)
    width = 90 if column.longest > LONGEST else 30
    rule = length_rule(column.longest)
    return GridColumn(column.name, column.title, width, "text", rule, longest=column.longest)


def _typed(value: Any) -> Any:
    return written_day(value) if isinstance(value, date) else value
