"""The current rows of tables whose versions stand elsewhere, brought up to what a change wrote."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.tables.plans import PLAN_TABLES
from data_access.store.problems import Problem
from data_access.store.records import own_references
from data_access.store.tables import WITHDRAWN


def put_current(connection: sa.Connection, change_id: int) -> None:
    """Let the current rows be those that a change wrote; what it withdrew goes.

    Problem where something that stays refers to a row that would go.
    """
    written = [(table, _versions(connection, table, change_id)) for table in PLAN_TABLES]
    for table, rows in written:
        _put(connection, table, [row for row in rows if row["status"] != WITHDRAWN])
    try:
        # Last, and the other way round: what refers to a row goes before it.
        for table, rows in reversed(written):
            _take_out(connection, table, [row for row in rows if row["status"] == WITHDRAWN])
    except IntegrityError as error:
        raise Problem(
            "Chưa ghi gì: văn bản hoặc nhiệm vụ định rút còn được nội dung khác dẫn đến (mục tiêu, "
            "nhiệm vụ, ngày kỷ niệm hoặc kế hoạch thay thế). Hãy rút các nội dung đó trước."
        ) from error


def _versions(
    connection: sa.Connection, table: RecordedTable, change_id: int
) -> list[dict[str, Any]]:
    row = table.row.__table__
    query = sa.select(*(column for column in row.columns if column.name != "change_id"))
    return [
        dict(row)
        for row in connection.execute(query.where(row.c.change_id == change_id)).mappings()
    ]


def _put(connection: sa.Connection, table: RecordedTable, rows: list[dict[str, Any]]) -> None:
    current: Any = table.current
    keys = connection.execute(sa.select(*(current.__table__.c[name] for name in table.key)))
    there = set(map(tuple, keys))
    cells = [{name: value for name, value in row.items() if name != "status"} for row in rows]
    # Of two new plans one may replace the other: what refers to its own table is put last.
    own = own_references(current.__table__)
    new = [each | dict.fromkeys(own) for each in cells if table.key_of(each) not in there]
    changed = [each | _bound(table, each) for each in cells if own or table.key_of(each) in there]
    if new:
        connection.execute(sa.insert(current), new)
    if changed:
        values: dict[str, Any] = {name: sa.bindparam(name) for name in cells[0]}
        connection.execute(
            sa.update(current.__table__).where(*_same(table)).values(values), changed
        )


def _take_out(connection: sa.Connection, table: RecordedTable, rows: list[dict[str, Any]]) -> None:
    current: Any = table.current
    bound = [_bound(table, row) for row in rows]
    if rows and (own := own_references(current.__table__)):
        nothing = dict.fromkeys(own, sa.null())
        connection.execute(sa.update(current.__table__).where(*_same(table)).values(nothing), bound)
    if rows:
        connection.execute(sa.delete(current.__table__).where(*_same(table)), bound)


def _same(table: RecordedTable) -> list[Any]:
    current: Any = table.current
    return [current.__table__.c[name] == sa.bindparam(f"its_{name}") for name in table.key]


def _bound(table: RecordedTable, row: dict[str, Any]) -> dict[str, Any]:
    return {f"its_{name}": row[name] for name in table.key}
