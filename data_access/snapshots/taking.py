"""Freezing the Programme under a name, and keeping a presenter's choice of slides beside it."""

from datetime import UTC, date, datetime

import sqlalchemy as sa

from data_access.people.authors import Writer, lead_of
from data_access.programme.queries import programme as read_programme
from data_access.snapshots import storage
from data_access.snapshots.canonical import canonical
from data_access.store.changes import SNAPSHOT, record_change
from data_access.store.engine import writing
from data_access.store.problems import Problem
from data_access.store.tables import StoryRow
from progress.model.numbers import day
from progress.model.snapshots import (
    SlideSelection,
    Snapshot,
    code_problem,
    day_problem,
    title_problem,
)


def take_snapshot(
    engine: sa.Engine, code: str, title: str, as_of: date, writer: Writer
) -> Snapshot:
    """Freeze the Programme in a transaction of its own, see `take`; Problem for who may not."""
    with writing(engine) as connection:
        author = lead_of(connection, writer)
        return take(connection, code, title, as_of, author.name)


def take(connection: sa.Connection, code: str, title: str, as_of: date, actor: str) -> Snapshot:
    """Freeze the Programme as it is, on a writing connection, and leave one change in the history.

    The snapshot holds the data version before that change: the change says that a snapshot was
    taken and belongs to no Programme that is frozen in it. A code that was used is refused with a
    Problem, whatever it holds, and so is a code that cannot stand in an address.
    """
    title = " ".join(title.split())
    for problem in (code_problem(code), title_problem(title), day_problem(as_of)):
        if problem:
            raise Problem(problem)
    before = storage.find(connection, code)
    if before is not None:
        raise Problem(
            f"Đã có bản chốt «{code}» ({before.title}, tính đến {day(before.as_of)}); bản chốt "
            "không bao giờ bị ghi đè. Hãy chọn mã khác."
        )
    programme = read_programme(connection)
    content = canonical(programme)
    snapshot = Snapshot(
        code=code,
        title=title,
        taken_at=datetime.now(UTC).replace(microsecond=0),
        as_of=as_of,
        actor=actor,
        version=programme.version,
        sha256=storage.hash_of(content),
    )
    storage.insert(connection, snapshot, content)
    record_change(
        connection,
        kind=SNAPSHOT,
        actor=actor,
        summary=storage.summary(storage.TAKEN, snapshot),
        file_sha256=snapshot.sha256,
    )
    return snapshot


def keep_chosen_slides(
    engine: sa.Engine, code: str, slides: SlideSelection, writer: Writer
) -> SlideSelection:
    """Keep a choice of slides beside a snapshot in place of the one before, with one change.

    None are left where `slides` is empty: then everything is told. Nothing is written where nothing
    is new. Problem for an unknown snapshot and for who does not write for the whole country.
    """
    with writing(engine) as connection:
        author = lead_of(connection, writer)
        snapshot = storage.named(connection, code)
        if storage.chosen_slides(connection, code) == slides:
            return slides
        change = record_change(
            connection,
            kind=SNAPSHOT,
            actor=author.name,
            summary=f"Chọn trang trình chiếu của bản chốt «{snapshot.code}»: {_said(slides)}",
        )
        connection.execute(sa.delete(StoryRow).where(StoryRow.snapshot_code == code))
        storage.insert_chosen_slides(connection, code, slides, change)
        return slides


def _said(slides: SlideSelection) -> str:
    sentences = sum(bool(each.sentence) for each in slides)
    return f"{len(slides)} phần, {sentences} câu riêng" if slides else "toàn bộ, không câu riêng"
