"""The register as it is searched: for each institution its words, its place in the order, its unit.

Both databases look through all entries for the words asked for. That takes about 30 ms for 60,000
institutions, needs no extension, and finds on each the same (rules: `progress/model/search.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data_access.store.records import NAME_MARK
from data_access.store.tables import CategoryRow, InstitutionEntryRow, InstitutionRow, UnitRow
from progress.model.search import order_key, searchable
from progress.model.units import Kind

_BATCH = 5_000
_COPIED = ("category_code", "unit_code", "ownership", "opened_on", "closed_on")
"""Columns that an entry has from its institution."""


def write_entries(connection: sa.Connection, units: Sequence[str] | None) -> None:
    """Write the entries of the institutions of some units anew; None stands for every unit."""
    entry, row = InstitutionEntryRow, InstitutionRow
    gone = sa.delete(entry)
    query = sa.select(row.code, row.name, *(getattr(row, name) for name in _COPIED))
    if units is not None:
        # An institution that moved here still has the entry of the unit it came from.
        here = sa.select(row.code).where(row.unit_code.in_(units))
        gone = gone.where(sa.or_(entry.unit_code.in_(units), entry.institution_code.in_(here)))
        query = query.where(row.unit_code.in_(units))
    connection.execute(gone)
    places = _Places(connection)
    names = connection.execute(sa.select(CategoryRow.code, CategoryRow.name))
    categories = {code: searchable(name) for code, name in names}
    result = connection.execute(query)
    while rows := result.fetchmany(_BATCH):
        connection.execute(sa.insert(entry), [_entry(each, places, categories) for each in rows])


@dataclass(frozen=True, slots=True)
class _Place:
    """What an entry says about the unit of its institution."""

    province: str
    words: str


class _Places(dict[str, _Place]):
    """The places of the units that are asked for."""

    def __init__(self, connection: sa.Connection) -> None:
        row = UnitRow
        query = sa.select(row.code, row.kind, row.type_name, row.name, row.former_names)
        query = query.add_columns(row.parent_code, row.former_parent_code)
        self._units = {unit.code: unit for unit in connection.execute(query)}

    def __missing__(self, code: str) -> _Place:
        words = searchable(*_names(code, self._units))
        self[code] = _Place(_province(code, self._units), words)
        return self[code]


def _province(code: str, units: Mapping[str, Any]) -> str:
    unit = units[code]
    if unit.kind in (Kind.PROVINCE, Kind.NATION) or unit.parent_code is None:
        return code
    return _province(unit.parent_code, units)


def _names(code: str, units: Mapping[str, Any]) -> Iterator[str]:
    """Yield every name by which a unit is looked for, those of what it lies and lay in too."""
    unit = units[code]
    if unit.kind == Kind.NATION:
        return
    yield f"{unit.type_name or ''} {unit.name}"
    yield from (unit.former_names or "").split(NAME_MARK)
    for parent in dict.fromkeys((unit.parent_code, unit.former_parent_code)):
        if parent is not None:
            yield from _names(parent, units)


def _entry(row: Any, places: _Places, categories: Mapping[str, str]) -> dict[str, Any]:
    place = places[row.unit_code]
    return {
        "institution_code": row.code,
        "words": searchable(row.name, row.code) + categories[row.category_code] + place.words,
        "order_key": order_key(row.name),
        "province_code": place.province,
        **{name: getattr(row, name) for name in _COPIED},
    }
