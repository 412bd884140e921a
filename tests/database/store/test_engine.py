"""Bad addresses said in a sentence, and one writer at a time."""

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
import sqlalchemy as sa

from data_access.seeding.preparation import prepare
from data_access.store import engine as engines
from data_access.store.changes import current_version, record_change
from data_access.store.engine import engine_for, is_missing, reading, writing
from data_access.store.opening import open_database
from data_access.store.problems import Problem
from data_access.store.settings import DEFAULT_FILE
from data_access.store.settings import database_url as url_of_the_settings
from tests.databases import SCHEMA, Content, migrate


@pytest.fixture
def content() -> Content:
    return SCHEMA


@pytest.fixture
def engine(database_url) -> Iterator[sa.Engine]:
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


@pytest.fixture
def address(monkeypatch):
    """Set `DATABASE_URL`."""

    def address(text: object) -> None:
        monkeypatch.setenv("DATABASE_URL", str(text))

    return address


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)


def started() -> None:
    """Do what `setup --empty` does with the database."""
    prepare(url_of_the_settings(), demonstration=False, scale=1, on_progress=lambda _: None)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("", f"sqlite+pysqlite:///{DEFAULT_FILE}", id="none-is-the-embedded-file"),
        pytest.param("  ", f"sqlite+pysqlite:///{DEFAULT_FILE}", id="blank-too"),
        pytest.param("sqlite:////srv/d.db", "sqlite+pysqlite:////srv/d.db", id="sqlite"),
        pytest.param(
            "postgresql://u:secret@h:5432/d", "postgresql+psycopg://u:***@h:5432/d", id="postgresql"
        ),
        pytest.param("postgres://h/d", "postgresql+psycopg://h/d", id="the-older-name"),
        pytest.param(
            "postgresql+psycopg2://h/d", "postgresql+psycopg://h/d", id="always-the-one-driver"
        ),
    ],
)
def test_address_of_the_database(address, text, read):
    address(text)
    assert str(url_of_the_settings()) == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("nonsense", id="no-address"),
        pytest.param("/var/dashboard.db", id="a-bare-path"),
        pytest.param("mysql://u:secret@h/d", id="another-server"),
        pytest.param("sqlite://", id="no-file"),
        pytest.param("postgresql://u:secret@h:port/d", id="port-in-words"),
        pytest.param("postgresql://u:secret@[::1/d", id="broken-host"),
    ],
)
def test_unreadable_address_is_said_without_its_password(address, text):
    address(text)
    with pytest.raises(Problem, match="Không đọc được biến DATABASE_URL") as problem:
        url_of_the_settings()
    assert "secret" not in str(problem.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("postgresql://u:secret@127.0.0.1:1/d", id="nobody-listens"),
        pytest.param("postgresql://u:secret@no-such-host.invalid/d", id="no-such-host"),
        pytest.param("postgresql://u:secret@127.0.0.1:99999/d", id="no-such-port"),
        pytest.param("postgresql://u:secret@127.0.0.1:1/d?sslmod=require", id="no-such-option"),
    ],
)
@pytest.mark.parametrize("use", [started, open_database], ids=["setup", "open"])
def test_a_server_that_cannot_be_reached_is_said_in_a_sentence(address, text, use):
    address(text)
    with pytest.raises(Problem, match="DATABASE_URL") as problem:
        use()
    assert "secret" not in str(problem.value)


def test_a_missing_database_says_how_to_make_one(address, tmp_path):
    address(f"sqlite:///{tmp_path / 'none.db'}")
    assert is_missing(url_of_the_settings())
    with pytest.raises(Problem, match=r"manage\.py setup"):
        open_database()
    assert not (tmp_path / "none.db").exists()


def test_a_database_without_tables_says_how_to_make_them(address, tmp_path):
    sqlite3.connect(tmp_path / "d.db").close()
    (tmp_path / "d.db").touch()
    address(f"sqlite:///{tmp_path / 'd.db'}")
    with pytest.raises(Problem, match=r"manage\.py setup"):
        open_database()


@pytest.mark.parametrize("use", [started, open_database], ids=["setup", "open"])
def test_a_file_that_is_no_database_stays_as_it_is(address, tmp_path, use):
    path = tmp_path / "letter.txt"
    path.write_text("Kính gửi Bộ Văn hóa, Thể thao và Du lịch\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    address(f"sqlite:///{path}")
    with pytest.raises(Problem, match="không phải cơ sở dữ liệu SQLite"):
        use()
    assert path.read_bytes() == before


@pytest.mark.parametrize("use", [started, open_database], ids=["setup", "open"])
def test_a_folder_is_no_database(address, tmp_path, use):
    address(f"sqlite:///{tmp_path}")
    with pytest.raises(Problem, match="Không mở được tệp"):
        use()


def test_a_path_through_a_file_is_said_in_a_sentence(address, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    address(f"sqlite:///{tmp_path / 'file' / 'd.db'}")
    with pytest.raises(Problem, match="DATABASE_URL"):
        started()


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="needs /proc, in which no folder is made"
)
def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(address):
    address("sqlite:////proc/no-such-folder/d.db")
    with pytest.raises(Problem, match="DATABASE_URL"):
        started()


@pytest.fixture
def not_root():
    """Go on as somebody who may not write everywhere."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_a_folder_that_may_not_be_written_is_said_in_a_sentence(address, tmp_path, not_root):
    address(f"sqlite:///{tmp_path.anchor}d.db")
    with pytest.raises(Problem, match="quyền ghi"):
        started()


def test_a_database_that_may_not_be_written_is_said_in_a_sentence(tmp_path):
    file = tmp_path / "d.db"
    made = engine_for(sa.make_url(f"sqlite:///{file}"))
    migrate(made)
    made.dispose()
    read_only = engine_for(sa.make_url(f"sqlite:///file:{file}?mode=ro&uri=true"))
    with pytest.raises(Problem, match="quyền ghi"), writing(read_only) as connection:
        record_change(connection, kind="import", actor="a", summary="s")
    read_only.dispose()


def test_a_locked_database_is_said_in_a_sentence_and_nothing_is_written(tmp_path, impatient):
    engine = engine_for(sa.make_url(f"sqlite:///{tmp_path / 'd.db'}"))
    migrate(engine)
    other = sqlite3.connect(tmp_path / "d.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem, match="bị chương trình khác khóa"), writing(engine) as connection:
        record_change(connection, kind="import", actor="a", summary="s")
    with reading(engine) as connection:
        assert current_version(connection) == 0
    other.execute("ROLLBACK")
    other.close()
    engine.dispose()


def test_a_locked_database_cannot_be_set_up_either(tmp_path, impatient, address):
    address(f"sqlite:///{tmp_path / 'd.db'}")
    other = sqlite3.connect(tmp_path / "d.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Problem, match="bị chương trình khác khóa"):
        started()
    other.close()


def test_errors_of_our_own_making_are_not_hidden(engine):
    with pytest.raises(sa.exc.DBAPIError), reading(engine) as connection:
        connection.execute(sa.text("SELECT nothing FROM nowhere"))


def test_what_is_written_is_kept_as_a_whole_or_not_at_all(engine):
    def stop(connection):
        record_change(connection, kind="import", actor="a", summary="s")
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"), writing(engine) as connection:
        stop(connection)
    with reading(engine) as connection:
        assert current_version(connection) == 0


def test_a_reader_sees_everything_as_of_one_moment(engine):
    with reading(engine) as reader:
        before = current_version(reader)
        with writing(engine) as writer:
            record_change(writer, kind="import", actor="a", summary="s")
        assert current_version(reader) == before
    with reading(engine) as reader:
        assert current_version(reader) > before


def test_one_writer_waits_for_the_other_so_that_numbers_follow_commits(engine):
    entered, happened = Event(), []

    def first():
        with writing(engine) as connection:
            number = record_change(connection, kind="import", actor="a", summary="first")
            entered.set()
            Event().wait(0.3)
            happened.append("first is done")
        return number

    def second():
        entered.wait(10)
        with writing(engine) as connection:
            happened.append("second begins")
            return record_change(connection, kind="import", actor="a", summary="second")

    with ThreadPoolExecutor(2) as pool:
        one, two = pool.submit(first), pool.submit(second)
        assert one.result(30) < two.result(30)
    assert happened == ["first is done", "second begins"]


def test_numbers_of_changes_only_ever_rise(engine):
    numbers = []
    for _ in range(3):
        with writing(engine) as connection:
            numbers.append(record_change(connection, kind="import", actor="a", summary="s"))
    assert numbers == sorted(set(numbers))
