"""Connections: consistent reading, one writer at a time, and errors said in a sentence.

SQLite's driver is left in its own autocommit mode and told when to begin, because its default
does not cover schema changes or reads; every writer begins by taking the one lock, so that change
numbers follow commits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import OperationalError
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, IntegrityError

from data_access.store.problems import Unavailable

WRITER_LOCK = 1520
"""Number of the advisory lock that every writer on PostgreSQL takes."""
BUSY_SECONDS = 60
"""How long a writer on SQLite waits for its turn, so that twenty imports at once all get one."""


class Written:
    """How many transactions this process has kept, so that nothing older is remembered."""

    times = 0


written = Written()


def engine_for(url: sa.URL) -> sa.Engine:
    """Return an engine for SQLite or PostgreSQL; nothing is opened yet."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    # A connection that is kept would go on reading a file that was replaced; a new one is cheap.
    engine = sa.create_engine(
        url, connect_args={"timeout": BUSY_SECONDS}, poolclass=sa.pool.NullPool
    )
    event.listen(engine, "do_connect", _connect_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def opened_engine(url: sa.URL) -> Iterator[sa.Engine]:
    """Give an engine until the block ends, which then closes what it opened."""
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def is_missing(url: sa.URL) -> bool:
    """Tell whether the SQLite file is not there; another server's databases are never missing."""
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection on which everything is seen as of one moment."""
    with _said_plainly(), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give the only writing connection; everything is kept when the block ends, or nothing is."""
    with _said_plainly(), engine.connect() as connection:
        connection = connection.execution_options(writer=True)
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))
            yield connection
    written.times += 1


_SENTENCES = (
    (
        ("locked", "busy"),
        "Cơ sở dữ liệu đang bị chương trình khác khóa. Hãy đợi việc đó xong rồi thử lại.",
    ),
    (
        ("disk is full", "no space left", "disk i/o error", "could not extend file"),
        "Ổ đĩa của cơ sở dữ liệu đã đầy hoặc không ghi được, chưa ghi gì. Hãy giải phóng chỗ rồi "
        "thử lại.",
    ),
    (
        ("terminating connection", "server closed the connection", "connection already closed"),
        "Mất kết nối tới máy chủ cơ sở dữ liệu giữa chừng. Hãy thử lại: mỗi lần ghi hoặc trọn vẹn "
        "hoặc không có gì. Nếu vẫn lỗi, hãy kiểm tra máy chủ PostgreSQL.",
    ),
    (
        ("unable to open", "readonly"),
        "Không mở được tệp cơ sở dữ liệu để ghi. Hãy kiểm tra đường dẫn trong DATABASE_URL và "
        "quyền ghi vào thư mục đó.",
    ),
    (
        ("not a database",),
        "Tệp trong DATABASE_URL không phải cơ sở dữ liệu SQLite. Hãy kiểm tra đường dẫn.",
    ),
    (
        ("connect", "resolve host"),
        "Không kết nối được máy chủ cơ sở dữ liệu. Hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL "
        "rồi thử lại.",
    ),
    (
        ("no such table: change", 'relation "change" does not exist'),
        "Cơ sở dữ liệu chưa được chuẩn bị. Hãy chạy «python3 manage.py setup» rồi thử lại.",
    ),
)
"""What the drivers say where a person can do something about it, and what to do."""


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn the driver's errors that a person can act on into Unavailable; others pass."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        message = str(error.orig).lower()
        for signs, sentence in _SENTENCES:
            if any(sign in message for sign in signs):
                raise Unavailable(sentence) from error
        raise


_UNWRITABLE = ("readonly", "unable to open", "full", "disk i/o")
"""What SQLite says where it cannot keep its journal beside the file."""


def _connect_sqlite(dialect: Any, _record: object, words: list[str], named: Any) -> Any:
    """Open a file for reading and writing; where nothing can be written beside it, for reading.

    Without a journal beside it the file is whole as it stands, and SQLite is told that nobody
    changes it. With one that cannot be read, SQLite's own error is raised.
    """
    file = Path(words[0])
    try:
        return _prepared(dialect.connect(*words, **named))
    except OperationalError as error:
        if not file.is_file() or not any(sign in str(error).lower() for sign in _UNWRITABLE):
            raise
    journal = file.with_name(f"{file.name}-wal")
    has_journal = journal.exists() and journal.stat().st_size > 0
    way = "mode=ro" if has_journal else "mode=ro&immutable=1"
    connection = dialect.connect(f"{file.absolute().as_uri()}?{way}", **named, uri=True)
    connection.isolation_level = None
    return connection


def _prepared(connection: Any) -> Any:
    connection.isolation_level = None
    # SQLite waits for every lock but the one under which a file's journal changes its mode, which
    # two programs that start on a new file ask for at once.
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA schema_version")
        except OperationalError as error:
            if "locked" not in str(error) or monotonic() > deadline:
                connection.close()
                raise
            sleep(0.02)
        else:
            return connection


def _begin_sqlite(connection: sa.Connection) -> None:
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
