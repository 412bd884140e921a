"""Making a backup: all tables as of one moment, while others go on reading and writing."""

import gzip
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import sqlalchemy as sa

from data_access.backups.lines import Writer
from data_access.store import clock
from data_access.store.changes import current_version
from data_access.store.engine import engine_for, reading, writing
from data_access.store.migrate import is_current, revision_of, upgrade
from data_access.store.problems import Problem
from data_access.store.tables import Base

SUFFIX = ".json.gz"
_OCCASION = "sao-luu"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where it is, its data version, how many rows and bytes it has."""

    path: Path
    version: int
    rows: int
    size: int


def back_up(engine: sa.Engine, place: Path) -> Backup:
    """Write every row to a file; in a folder, to one named by the moment.

    The file is there as a whole or not at all. Problem where it cannot be written or is there
    already: a backup never takes the place of another.
    """
    with reading(engine) as connection:
        return write_backup(connection, place / named(_OCCASION) if place.is_dir() else place)


def remove_older(newest: Path, keep: int) -> int:
    """Remove older backups beside one that was named by its moment; return how many.

    `keep` stay, the newest among them. What is named otherwise, or is no file, was not made here.
    """
    by_moment = f"{_OCCASION}-{'[0-9]' * 8}-{'[0-9]' * 6}{SUFFIX}"
    earlier = newest.parent.glob(by_moment)
    made = sorted(path for path in earlier if path.is_file() and path.name <= newest.name)
    outdated = made[:-keep]
    for path in outdated:
        path.unlink(missing_ok=True)  # another run may have removed it
    return len(outdated)


def write_backup(connection: sa.Connection, path: Path) -> Backup:
    """Write what a connection sees, in its own schema, which may be an older one."""
    if path.exists():
        raise Problem(
            f"Đã có tệp {path}. Hãy đặt tên khác, hoặc chỉ ghi tên thư mục: tệp sẽ mang tên theo "
            "ngày giờ."
        )
    unfinished: Path | None = None
    try:
        # Beside its place, so that it gets its name in one step; nobody else may read it.
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            unfinished = Path(file.name)
            with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6) as packed:
                writer = Writer(packed)  # type: ignore[arg-type]  # it writes bytes, and more is not asked
                version = _write(connection, writer)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError as error:
        raise Problem(f"Không ghi được tệp sao lưu {path}: {error.strerror}.") from error
    finally:
        if unfinished is not None:
            unfinished.unlink(missing_ok=True)
    return Backup(path, version, writer.rows, path.stat().st_size)


def rows_at_once(table: sa.Table) -> int:
    """Return how many rows are held at a time: files and snapshots are large, one is enough."""
    return 1 if "content" in table.columns else 1_000


def _write(connection: sa.Connection, writer: Writer) -> int:
    version = current_version(connection)
    writer.head(
        schema=revision_of(connection),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        data_version=version,
    )
    for table in _tables(connection):
        writer.table(table.name, [column.name for column in table.columns])
        query = sa.select(table).order_by(*table.primary_key.columns)
        options = {"stream_results": True, "yield_per": rows_at_once(table)}
        for row in connection.execute(query, execution_options=options):
            writer.row(tuple(row))
    writer.end()
    return version


def _tables(connection: sa.Connection) -> list[sa.Table]:
    """Return the tables of the programme, those of an older schema as the database has them.

    Its names are those that the migrations make: a database may hold others' tables, too.
    """
    if is_current(connection):
        return Base.metadata.sorted_tables
    with writing(engine_for(sa.make_url("sqlite://"))) as blank:
        upgrade(blank, str(revision_of(connection)))
        names = set(sa.inspect(blank).get_table_names()) - {"alembic_version"}
    reflected = sa.MetaData()
    reflected.reflect(connection, only=sorted(names))
    return reflected.sorted_tables


def named(occasion: str) -> str:
    """Return the name of a backup that is made now."""
    return f"{occasion}-{datetime.now(clock.ZONE):%Y%m%d-%H%M%S}{SUFFIX}"
