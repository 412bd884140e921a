"""Remarks on a draft that are not sent yet: kept as they are typed, for who types them.

The last one is that in the fields, which may still be empty; the others were added.
"""

import json

import sqlalchemy as sa

from data_access.drafts.steps import open_draft
from data_access.people.authors import Writer, author_of
from data_access.store.tables import UnsentRemarkRow
from progress.model.drafts import DraftState, Remark


def unsent_remarks(connection: sa.Connection, number: int, writer: Writer) -> tuple[Remark, ...]:
    """Return what somebody wrote about a draft and has not sent; nothing where it was sent."""
    author = author_of(connection, writer)
    row = UnsentRemarkRow
    mine = row.address == author.identity
    kept = connection.scalar(sa.select(row.remarks).where(mine, row.draft_id == number))
    return tuple(Remark(*cells) for cells in json.loads(kept or "[]"))


def keep_remarks(
    connection: sa.Connection,
    number: int,
    writer: Writer,
    remarks: tuple[Remark, ...],
    known: tuple[Remark, ...] = (),
) -> tuple[Remark, ...]:
    """Keep remarks in place of those before, and return what is kept.

    `known` are those before as the page had them. What another page of the same person wrote since
    is kept, too. Problem where the person may not send the draft back.
    """
    author = author_of(connection, writer)
    open_draft(connection, number, DraftState.RETURNED, author)
    stored = unsent_remarks(connection, number, writer)
    merged = _merged(stored, known, remarks) if stored and remarks else remarks
    row, address = UnsentRemarkRow, author.identity
    of_draft = sa.and_(row.address == address, row.draft_id == number)
    connection.execute(sa.delete(row).where(of_draft))
    cells = [[each.page, each.cell, each.text] for each in merged]
    kept = json.dumps(cells, ensure_ascii=False)
    connection.execute(sa.insert(row).values(address=address, draft_id=number, remarks=kept))
    return merged


def _merged(
    stored: tuple[Remark, ...], known: tuple[Remark, ...], remarks: tuple[Remark, ...]
) -> tuple[Remark, ...]:
    """Return the remarks of a page, after those that came from elsewhere since it was drawn."""
    *added, in_fields = remarks
    others = [each for each in stored if each.text and each not in (*known, *remarks)]
    ours = [each for each in added if each in stored or each not in known]
    return (*others, *ours, in_fields)
