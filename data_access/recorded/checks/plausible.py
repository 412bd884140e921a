"""Warnings about a figure that no province or commune can well have; no history is needed."""

from collections.abc import Iterator
from datetime import date

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Category, Measure
from progress.model.units import Kind, Unit

VISITS_A_HEAD = 50
"""Most visits of a year for each inhabitant that are taken for possible."""
LIBRARIES_A_COMMUNE, LIBRARIES_OF_ONE = 2, 10
"""Most public libraries for each commune, and of one that many were merged into."""


def implausible(row: ImportedRow, known: Programme) -> Iterator[Issue]:
    """Yield numbers too large for the unit, and a provincial institution that is not one."""
    unit = known.unit[row.values["unit_code"]]
    category = known.category[row.values["category_code"]]
    if known.indicator[row.values["indicator_code"]].measure is Measure.SHARE:
        # Of a commune a table in long form brings what it has.
        if category.level == "commune" and (unit.kind is Kind.PROVINCE or row.spot is not None):
            yield from _of_communes(row, unit, category, known)
        elif category.level == "province" and unit.kind is Kind.PROVINCE:
            yield from _provincial(row, unit, category, known)
        elif category.level == "province":
            sentence = (
                f"{category.name} không phải thiết chế của cấp xã ({unit.name}). Hãy kiểm tra mã "
                "đơn vị và mã loại, hoặc nêu lý do."
            )
            yield row.warning("category_code", "not-of-a-commune", sentence)
    else:
        yield from too_many_a_head(row, "numerator", unit, known)


def too_many_a_head(row: ImportedRow, name: str, unit: Unit, known: Programme) -> Iterator[Issue]:
    """Yield more visits than its people make; of a commune those of its province are known."""
    province = known.unit.get(unit.parent_code or "")
    people = unit.population or (province.population if province else None)
    if people and row.values[name] > VISITS_A_HEAD * people:
        sentence = (
            f"{written(row.values[name])} là hơn {VISITS_A_HEAD} lượt một người dân "
            f"({written(people)} người). Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning(name, "too-many-a-head", sentence)


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
    inside = (unit,) if unit.kind is Kind.COMMUNE else known.communes_of.get(unit.code, ())
    communes = sum(each.valid_on(last_day) for each in inside)
    given = row.values["denominator"]
    if category.sector_code != "library" or not communes or given is None:
        return
    if given > max(LIBRARIES_A_COMMUNE * communes, LIBRARIES_OF_ONE):
        sentence = (
            f"{category.name}: ghi {written(given)}, trong khi {unit.name} có {written(communes)} "
            "xã, phường. Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("denominator", "more-than-communes", sentence)
