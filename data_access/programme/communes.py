"""What communes reported, and how many there are: no Programme holds them."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.programme.units import units
from data_access.store.records import current_records
from data_access.store.tables import BudgetRow, FigureRow, ReportRow, UnitRow
from progress.model.reported import Budget, Communes, Figure, Report
from progress.model.units import Kind


def communes(connection: sa.Connection, province_code: str) -> Communes:
    """Return the units inside a province, in order of their codes, and their current reports."""
    inside = _inside(province_code)
    of_them = ReportRow.unit_code.in_(inside)
    return Communes(
        province_code,
        units(connection, UnitRow.code.in_(inside)),
        current_records(connection, ReportRow, Report, of_them),
    )


def commune_figures(connection: sa.Connection, province_code: str) -> tuple[Figure, ...]:
    """Return the current figures of the units inside one province, of every year.

    They are in order of unit, indicator, category and year; a withdrawn figure leaves none.
    """
    among = FigureRow.unit_code.in_(_inside(province_code))
    return current_records(connection, FigureRow, Figure, among)


def commune_budgets(connection: sa.Connection, province_code: str, year: int) -> tuple[Budget, ...]:
    """Return the current budgets of the units inside one province for a year."""
    row = BudgetRow
    among = sa.and_(row.unit_code.in_(_inside(province_code)), row.year == year)
    return current_records(connection, row, Budget, among)


def _inside(province_code: str) -> sa.Select[Any]:
    unit, kinds = UnitRow, (Kind.DISTRICT, Kind.COMMUNE)
    return sa.select(unit.code).where(unit.parent_code == province_code, unit.kind.in_(kinds))


def commune_numbers(connection: sa.Connection, as_of: date) -> tuple[tuple[str, int], ...]:
    """Return the provinces with the number of communes each has on a day.

    A province whose communes are not stored is left out: their number is unknown, not zero. Of the
    communes of before 1 July 2025 no list is stored, so of an earlier day nothing is known.
    """
    return _numbers(connection, UnitRow.parent_code, as_of)


def communes_on_former_ground(
    connection: sa.Connection, as_of: date
) -> tuple[tuple[str, int], ...]:
    """Return the provinces of before 1 July 2025 with the later communes on their ground."""
    return _numbers(connection, UnitRow.former_parent_code, as_of)


def _numbers(connection: sa.Connection, of: Any, as_of: date) -> tuple[tuple[str, int], ...]:
    unit = UnitRow
    query = (
        sa.select(of, sa.func.count())
        .where(
            unit.kind == Kind.COMMUNE,
            of.is_not(None),
            # Of a commune of the old list only those are stored that have a plan of their own.
            unit.valid_from <= as_of,
            sa.or_(unit.valid_to.is_(None), unit.valid_to >= as_of),
        )
        .group_by(of)
        .order_by(of)
    )
    return tuple((code, int(number)) for code, number in connection.execute(query))
