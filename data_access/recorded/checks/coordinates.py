"""Warnings about coordinates that do not lie in the province of their institution."""

from collections.abc import Iterator

from data_access.boundaries.features import Ground, features, ground, property_of
from data_access.boundaries.files import boundaries_file, read_boundaries
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from progress.judging.coverage import Basis
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.units import Kind

BORDER, SEA = 0.05, 0.3
"""How far outside the outline of its province a place may lie, in degrees: inside another province,
since outlines are simplified; and elsewhere, since they have not every island."""
_KILOMETRES = 111
"""Of a degree."""


def misplaced(rows: list[ImportedRow], known: Programme) -> Iterator[Issue]:
    """Yield the rows whose place is in another province than their unit, or far from it.

    Units that have no outline of their own today are not looked at.
    """
    placed = [row for row in rows if None not in _place(row)]
    grounds = _grounds() if placed else {}
    for row in placed:
        unit = known.unit[row.values["unit_code"]]
        code = unit.parent_code if unit.kind is Kind.COMMUNE else unit.code
        if code in grounds:
            yield from _far(row, str(code), grounds, known)


def _place(row: ImportedRow) -> tuple[float | None, float | None]:
    return row.values["longitude"], row.values["latitude"]


def _grounds() -> dict[str, Ground]:
    outlines = features(read_boundaries(boundaries_file(Basis.TODAY)))
    return {property_of(each, "code"): ground(each) for each in outlines}


def _far(
    row: ImportedRow, code: str, grounds: dict[str, Ground], known: Programme
) -> Iterator[Issue]:
    import shapely

    point = shapely.Point(*_place(row))
    distance = grounds[code].distance(point)
    if distance <= BORDER:
        return
    others = [other for other, each in grounds.items() if each.intersects(point)]
    if others or distance > SEA:
        where = f"ở {known.unit[others[0]].name}, " if others else ""
        sentence = (
            f"Tọa độ nằm {where}cách {known.unit[code].name} khoảng "
            f"{written(round(distance * _KILOMETRES))} km. Hãy kiểm tra, hoặc nêu lý do."
        )
        yield row.warning("latitude", "outside-unit", sentence)
