"""What people typed into forms: kept as they type, so that no closed tab or browser loses it.

It is no change and counts nowhere. What was sent is seen again once its draft was sent back.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

import sqlalchemy as sa

from data_access.drafts.queries import draft
from data_access.drafts.steps import save
from data_access.people.authors import Author, Writer, author_of
from data_access.store.problems import Problem
from data_access.store.tables import TypingRow
from progress.model.drafts import DraftState

Form: TypeAlias = tuple[str, int]
"""Code of a unit, and a year."""
Typed: TypeAlias = Mapping[tuple[str, str, str], str]
"""What was typed, by title of page, name of row and letter of column."""


def typing(connection: sa.Connection, writer: Writer, form: Form) -> Typed:
    """Return what somebody typed into a form and has neither sent nor written."""
    return _typed(connection, author_of(connection, writer), form)


def keep_typing(connection: sa.Connection, writer: Writer, form: Form, cells: Typed) -> None:
    """Keep more cells of a form; Problem where the person may write nothing."""
    author = author_of(connection, writer)
    typed = {**_typed(connection, author, form), **cells}
    unit_code, year = form
    connection.execute(sa.delete(TypingRow).where(_of(author, form)))
    connection.execute(
        sa.insert(TypingRow).values(
            address=author.identity,
            unit_code=unit_code,
            year=year,
            cells=json.dumps([[*place, text] for place, text in typed.items()], ensure_ascii=False),
        )
    )


def forget_typing(connection: sa.Connection, writer: Writer, form: Form) -> None:
    """Forget what was typed into a form, as when it was written; what was sent stays."""
    author = author_of(connection, writer)
    if _typed(connection, author, form):
        connection.execute(sa.delete(TypingRow).where(_of(author, form)))


def send_typing(
    connection: sa.Connection,
    name: str,
    content: bytes,
    about: tuple[Collection[str], Collection[int]],
    writer: Writer,
    *,
    form: Form,
    cells: Typed,
    **more: Any,
) -> int:
    """Keep the workbook of what was typed as a draft, as `save` does; return its number.

    Problem where something else is typed by now, or another window has sent it.
    """
    author = author_of(connection, writer)
    if _typed(connection, author, form) != cells:
        raise Problem("Ở một cửa sổ khác, những ô này đã được gửi hoặc sửa tiếp. Hãy kiểm tra lại.")
    number = save(connection, name, content, about, writer, **more)
    connection.execute(sa.update(TypingRow).where(_of(author, form)).values(draft_id=number))
    return number


def _typed(connection: sa.Connection, author: Author, form: Form) -> Typed:
    row = TypingRow
    saved_row = connection.execute(
        sa.select(row.cells, row.draft_id).where(_of(author, form))
    ).first()
    if saved_row is None:
        return {}
    sent_in = saved_row.draft_id
    if sent_in is not None and draft(connection, sent_in).state is not DraftState.RETURNED:
        return {}
    return {(page, name, letter): text for page, name, letter, text in json.loads(saved_row.cells)}


def _of(author: Author, form: Form) -> sa.ColumnElement[bool]:
    row, (unit_code, year) = TypingRow, form
    who = row.address == author.identity
    return sa.and_(who, row.unit_code == unit_code, row.year == year)
