"""Undo one change: what may be undone, what stands in the way, and the change that undoes it."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from data_access.people.authors import Author, Writer, author_of
from data_access.people.people import Role
from data_access.recorded.current_rows import put_current
from data_access.recorded.definition.table import Cells, RecordedTable
from data_access.recorded.locks import lock_words, locked_years
from data_access.recorded.pasts import KeyHistory
from data_access.recorded.touched import Touched, may_write, touched_by
from data_access.recorded.writing import Replacement, insert_rows, write_in_place
from data_access.store.changes import (
    DEMONSTRATION,
    DEMONSTRATION_REMOVED,
    IMPORT,
    LOCK,
    RECORD,
    SEED,
    UNDO,
    record_change,
)
from data_access.store.engine import writing
from data_access.store.problems import Problem
from data_access.store.tables import WITHDRAWN, ChangeRow
from progress.model.numbers import written

_KINDS = {IMPORT, RECORD, UNDO}
"""What can be undone."""
_REFUSED = {
    SEED: "là dữ liệu nền. Hãy sửa tệp trong seed_data rồi chạy «python3 manage.py setup».",
    DEMONSTRATION: "là số liệu minh họa. Hãy gỡ bằng «python3 manage.py demo --remove».",
    LOCK: "khóa hoặc mở khóa kỳ. Hãy khóa hoặc mở lại ở trang Nhập số liệu, hay bằng lệnh "
    "«python3 manage.py lock», thêm --open để mở.",
    DEMONSTRATION_REMOVED: "đã gỡ số liệu minh họa. Hãy tạo lại bằng «python3 manage.py demo».",
}
_SHOWN = 10
"""Most numbers of changes in one sentence."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a change did, or would do.

    `change_id` is the change that undoes it; None where nothing was written, because it was only
    tried or because nothing of the change is left. `summary` is the sentence that says so.
    """

    number: int
    summary: str
    dry_run: bool
    nothing_left: bool = False
    change_id: int | None = None


def undo(
    engine: sa.Engine,
    number: int,
    reason: str | None,
    author: Writer,
    today: date,
    dry_run: bool = False,
) -> Undone:
    """Bring back what was current before a change, as a change of its own.

    Problem where there is no such change, where it is of a kind that cannot be undone, where the
    author is an officer or may not write all of its rows, where it is of a locked year and gives no
    reason, and where later changes replaced a part of it: these are undone first, so that nothing
    ever goes back by halves. A blank reason is none.
    """
    reason = (reason or "").strip() or None
    with writing(engine) as connection:
        # Who that is and what they may write, as of now: a page may have known it otherwise.
        author = author_of(connection, author)
        _find(connection, number)
        touched = touched_by(connection, number)
        _refuse_others(connection, author, number, touched)
        stands, in_the_way = _standing(touched, number)
        if not stands:
            return Undone(number, _nothing_left(connection, number, in_the_way), dry_run, True)
        if in_the_way:
            raise Problem(
                f"Chưa hoàn tác được thay đổi số {number}: một phần của nó đã được thay bởi thay "
                f"đổi sau. Hãy hoàn tác trước, lần lượt: {_listed(in_the_way)}. Chưa ghi gì."
            )
        summary = f"Hoàn tác thay đổi số {number}: {_summary(touched, number)}."
        years = {past.key[table.year] for table, pasts in touched if table.year for past in pasts}
        locked = sorted(years & locked_years(connection).keys())
        if dry_run:
            return Undone(number, f"{summary} {lock_words(locked)}" if locked else summary, True)
        if locked and reason is None:
            raise Problem(f"Chưa hoàn tác. {lock_words(locked)}")
        change_id = record_change(
            connection,
            kind=UNDO,
            actor=author.name,
            summary=summary,
            reason=reason,
            undoes=number,
        )
        for table, pasts in touched:
            _go_back(connection, table, pasts, number, change_id, today)
        put_current(connection, change_id)
        return Undone(number, summary, dry_run, change_id=change_id)


def can_be_undone(kind: str) -> bool:
    """Tell whether changes of a kind can be undone at all."""
    return kind in _KINDS


def _find(connection: sa.Connection, number: int) -> None:
    kind = connection.scalar(sa.select(ChangeRow.kind).where(ChangeRow.id == number))
    if kind is None:
        raise Problem(f"Không có thay đổi số {number}. Xem các số ở trang Lịch sử thay đổi.")
    if kind not in _KINDS:
        why = _REFUSED.get(kind, "không ghi số liệu nào.")
        raise Problem(f"Không hoàn tác được: thay đổi số {number} {why}")


def _refuse_others(
    connection: sa.Connection, author: Author, number: int, touched: Touched
) -> None:
    """Raise Problem for an author who takes nothing back, or not what a change wrote."""
    if author.role is Role.OFFICER:
        raise Problem(
            "Hoàn tác là việc của người duyệt số liệu và người phụ trách chương trình. Hãy nhờ họ."
        )
    if author.units is not None and not may_write(connection, author, touched):
        raise Problem(
            f"Thay đổi số {number} có số liệu ngoài các đơn vị được giao cho bạn, hoặc chỉ tiêu "
            "cấp trên giao, nên bạn không hoàn tác được. Hãy nhờ người phụ trách chương trình."
        )


def _standing(touched: Touched, number: int) -> tuple[int, tuple[int, ...]]:
    """Return how many keys still are as the change left them, and what is in the way of others."""
    stands = 0
    blocking: set[int] = set()
    for past in (past for _, pasts in touched for past in pasts):
        later = past.in_the_way(number)
        stands += not later
        blocking.update(later)
    return stands, tuple(sorted(blocking, reverse=True))


def _nothing_left(connection: sa.Connection, number: int, later: tuple[int, ...]) -> str:
    row = ChangeRow
    by = connection.scalars(sa.select(row.id).where(row.undoes == number).order_by(row.id.desc()))
    undone_by = by.first()
    if undone_by is not None:
        return (
            f"Thay đổi số {number} đã được hoàn tác bởi thay đổi số {undone_by}; không có gì thay "
            "đổi, không ghi gì."
        )
    if not later:
        return f"Thay đổi số {number} không ghi số liệu nào; không có gì để hoàn tác."
    return (
        f"Không còn gì của thay đổi số {number}: mọi giá trị của nó đã được thay bởi thay đổi số "
        f"{_listed(later)}. Không ghi gì; muốn lùi xa hơn, hãy hoàn tác các thay đổi đó trước."
    )


def _listed(numbers: tuple[int, ...]) -> str:
    more = f" và {len(numbers) - _SHOWN} thay đổi khác" if len(numbers) > _SHOWN else ""
    return ", ".join(str(each) for each in numbers[:_SHOWN]) + more


def _summary(touched: Touched, number: int) -> str:
    """Say how many rows of each table go back to what they were, and how many go."""
    parts = []
    for table, pasts in touched:
        gone = sum(table.is_withdrawn(past.before(number)) for past in pasts)
        counts = {"trở về như trước": len(pasts) - gone, "đóng" if table.past else "rút": gone}
        parts += [f"{verb} {written(n)} {table.noun}" for verb, n in counts.items() if n]
    return "; ".join(parts)


def _go_back(
    connection: sa.Connection,
    table: RecordedTable,
    pasts: tuple[KeyHistory, ...],
    number: int,
    undo_id: int,
    today: date,
) -> None:
    """Write each key as it was before a change; what came with the change is withdrawn or ended.

    Rows that are updated in place keep what they are now, so that this can be undone.
    """
    if table.past is None:
        nothing: Cells = dict.fromkeys(table.stored) | {str(table.state): WITHDRAWN}
        rows = [{**past.key, **(past.before(number) or nothing)} for past in pasts]
        insert_rows(connection, table, rows, undo_id)
        return
    replaced = []
    for past in pasts:
        now = past.now
        cells = past.before(number) or table.past.ended(now.cells, today)
        before, after = {**past.key, **now.cells}, {**past.key, **cells}
        replaced.append(Replacement(before, now.change_id, after))
    write_in_place(connection, table, table.past, (), replaced, undo_id)
