"""Warnings about numbers of a yearly report that should agree and do not.

The Ministry's own tables are off by one or two, so none of these is an error: a reason is kept. A
table in long form brings what it has, in whatever pieces: nothing in it is added up, and it needs
no reason for what others gave.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.imports.checks.communes import commune_warnings
from data_access.imports.checks.register_numbers import open_numbers
from data_access.imports.planning.context import ImportContext
from data_access.imports.planning.figure_keys import SIDES, FigureKey, Values, rows_to_write
from data_access.imports.planning.plan import Plan
from data_access.imports.reading.read import Sheet
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.table import TableCheck
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institutions import INSTITUTION
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Kind

_PARTS_OF = {"university_specialised": ("university", "specialised")}
"""Categories that some plans name apart, by the one that holds them all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table of a file after its own checks; `check` has every row, `plan` the sound ones."""

    sheet: Sheet
    check: TableCheck
    plan: Plan
    issues: tuple[Issue, ...]


def sum_warnings(context: ImportContext, judged: list[Judged]) -> Iterator[tuple[Judged, Issue]]:
    """Yield the disagreements that rows of a filled template bring about, if they are written."""
    register = next((each.plan for each in judged if each.check.table is INSTITUTION), None)
    for table in judged:
        # Only the lines of a form have spots.
        if table.check.table is FIGURE and table.sheet.spots:
            figures = _merged(table)
            for issue in (
                *_channels(table.plan, figures, context.known),
                *_categories(table.plan, figures),
                *commune_warnings(table.plan, figures, context),
                *_registered(table.plan, register, context),
            ):
                yield table, issue


def _merged(table: Judged) -> dict[FigureKey, Values]:
    """Return the figures of the units named, as they would be."""
    stored = table.check.stored.values()
    figures: dict[FigureKey, Values] = {FIGURE.key_of(each.values): each.values for each in stored}
    for planned in table.plan.rows:
        if FIGURE.is_withdrawn(planned.row.values):
            figures.pop(FIGURE.key_of(planned.row.values), None)
        else:
            figures[FIGURE.key_of(planned.row.values)] = planned.row.values
    return figures


def _channels(plan: Plan, figures: Mapping[FigureKey, Values], known: Programme) -> Iterator[Issue]:
    """Yield wholes that are not the sum of their parts, once for each whole."""
    checked = set()
    for (unit, indicator, category, year), row in rows_to_write(plan):
        whole = known.indicator[indicator].part_of or indicator
        parts = [each.code for each in known.indicators if each.part_of == whole]
        keys = [(unit, part, category, year) for part in parts]
        key = (unit, whole, category, year)
        if not parts or key in checked or not all(each in figures for each in (key, *keys)):
            continue
        checked.add(key)
        total = figures[key]["numerator"]
        added = sum(figures[each]["numerator"] for each in keys)
        if total != added:
            sentence = (
                f"Tổng {written(total)} khác số cộng các kênh {written(added)} (lệch "
                f"{written(abs(total - added))}). Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("numerator", "parts-do-not-add-up", sentence)


def _categories(plan: Plan, figures: Mapping[FigureKey, Values]) -> Iterator[Issue]:
    checked = set()
    wholes = {part: whole for whole, parts in _PARTS_OF.items() for part in parts}
    for (unit, indicator, category, year), row in rows_to_write(plan):
        whole = wholes.get(category, category)
        parts = _PARTS_OF.get(whole, ())
        key = (unit, indicator, whole, year)
        keys = [(unit, indicator, part, year) for part in parts]
        if not parts or key in checked or not all(each in figures for each in (key, *keys)):
            continue
        checked.add(key)
        for name in ("numerator", "denominator"):
            total = figures[key][name] or 0
            added = sum(figures[each][name] or 0 for each in keys)
            if total != added:
                sentence = (
                    f"{SIDES[name]} {written(total)} khác số cộng các loại bên trong "
                    f"({written(added)}). Hãy kiểm tra, hoặc nêu lý do."
                )
                yield row.warning(name, "parts-do-not-add-up", sentence)


def _registered(plan: Plan, register: Plan | None, context: ImportContext) -> Iterator[Issue]:
    """Yield denominators that the register, where it knows the category, counts otherwise."""
    wanted = {
        (unit, year)
        for (unit, _, _, year), row in rows_to_write(plan)
        if row.values["denominator"] is not None
    }
    numbers: dict[tuple[str, int], Counter[str]] = {
        (unit, year): open_numbers(context, register, unit, date(year, 12, 31))
        for unit, year in wanted
        if context.known.unit[unit].kind == Kind.PROVINCE
    }
    for (unit, _, category, year), row in rows_to_write(plan):
        own = row.values["denominator"]
        counted = numbers.get((unit, year), Counter()).get(category)
        if own is not None and counted is not None and counted != own:
            sentence = (
                f"Mẫu số {written(own)} khác danh bạ: {written(counted)} thiết chế loại này đang "
                f"hoạt động vào ngày 31/12/{year}. Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("denominator", "register-differs", sentence)
