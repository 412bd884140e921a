"""Taking in a snapshot that was exported, here or from another database."""

from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from data_access.snapshots import storage
from data_access.snapshots.files import Exported, read_file
from data_access.store.changes import SNAPSHOT, record_change
from data_access.store.problems import Problem
from progress.model.numbers import day
from progress.model.snapshots import Snapshot

_STORY = "Nhập lựa chọn trình chiếu của bản chốt «{code}»"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the snapshot, whether it is new, and what became of its slides.

    `slides_kept` where another choice stands beside the snapshot here and was left as it is.
    """

    snapshot: Snapshot
    is_new: bool
    slides_taken: bool
    slides_kept: bool


def import_file(connection: sa.Connection, path: Path, actor: str) -> Imported:
    """Store the snapshot of a file on a writing connection, under one change.

    A file that says what is here already changes nothing; its slides are taken where none are.
    Problem where the file is broken, or where another snapshot has the code.
    """
    exported = read_file(path)
    here = storage.find(connection, exported.snapshot.code)
    if here is None:
        return _stored(connection, exported, path, actor)
    if not here.same_as(exported.snapshot):
        raise Problem(
            f"Đã có một bản chốt khác mang mã «{here.code}» ({here.title}, tính đến "
            f"{day(here.as_of)}, mã kiểm tra {here.short_hash}); tệp {path.name} là "
            f"{exported.snapshot.title}, tính đến {day(exported.snapshot.as_of)}, mã kiểm tra "
            f"{exported.snapshot.short_hash}. Bản chốt không bao giờ bị ghi đè; chưa ghi gì."
        )
    storage.frozen(connection, here.code)
    own = storage.chosen_slides(connection, here.code)
    if own or not exported.chosen_slides:
        kept = bool(exported.chosen_slides) and own != exported.chosen_slides
        return Imported(here, is_new=False, slides_taken=False, slides_kept=kept)
    change = record_change(
        connection, kind=SNAPSHOT, actor=actor, summary=_STORY.format(code=here.code)
    )
    storage.insert_chosen_slides(connection, here.code, exported.chosen_slides, change)
    return Imported(here, is_new=False, slides_taken=True, slides_kept=False)


def _stored(connection: sa.Connection, exported: Exported, path: Path, actor: str) -> Imported:
    taken_at = exported.snapshot.taken_at.replace(microsecond=0)
    snapshot = replace(exported.snapshot, taken_at=taken_at)
    storage.insert(connection, snapshot, exported.content)
    change = record_change(
        connection,
        kind=SNAPSHOT,
        actor=actor,
        summary=storage.summary(storage.IMPORTED, snapshot),
        file_name=path.name,
        file_sha256=snapshot.sha256,
    )
    storage.insert_chosen_slides(connection, snapshot.code, exported.chosen_slides, change)
    return Imported(
        snapshot, is_new=True, slides_taken=bool(exported.chosen_slides), slides_kept=False
    )
