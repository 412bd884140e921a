"""Demonstration data, made up because no results are published.

They are plausible and have what real data has: units that did not report, late reports, numbers
that fall apart where communes merged, sums that are off by one. What units report stands in files;
the register, of any size, is made by a seeded generator. They belong to a change of kind
`demonstration` and can be taken out without touching anything real. Made-up and real records never
stand in one database: whatever writes the first real one takes these out.
"""

from collections.abc import Callable

import sqlalchemy as sa

from data_access.demonstration import files, storage
from data_access.demonstration.institutions.register import LARGEST, institutions
from data_access.demonstration.institutions.sites import institution_sites
from data_access.programme import queries
from data_access.recorded.current_rows import put_current
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.store.changes import DEMONSTRATION, DEMONSTRATION_REMOVED, SYSTEM, record_change
from data_access.store.problems import Problem
from progress.model.numbers import written

__all__ = ["LARGEST", "add_demonstration", "kept_words", "remove_demonstration", "separate"]

_SHOWN = 5
"""Most codes in one sentence."""


def add_demonstration(
    connection: sa.Connection,
    *,
    scale: int,
    on_progress: Callable[[int], None] = lambda stored: None,
) -> str:
    """Add demonstration data with `scale` institutions; return what was added, in a sentence.

    `on_progress` is called with the number of institutions stored. Problem where demonstration data
    are there already, and where anything real was ever recorded, even if it is withdrawn.
    """
    if not 0 <= scale <= LARGEST:
        raise Problem(f"Số thiết chế minh họa phải từ 0 đến {written(LARGEST)}.")
    if storage.has_real(connection):
        raise Problem(
            "Cơ sở dữ liệu này đã có số liệu thật, nên không tạo số liệu minh họa. Hãy dùng một cơ "
            "sở dữ liệu khác (đặt DATABASE_URL) để xem thử."
        )
    if queries.has_demonstration(connection):
        raise Problem("Đã có số liệu minh họa. Hãy gỡ trước: python3 manage.py demo --remove.")
    programme = queries.programme(connection)
    rows = files.made_up_rows(connection, programme)
    numbers = {table: len(made_up) for table, made_up in rows.items()}
    summary = f"Đã thêm số liệu minh họa: {_listed(numbers | {INSTITUTION: scale})}."
    change_id = record_change(connection, kind=DEMONSTRATION, actor=SYSTEM, summary=summary)
    for table, made_up in rows.items():
        storage.store(connection, table, change_id, made_up)
    put_current(connection, change_id)
    made = institutions(institution_sites(connection, programme), scale)
    storage.store_register(connection, change_id, made, on_progress)
    return summary


def remove_demonstration(connection: sa.Connection, actor: str = SYSTEM) -> str:
    """Take out every demonstration row under a change of its own.

    Return what was taken out, in words that follow "Đã gỡ" or "Sẽ gỡ"; empty where there was
    nothing, and then nothing is written, not even a change.
    """
    gone = storage.delete_all(connection)
    if not any(gone.values()):
        return ""
    removed = f"số liệu minh họa: {_listed(gone)}{kept_words(connection)}"
    summary = f"Đã gỡ {removed}. Kế hoạch, mục tiêu và số liệu thật còn nguyên."
    record_change(connection, kind=DEMONSTRATION_REMOVED, actor=actor, summary=summary)
    return removed


def separate(connection: sa.Connection) -> str:
    """Take the demonstration out of a database in which it stands beside something real.

    Return what was taken out, as `remove_demonstration` does; empty where the two do not mix.
    """
    mixed = queries.has_demonstration(connection) and storage.has_real(connection)
    return remove_demonstration(connection) if mixed else ""


def kept_words(connection: sa.Connection) -> str:
    """Say which demonstration institutions real results keep in the register; empty for none."""
    codes = storage.kept_institutions(connection)
    if not codes:
        return ""
    more = ", …" if len(codes) > _SHOWN else ""
    return (
        f"; giữ lại {written(len(codes))} thiết chế minh họa vì đã có kết quả thật "
        f"({', '.join(codes[:_SHOWN])}{more}), hãy nhập thiết chế thật mang các mã đó"
    )


def _listed(numbers: dict[RecordedTable, int]) -> str:
    """Write how many rows of each table that has any, in a fixed order."""
    return ", ".join(
        f"{written(numbers[table])} {table.noun}" for table in RECORDED if numbers.get(table)
    )
