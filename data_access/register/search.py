"""Searching the register: how many are found, one page of them, all of them one by one.

What is searched, filtered and sorted is the entry; only the rows that are shown are looked up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data_access.register.rows import institution_of, institution_rows
from data_access.store.tables import InstitutionEntryRow, UnitRow
from progress.places.register import (
    UNKNOWN_OWNERSHIP,
    Institution,
    Order,
    RegisterSelection,
    State,
    UnitNumber,
)

_BATCH = _FEW = 1_000
_SOME = 10_000
"""So many are counted by reading their codes; to read more takes longer than to look again."""


@dataclass(frozen=True, slots=True)
class Matches:
    """How many institutions a selection holds, and where words found a few, the codes of all."""

    number: int
    codes: tuple[str, ...] = ()


def matches(connection: sa.Connection, selection: RegisterSelection) -> Matches:
    """Return what a selection holds.

    Words are looked for in every entry: what they find is kept, so that it is not looked for again.
    """
    row, asked = InstitutionEntryRow, tuple(_conditions(selection))
    if selection.terms:
        some = sa.select(row.institution_code).where(*asked).limit(_SOME + 1)
        codes = tuple(connection.scalars(some))
        if len(codes) <= _SOME:
            return Matches(len(codes), codes if len(codes) <= _FEW else ())
    query = sa.select(sa.func.count()).select_from(row).where(*asked)
    return Matches(connection.scalar(query) or 0)


def institutions(
    connection: sa.Connection,
    selection: RegisterSelection,
    first: int,
    count: int,
    matched: Matches | None = None,
) -> tuple[Institution, ...]:
    """Return some institutions of a selection in its order, `first` being 0 for the first.

    `matched` is what it holds, None where that is not known: what lies in their later half is found
    sooner by looking through the table than by following its order.
    """
    row = InstitutionEntryRow
    in_order = matched is None or 2 * (first + count) <= matched.number
    codes = matched.codes if matched else ()
    shown = (
        sa.select(row.institution_code)
        .where(*((row.institution_code.in_(codes),) if codes else _conditions(selection)))
        .order_by(*_order(selection.order, in_order))
        .offset(first)
        .limit(count)
        .subquery()
    )
    is_shown = row.institution_code.in_(sa.select(shown.c.institution_code))
    query = institution_rows().where(is_shown).order_by(*_order(selection.order))
    return tuple(institution_of(cells) for cells in connection.execute(query))


def every_institution(
    connection: sa.Connection, selection: RegisterSelection
) -> Iterator[Institution]:
    """Yield all institutions of a selection in its order, without holding them all."""
    query = institution_rows().where(*_conditions(selection)).order_by(*_order(selection.order))
    streaming = connection.execution_options(yield_per=_BATCH)
    for cells in streaming.execute(query):
        yield institution_of(cells)


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


def ownerships(connection: sa.Connection) -> tuple[str, ...]:
    """Return every kind of ownership in the register, `UNKNOWN_OWNERSHIP` where one is open."""
    row = InstitutionEntryRow
    stored = connection.scalars(sa.select(row.ownership).distinct())
    return tuple(sorted(ownership or UNKNOWN_OWNERSHIP for ownership in stored))


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
    # Longer words are in fewer entries, and what lacks one is not looked at for the others.
    for term in sorted(selection.terms, key=lambda forms: -len(forms[0])):
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


def _order(order: Order, in_order: bool = True) -> Iterator[Any]:
    """Yield what puts institutions in order; not `in_order`: without the index that has it."""
    row = InstitutionEntryRow
    if order is Order.NEWEST:
        yield row.opened_on.desc().nulls_last()
    elif order is Order.OLDEST:
        yield row.opened_on.asc().nulls_last()
    yield row.order_key if in_order else sa.func.coalesce(row.order_key, row.order_key)
    yield row.institution_code
