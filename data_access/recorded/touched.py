"""What a change wrote, and whether an author may write all of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from data_access.people.authors import Author
from data_access.recorded import appended, institutions
from data_access.recorded.appended import LEDGERS, Ledger
from data_access.recorded.pasts import Past
from data_access.store.tables import InstitutionResultRow, InstitutionRow, UnitRow


@dataclass(frozen=True, slots=True)
class Touched:
    """Every key that a change wrote, by table."""

    ledgers: tuple[tuple[Ledger, tuple[Past, ...]], ...]
    institutions: tuple[Past, ...]

    def all(self) -> Iterator[Past]:
        """Yield them all."""
        for _, found in self.ledgers:
            yield from found
        yield from self.institutions


def touched_by(connection: sa.Connection, number: int) -> Touched:
    """Return what a change wrote."""
    return Touched(
        tuple((each, tuple(appended.pasts(connection, each, number))) for each in LEDGERS),
        tuple(institutions.pasts(connection, number)),
    )


def may_write(connection: sa.Connection, author: Author, touched: Touched) -> bool:
    """Tell whether all of it is about the units of an author, by the rule that imports go by."""
    row = UnitRow
    parents = _pairs(connection, sa.select(row.code, row.parent_code))
    return all(author.covers(code, parents) for code in _units(connection, touched))


def _units(connection: sa.Connection, touched: Touched) -> Iterator[str | None]:
    """Yield the unit of each row, None for what belongs to no unit: the tasks of the Ministry."""
    row = InstitutionRow
    places: dict[str, str | None] = {}
    for ledger, found in touched.ledgers:
        if ledger.row is not InstitutionResultRow:
            yield from (past.key.get("unit_code") for past in found)
        elif found:
            places = places or _pairs(connection, sa.select(row.code, row.unit_code))
            yield from (places[past.key["institution_code"]] for past in found)
    for past in touched.institutions:
        yield from (event.cells["unit_code"] for event in past.events)


def _pairs(connection: sa.Connection, query: sa.Select[str, str | None]) -> dict[str, str | None]:
    return {found[0]: found[1] for found in connection.execute(query)}
