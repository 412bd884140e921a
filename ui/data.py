"""The one door of the pages to the data: the engine, the Programme and what is derived from it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa
import streamlit as st

from data_access.changes import latest_change
from data_access.engine import engine_for, reading, writing
from data_access.preparation import require
from data_access.queries import programme as read_programme
from data_access.settings import database_url
from progress.programme import Programme

Result = TypeVar("Result")


class Data:
    """A Programme and what was computed from it, shared by all viewers.

    What is derived is remembered for the arguments it was asked with, and dies with the Programme:
    a new data version starts afresh, and no clock is needed.
    """

    def __init__(self, programme: Programme, engine: sa.Engine) -> None:
        self.programme = programme
        self._engine = engine
        self._remembered = lru_cache(maxsize=512)(_call)

    def derive(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """Return `function(*arguments)`, computed once; what it returns must not be changed."""
        result: Result = self._remembered(function, *arguments)
        return result

    def read(self, query: Callable[..., Result], *arguments: Any, **more: Any) -> Result:
        """Return `query(connection, *arguments)`: what no Programme holds, read afresh.

        To remember it for the version, derive it: `derive(source.read, query, ...)`.
        """
        with reading(self._engine) as connection:
            return query(connection, *arguments, **more)

    def write(self, order: Callable[..., Result], *arguments: Any) -> Result:
        """Return `order(engine, *arguments)`: the next rerun finds what it wrote."""
        return order(self._engine, *arguments)

    def stream(self, query: Callable[..., Iterator[Result]], *arguments: Any) -> Iterator[Result]:
        """Yield what `query(connection, *arguments)` yields, all of it as of one moment."""
        with reading(self._engine) as connection:
            yield from query(connection, *arguments)


def data() -> Data:
    """Return the data of the current version: one small query a rerun, then the cache."""
    url = database_url()
    return _data(url.render_as_string(hide_password=False), *_latest(url))


def check_database() -> int:
    """Return the data version; Problem where the database does not answer."""
    return _latest(database_url())[0]


def ask(query: Callable[..., Result], *arguments: Any) -> Result:
    """Return `query(connection, *arguments)` without a Programme: what is no part of the data."""
    with reading(database()) as connection:
        return query(connection, *arguments)


def write(order: Callable[..., Result], *arguments: Any) -> Result:
    """Return `order(connection, *arguments)`, kept as a whole or not at all."""
    with writing(database()) as connection:
        return order(connection, *arguments)


def database() -> sa.Engine:
    """Return the engine, for what opens its own transaction; Problem where there is none."""
    url = database_url()
    require(url)
    return _engine(url)


def _latest(url: sa.URL) -> tuple[int, datetime | None]:
    require(url)
    with reading(_engine(url)) as connection:
        return latest_change(connection)


@st.cache_resource(max_entries=2, show_spinner=False)
def _data(url: str, version: int, at: datetime | None) -> Data:
    engine = _engine(sa.make_url(url))
    with reading(engine) as connection:
        found = Data(read_programme(connection), engine)
    # Streamlit collects garbage after every rerun. What was imported and read stays, and to look
    # through it again each time costs more than everything a page does.
    gc.collect()
    gc.freeze()
    return found


@cache
def _engine(url: sa.URL) -> sa.Engine:
    return engine_for(url)


def _call(function: Callable[..., Any], *arguments: Hashable) -> Any:
    return function(*arguments)
