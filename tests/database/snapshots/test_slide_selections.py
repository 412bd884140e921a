"""A presenter's choice is kept beside a snapshot, by who may, and changes nothing of it."""

from datetime import date

import pytest
import sqlalchemy as sa

from data_access import snapshots
from data_access.people.authors import Author
from data_access.store.engine import reading
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow
from progress.model.snapshots import SlideChoice, SlideSelection

LEAD = Author("Người chủ trì")
FIRST = (SlideChoice("bia"), SlideChoice("nhiem-vu", "Một câu <riêng>."))
SECOND = (SlideChoice("nhiem-vu"),)


@pytest.fixture
def engine(seeded_engine) -> sa.Engine:
    snapshots.take_snapshot(seeded_engine, "so-ket", "Sơ kết", date(2026, 3, 1), Author("thử"))
    return seeded_engine


def kept(engine: sa.Engine) -> SlideSelection:
    with reading(engine) as connection:
        return snapshots.chosen_slides(connection, "so-ket")


def changes(engine: sa.Engine) -> int:
    with reading(engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(ChangeRow)) or 0


@pytest.mark.on_both
def test_a_choice_takes_the_place_of_the_one_before_and_leaves_one_change(engine):
    before = changes(engine)
    snapshots.keep_chosen_slides(engine, "so-ket", FIRST, LEAD)
    assert kept(engine) == FIRST
    snapshots.keep_chosen_slides(engine, "so-ket", SECOND, LEAD)
    assert kept(engine) == SECOND
    assert changes(engine) == before + 2
    snapshots.keep_chosen_slides(engine, "so-ket", (), LEAD)
    assert kept(engine) == ()


def test_the_same_choice_again_writes_nothing(engine):
    snapshots.keep_chosen_slides(engine, "so-ket", FIRST, LEAD)
    before = changes(engine)
    snapshots.keep_chosen_slides(engine, "so-ket", FIRST, LEAD)
    assert changes(engine) == before


def test_a_choice_is_no_part_of_what_was_frozen(engine):
    with reading(engine) as connection:
        before = snapshots.frozen(connection, "so-ket")[0]
    snapshots.keep_chosen_slides(engine, "so-ket", FIRST, LEAD)
    with reading(engine) as connection:
        assert snapshots.frozen(connection, "so-ket")[0] == before


@pytest.mark.parametrize(
    ("code", "author"),
    [("khong-co", LEAD), ("so-ket", Author("Cán bộ Huế", frozenset({"46"})))],
    ids=["no-such-snapshot", "writes-for-one-province"],
)
def test_who_may_not_and_what_is_not_there_is_refused(engine, code, author):
    before = changes(engine)
    with pytest.raises(Problem):
        snapshots.keep_chosen_slides(engine, code, FIRST, author)
    assert kept(engine) == ()
    assert changes(engine) == before
