"""Restoring a backup: into a new database, of either kind, in one transaction."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice, product
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_access.backups.dump import named, rows_at_once, write_backup
from data_access.backups.lines import check, head_of, rows_of
from data_access.store.engine import is_missing, opened_engine, writing
from data_access.store.migrate import knows, upgrade
from data_access.store.opening import make_folder
from data_access.store.problems import Problem
from data_access.store.records import own_references
from data_access.store.tables import Base

_AT_ONCE = 500
"""Keys in one statement, well below what databases take."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the data version and rows of the backup, when it was made.

    `kept` is the backup of what was there before, None in a new database.
    """

    version: int
    rows: int
    made_at: datetime
    kept: Path | None


def restore(url: sa.URL, path: Path, *, replace: bool) -> Restored:
    """Bring a backup into the database at an address; everything of it, or nothing.

    An older schema is brought up to date. `replace` lets it take the place of what is there, of
    which a backup is made first, beside the file. Problem where the file is not whole or of a newer
    schema, and where the database is not empty and was not to be replaced.
    """
    head = head_of(path)
    rows = check(path)
    if not knows(str(head.get("schema"))):
        raise Problem(
            f"Tệp {path.name} do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật "
            "chương trình rồi khôi phục lại; chưa khôi phục gì."
        )
    is_new = is_missing(url)
    make_folder(url)
    try:
        with opened_engine(url) as engine, writing(engine) as connection:
            kept = _make_room(connection, path, replace)
            upgrade(connection, head["schema"])
            _fill(connection, path)
            upgrade(connection, "head")
    except BaseException:
        for suffix in ("", "-wal", "-shm") if is_new else ():
            Path(f"{url.database}{suffix}").unlink(missing_ok=True)
        raise
    return Restored(head["data_version"], rows, datetime.fromisoformat(head["made_at"]), kept)


def _make_room(connection: sa.Connection, path: Path, replace: bool) -> Path | None:
    """Take out the tables that are there; return the backup that was made of them."""
    there = set(sa.inspect(connection).get_table_names())
    kept = None
    if "change" in there and connection.scalar(sa.text("SELECT count(*) FROM change")):
        if not replace:
            raise Problem(
                "Cơ sở dữ liệu trong DATABASE_URL đã có dữ liệu; chưa khôi phục gì. Hãy khôi phục "
                "vào cơ sở dữ liệu mới, hoặc thêm --replace: dữ liệu đang có được sao lưu trước "
                "rồi mới thay."
            )
        kept = path.parent / named("truoc-khi-khoi-phuc")
        write_backup(connection, kept)
    # Only the programme's own tables: others in the database stay.
    Base.metadata.drop_all(connection)
    if "alembic_version" in there:
        connection.execute(sa.text("DROP TABLE alembic_version"))
    return kept


def _fill(connection: sa.Connection, path: Path) -> None:
    """Write every row to tables as the backup's own schema has them."""
    known = sa.MetaData()
    known.reflect(connection)
    for name, rows in groupby(rows_of(path), itemgetter(0)):
        if name not in known.tables:
            raise Problem(f"Tệp {path.name} có bảng lạ «{name[:50]}». Chưa khôi phục gì.")
        table = known.tables[name]
        own = own_references(table)  # which may come later in the file
        key = table.primary_key.columns[0].name  # the only one of a table that refers to itself
        referring: dict[tuple[str, Any], list[Any]] = defaultdict(list)
        while batch := list(islice(rows, rows_at_once(table))):
            cells = [dict(zip(columns, row, strict=True)) for _, columns, row in batch]
            for row, column in product(cells, own):
                if row[column] is not None:
                    referring[column, row[column]].append(row[key])
                    row[column] = None
            connection.execute(sa.insert(table), cells)
        _refer(connection, table, referring)
        _go_on_counting(connection, table)


def _refer(
    connection: sa.Connection, table: sa.Table, referring: Mapping[tuple[str, Any], list[Any]]
) -> None:
    """Put in the references that came later: at once in all rows that refer to the same one."""
    for (column, refers_to), keys in referring.items():
        (key,) = table.primary_key.columns
        put = sa.update(table).values({column: refers_to})
        for start in range(0, len(keys), _AT_ONCE):
            connection.execute(put.where(key.in_(keys[start : start + _AT_ONCE])))


def _go_on_counting(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL number the next row after the last; SQLite does so by itself."""
    keys = list(table.primary_key.columns)
    counted = len(keys) == 1 and isinstance(keys[0].type, sa.Integer)
    if connection.dialect.name != "postgresql" or not counted:
        return
    highest = connection.scalar(sa.select(sa.func.max(keys[0])))
    sequence = connection.scalar(sa.func.pg_get_serial_sequence(table.name, keys[0].name))
    if sequence is not None and highest is not None:
        connection.execute(sa.select(sa.func.setval(sequence, highest)))
