"""Pictures and templates that presenters bring: kept by leads, found by their codes."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from data_access.people.authors import Author
from data_access.people.people import Role
from data_access.presentations import stored
from data_access.presentations.stored import (
    PICTURE,
    TEMPLATE,
    file_of,
    keep_file,
    kept_files,
    remove_file,
    templates,
)
from data_access.store.changes import current_version
from data_access.store.engine import writing
from data_access.store.problems import Problem
from data_access.store.tables import ChangeRow
from progress.model.snapshots import short_code

LEAD = Author("Người phụ trách")


@pytest.fixture
def connection(seeded_engine) -> Iterator[sa.Connection]:
    with writing(seeded_engine) as opened:
        yield opened


def test_a_file_is_found_by_its_code_and_kept_once(connection):
    code = keep_file(connection, PICTURE, "anh.png", b"one", LEAD)
    version = current_version(connection)
    assert code == short_code(b"one")
    assert keep_file(connection, PICTURE, "khac.png", b"one", LEAD) == code
    assert current_version(connection) == version
    assert file_of(connection, PICTURE, code) == b"one"
    assert file_of(connection, TEMPLATE, code) == b""
    for wrong in ("", "%", code[:8], code.upper() + "x", short_code(b"other")):
        assert file_of(connection, PICTURE, wrong) == b""


def test_of_templates_of_one_name_the_latest_is_offered(connection):
    keep_file(connection, TEMPLATE, "mau.potx", b"old", LEAD)
    new = keep_file(connection, TEMPLATE, "mau.potx", b"new", LEAD)
    other = keep_file(connection, TEMPLATE, "a.potx", b"other", LEAD)
    keep_file(connection, PICTURE, "anh.png", b"one", LEAD)
    assert list(templates(connection).items()) == [(other, "a.potx"), (new, "mau.potx")]


def test_only_who_writes_for_the_country_keeps_files(connection):
    officer = Author("Cán bộ", units=frozenset({"46"}), role=Role.OFFICER)
    with pytest.raises(Problem, match="người phụ trách"):
        keep_file(connection, PICTURE, "anh.png", b"one", officer)


def test_no_more_is_kept_than_there_is_room_for(connection, monkeypatch):
    monkeypatch.setattr(stored, "MOST_KEPT", 5)
    keep_file(connection, PICTURE, "anh.png", b"1234", LEAD)
    with pytest.raises(Problem, match="đã đầy"):
        keep_file(connection, TEMPLATE, "mau.potx", b"56", LEAD)


def test_what_was_removed_is_gone_from_shows_and_named_in_the_history(connection):
    code = keep_file(connection, PICTURE, "anh.png", b"one", LEAD)
    other = keep_file(connection, TEMPLATE, "mau.potx", b"one", LEAD)
    remove_file(connection, PICTURE, code, LEAD)
    assert file_of(connection, PICTURE, code) == b""
    assert kept_files(connection, PICTURE) == {}
    assert file_of(connection, TEMPLATE, other) == b"one"
    row = ChangeRow
    latest = connection.execute(sa.select(row.kind, row.actor, row.summary).order_by(row.id.desc()))
    assert tuple(latest.first()) == (PICTURE, LEAD.name, "Gỡ ảnh trình chiếu «anh.png»")
    with pytest.raises(Problem, match="đã được gỡ"):
        remove_file(connection, PICTURE, code, LEAD)
    assert keep_file(connection, PICTURE, "anh.png", b"one", LEAD) == code
    assert file_of(connection, PICTURE, code) == b"one"


def test_only_who_writes_for_the_country_removes_files(connection):
    code = keep_file(connection, PICTURE, "anh.png", b"one", LEAD)
    officer = Author("Cán bộ", units=frozenset({"46"}), role=Role.OFFICER)
    with pytest.raises(Problem, match="người phụ trách"):
        remove_file(connection, PICTURE, code, officer)
    assert file_of(connection, PICTURE, code) == b"one"
