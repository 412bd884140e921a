"""Tables whose columns are the fields of a record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import starmap
from typing import Any, TypeVar, get_args, get_type_hints

import sqlalchemy as sa

from data_access.store.current import current

_Record = TypeVar("_Record")
NAME_MARK = "|"
"""Between the former names of a unit, in the cell that holds them all."""


def columns_of(row: Any, record: Any) -> list[sa.ColumnElement[Any]]:
    """Return the columns of a table that a record has fields for, in the record's order.

    A field with a default may come from elsewhere, and then is no column.
    """
    columns = row.__table__.c
    return [
        columns[field.name]
        for field in fields(record)
        if field.default is MISSING or field.name in columns
    ]


def own_references(table: Any) -> list[str]:
    """Return the columns of a table that refer to other rows of it."""
    columns = table.columns
    return [c.name for c in columns if any(key.column.table is table for key in c.foreign_keys)]


def as_records(record: Callable[..., _Record], rows: Iterable[Sequence[Any]]) -> Iterator[_Record]:
    """Yield rows of cells in the order of a record's fields as such records.

    A code becomes the member of an enumeration, a decimal number a fraction, joined names a tuple.
    """
    forms, columns = dict(_forms(record)), enumerate(zip(*rows, strict=True))
    formed = (map(forms[at], cells) if at in forms else cells for at, cells in columns)
    return starmap(record, zip(*formed, strict=True))


def records_of(
    connection: sa.Connection, query: sa.Executable, record: Callable[..., _Record]
) -> tuple[_Record, ...]:
    """Return the rows that a query of `columns_of` finds as records."""
    return tuple(as_records(record, connection.execute(query).all()))


def current_records(
    connection: sa.Connection,
    row: Any,
    record: Callable[..., _Record],
    among: sa.ColumnElement[bool] | None = None,
) -> tuple[_Record, ...]:
    """Return the rows of an append-only table that count now as records, see `current`."""
    return records_of(connection, current(row, *columns_of(row, record), among=among), record)


def exact(number: float | None) -> Fraction | None:
    """Return the decimal number as it was written: 12.5 is 25/2, and 0.1 is one tenth."""
    return None if number is None else Fraction(Decimal(repr(number)))


@cache
def _forms(record: Any) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return the places of fields that hold a cell in another form, each with that form."""
    hints = get_type_hints(record)
    forms = ((place, _form(hints[each.name])) for place, each in enumerate(fields(record)))
    return [(place, form) for place, form in forms if form is not None]


def _form(hint: Any) -> Callable[[Any], Any] | None:
    kinds = get_args(hint) or (hint,)
    if Fraction in kinds:
        return exact
    if Ellipsis in kinds:
        return lambda names: tuple(names.split(NAME_MARK)) if names else ()
    codes = next(
        (each for each in kinds if isinstance(each, type) and issubclass(each, Enum)), None
    )
    return codes and cache(lambda code: None if code is None else codes(code))
