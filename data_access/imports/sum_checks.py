"""Warnings about numbers that should agree and do not, in a file and across the database.

The Ministry's own tables are off by one or two, so none of these is an error: a reason is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.imports.case import Case, Ground
from data_access.imports.issues import Issue
from data_access.imports.layouts import FIGURE, INSTITUTION
from data_access.imports.plan import Plan
from data_access.imports.read import Sheet
from data_access.imports.register_numbers import open_numbers
from data_access.imports.rows import Row, is_withdrawn
from data_access.queries import current
from data_access.tables import FigureRow, UnitRow
from progress.numbers import written
from progress.programme import Programme
from progress.records import Kind

_Key: TypeAlias = tuple[str, str, str, int]
_Values: TypeAlias = Mapping[str, Any]
_PARTS_OF = {"university_specialised": ("university", "specialised")}
"""Categories that some plans name apart, by the one that holds them all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A table of a file after its own checks; `case` has every row, `plan` the sound ones."""

    sheet: Sheet
    case: Case
    plan: Plan
    issues: tuple[Issue, ...]


def sum_warnings(ground: Ground, judged: list[Judged]) -> Iterator[tuple[Judged, Issue]]:
    """Yield the disagreements that rows which would be written bring about."""
    register = next((each.plan for each in judged if each.case.layout is INSTITUTION), None)
    for table in judged:
        if table.case.layout is FIGURE:
            figures = _merged(table)
            for issue in (
                *_channels(table.plan, figures, ground.known),
                *_categories(table.plan, figures),
                *_communes(table.plan, figures, ground),
                *_registered(table.plan, register, ground),
            ):
                yield table, issue


def _merged(table: Judged) -> dict[_Key, _Values]:
    """Return the figures of the units named, as they would be."""
    found: dict[_Key, _Values] = {_key(v.values): v.values for v in table.case.stored.values()}
    for planned in table.plan.rows:
        if is_withdrawn(FIGURE, planned.row):
            found.pop(_key(planned.row.values), None)
        else:
            found[_key(planned.row.values)] = planned.row.values
    return found


def _key(values: _Values) -> _Key:
    return (
        values["unit_code"],
        values["indicator_code"],
        values["category_code"],
        values["year"],
    )


def _written(plan: Plan) -> Iterator[tuple[_Key, Row]]:
    for row in plan.to_write:
        if not is_withdrawn(FIGURE, row):
            yield _key(row.values), row


def _channels(plan: Plan, figures: Mapping[_Key, _Values], known: Programme) -> Iterator[Issue]:
    """Yield wholes that are not the sum of their parts, once for each whole."""
    said = set()
    for (unit, indicator, category, year), row in _written(plan):
        whole = known.indicator[indicator].part_of or indicator
        parts = [each.code for each in known.indicators if each.part_of == whole]
        keys = [(unit, part, category, year) for part in parts]
        key = (unit, whole, category, year)
        if not parts or key in said or not all(each in figures for each in (key, *keys)):
            continue
        said.add(key)
        total = figures[key]["numerator"]
        added = sum(figures[each]["numerator"] for each in keys)
        if total != added:
            sentence = (
                f"Tổng {written(total)} khác số cộng các kênh {written(added)} (lệch "
                f"{written(abs(total - added))}). Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("numerator", "parts-do-not-add-up", sentence)


def _categories(plan: Plan, figures: Mapping[_Key, _Values]) -> Iterator[Issue]:
    said = set()
    wholes = {part: whole for whole, parts in _PARTS_OF.items() for part in parts}
    for (unit, indicator, category, year), row in _written(plan):
        whole = wholes.get(category, category)
        parts = _PARTS_OF.get(whole, ())
        key = (unit, indicator, whole, year)
        keys = [(unit, indicator, part, year) for part in parts]
        if not parts or key in said or not all(each in figures for each in (key, *keys)):
            continue
        said.add(key)
        for name in ("numerator", "denominator"):
            total = figures[key][name] or 0
            added = sum(figures[each][name] or 0 for each in keys)
            if total != added:
                sentence = (
                    f"{_NAMES[name]} {written(total)} khác số cộng các loại bên trong "
                    f"({written(added)}). Hãy kiểm tra, hoặc nêu lý do."
                )
                yield row.warning(name, "parts-do-not-add-up", sentence)


_NAMES = {"numerator": "Tử số", "denominator": "Mẫu số"}


def _communes(plan: Plan, figures: Mapping[_Key, _Values], ground: Ground) -> Iterator[Issue]:
    """Yield what the communes of a province add up to, where the province says something else.

    As long as some communes are missing, their sum may be smaller.
    """
    unit_of = ground.known.unit
    asked: dict[_Key, Row] = {}
    for (code, indicator, category, year), row in _written(plan):
        unit = unit_of[code]
        province = code if unit.kind == Kind.PROVINCE else unit.parent_code
        level = ground.known.category[category].level
        if province is None or level != "commune":
            continue
        key = (province, indicator, category, year)
        if code == province or key not in asked:
            asked[key] = row
    for (province, indicator, category, year), row in asked.items():
        communes = _communes_of(ground.known, province, year)
        known = _of_communes(ground, province, indicator, category, year)
        for code in communes:
            found = figures.get((code, indicator, category, year))
            if found is not None:
                known[code] = (found["numerator"], found["denominator"])
        own = figures.get((province, indicator, category, year)) or _stored_figure(
            ground, (province, indicator, category, year)
        )
        reported = [known[code] for code in communes if code in known]
        if own is None or not reported:
            continue
        complete = len(reported) == len(communes)
        for place, name in enumerate(("numerator", "denominator")):
            added = sum(each[place] or 0 for each in reported)
            said = own[name] or 0
            if added > said or (complete and added != said):
                sentence = (
                    f"{_NAMES[name]} của {unit_of[province].name} là {written(said)}, cộng "
                    f"{written(len(reported))} xã, phường đã có số là {written(added)}. Hãy kiểm "
                    "tra, hoặc nêu lý do."
                )
                yield row.warning(name, "communes-differ", sentence)


def _communes_of(known: Programme, province: str, year: int) -> list[str]:
    day = date(year, 12, 31)
    return [
        unit.code
        for unit in known.units
        if unit.kind == Kind.COMMUNE and unit.parent_code == province and unit.valid_on(day)
    ]


def _of_communes(
    ground: Ground, province: str, indicator: str, category: str, year: int
) -> dict[str, tuple[int, int | None]]:
    """Return the figures of the communes that are stored, demonstration data aside."""
    row = FigureRow
    inside = sa.select(UnitRow.code).where(UnitRow.parent_code == province)
    query = current(
        row,
        row.unit_code,
        row.numerator,
        row.denominator,
        row.origin,
        withdrawn=row.status == "withdrawn",
        among=sa.and_(
            row.unit_code.in_(inside),
            row.indicator_code == indicator,
            row.category_code == category,
            row.year == year,
        ),
    )
    return {
        code: (numerator, denominator)
        for code, numerator, denominator, origin in ground.connection.execute(query)
        if origin == "reported"
    }


def _stored_figure(ground: Ground, key: _Key) -> _Values | None:
    """Return a province's figure that the file does not speak of; None where it gave none."""
    unit, indicator, category, year = key
    figures = ground.known.figures_by_row.get((indicator, category), {}).get(year, {})
    found = figures.get(unit)
    if found is None or found.origin != "reported":
        return None
    return {"numerator": found.numerator, "denominator": found.denominator}


def _registered(plan: Plan, register: Plan | None, ground: Ground) -> Iterator[Issue]:
    """Yield denominators that the register, where it knows the category, counts otherwise."""
    wanted = {
        (unit, year)
        for (unit, _, _, year), row in _written(plan)
        if row.values["denominator"] is not None
    }
    numbers: dict[tuple[str, int], Counter[str]] = {
        (unit, year): open_numbers(ground, register, unit, date(year, 12, 31))
        for unit, year in wanted
        if ground.known.unit[unit].kind == Kind.PROVINCE
    }
    for (unit, _, category, year), row in _written(plan):
        said = row.values["denominator"]
        counted = numbers.get((unit, year), Counter()).get(category)
        if said is not None and counted is not None and counted != said:
            sentence = (
                f"Mẫu số {written(said)} khác danh bạ: {written(counted)} thiết chế loại này đang "
                f"hoạt động vào ngày 31/12/{year}. Hãy kiểm tra, hoặc nêu lý do."
            )
            yield row.warning("denominator", "register-differs", sentence)
