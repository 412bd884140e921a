"""The history of changes: pages of it, one change, and the file that a change came from."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from data_access.people.authors import AT_THE_MACHINE, COMMAND_LINE
from data_access.recorded.locks import amended_years
from data_access.recorded.registry import RECORDED
from data_access.recorded.versions import changes_about
from data_access.store import clock
from data_access.store.changes import (
    DEMONSTRATION,
    DEMONSTRATION_REMOVED,
    SEED,
    SYSTEM,
    undone_changes,
)
from data_access.store.tables import ChangeFileRow, ChangeRow, UnitRow, YearLockRow
from progress.model.changes import OFFICER, Change, HistorySelection, is_public, kind_words

_NOBODY = {SYSTEM, COMMAND_LINE.name, AT_THE_MACHINE.name}
"""Actors that are no person of the list."""
_OWN = {SEED, DEMONSTRATION, DEMONSTRATION_REMOVED}
"""Kinds of change that the program makes by itself."""


def shown_actor(actor: str, *, names: bool) -> str:
    """Return who made a change as a reader may know it: without `names` a person is an officer."""
    return actor if names or actor in _NOBODY else OFFICER


def number_of_changes(connection: sa.Connection, asked: HistorySelection) -> int:
    """Return how many changes are asked for."""
    query = sa.select(sa.func.count()).select_from(ChangeRow).where(*_conditions(asked))
    return connection.scalar(query) or 0


def changes(
    connection: sa.Connection, asked: HistorySelection, *, first: int, count: int, names: bool
) -> tuple[Change, ...]:
    """Return some of the changes asked for, the latest first.

    Without `names` every person is an officer: what must not be read does not leave here.
    """
    query = _select().where(*_conditions(asked)).order_by(ChangeRow.id.desc())
    return _read(connection, query.offset(first).limit(count), names)


def change(connection: sa.Connection, number: int, *, names: bool) -> Change | None:
    """Return one change; None where there is no such number."""
    query = _select().where(ChangeRow.id == number)
    return next(iter(_read(connection, query, names)), None)


def change_file(connection: sa.Connection, number: int) -> bytes | None:
    """Return the file that a change came from, as received; None where none was kept."""
    row = ChangeFileRow
    content = connection.scalar(sa.select(row.content).where(row.change_id == number))
    return None if content is None else bytes(content)


def people(connection: sa.Connection) -> tuple[str, ...]:
    """Return everyone who ever made a change, by name; programs are no people."""
    row = ChangeRow
    query = sa.select(row.actor).where(row.actor.not_in(_NOBODY)).distinct().order_by(row.actor)
    return tuple(connection.scalars(query))


def kinds(connection: sa.Connection) -> frozenset[str]:
    """Return the kinds of change that there are."""
    return frozenset(connection.scalars(sa.select(ChangeRow.kind).distinct()))


def is_untouched(connection: sa.Connection) -> bool:
    """Tell whether nobody but the program itself has written anything yet."""
    by_people = sa.exists().where(ChangeRow.kind.not_in(_OWN))
    return not connection.scalar(sa.select(by_people))


def _select() -> sa.Select[Any]:
    kept = sa.exists().where(ChangeFileRow.change_id == ChangeRow.id)
    return sa.select(ChangeRow.__table__, kept.label("file_kept"))


def _read(connection: sa.Connection, query: sa.Select[Any], names: bool) -> tuple[Change, ...]:
    rows = connection.execute(query).all()
    later = undone_changes(connection), amended_years(connection, [row.id for row in rows])
    return tuple(_change(row, *later, names) for row in rows)


def _change(
    row: Any, undone: Mapping[int, int], amended: Mapping[int, tuple[int, ...]], names: bool
) -> Change:
    return Change(
        number=row.id,
        at=clock.in_viet_nam(row.at),
        actor=shown_actor(row.actor, names=names),
        kind=row.kind,
        summary=row.summary if names or is_public(row.kind) else kind_words(row.kind),
        reason=row.reason if names or is_public(row.kind) else None,
        file_name=row.file_name,
        file_sha256=row.file_sha256,
        file_kept=row.file_kept,
        undoes=row.undoes,
        undone_by=undone.get(row.id),
        amends=amended.get(row.id, ()),
    )


def _conditions(asked: HistorySelection) -> list[sa.ColumnElement[bool]]:
    row = ChangeRow
    conditions: list[sa.ColumnElement[bool]] = []
    if asked.kind is not None:
        conditions.append(row.kind == asked.kind)
    if asked.person is not None:
        conditions.append(row.actor == asked.person)
    if asked.unit is not None or asked.year is not None:
        conditions.append(row.id.in_(_about(asked.unit, asked.year)))
    return conditions


def _about(unit: str | None, year: int | None) -> sa.CompoundSelect[int]:
    """Select the changes that wrote a row about a unit or what lies in it, of a year."""
    units = None
    if unit is not None:
        inside = sa.or_(UnitRow.code == unit, UnitRow.parent_code == unit)
        units = sa.select(UnitRow.code).where(inside)
    about = [each for table in RECORDED for each in changes_about(table, units, year)]
    if year is not None and units is None:
        about.append(sa.select(YearLockRow.change_id).where(YearLockRow.year == year))
    return sa.union(*about)
