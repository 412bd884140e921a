"""Institutions that are open on a day, as marks of a map and as numbers of units."""

from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.store.tables import (
    CategoryRow,
    InstitutionCountRow,
    InstitutionRow,
    SectorRow,
    UnitRow,
)
from progress.model.units import Kind
from progress.places.register import (
    CommuneMark,
    CommuneMarks,
    InstitutionMark,
    InstitutionMarks,
    is_open,
)

_SINGLE_LEVELS = ("province", "mixed")
"""Levels of categories whose institutions are few enough to stand as single marks."""


def provincial_institutions(connection: sa.Connection, as_of: date) -> InstitutionMarks:
    """Return the institutions of provincial level and above, open or closed on a day.

    These are the categories of the level itself, and whole sectors that know no commune level:
    every museum stands by itself.
    """
    row = InstitutionRow
    sector = _single_categories(connection)
    query = (
        sa.select(row.code, row.name, row.category_code, row.unit_code)
        .add_columns(row.latitude, row.longitude, row.opened_on, row.closed_on)
        .where(row.category_code.in_(sector))
        .order_by(row.unit_code, row.name, row.code)
    )
    rows = connection.execute(query).all()
    marks = tuple(
        InstitutionMark(
            code, name, category, sector[category], unit, y, x, is_open(opened, closed, as_of)
        )
        for code, name, category, unit, y, x, opened, closed in rows
        if y is not None and x is not None
    )
    return InstitutionMarks(marks, len(rows) - len(marks))


def _single_categories(connection: sa.Connection) -> dict[str, str]:
    """Return the sectors of the categories whose institutions stand as single marks."""
    row = CategoryRow
    query = sa.select(row.code, row.sector_code, row.level).where(row.sector_code.is_not(None))
    categories = connection.execute(query.order_by(row.position)).all()
    with_communes = {each.sector_code for each in categories if each.level == Kind.COMMUNE}
    return {
        each.code: each.sector_code or ""
        for each in categories
        if each.level in _SINGLE_LEVELS or each.sector_code not in with_communes
    }


def commune_marks(
    connection: sa.Connection, as_of: date, province_code: str | None = None
) -> CommuneMarks:
    """Return the communes of today with their open institutions; None stands for the country."""
    open_ones = open_on(as_of).subquery()
    unit = UnitRow
    sectors = tuple(connection.scalars(sa.select(SectorRow.code).order_by(SectorRow.position)))
    query = (
        sa.select(unit.code, unit.name, unit.type_name, unit.parent_code)
        .add_columns(unit.latitude, unit.longitude)
        .add_columns(CategoryRow.sector_code, sa.func.sum(open_ones.c.number))
        .outerjoin(open_ones, open_ones.c.unit_code == unit.code)
        .outerjoin(CategoryRow, CategoryRow.code == open_ones.c.category_code)
        .where(unit.kind == Kind.COMMUNE, unit.valid_to.is_(None), unit.parent_code.is_not(None))
        .group_by(unit.code, CategoryRow.sector_code)
        .order_by(unit.code)
    )
    if province_code is not None:
        query = query.where(unit.parent_code == province_code)
    communes: dict[tuple[Any, ...], dict[str, int]] = {}
    for *commune, sector, number in connection.execute(query):
        communes.setdefault((*commune,), {})[sector or ""] = int(number or 0)
    marks, without_place = [], []
    for (code, name, type_name, province, latitude, longitude), numbers in communes.items():
        if latitude is None or longitude is None:
            without_place.append(name)
            continue
        counted = tuple(numbers.get(sector, 0) for sector in sectors)
        marks.append(CommuneMark(code, name, type_name, province, latitude, longitude, counted))
    return CommuneMarks(sectors, tuple(marks), tuple(without_place))


def open_on(as_of: date) -> sa.CompoundSelect[str, str, int]:
    """Select what adds up to the open institutions of a unit and category on a day.

    The summary knows those without a closing day; added are those that close later, taken away
    those that open later: around today both are few.
    """
    row, summary = InstitutionRow, InstitutionCountRow
    closing_later = sa.select(row.unit_code, row.category_code, sa.literal(1)).where(
        row.closed_on > as_of, sa.or_(row.opened_on.is_(None), row.opened_on <= as_of)
    )
    opening_later = sa.select(row.unit_code, row.category_code, sa.literal(-1)).where(
        row.opened_on > as_of, row.closed_on.is_(None)
    )
    without_end = (summary.registered - summary.ended).label("number")
    return sa.union_all(
        sa.select(summary.unit_code, summary.category_code, without_end),
        closing_later,
        opening_later,
    )
