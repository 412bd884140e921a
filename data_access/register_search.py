"""Searching the register: how many are found, one page of them, all of them one by one, one card.

What is searched, filtered and sorted is the entry; only the rows that are shown are looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

import sqlalchemy as sa

from data_access.changes import DEMONSTRATION
from data_access.queries import current, unit
from data_access.tables import (
    ChangeRow,
    IndicatorRow,
    InstitutionEntryRow,
    InstitutionResultRow,
    InstitutionRow,
    UnitRow,
)
from progress.records import Kind, Unit
from progress.register import (
    UNKNOWN_OWNERSHIP,
    Institution,
    InstitutionCard,
    InstitutionResult,
    Order,
    Provenance,
    RegisterSelection,
    State,
    UnitNumber,
)

_BATCH = 1_000


def number_found(connection: sa.Connection, selection: RegisterSelection) -> int:
    """Return how many institutions a selection holds."""
    row = InstitutionEntryRow
    query = sa.select(sa.func.count()).select_from(row).where(*_conditions(selection))
    return connection.scalar(query) or 0


def institutions(
    connection: sa.Connection, selection: RegisterSelection, *, first: int, count: int
) -> tuple[Institution, ...]:
    """Return some institutions of a selection in its order, `first` being 0 for the first."""
    row = InstitutionEntryRow
    shown = (
        sa.select(row.institution_code)
        .where(*_conditions(selection))
        .order_by(*_order(selection.order))
        .offset(first)
        .limit(count)
        .subquery()
    )
    chosen = row.institution_code.in_(sa.select(shown.c.institution_code))
    query = _institutions().where(chosen).order_by(*_order(selection.order))
    return tuple(_institution(found) for found in connection.execute(query))


def every_institution(
    connection: sa.Connection, selection: RegisterSelection
) -> Iterator[Institution]:
    """Yield all institutions of a selection in its order, without holding them all."""
    query = _institutions().where(*_conditions(selection)).order_by(*_order(selection.order))
    streaming = connection.execution_options(yield_per=_BATCH)
    for found in streaming.execute(query):
        yield _institution(found)


def numbers_by_province(
    connection: sa.Connection, selection: RegisterSelection
) -> tuple[UnitNumber, ...]:
    """Return how many a selection has in each province, its communes among them, by code."""
    return _numbers(connection, InstitutionEntryRow.province_code, selection)


def numbers_by_unit(
    connection: sa.Connection, selection: RegisterSelection
) -> tuple[UnitNumber, ...]:
    """Return how many a selection has in each commune, and of provinces themselves, by code."""
    return _numbers(connection, InstitutionEntryRow.unit_code, selection)


def card(connection: sa.Connection, code: str) -> InstitutionCard | None:
    """Return one institution with its results; None where the register does not have it."""
    found = connection.execute(_institutions().where(InstitutionRow.code == code)).first()
    if found is None:
        return None
    return InstitutionCard(_institution(found), _provenance(found), _results(connection, code))


def ownerships(connection: sa.Connection) -> tuple[str, ...]:
    """Return every kind of ownership in the register, `UNKNOWN_OWNERSHIP` where one is open."""
    row = InstitutionEntryRow
    found = connection.scalars(sa.select(row.ownership).distinct())
    return tuple(sorted(ownership or UNKNOWN_OWNERSHIP for ownership in found))


def communes(connection: sa.Connection, province: str) -> tuple[Unit, ...]:
    """Return the communes of today of a province, by code."""
    row = UnitRow
    return _units(
        connection, row.parent_code == province, row.kind == Kind.COMMUNE, row.valid_to.is_(None)
    )


def commune(connection: sa.Connection, code: str) -> Unit | None:
    """Return a commune of today or ended; None where there never was one with this code."""
    row = UnitRow
    return next(iter(_units(connection, row.code == code, row.kind == Kind.COMMUNE)), None)


def _numbers(
    connection: sa.Connection, by: Any, selection: RegisterSelection
) -> tuple[UnitNumber, ...]:
    place = UnitRow
    counted = sa.select(by.label("code"), sa.func.count().label("number"))
    numbers = counted.where(*_conditions(selection)).group_by(by).subquery()
    query = (
        sa.select(place.code, place.type_name, place.name, place.latitude, place.longitude)
        .add_columns(numbers.c.number)
        .join(numbers, numbers.c.code == place.code)
        .order_by(place.code)
    )
    return tuple(
        UnitNumber(code, f"{kind or ''} {name}".strip(), latitude, longitude, number)
        for code, kind, name, latitude, longitude, number in connection.execute(query)
    )


def _units(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> tuple[Unit, ...]:
    columns = [UnitRow.__table__.c[field] for field in Unit.__dataclass_fields__]
    query = sa.select(*columns).where(*conditions).order_by(UnitRow.code)
    return tuple(unit(found) for found in connection.execute(query))


def _conditions(selection: RegisterSelection) -> Iterator[sa.ColumnElement[bool]]:
    row = InstitutionEntryRow
    if selection.province is not None:
        yield row.province_code == selection.province
    if selection.commune is not None:
        yield row.unit_code == selection.commune
    if selection.category is not None:
        yield row.category_code == selection.category
    if selection.ownership is not None:
        unknown = row.ownership.is_(None)
        asked = row.ownership == selection.ownership
        yield unknown if selection.ownership == UNKNOWN_OWNERSHIP else asked
    if selection.state is not None:
        yield _state(selection)
    for term in selection.terms:
        # The words have no signs in them, so nothing in them is a wildcard.
        yield sa.or_(*(row.words.like(f"% {form}%") for form in term))


def _state(selection: RegisterSelection) -> sa.ColumnElement[bool]:
    row, day = InstitutionEntryRow, selection.as_of
    closed = sa.and_(row.closed_on.is_not(None), row.closed_on <= day)
    if selection.state is State.CLOSED:
        return closed
    not_closed = sa.or_(row.closed_on.is_(None), row.closed_on > day)
    if selection.state is State.COMING:
        return sa.and_(not_closed, row.opened_on > day)
    return sa.and_(not_closed, sa.or_(row.opened_on.is_(None), row.opened_on <= day))


def _order(order: Order) -> Iterator[Any]:
    row = InstitutionEntryRow
    if order is Order.NEWEST:
        yield row.opened_on.desc().nulls_last()
    elif order is Order.OLDEST:
        yield row.opened_on.asc().nulls_last()
    yield row.order_key
    yield row.institution_code


def _institutions() -> Any:
    """Select the columns of a row of the register, and of the change it came with."""
    row, entry, place, change = InstitutionRow, InstitutionEntryRow, UnitRow, ChangeRow
    return (
        sa.select(
            row.code,
            row.name,
            row.category_code,
            row.unit_code,
            entry.province_code,
            place.kind.label("unit_kind"),
            place.type_name.label("unit_type"),
            place.name.label("unit_name"),
            row.ownership,
            row.opened_on,
            row.closed_on,
            row.latitude,
            row.longitude,
            *_change_columns(),
        )
        .join(entry, entry.institution_code == row.code)
        .join(place, place.code == row.unit_code)
        .join(change, change.id == row.change_id)
    )


def _institution(found: Any) -> Institution:
    in_commune = found.unit_kind == Kind.COMMUNE
    return Institution(
        found.code,
        found.name,
        found.category_code,
        found.unit_code,
        found.province_code,
        f"{found.unit_type or ''} {found.unit_name}".strip() if in_commune else None,
        found.ownership,
        found.opened_on,
        found.closed_on,
        found.latitude,
        found.longitude,
        found.change_kind == DEMONSTRATION,
    )


def _results(connection: sa.Connection, code: str) -> tuple[InstitutionResult, ...]:
    row, change = InstitutionResultRow, ChangeRow
    kept = current(
        row,
        row.institution_code,
        row.indicator_code,
        row.year,
        row.value,
        row.change_id,
        withdrawn=row.status == "withdrawn",
    ).subquery()
    query = (
        sa.select(kept.c.indicator_code, kept.c.year, kept.c.value, *_change_columns())
        .join(change, change.id == kept.c.change_id)
        .join(IndicatorRow, IndicatorRow.code == kept.c.indicator_code)
        .where(kept.c.institution_code == code)
        .order_by(kept.c.year.desc(), IndicatorRow.position)
    )
    return tuple(
        InstitutionResult(found.indicator_code, found.year, found.value, _provenance(found))
        for found in connection.execute(query)
    )


def _change_columns() -> tuple[Any, ...]:
    row = ChangeRow
    return (
        row.id.label("change_id"),
        row.at,
        row.actor,
        row.kind.label("change_kind"),
        row.file_name,
    )


def _provenance(found: Any) -> Provenance:
    made_up = found.change_kind == DEMONSTRATION
    # SQLite forgets that it is the time of Greenwich.
    at = found.at if found.at.tzinfo else found.at.replace(tzinfo=UTC)
    return Provenance(found.change_id, at, found.actor, found.change_kind, found.file_name, made_up)
