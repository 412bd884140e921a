"""Keeping a presenter's choice of slides beside a snapshot: it is no part of what was frozen."""

import sqlalchemy as sa

from data_access.people.authors import Writer, lead_of
from data_access.snapshots.storage import chosen_slides, insert_chosen_slides, named
from data_access.store import clock
from data_access.store.changes import SNAPSHOT, record_change
from data_access.store.engine import writing
from data_access.store.tables import StoryRow
from progress.model.snapshots import ChosenSlide


def keep_chosen_slides(
    engine: sa.Engine, code: str, lines: tuple[ChosenSlide, ...], writer: Writer
) -> tuple[ChosenSlide, ...]:
    """Keep a choice in place of the one before, in one transaction with one change.

    None are left where `lines` is empty: then everything is told. Nothing is written where nothing
    is new. Problem for an unknown snapshot and for who does not write for the whole country.
    """
    with writing(engine) as connection:
        author = lead_of(connection, writer, clock.now())
        snapshot = named(connection, code)
        if chosen_slides(connection, code) == lines:
            return lines
        change = record_change(
            connection,
            kind=SNAPSHOT,
            actor=author.name,
            summary=f"Chọn trang trình chiếu của bản chốt «{snapshot.code}»: {_said(lines)}",
        )
        connection.execute(sa.delete(StoryRow).where(StoryRow.snapshot_code == code))
        insert_chosen_slides(connection, code, lines, change)
        return lines


def _said(lines: tuple[ChosenSlide, ...]) -> str:
    sentences = sum(bool(line.sentence) for line in lines)
    return f"{len(lines)} phần, {sentences} câu riêng" if lines else "toàn bộ, không câu riêng"
