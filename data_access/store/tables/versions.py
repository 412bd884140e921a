"""Every version of what the plans say; the tables of these names hold the current rows.

The current rows keep their natural keys, so that whatever reads or refers to them finds what it
always did. A version has the change that wrote it, and may be withdrawn, so that a plan is
amended, its history read, and a change undone as with everything that is recorded.
"""

from typing import Any

import sqlalchemy as sa

from data_access.store.tables.base import WITHDRAWN, AppendOnly, Base, one_of
from data_access.store.tables.programme import DocumentRow, TargetRow
from data_access.store.tables.tasks import ObservanceRow, TaskAgencyRow, TaskRow


def _versions(row: type[Base]) -> Any:
    """Return the class of a table with the columns of another, key and change being its key.

    It refers to nothing but the change: a version outlasts what it speaks of.
    """
    name = f"{row.__tablename__}_version"
    number = sa.ForeignKey("change.id")
    columns = [
        sa.Column(each.name, each.type, primary_key=each.primary_key, autoincrement=False)
        for each in row.__table__.columns
    ]
    table = sa.Table(
        name,
        Base.metadata,
        *columns,
        sa.Column("change_id", sa.BigInteger, number, primary_key=True, autoincrement=False),
        sa.Column("status", sa.String, nullable=False),
        one_of("status", "current", WITHDRAWN),
        sa.Index(None, "change_id"),
    )
    words = f"A version of a row of {row.__tablename__}."
    members = {"__table__": table, "__tablename__": name, "__doc__": words}
    return type(f"{row.__name__.removesuffix('Row')}VersionRow", (AppendOnly, Base), members)


DocumentVersionRow = _versions(DocumentRow)
TargetVersionRow = _versions(TargetRow)
TaskVersionRow = _versions(TaskRow)
TaskAgencyVersionRow = _versions(TaskAgencyRow)
ObservanceVersionRow = _versions(ObservanceRow)
