"""Databases for tests: each content is made once, by the product itself, and then copied."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg
import sqlalchemy as sa

from data_access.seeding.preparation import DEFAULT_SCALE, prepare
from data_access.store.engine import engine_for, writing
from data_access.store.migrate import is_current, upgrade
from data_access.store.settings import SEED_FOLDER


def seed_rows(stem: str) -> int:
    """Return how many rows a file of the plans has."""
    with (SEED_FOLDER / f"{stem}.csv").open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.DictReader(stream))


class Content(NamedTuple):
    """What a database holds: the tables, the plans too, or demonstration data as well."""

    plans: bool = True
    institutions: int | None = None
    """Those of the demonstration data; None without such data."""

    @property
    def name(self) -> str:
        return f"content_{self.plans}_{self.institutions}".lower()

    def make(self, url: sa.URL) -> None:
        if self.plans:
            prepare(
                url,
                demonstration=self.institutions is not None,
                scale=self.institutions or 0,
                on_progress=lambda _sentence: None,
            )
            return
        engine = engine_for(url)
        migrate(engine)
        engine.dispose()


def migrate(engine: sa.Engine) -> None:
    """Bring the schema up to date in a transaction of its own, as `prepare` does in its own."""
    with writing(engine) as connection:
        if not is_current(connection):
            upgrade(connection, "head")


SCHEMA = Content(plans=False)
PLANS = Content()
DEMONSTRATION = Content(institutions=DEFAULT_SCALE)


def sqlite_url(file: Path) -> str:
    return f"sqlite+pysqlite:///{file.as_posix()}"


class SqliteCopies:
    """Copies of files; the originals lie in a folder that all processes of a run share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def copy(self, content: Content, file: Path) -> str:
        """Make a database with that content and return its address."""
        original = self.folder / f"{content.name}.db"
        if not original.exists():
            # Put in place when it is whole: another process may look for it at the same time.
            with TemporaryDirectory(dir=self.folder) as place:
                made = Path(place) / "made.db"
                content.make(sa.make_url(sqlite_url(made)))
                made.replace(original)
        shutil.copy(original, file)
        return sqlite_url(file)


class PostgresqlCopies:
    """Copies of databases of one server; the originals are made when they are first needed.

    The connection is to another database of that server, and commits each statement.
    """

    def __init__(self, server: str, connection: psycopg.Connection) -> None:
        self.server = sa.make_url(server).set(drivername="postgresql+psycopg")
        self.execute = connection.execute
        self.originals: set[Content] = set()

    def url(self, name: str) -> sa.URL:
        return self.server.set(database=name)

    @contextmanager
    def database(self, content: Content | None) -> Iterator[sa.URL]:
        """Give the address of a database that goes again; without a content it is empty."""
        original = self.original(content) if content else "template0"
        name = f"test_{uuid4().hex}"
        # Copied as files: the other way, through the log, takes twice as long for so few rows.
        self.execute(f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY FILE_COPY")
        yield self.url(name)
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def original(self, content: Content) -> str:
        if content not in self.originals:
            self.execute(f"CREATE DATABASE {content.name} TEMPLATE template0")
            content.make(self.url(content.name))
            self.originals.add(content)
        return content.name


class Statements(dict[Any, Any]):
    """Compiled statements that all databases of a kind share.

    SQLAlchemy keeps them for each engine, and names its dialect first in their keys: with a
    database of its own for every test each of them would compile every statement anew.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: tuple[Any, ...], value: Any) -> None:
        super().__setitem__(key[1:], value)
