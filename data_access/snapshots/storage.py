"""Snapshots as they are stored: read, verified and inserted, never updated."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

import sqlalchemy as sa

from data_access.snapshots.canonical import UnreadableContent, programme_of
from data_access.store.changes import SNAPSHOT
from data_access.store.clock import with_zone
from data_access.store.problems import Problem
from data_access.store.records import columns_of
from data_access.store.tables import ChangeRow, SnapshotRow, StoryRow
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.snapshots import SlideChoice, SlideSelection, Snapshot

TAKEN, IMPORTED = "Chốt số liệu", "Nhập bản chốt số liệu"
_COLUMNS = columns_of(SnapshotRow, Snapshot)


def listed(connection: sa.Connection) -> tuple[Snapshot, ...]:
    """Return every snapshot, the latest first."""
    row = SnapshotRow
    query = sa.select(*_COLUMNS).order_by(row.taken_at.desc(), row.code)
    return tuple(_snapshot(cells) for cells in connection.execute(query))


def find(connection: sa.Connection, code: str) -> Snapshot | None:
    """Return the snapshot of a code; None where there is none."""
    query = sa.select(*_COLUMNS).where(SnapshotRow.code == code)
    cells = connection.execute(query).first()
    return _snapshot(cells) if cells else None


def named(connection: sa.Connection, code: str) -> Snapshot:
    """Return the snapshot of a code; Problem where there is none."""
    snapshot = find(connection, code)
    if snapshot is None:
        known = ", ".join(each.code for each in listed(connection)) or "chưa có bản chốt nào"
        raise Problem(f"Không có bản chốt «{code}». Các bản chốt đang có: {known}.")
    return snapshot


def content(connection: sa.Connection, code: str) -> bytes:
    """Return the canonical content of a snapshot; Problem where there is none."""
    named(connection, code)
    query = sa.select(SnapshotRow.content).where(SnapshotRow.code == code)
    return bytes(connection.execute(query).scalar_one())


def chosen_slides(connection: sa.Connection, code: str) -> SlideSelection:
    """Return the presenter's choice of slides, in order; none where nothing was chosen."""
    row = StoryRow
    query = sa.select(row.slide, row.sentence).where(row.snapshot_code == code)
    stored = connection.execute(query.order_by(row.position))
    return tuple(SlideChoice(slide, sentence or "") for slide, sentence in stored)


def frozen(connection: sa.Connection, code: str) -> tuple[Snapshot, Programme]:
    """Return a snapshot and its Programme; Problem where its content is not what was frozen."""
    snapshot = named(connection, code)
    return snapshot, unchanged(snapshot, content(connection, code))


def verify(connection: sa.Connection, code: str) -> tuple[Snapshot, Programme]:
    """Return a snapshot and its Programme; Problem where it is not what was frozen.

    The content must have the stored hash and be a Programme; hash, title and day must be those
    that the history names, so that whoever edits the row must edit the history too.
    """
    snapshot, programme = frozen(connection, code)
    row = ChangeRow
    summaries = [summary(verb, snapshot) for verb in (TAKEN, IMPORTED)]
    query = sa.select(row.id).where(
        row.kind == SNAPSHOT, row.file_sha256 == snapshot.sha256, row.summary.in_(summaries)
    )
    if connection.execute(query).first() is None:
        raise Problem(
            f"Bản chốt «{code}» không khớp lịch sử thay đổi: tên, ngày hoặc mã kiểm tra đã bị sửa "
            "sau khi chốt. Hãy báo người quản trị."
        )
    return snapshot, programme


def unchanged(snapshot: Snapshot, stored: bytes) -> Programme:
    """Return the Programme of a content that has the snapshot's hash; Problem for any other."""
    if hash_of(stored) != snapshot.sha256:
        raise Problem(
            f"Nội dung bản chốt «{snapshot.code}» không khớp mã kiểm tra SHA-256: nội dung đã bị "
            "sửa hoặc hỏng. Hãy nhập lại từ tệp đã xuất vào một cơ sở dữ liệu khác, hoặc báo người "
            "quản trị."
        )
    try:
        programme = programme_of(stored)
    except UnreadableContent as error:
        raise Problem(
            f"Không đọc được nội dung bản chốt «{snapshot.code}» ({error}): có lẽ do một phiên bản "
            "khác của chương trình tạo ra. Hãy cập nhật chương trình rồi thử lại."
        ) from error
    if programme.version != snapshot.version:
        raise Problem(
            f"Bản chốt «{snapshot.code}» ghi phiên bản dữ liệu {snapshot.version}, nội dung lại là "
            f"phiên bản {programme.version}: bản chốt đã bị sửa."
        )
    return programme


def insert(connection: sa.Connection, snapshot: Snapshot, stored: bytes) -> None:
    """Store a snapshot under a code that is free."""
    connection.execute(sa.insert(SnapshotRow).values(**asdict(snapshot), content=stored))


def insert_chosen_slides(
    connection: sa.Connection, code: str, slides: SlideSelection, change_id: int
) -> None:
    """Store the slides of a choice beside a snapshot that has none."""
    for line in as_stored(slides):
        cells = {"snapshot_code": code, **line, "change_id": change_id}
        connection.execute(sa.insert(StoryRow).values(cells))


def as_stored(slides: SlideSelection) -> list[dict[str, int | str | None]]:
    """Return a choice as the database and the file of a snapshot hold it."""
    return [
        {"position": position, "slide": each.code, "sentence": each.sentence or None}
        for position, each in enumerate(slides, start=1)
    ]


def hash_of(stored: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    return hashlib.sha256(stored).hexdigest()


def summary(verb: str, snapshot: Snapshot) -> str:
    """Say in the history what was stored; verifying compares the row with these words."""
    return f"{verb} «{snapshot.code}»: {snapshot.title}, tính đến {day(snapshot.as_of)}"


def _snapshot(cells: Iterable[Any]) -> Snapshot:
    stored = Snapshot(*cells)
    return replace(stored, taken_at=with_zone(stored.taken_at))
