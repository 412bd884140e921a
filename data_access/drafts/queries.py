"""Drafts as they stand, each by its events."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import Any

import sqlalchemy as sa
from sqlalchemy import orm

from data_access.people.authors import Author, Writer, author_of, parents_of_units
from data_access.people.people import Role
from data_access.store import clock
from data_access.store.changes import undone_changes
from data_access.store.problems import Problem
from data_access.store.tables import ChangeFileRow, DraftEventRow, DraftRow
from progress.model.drafts import Draft, DraftState, Remark


def draft(connection: sa.Connection, number: int) -> Draft:
    """Return a draft; Problem where there is none of that number."""
    opened = next(_drafts(connection, DraftRow.id == number), None)
    if opened is None:
        raise Problem(f"Không có bản số {number}. Hãy mở lại từ danh sách.")
    return opened


def readable_draft(connection: sa.Connection, number: int, writer: Writer) -> Draft:
    """Return a draft; Problem for who neither sent it nor answers for its units."""
    author = author_of(connection, writer)
    known = draft(connection, number)
    if known.address != author.address and not answers_for(connection, author, known):
        raise Problem(f"Bản số {number} không thuộc các đơn vị được giao cho bạn.")
    return known


def content(connection: sa.Connection, number: int, writer: Writer) -> bytes:
    """Return the file of a draft, of one taken that of its change; Problem as above."""
    known = readable_draft(connection, number, writer)
    kept = sa.select(DraftRow.content).where(DraftRow.id == number)
    if known.change_id is not None:
        file = ChangeFileRow
        kept = sa.select(file.content).where(file.change_id == known.change_id)
    return bytes(connection.scalar(kept) or b"")


def own_drafts(connection: sa.Connection, address: str) -> tuple[Draft, ...]:
    """Return what somebody made and did not drop: what is not taken yet first, then the latest."""
    drafts = _drafts(connection, DraftRow.address == address)
    kept = (each for each in drafts if each.state is not DraftState.DROPPED)
    latest = sorted(kept, key=lambda each: each.at, reverse=True)
    return tuple(sorted(latest, key=lambda each: each.state is DraftState.TAKEN))


def waiting_drafts(connection: sa.Connection, writer: Writer) -> tuple[Draft, ...]:
    """Return the drafts sent that somebody may take or send back, the oldest first."""
    author = author_of(connection, writer)
    if author.role not in (Role.APPROVER, Role.LEAD):
        return ()
    row, later = DraftEventRow, orm.aliased(DraftEventRow)
    newer = sa.exists().where(later.draft_id == row.draft_id, later.position > row.position)
    sent = sa.select(row.draft_id).where(row.state == DraftState.SENT, ~newer)
    drafts = _drafts(connection, DraftRow.id.in_(sent))
    others = (each for each in drafts if author.units is None or each.address != author.address)
    waiting = (each for each in others if answers_for(connection, author, each))
    return tuple(sorted(waiting, key=lambda each: each.at))


def answers_for(connection: sa.Connection, author: Author, known: Draft) -> bool:
    """Tell whether somebody takes drafts, and all units of this one are theirs."""
    if author.units is None:
        return author.role is Role.LEAD
    if author.role is not Role.APPROVER or not known.units:
        return False
    return covers_all(connection, author, known.units)


def covers_all(connection: sa.Connection, author: Author, units: Iterable[str]) -> bool:
    """Tell whether some units are all of those of an author."""
    parents = parents_of_units(connection)
    return all(author.covers(code, parents) for code in units)


def _drafts(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Iterator[Draft]:
    row, event = DraftRow, DraftEventRow
    query = (
        sa.select(row.id, row.address, row.sender, row.units, row.years)
        .add_columns(row.file_name, row.file_sha256)
        .add_columns(event.state, event.at, event.actor)
        .add_columns(event.page, event.cell, event.note, event.change_id)
        .join(event, event.draft_id == row.id)
        .where(which)
        .order_by(row.id, event.position)
    )
    undone = undone_changes(connection)
    for _, events in groupby(connection.execute(query), key=lambda each: each.id):
        yield _draft(list(events), undone)


def _draft(events: list[Any], undone: Mapping[int, int]) -> Draft:
    last = events[-1]
    sent = [each for each in events if each.state == DraftState.SENT]
    returned = [*takewhile(lambda each: each.state == DraftState.RETURNED, reversed(events))]
    return Draft(
        last.id,
        last.address,
        last.sender,
        tuple(filter(None, last.units.split(","))),
        tuple(map(int, filter(None, last.years.split(",")))),
        last.file_name,
        last.file_sha256,
        DraftState(last.state),
        clock.in_viet_nam(last.at),
        last.actor,
        clock.in_viet_nam(sent[-1].at) if sent else None,
        sent[-1].note if sent else events[0].note,
        tuple(Remark(each.page, each.cell, each.note) for each in reversed(returned)),
        last.change_id,
        undone.get(last.change_id),
    )
