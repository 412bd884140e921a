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
from data_access.store.engine import reading
from data_access.store.migrate import head_revision
from data_access.store.problems import Problem
from data_access.store.tables import Base

SUFFIX = ".json.gz"
_PREFIX = "sao-luu-"


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
        return write_backup(connection, place / _name() if place.is_dir() else place)


def remove_older(newest: Path, keep: int) -> int:
    """Remove older backups beside one that was named by its moment; return how many.

    `keep` stay, the newest among them. What is named otherwise, or is no file, was not made here.
    """
    named = newest.parent.glob(f"{_PREFIX}{'[0-9]' * 8}-{'[0-9]' * 6}{SUFFIX}")
    made = sorted(path for path in named if path.is_file() and path.name <= newest.name)
    outdated = made[:-keep]
    for path in outdated:
        path.unlink(missing_ok=True)  # another run may have removed it
    return len(outdated)


def write_backup(connection: sa.Connection, path: Path) -> Backup:
    """Write what a connection sees."""
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
        schema=head_revision(),
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        data_version=version,
    )
    for table in Base.metadata.sorted_tables:
        writer.table(table.name, [column.name for column in table.columns])
        query = sa.select(table).order_by(*table.primary_key.columns)
        options = {"stream_results": True, "yield_per": rows_at_once(table)}
        for row in connection.execute(query, execution_options=options):
            writer.row(tuple(row))
    writer.end()
    return version


def _name() -> str:
    now = datetime.now(clock.ZONE)
    return f"{_PREFIX}{now:%Y%m%d-%H%M%S}{SUFFIX}"
