"""Remarks on a draft that are not sent yet: kept as they are typed, for who types them.

The last one is that in the fields, which may still be empty; the others were added.
"""

import json

import sqlalchemy as sa

from data_access.drafts.steps import open_draft
from data_access.people.authors import Writer, author_of
from data_access.store import clock
from data_access.store.tables import UnsentRemarkRow
from progress.model.drafts import DraftState, Remark


def unsent_remarks(connection: sa.Connection, number: int, writer: Writer) -> tuple[Remark, ...]:
    """Return what somebody wrote about a draft and has not sent; nothing where it was sent."""
    author = author_of(connection, writer, clock.now())
    row = UnsentRemarkRow
    mine = row.address == (author.address or author.name)
    kept = connection.scalar(sa.select(row.remarks).where(mine, row.draft_id == number))
    return tuple(Remark(*cells) for cells in json.loads(kept or "[]"))


def keep_remarks(
    connection: sa.Connection, number: int, writer: Writer, remarks: tuple[Remark, ...]
) -> None:
    """Keep remarks in place of those before; Problem where the person may not send it back."""
    author = author_of(connection, writer, clock.now())
    open_draft(connection, number, DraftState.RETURNED, author)
    row, address = UnsentRemarkRow, author.address or author.name
    of_draft = sa.and_(row.address == address, row.draft_id == number)
    connection.execute(sa.delete(row).where(of_draft))
    cells = [[each.page, each.cell, each.text] for each in remarks]
    kept = json.dumps(cells, ensure_ascii=False)
    connection.execute(sa.insert(row).values(address=address, draft_id=number, remarks=kept))
