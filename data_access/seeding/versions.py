"""What people made of the plans since the reference data were applied, which stays theirs."""

import sqlalchemy as sa

from data_access.recorded.tables.plans import PLAN_TABLES
from data_access.recorded.writing import insert_rows
from data_access.seeding.files import Cells, Key, key_of
from data_access.store.changes import SEED
from data_access.store.tables import WITHDRAWN, ChangeRow

_TABLES = {table.name: table for table in PLAN_TABLES}


def amended_since(connection: sa.Connection, table: sa.Table) -> frozenset[Key]:
    """Return the keys whose current version is not what the reference data last made of them.

    An amendment that was undone leaves what they made; a plan that people brought is theirs until
    they take it back.
    """
    if table.name not in _TABLES:
        return frozenset()
    versions = _TABLES[table.name].row.__table__
    query = (
        sa.select(*(each for each in versions.columns if each.name != "change_id"), ChangeRow.kind)
        .join(ChangeRow, ChangeRow.id == versions.c.change_id)
        .order_by(versions.c.change_id)
    )
    latest: dict[Key, Cells] = {}
    seeded: dict[Key, Cells] = {}
    for row in connection.execute(query).mappings():
        cells = dict(row)
        key, kind = key_of(table, cells), cells.pop("kind")
        latest[key] = cells
        if kind == SEED:
            seeded[key] = cells
    return frozenset(
        key
        for key, cells in latest.items()
        if seeded.get(key) != cells and (key in seeded or cells["status"] != WITHDRAWN)
    )


def keep_versions(
    connection: sa.Connection,
    table: sa.Table,
    written: list[Cells],
    removed: list[Cells],
    change_id: int,
) -> None:
    """Keep what the reference data made of rows, and which they took out, as versions."""
    recorded = _TABLES.get(table.name)
    if recorded is None:
        return
    rows = [{**row, "status": "current"} for row in written]
    nothing = dict.fromkeys(recorded.stored) | {"status": WITHDRAWN}
    rows += [{**{name: row[name] for name in recorded.key}, **nothing} for row in removed]
    insert_rows(connection, recorded, rows, change_id)
