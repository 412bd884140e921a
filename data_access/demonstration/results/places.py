"""The units that report, and what each is made of: people, communes, districts, predecessors."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from data_access.store.tables import UnitRow
from progress.model.programme import Programme
from progress.model.records import NATION, Kind, Unit
from progress.model.territory import reporting_units

LAST_YEAR_OF_63 = 2024
YEARS = (2022, 2023, 2024, 2025)

# Official code, communes and districts at the beginning of 2025 (list of the General Statistics
# Office, 4 January 2025): the seed has no row for units that ended then.
_BEFORE_2025 = """
    01 526 30   02 193 11   04 161 10   06 108  8   08 137  7   10 151  9   11 129 10   12 106  8
    14 204 12   15 168  9   17 151 10   19 172  9   20 194 11   22 171 13   24 195 10   25 207 13
    26 121  9   27 121  8   30 207 12   31 167 15   33 139 10   34 242  8   35  98  6   36 175  9
    37 125  7   38 549 26   40 412 20   42 210 12   44 145  8   45 119 10   46 134  9   48  47  8
    49 234 17   51 170 13   52 155 11   54 106  9   56 132  9   58  62  7   60 121 10   62 102 10
    64 218 17   66 180 15   67  71  8   68 141 10   70 111 11   72  94  9   74  91  9   75 159 11
    77  77  7   79 273 22   80 186 15   82 164 11   83 148  9   84 104  9   86 102  8   87 141 12
    89 155 11   91 143 15   92  80  9   93  75  8   94 108 11   95  64  7   96 100  9
"""
_CELLS = iter(_BEFORE_2025.split())
_COMMUNES_AND_DISTRICTS = {
    code: (int(communes), int(districts))
    for code, communes, districts in zip(_CELLS, _CELLS, _CELLS, strict=True)
}
_USUAL = (160, 11)


@dataclass(frozen=True, slots=True)
class Place:
    """A province in the form that reports for a year.

    `parts` are its predecessors where it is a merged one, empty otherwise. `communes_before` and
    `districts` are those of early 2025, `communes_now` those since the middle of 2025.
    """

    code: str
    region: str
    population: int
    communes_before: int
    communes_now: int
    districts: int
    parts: tuple["Place", ...]


def places(connection: sa.Connection, programme: Programme) -> dict[int, tuple["Place", ...]]:
    """Return the provinces that report for each year, in order of their codes."""
    communes = _communes_by_province(connection)
    before = {
        code: _single(programme.unit[code], communes)
        for code in reporting_units(programme, NATION, LAST_YEAR_OF_63)
    }
    now = {
        code: before[code] if code in before else _merged(programme, code, before, communes)
        for code in reporting_units(programme, NATION, LAST_YEAR_OF_63 + 1)
    }
    return {
        year: tuple(of_year[code] for code in sorted(of_year))
        for year in YEARS
        for of_year in [before if year <= LAST_YEAR_OF_63 else now]
    }


def was_there(unit: Unit, year: int) -> bool:
    """Tell whether a unit existed on 31 December of a year."""
    return unit.valid_on(date(year, 12, 31))


def _single(unit: Unit, communes: Counter[str]) -> Place:
    before, districts = _COMMUNES_AND_DISTRICTS.get(unit.official_code or "", _USUAL)
    size = unit.population or 1_000_000
    now = communes[unit.code]
    return Place(unit.code, unit.region or "", size, before, now, districts, ())


def _merged(
    programme: Programme, code: str, before: dict[str, Place], communes: Counter[str]
) -> Place:
    parts = tuple(before[each] for each in programme.predecessors.get(code, ()) if each in before)
    return Place(
        code=code,
        region=programme.unit[code].region or "",
        population=sum(part.population for part in parts),
        communes_before=sum(part.communes_before for part in parts),
        communes_now=communes[code],
        districts=sum(part.districts for part in parts),
        parts=parts,
    )


def _communes_by_province(connection: sa.Connection) -> Counter[str]:
    rows = connection.execute(
        sa.select(UnitRow.parent_code, sa.func.count())
        .where(UnitRow.kind == Kind.COMMUNE, UnitRow.valid_to.is_(None))
        .group_by(UnitRow.parent_code)
    )
    return Counter({str(parent): count for parent, count in rows})
