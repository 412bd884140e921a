"""The registry of recorded tables: the one list that import, history, undo and templates read.

A new table takes its row class, its migration and one entry here (`recorded/tables/`).
"""

import copyreg
from collections.abc import Iterable, Iterator
from functools import cache

import sqlalchemy as sa

from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.tables.assignments import ASSIGNMENT
from data_access.recorded.tables.budgets import BUDGET
from data_access.recorded.tables.correspondents import CORRESPONDENT
from data_access.recorded.tables.figures import FIGURE
from data_access.recorded.tables.institution_results import INSTITUTION_RESULT
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.recorded.tables.narratives import NARRATIVE
from data_access.recorded.tables.plans import PLAN_TABLES
from data_access.recorded.tables.reports import REPORT
from data_access.recorded.tables.task_records import TASK_RECORD
from data_access.store.problems import Problem
from data_access.store.tables import (
    AssignmentRow,
    Base,
    ChangeFileRow,
    ChangeRow,
    DraftEventRow,
    StoryRow,
    YearLockRow,
)

RECORDED = (
    FIGURE,
    REPORT,
    NARRATIVE,
    BUDGET,
    TASK_RECORD,
    INSTITUTION,
    INSTITUTION_RESULT,
    CORRESPONDENT,
    ASSIGNMENT,
    *PLAN_TABLES,
)
IN_HISTORY = tuple(sorted(RECORDED, key=lambda table: table.past is not None))
"""The same, append-only tables first, as history and undo name them."""
_NOT_RECORDED = {
    row.__tablename__ for row in (ChangeRow, ChangeFileRow, StoryRow, DraftEventRow, YearLockRow)
}
"""Tables that refer to a change and belong to it, to a snapshot or to a draft."""


def recorded_table(name: str) -> RecordedTable:
    """Return the entry of a table."""
    return next(table for table in RECORDED if table.name == name)


# An entry holds functions, which cannot be sent to another process: there it is looked up.
copyreg.pickle(RecordedTable, lambda table: (recorded_table, (table.name,)))


def unregistered_tables() -> Iterator[sa.Table]:
    """Yield tables whose rows come with a change, and that have no entry."""
    known = {table.row.__tablename__ for table in RECORDED} | _NOT_RECORDED
    known |= {table.past.row.__tablename__ for table in RECORDED if table.past}
    for table in Base.metadata.sorted_tables:
        if table.name not in known and _change_columns(table):
            yield table


def refuse_unregistered(connection: sa.Connection, number: int) -> None:
    """Raise a Problem where a change wrote rows that nobody could show or undo."""
    for table in unregistered_tables():
        written = sa.or_(*(column == number for column in _change_columns(table)))
        if connection.scalar(sa.select(sa.exists().where(written))):
            raise Problem(
                f"Thay đổi số {number} có ghi bảng «{table.name}» mà chương trình chưa khai báo "
                "trong danh mục bảng ghi nhận (data_access/recorded/registry.py), nên không xem "
                "và không hoàn tác được. Hãy báo người quản trị."
            )


def table_of(header: Iterable[str]) -> RecordedTable:
    """Return the table that the header means; Problem where it means none, or two as much.

    It is the one that has all its required columns there, whatever strange ones stand beside them,
    and else the one whose own columns are named most (of equals, that which requires more). Columns
    that several tables have, such as `year` and `note`, tell nothing.
    """
    named = set(header)

    def likeness(table: RecordedTable) -> tuple[bool, int, int]:
        required = {column.name for column in table.columns if column.required}
        complete = required <= named
        return complete, len(named & _own(table)), len(required) * complete

    ranked = sorted(RECORDED, key=likeness, reverse=True)
    if likeness(ranked[0]) == likeness(ranked[1]):
        if not named & {name for table in RECORDED for name in table.names}:
            raise Problem(NO_TABLE)
        raise Problem(
            "Dòng tiêu đề không cho biết tệp là bảng nào. Dòng đầu của tệp phải ghi tên các cột "
            "của một trong các bảng:\n" + "\n".join(_described(table) for table in RECORDED)
        )
    return ranked[0]


NO_TABLE = (
    "Dòng tiêu đề không phải của bảng nào nhập được: bảng tải từ các trang chỉ để xem. Hãy điền "
    "vào mẫu (tải ở trang «Nhập số liệu» hoặc bằng lệnh template), hoặc ghi tên cột như trong "
    "hướng dẫn."
)


def _change_columns(table: sa.Table) -> list[sa.Column[int]]:
    return [c for c in table.columns if any(key.column is _CHANGE for key in c.foreign_keys)]


_CHANGE = ChangeRow.__table__.c.id


@cache
def _own(table: RecordedTable) -> set[str]:
    # What units report is told apart among itself: a figure is one by its category too.
    rivals = [each for each in RECORDED if _family(each) <= _family(table)]
    others = {name for rival in rivals if rival is not table for name in rival.names}
    return set(table.names) - others


def _family(table: RecordedTable) -> int:
    """Return 0 for what units report, 1 for the register, 2 for plans and what becomes plans."""
    return 2 if table.current is not None or table.row is AssignmentRow else int(table.of_register)


def _described(table: RecordedTable) -> str:
    required = ", ".join(c.name for c in table.columns if c.required)
    optional = ", ".join(c.name for c in table.columns if not c.required)
    return f"  {table.title} ({table.name}): {required}; có thể thêm {optional}."
