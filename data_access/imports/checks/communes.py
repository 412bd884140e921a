"""Warnings where the communes of a province add up to something else than it reported itself."""

from collections.abc import Iterator, Mapping
from datetime import date

import sqlalchemy as sa

from data_access.imports.planning.context import ImportContext
from data_access.imports.planning.figure_keys import SIDES, FigureKey, Values, rows_to_write
from data_access.imports.planning.plan import Plan
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.tables.figures import FIGURE
from data_access.store.records import current_records
from data_access.store.tables import FigureRow, UnitRow
from progress.model.numbers import written
from progress.model.reported import Figure
from progress.model.units import Kind


def commune_warnings(
    plan: Plan, figures: Mapping[FigureKey, Values], context: ImportContext
) -> Iterator[Issue]:
    """Yield what the communes of a province add up to, where the province says something else.

    As long as some communes are missing, their sum may be smaller.
    """
    unit_of = context.known.unit
    taken_back = {
        FIGURE.key_of(row.values) for row in plan.to_write if FIGURE.is_withdrawn(row.values)
    }
    asked: dict[FigureKey, ImportedRow] = {}
    for (code, indicator, category, year), row in rows_to_write(plan):
        unit = unit_of[code]
        province = code if unit.kind == Kind.PROVINCE else unit.parent_code
        level = context.known.category[category].level
        if province is None or level != "commune":
            continue
        key = (province, indicator, category, year)
        if code == province or key not in asked:
            asked[key] = row
    for (province, indicator, category, year), row in asked.items():
        inside = context.known.communes_of.get(province, ())
        communes = [unit.code for unit in inside if unit.valid_on(date(year, 12, 31))]
        known = _of_communes(context, province, indicator, category, year)
        for code in communes:
            imported = figures.get((code, indicator, category, year))
            if imported is not None:
                known[code] = (imported["numerator"], imported["denominator"])
        key = (province, indicator, category, year)
        own = None if key in taken_back else figures.get(key) or _stored_figure(context, key)
        reported = [known[code] for code in communes if code in known]
        if own is None or not reported:
            continue
        complete = len(reported) == len(communes)
        for place, name in enumerate(("numerator", "denominator")):
            added = sum(each[place] or 0 for each in reported)
            own_number = own[name] or 0
            if added > own_number or (complete and added != own_number):
                sentence = (
                    f"{SIDES[name]} của {unit_of[province].name} là {written(own_number)}, cộng "
                    f"{written(len(reported))} xã, phường đã có số là {written(added)}. Hãy kiểm "
                    "tra, hoặc nêu lý do."
                )
                yield row.warning(name, "communes-differ", sentence)


def _of_communes(
    context: ImportContext, province: str, indicator: str, category: str, year: int
) -> dict[str, tuple[int, int | None]]:
    row = FigureRow
    among = sa.and_(
        row.unit_code.in_(sa.select(UnitRow.code).where(UnitRow.parent_code == province)),
        row.indicator_code == indicator,
        row.category_code == category,
        row.year == year,
    )
    figures = current_records(context.connection, row, Figure, among)
    return {each.unit_code: (each.numerator, each.denominator) for each in figures}


def _stored_figure(context: ImportContext, key: FigureKey) -> Values | None:
    """Return a province's figure that the file does not speak of; None where it gave none."""
    unit, indicator, category, year = key
    figures = context.known.figures_by_series.get((indicator, category), {}).get(year, {})
    figure = figures.get(unit)
    if figure is None:
        return None
    return {"numerator": figure.numerator, "denominator": figure.denominator}
