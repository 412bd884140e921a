"""Warnings about a figure that no province or commune can well have; no history is needed."""

from collections.abc import Iterator
from datetime import date

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Category, Kind, Measure, Unit

VISITS_A_HEAD = 50
"""Most visits of a year for each inhabitant that are taken for possible."""
LIBRARIES_A_COMMUNE = 2
"""Most public libraries for each commune that are taken for possible."""


def implausible(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    """Yield numbers too large for the unit, and a provincial institution that is not one."""
    unit = known.unit[row.values["unit_code"]]
    category = known.category[row.values["category_code"]]
    if known.indicator[row.values["indicator_code"]].measure is Measure.SHARE:
        if unit.kind is Kind.PROVINCE and category.level == "province":
            yield from _provincial(row, unit, category, known)
        elif unit.kind is Kind.PROVINCE and category.level == "commune":
            yield from _of_communes(row, unit, category, known)
    elif unit.population and row.values["numerator"] > VISITS_A_HEAD * unit.population:
        sentence = (
            f"{written(row.values['numerator'])} là hơn {VISITS_A_HEAD} lượt một người dân "
            f"({written(unit.population)} người). Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("numerator", "too-many-a-head", sentence)


def _provincial(
    row: ImportedRow, unit: Unit, category: Category, known: Programme
) -> Iterator[Issue]:
    """Yield another number than one; a merged province may still have those it was made from."""
    most = max(1, len(known.predecessors.get(unit.code, ())))
    given = row.values["denominator"]
    if given is not None and not 1 <= given <= most:
        several = f" đến {most}" if most > 1 else ""
        sentence = (
            f"{category.name}: thường mỗi tỉnh, thành phố có 1{several}, ở đây ghi "
            f"{written(given)}. Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("denominator", "provincial-number", sentence)


def _of_communes(
    row: ImportedRow, unit: Unit, category: Category, known: Programme
) -> Iterator[Issue]:
    last_day = date(row.values["year"], 12, 31)
    communes = sum(
        each.kind is Kind.COMMUNE and each.parent_code == unit.code and each.valid_on(last_day)
        for each in known.units
    )
    given = row.values["denominator"]
    if category.sector_code != "library" or not communes or given is None:
        return
    if given > LIBRARIES_A_COMMUNE * communes:
        sentence = (
            f"{category.name}: ghi {written(given)}, trong khi {unit.name} có {written(communes)} "
            "xã, phường. Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("denominator", "more-than-communes", sentence)
