"""Warnings about numbers of a yearly report that should agree and do not.

The Ministry's own tables are off by one or two, so none of these is an error: a reason is kept. A
table in long form brings what it has, in whatever pieces: nothing in it is added up, and it needs
no reason for what others gave.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa

from data_access.imports.checks.communes import commune_warnings
from data_access.imports.planning.context import ImportContext
from data_access.imports.planning.figure_keys import SIDES, FigureKey, Values, rows_to_write
from data_access.imports.planning.plan import Plan
from data_access.imports.reading.read import FileSheet
from data_access.recorded.definition.issues import Issue, page_note
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import TableCheck
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.store.tables import InstitutionRow, UnitRow
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import NO_CATEGORY
from progress.model.units import Kind
from progress.places.register import is_open

_PARTS_OF = {"university_specialised": ("university", "specialised")}
"""Categories that some plans name apart, by the one that holds them all."""
Keys: TypeAlias = list[FigureKey]
Family: TypeAlias = Callable[[str, str, str, int], tuple[FigureKey, Keys]]
"""Returns the whole that a figure is or belongs to, and the parts of that whole."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table of a file after its own checks; `check` has every row, `plan` the sound ones."""

    sheet: FileSheet
    check: TableCheck
    plan: Plan
    issues: tuple[Issue, ...]


def sum_warnings(context: ImportContext, judged: list[Judged]) -> Iterator[tuple[Judged, Issue]]:
    """Yield the disagreements that rows of a filled template bring about, if they are written."""
    register = next((each.plan for each in judged if each.check.table is INSTITUTION), None)
    for table in judged:
        # Only the lines of a form have spots.
        if table.check.table is FIGURE and table.sheet.spots:
            sound = tuple(planned.row for planned in table.plan.rows)
            figures = replace(table.check, rows=sound).applied()
            for issue in (
                *_channels(table.plan, figures, context.known),
                *_categories(table.plan, figures),
                *commune_warnings(table.plan, figures, context),
                *_registered(table.plan, register, context),
                *_stored_alone(table, context.known),
            ):
                yield table, issue


def _stored_alone(table: Judged, known: Programme) -> Iterator[Issue]:
    """Yield, as one note, the figures of the units and year of a form that it no longer has."""
    brought = {FIGURE.key_of(row.values) for row in table.check.rows}
    about = {(key[0], key[3]) for key in brought}
    alone = [key for key in table.check.stored if key not in brought and (key[0], key[3]) in about]
    names = [
        f"{known.unit[unit].name}, {known.indicator[indicator].short_name}"
        + (f" ({known.category[category].name})" if category != NO_CATEGORY else "")
        for unit, indicator, category, _ in alone[:_NAMED]
    ]
    if alone:
        more = f" và {written(len(alone) - _NAMED)} số khác" if len(alone) > _NAMED else ""
        sentence = (
            f"{written(len(alone))} số đang lưu không có trong tệp, vẫn giữ như cũ: "
            f"{'; '.join(names)}{more}. Muốn bỏ thì chọn «Rút»."
        )
        yield page_note(None, "stored-not-in-file", sentence)


_NAMED = 5
"""Figures that are named where there are more."""


def _differences(
    plan: Plan, figures: Mapping[FigureKey, Values], family: Family
) -> Iterator[tuple[ImportedRow, str, int, int]]:
    """Yield, once, each whole that is not the sum of its parts: row, side, whole and sum.

    As long as some parts are missing, their sum may be smaller.
    """
    checked = set()
    for key, row in rows_to_write(plan):
        whole, parts = family(*key)
        given = [figures[part] for part in parts if part in figures]
        if not given or whole in checked or whole not in figures:
            continue
        checked.add(whole)
        for name in SIDES:
            total, added = figures[whole][name] or 0, sum(each[name] or 0 for each in given)
            if added > total or (len(given) == len(parts) and added != total):
                yield row, name, total, added


def _channels(plan: Plan, figures: Mapping[FigureKey, Values], known: Programme) -> Iterator[Issue]:
    """Yield totals that are not the sum of their channels."""

    def family(unit: str, indicator: str, category: str, year: int) -> tuple[FigureKey, Keys]:
        whole = known.indicator[indicator].part_of or indicator
        parts = (each.code for each in known.indicators if each.part_of == whole)
        return (unit, whole, category, year), [(unit, part, category, year) for part in parts]

    for row, name, total, added in _differences(plan, figures, family):
        sentence = (
            f"Tổng {written(total)} khác số cộng các kênh {written(added)} (lệch "
            f"{written(abs(total - added))}). Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning(name, "parts-do-not-add-up", sentence)


def _categories(plan: Plan, figures: Mapping[FigureKey, Values]) -> Iterator[Issue]:
    """Yield counts of a category that are not the sum of those of the categories inside it."""
    wholes = {part: whole for whole, parts in _PARTS_OF.items() for part in parts}

    def family(unit: str, indicator: str, category: str, year: int) -> tuple[FigureKey, Keys]:
        whole = wholes.get(category, category)
        parts = _PARTS_OF.get(whole, ())
        return (unit, indicator, whole, year), [(unit, indicator, part, year) for part in parts]

    for row, name, total, added in _differences(plan, figures, family):
        sentence = (
            f"{SIDES[name]} {written(total)} khác số cộng các loại bên trong ({written(added)}). "
            "Hãy kiểm tra, hoặc nêu lý do."
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
        (unit, year): _open_numbers(context, register, unit, date(year, 12, 31))
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


def _open_numbers(
    context: ImportContext, register: Plan | None, province: str, day: date
) -> Counter[str]:
    """Return the institutions that a province would have open on a day after the file, by category.

    A category that the register lacks is not in it.
    Demonstration data count for nothing. A register with no institution of a category has not been
    kept for it, and says nothing.
    """
    row = InstitutionRow
    query = (
        sa.select(row.code, row.category_code, row.opened_on, row.closed_on, row.change_id)
        .join(UnitRow, UnitRow.code == row.unit_code)
        .where(sa.or_(row.unit_code == province, UnitRow.parent_code == province))
    )
    planned = register.rows if register else ()
    ours = {each.row.values["code"]: each.row.values for each in planned}
    numbers: Counter[str] = Counter()
    for code, category, opened, closed, change_id in context.connection.execute(query):
        if code not in ours and change_id not in context.demonstration:
            numbers[category] += is_open(opened, closed, day)
    for values in ours.values():
        unit = context.known.unit[values["unit_code"]]
        if province in (unit.code, unit.parent_code):
            opened, closed = values["opened_on"], values["closed_on"]
            numbers[values["category_code"]] += is_open(opened, closed, day)
    return numbers
