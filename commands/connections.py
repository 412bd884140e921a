"""The database as commands use it: opened for one command, closed after it."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from data_access.store.engine import reading
from data_access.store.opening import open_database


@contextmanager
def database(*, older: bool = False) -> Iterator[sa.Engine]:
    """Yield the engine, for what opens its own transactions; Problem where there is none.

    `older` lets a database of an older schema pass.
    """
    engine = open_database(older=older)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def connection() -> Iterator[sa.Connection]:
    """Yield a connection for reading; Problem where there is no database."""
    with database() as engine, reading(engine) as opened:
        yield opened
