"""The lists that other systems may read: one a table, with the columns that they may know.

Tables that nobody but the programme may see (people, drafts, files, what snapshots hold) are in no
list, nor is a column that names a person or that officers write freely. Recorded tables come from
the registry.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from data_access.recorded.definition.columns import LONGEST
from data_access.recorded.definition.table import RecordedTable
from data_access.recorded.registry import RECORDED
from data_access.store import tables


@dataclass(frozen=True, slots=True)
class TableList:
    """A table as a list of the interface: `name` is its last step in addresses.

    `hidden` are columns that nobody outside reads. `recorded` is the entry of the registry, None
    for a table of the plans. `searched`: rows are found by words, too.
    """

    name: str
    title: str
    row: type[tables.Base]
    hidden: frozenset[str] = frozenset()
    recorded: RecordedTable | None = None
    searched: bool = False

    @property
    def table(self) -> sa.Table:
        """The table of the database."""
        table: sa.Table = self.row.__table__  # type: ignore[assignment]
        return table

    @property
    def columns(self) -> tuple[sa.Column[object], ...]:
        """The columns that are shown."""
        return tuple(each for each in self.table.columns if each.name not in self.hidden)

    @property
    def key(self) -> tuple[sa.Column[object], ...]:
        """What tells one current row from another, in the order of the list."""
        keys = self.table.primary_key.columns
        return tuple(each for each in keys if self.recorded is None or each.name != "change_id")


FREE = frozenset({"note"})
"""Columns of recorded tables in which officers write anything, of people too."""
_PROOFS = ("proof", "paper")


def kept_back(table: RecordedTable) -> frozenset[str]:
    """Return the columns that nobody outside reads: people, notes, sentences and proofs.

    What plans say in sentences stands in their documents; in what is reported, sentences are an
    officer's own.
    """
    prose = (column.name for column in table.columns if column.longest > LONGEST)
    reported = {*prose, *_PROOFS} if table.current is None else set()
    return table.personal | FREE | reported


LISTS = {
    each.name: each
    for each in (
        TableList("documents", "Văn bản", tables.DocumentRow),
        TableList("targets", "Chỉ tiêu của các văn bản", tables.TargetRow),
        TableList("units", "Đơn vị hành chính", tables.UnitRow),
        TableList("successions", "Đơn vị hợp thành từ đơn vị nào", tables.UnitSuccessionRow),
        TableList("agencies", "Cơ quan chủ trì, phối hợp", tables.AgencyRow),
        TableList("sectors", "Lĩnh vực", tables.SectorRow),
        TableList("categories", "Loại thiết chế", tables.CategoryRow),
        TableList("indicators", "Tiêu chí đo", tables.IndicatorRow),
        TableList("tasks", "Nhiệm vụ của các phụ lục", tables.TaskRow),
        TableList("task-agencies", "Cơ quan của từng nhiệm vụ", tables.TaskAgencyRow),
        TableList("observances", "Ngày kỷ niệm gắn với chương trình", tables.ObservanceRow),
        TableList(
            "snapshots", "Bản chốt số liệu", tables.SnapshotRow, frozenset({"actor", "content"})
        ),
        TableList(
            "changes",
            "Thay đổi của cơ sở dữ liệu",
            tables.ChangeRow,
            frozenset({"actor", "summary", "reason", "file_name", "file_sha256"}),
        ),
        *(
            TableList(
                f"{table.name.replace('_', '-')}s",
                table.title,
                table.row,
                kept_back(table),
                table,
                searched=table.row is tables.InstitutionRow,
            )
            for table in RECORDED
            if table.published
        ),
    )
}
"""Every list by its name."""
