"""A recorded table as its entry in the registry describes it, and what its checks look at."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.subjects import SubjectPart
from data_access.store.tables import WITHDRAWN, Base, InstitutionRow
from progress.model.programme import Programme

Key: TypeAlias = tuple[Any, ...]
Cells: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """The column by which a row belongs to a unit.

    It holds the unit's code, or the code of a row of `through`, which belongs to a unit by its
    column `then`, None for its `unit_code`. `with_nation`: the Ministry has rows too, under the
    country's code.
    """

    name: str = "unit_code"
    through: type[Base] | None = None
    then: "UnitColumn | None" = None
    with_nation: bool = False

    @property
    def of_through(self) -> "UnitColumn":
        """The column by which a row of `through` belongs to a unit."""
        return self.then or UnitColumn()


@dataclass(frozen=True, slots=True)
class KeptPast:
    """How a table is written whose rows are updated in place and keep their past elsewhere.

    `row` is the table of past rows, `key` its column for the key. `ended` returns the cells of a
    row once the change that brought it is undone. `refresh` brings up to date what is derived from
    the rows of some units, None for all.
    """

    row: type[Base]
    key: str
    ended: Callable[[Cells, date], dict[str, Any]]
    refresh: Callable[[sa.Connection, Collection[str] | None], None]


@dataclass(frozen=True, slots=True)
class Stored:
    """The current row of a key.

    `made_up` for an institution of the demonstration that a real result keeps: it is no record.
    """

    values: Cells
    change_id: int = 0
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class TableCheck:
    """The rows of a file for one table, to be checked on a day against a database.

    `known` is a Programme whose units include the communes. `institutions` are those that the rows
    may speak of, by code, as they will be.
    """

    table: "RecordedTable"
    rows: tuple[ImportedRow, ...]
    known: Programme
    stored: Mapping[Key, Stored]
    today: date
    institutions: Mapping[str, Cells] = field(default_factory=dict)

    def before(self, row: ImportedRow) -> Stored | None:
        """Return what stands now under the key of a row; None where nothing does."""
        return self.stored.get(self.table.key_of(row.values))

    def emptied(self, row: ImportedRow, columns: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield those of some columns that a row would empty, with what they hold now."""
        before = self.before(row)
        held = before.values if before else {}
        for name in columns:
            if row.values[name] is None and held.get(name) is not None:
                yield name, held[name]

    def applied(self) -> dict[Key, Cells]:
        """Return what would be stored if the rows were written, for what they name."""
        values = {key: each.values for key, each in self.stored.items()}
        for row in self.rows:
            values[self.table.key_of(row.values)] = row.values
        gone = {self.table.key_of(r.values) for r in self.rows if self.table.is_withdrawn(r.values)}
        return {key: cells for key, cells in values.items() if key not in gone}


Errors: TypeAlias = Callable[[ImportedRow, TableCheck], Iterator[Issue]]
Warnings: TypeAlias = Callable[[TableCheck, Iterable[ImportedRow]], Iterator[Issue]]


Completion: TypeAlias = Callable[[Programme, Cells], Cells]


def as_given(known: Programme, values: Cells) -> Cells:
    """Add nothing to a row."""
    return values


def no_warnings(check: TableCheck, rows: Iterable[ImportedRow]) -> Iterator[Issue]:
    """Warn of nothing."""
    yield from ()


@dataclass(frozen=True, slots=True, eq=False)
class RecordedTable:
    """Everything that import, history, undo and templates know about one table.

    `title` heads its rows, `noun` follows a number of them. `columns` are those that a file may
    hold, the key among them; `fixed` is written with every row. `subject` says what a row is about.

    `unit` and `year` tell which unit and year a row is of, None where it is of none: rows of none
    are for those who lead the programme, and `lead_only` tells others so. `errors` yields what
    refuses a row, `warnings` what needs a reason. `snapshot` is the field of Programme that holds
    the current rows, None where a snapshot does not keep them. `arrival` is the column for the day
    on which the server first got a row. With `past` the rows are updated in place; without it the
    table is append-only. With `current` the latest versions stand in that table, too, under the
    natural key: it is what is read, and what files name. `advice` is for who fills its worksheet,
    where it has one of its own. `complete` fills what a row leaves empty and what is known tells.
    `published`: other systems may read its rows through the interface, which a table only is where
    its entry says so.
    """

    title: str
    noun: str
    row: type[Base]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    subject: tuple[SubjectPart, ...]
    errors: Errors
    warnings: Warnings = no_warnings
    unit: UnitColumn | None = None
    year: str | None = None
    lead_only: str = ""
    snapshot: str | None = None
    arrival: str | None = None
    fixed: Cells = field(default_factory=dict)
    past: KeptPast | None = None
    published: bool = False
    current: type[Base] | None = None
    advice: str = ""
    complete: Completion = as_given

    @property
    def name(self) -> str:
        """The name of the table, as files and readers know it."""
        return str((self.current or self.row).__tablename__)

    @property
    def state(self) -> str | None:
        """The column that can withdraw a row; None where rows are never withdrawn."""
        return getattr(self.row, "state_column", None)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns that a file may hold."""
        return tuple(column.name for column in self.columns)

    @property
    def personal(self) -> frozenset[str]:
        """Names of the columns that name a person."""
        return frozenset(column.name for column in self.columns if column.personal)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that say something about the key."""
        return tuple(c for c in self.columns if c.label and c.name not in self.key)

    @property
    def values(self) -> tuple[str, ...]:
        """Names of the columns that say something about the key."""
        return tuple(column.name for column in self.shown)

    @property
    def stored(self) -> tuple[str, ...]:
        """Names of all columns of the database besides the key and the change."""
        known = (*self.key, "change_id")
        return tuple(c.name for c in self.row.__table__.columns if c.name not in known)

    @property
    def of_register(self) -> bool:
        """Whether its rows are institutions, or each about one."""
        through = self.unit.through if self.unit is not None else None
        return self.past is not None or through is InstitutionRow

    def column(self, name: str) -> Column:
        """Return the column of a name."""
        return next(column for column in self.columns if column.name == name)

    def key_of(self, values: Cells) -> Key:
        """Return what tells one row from another."""
        return tuple(values[name] for name in self.key)

    def is_withdrawn(self, values: Cells | None) -> bool:
        """Tell whether such a row leaves nothing; None is no row."""
        return values is None or (self.state is not None and values[self.state] == WITHDRAWN)
