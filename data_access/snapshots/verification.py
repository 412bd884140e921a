"""Whether a snapshot is still what was frozen."""

import sqlalchemy as sa

from data_access.snapshots.storage import IMPORTED, TAKEN, frozen, summary
from data_access.store.changes import SNAPSHOT
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow
from progress.model.programme import Programme
from progress.model.snapshots import Snapshot


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
