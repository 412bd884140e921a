"""Which Programme pages get: the one of the last change, and no former one stays in memory."""

import gc
import weakref
from datetime import datetime

import pytest
import sqlalchemy as sa

from data_access.store.changes import IMPORT, record_change
from data_access.store.engine import writing
from ui.frame import data


@pytest.fixture(autouse=True)
def gc_of_these_tests() -> None:
    """Look for garbage among what these tests make: among all that is there it takes a second."""
    gc.freeze()


@pytest.fixture
def write(seeded_engine, monkeypatch):
    """Give a function that leaves a change in the database the pages read."""
    url = seeded_engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)

    def write() -> int:
        with writing(seeded_engine) as connection:
            return record_change(connection, kind=IMPORT, actor="thử", summary="thử")

    return write


def test_a_write_of_this_process_is_seen_at_once(write):
    for _ in range(3):
        data.data()
        assert write() == data.data().programme.version


def test_the_version_is_asked_for_once_in_half_a_second(write, monkeypatch):
    asked = []
    now = [100.0]

    def latest(_url: sa.URL) -> tuple[int, datetime | None]:
        asked.append(now[0])
        return 7, None

    write()
    monkeypatch.setattr(data, "_latest", latest)
    monkeypatch.setattr(data, "monotonic", lambda: now[0])
    url = sa.make_url("sqlite:///of-this-test.db")
    for moment in (100.0, 100.4, 100.6, 100.7):
        now[0] = moment
        assert data._remembered(url) == (7, None)
    assert asked == [100.0, 100.6]


def test_what_people_type_pushes_out_nothing_that_pages_share():
    made = []
    source = data.Data(None, None)
    source.derive(made.append, "shared")
    for typed in range(1000):
        source.recall(made.append, typed)
    source.derive(made.append, "shared")
    source.recall(made.append, 0)  # there is no end to it: the first was given up
    assert made == ["shared", *range(1000), 0]


def test_former_programmes_are_given_up(write):
    alive = weakref.WeakSet()
    for _ in range(12):
        write()
        current = data.data()
        alive.add(current)
        current.derive(current.read, sa.Connection.scalar, sa.select(1))  # a circle
        del current
    gc.collect()
    assert len(alive) <= 3


def test_an_address_with_a_scope_that_no_database_takes_gets_the_country(write):
    write()
    assert data.data("\0") is data.data()
