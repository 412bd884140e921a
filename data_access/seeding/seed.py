"""The reference data: `seed_data/*.csv`, one file a table, compared with the database.

Run again after a file was edited, it applies the differences as one change. Everything is checked
first, so that a wrong row is named by file and line and nothing is half-written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from data_access.seeding.files import Cells, Key, Seed, key_of, seed_tables, take_rows
from data_access.seeding.versions import amended_since, keep_versions
from data_access.store import tables
from data_access.store.changes import SEED, SYSTEM, record_change
from data_access.store.problems import Problem
from data_access.store.records import own_references
from progress.model.numbers import written


def apply_seed(connection: sa.Connection, folder: Path) -> str | None:
    """Bring the reference tables to what the files say; return the differences in words.

    None means that nothing differed and nothing was written. Problem, naming file and line, where
    a row is wrong or a row that is still used was taken out.
    """
    seeds = seed_tables(folder)
    digest = _digest(seeds)
    if digest == _applied(connection):
        return None
    take_rows(seeds)
    differences = [(seed, _difference(connection, seed)) for seed in seeds]
    words = (difference.words(seed.label) for seed, difference in differences)
    summaries = [each for each in words if each]
    if not summaries:
        return None
    for seed, difference in differences:
        with _lawfully(seed):
            if difference.added:
                connection.execute(sa.insert(seed.table), difference.added)
            for row in difference.changed:
                same = _same_key(seed.table, row)
                connection.execute(sa.update(seed.table).where(*same).values(row))
    # Last, when nothing that stays refers to it any more.
    for seed, difference in reversed(differences):
        with _lawfully(seed):
            for row in difference.removed[::-1]:
                connection.execute(sa.delete(seed.table).where(*_same_key(seed.table, row)))
    summary = "Dữ liệu nền: " + "; ".join(summaries) + "."
    change_id = record_change(
        connection, kind=SEED, actor=SYSTEM, summary=summary, file_sha256=digest
    )
    for seed, difference in differences:
        written = [*difference.added, *difference.changed]
        keep_versions(connection, seed.table, written, difference.removed, change_id)
    return summary


@dataclass(frozen=True, slots=True)
class SeedDifference:
    """Rows that a file adds, changes or no longer has; `amended` are keys that it leaves alone."""

    added: list[Cells]
    changed: list[Cells]
    removed: list[Cells]
    amended: tuple[Key, ...] = ()

    def words(self, label: str) -> str:
        """Say the difference, or nothing."""
        counts = (("thêm", self.added), ("sửa", self.changed), ("bớt", self.removed))
        listed = ", ".join(f"{verb} {written(len(rows))}" for verb, rows in counts if rows)
        if self.amended:
            keys = ", ".join(" · ".join(map(str, key)) for key in self.amended)
            listed += (
                f"{', ' * bool(listed)}giữ nguyên {written(len(self.amended))} đã được sửa ({keys})"
            )
        return f"{label} {listed}" if listed else ""


def _digest(seeds: list[Seed]) -> str:
    """Return the fingerprint of all files, so that a start compares rows only after an edit."""
    digest = sha256()
    for seed in seeds:
        for path in seed.paths:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _applied(connection: sa.Connection) -> str | None:
    """Return the fingerprint of the files that were applied last; None in a new database."""
    row = tables.ChangeRow
    latest = sa.select(row.file_sha256).where(row.kind == SEED).order_by(row.id.desc()).limit(1)
    return connection.scalar(latest)


def _difference(connection: sa.Connection, seed: Seed) -> SeedDifference:
    rows = connection.execute(sa.select(seed.table)).mappings()
    stored = {key_of(seed.table, row): row for row in map(dict, rows)}
    amended = amended_since(connection, seed.table)
    wanted = {key: row for key, row in seed.rows.items() if key not in amended}
    others = {key: row for key, row in seed.rows.items() if key in amended}
    return SeedDifference(
        added=_in_order(seed.table, [row for key, row in wanted.items() if key not in stored]),
        changed=[row for key, row in wanted.items() if stored.get(key, row) != row],
        removed=_in_order(
            seed.table,
            [row for key, row in stored.items() if key not in {*seed.rows, *amended}],
        ),
        amended=tuple(key for key, row in others.items() if stored.get(key) != row),
    )


def _in_order(table: sa.Table, rows: list[Cells]) -> list[Cells]:
    """Return the rows so that each stands after those of its own table that it refers to."""
    own = own_references(table)
    if not own:
        return rows
    by_code = {row["code"]: row for row in rows}
    order = TopologicalSorter({code: {row[name] for name in own} for code, row in by_code.items()})
    try:
        return [by_code[code] for code in order.static_order() if code in by_code]
    except CycleError as error:
        round_trip = " → ".join(map(str, error.args[1]))
        raise Problem(f"Bảng {table.name} của dữ liệu nền trỏ vòng: {round_trip}.") from error


@contextmanager
def _lawfully(seed: Seed) -> Iterator[None]:
    """Write rows of a file; Problem where the table, or what refers to them, forbids it."""
    try:
        yield
    except IntegrityError as error:
        raise Problem(
            f"Không áp dụng được {seed.name}: một dòng bị bớt đang được số liệu đã nhập sử dụng, "
            "hoặc trái quy tắc của bảng. Chưa có gì thay đổi."
        ) from error


def _same_key(table: sa.Table, row: Cells) -> list[sa.ColumnElement[bool]]:
    return [column == row[column.name] for column in table.primary_key.columns]
