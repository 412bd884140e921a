"""Append-only tables: undoing appends what was current before, or a withdrawn row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from data_access.recorded.pasts import Event, Past
from data_access.store.changes import DEMONSTRATION
from data_access.store.tables import (
    Base,
    ChangeRow,
    FigureRow,
    InstitutionResultRow,
    ReportRow,
    TaskRecordRow,
)

WITHDRAWN = "withdrawn"
_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Ledger:
    """An append-only table: the column that can withdraw a row, and what people call its rows.

    `fixed` are cells that a withdrawn row has all the same.
    """

    row: type[Base]
    state: str
    label: str
    fixed: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that tell what a row is about."""
        return tuple(c.name for c in self.row.__table__.primary_key if c.name != "change_id")

    @property
    def values(self) -> tuple[str, ...]:
        """Names of the other columns, but for the change."""
        known = (*self.key, "change_id")
        return tuple(c.name for c in self.row.__table__.columns if c.name not in known)

    def is_withdrawn(self, cells: Mapping[str, Any] | None) -> bool:
        """Tell whether such cells leave nothing."""
        return cells is None or cells[self.state] == WITHDRAWN


LEDGERS = (
    Ledger(FigureRow, "status", "số liệu", {"origin": "reported"}),
    Ledger(ReportRow, "status", "báo cáo", {}),
    Ledger(TaskRecordRow, "state", "ghi nhận về nhiệm vụ", {}),
    Ledger(InstitutionResultRow, "status", "kết quả của thiết chế", {}),
)


def pasts(connection: sa.Connection, ledger: Ledger, number: int) -> Iterator[Past]:
    """Yield the past of each key that a change wrote.

    Demonstration data are no records: what is real takes no notice of them.
    """
    table = ledger.row.__table__
    touched = sa.select(*(table.c[name] for name in ledger.key)).where(table.c.change_id == number)
    keys = touched.subquery()
    query = (
        sa.select(table, ChangeRow.undoes)
        .join(keys, sa.and_(*(table.c[name] == keys.c[name] for name in ledger.key)))
        .join(ChangeRow, ChangeRow.id == table.c.change_id)
        .where(ChangeRow.kind != DEMONSTRATION)
        .order_by(*(table.c[name] for name in ledger.key), table.c.change_id)
    )
    found = connection.execute(query).mappings()
    for key, rows in groupby(found, lambda row: tuple(row[name] for name in ledger.key)):
        events = (
            Event(row["change_id"], row["undoes"], {name: row[name] for name in ledger.values})
            for row in rows
        )
        yield Past(dict(zip(ledger.key, key, strict=True)), tuple(events))


def go_back(
    connection: sa.Connection, ledger: Ledger, found: Iterable[Past], number: int, undo_id: int
) -> None:
    """Append to each key what it was before a change."""
    nothing = dict.fromkeys(ledger.values) | {ledger.state: WITHDRAWN, **ledger.fixed}
    rows = []
    for past in found:
        before = past.before(number)
        cells = nothing if before is None else before.cells
        rows.append({**past.key, **cells, "change_id": undo_id})
    for start in range(0, len(rows), _BATCH):
        connection.execute(sa.insert(ledger.row), rows[start : start + _BATCH])
