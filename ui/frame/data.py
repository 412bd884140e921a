"""All that pages read and write: the engine, the Programme and what is derived from it."""

import gc
from collections.abc import Callable, Hashable, Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import sqlalchemy as sa

from data_access import snapshots
from data_access.presentations import stored
from data_access.programme.queries import programme as read_programme
from data_access.programme.units import communes_with_plans
from data_access.store.engine import engine_for, reading, writing, written
from data_access.store.opening import prepared_version, require
from data_access.store.problems import Problem
from data_access.store.settings import database_url, presented_file
from progress.model.programme import Programme
from progress.model.snapshots import SlideSelection, Snapshot
from ui.frame.waiting import running

Result = TypeVar("Result")
REMEMBERED_FOR = 0.5
"""Seconds after which a rerun asks again whether another process has written."""


class NotHeld(Problem):
    """A snapshot was asked for what only the database has."""


class Data:
    """A Programme and what was computed from it, shared by all viewers.

    What is derived is remembered for the arguments it was asked with, and dies with the Programme:
    a new data version starts afresh, and no clock is needed. `snapshot` is the one whose Programme
    this is, None for today's; without an engine nothing below a Programme can be read.
    """

    def __init__(
        self, programme: Programme, engine: sa.Engine | None, snapshot: Snapshot | None = None
    ) -> None:
        self.programme = programme
        self.snapshot = snapshot
        self._engine = engine
        self._remembered = lru_cache(maxsize=512)(_call)
        self._recalled = lru_cache(maxsize=48)(_call)

    def derive(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """Return `function(*arguments)`, computed once; what it returns must not be changed."""
        result: Result = self._remembered(function, *arguments)
        return result

    def recall(self, function: Callable[..., Result], *arguments: Hashable) -> Result:
        """Return `function(*arguments)`, remembered among a few: for what people type.

        There is no end to it, and it must not push out what all pages share.
        """
        result: Result = self._recalled(function, *arguments)
        return result

    def known_by(self, as_of: date) -> Programme:
        """Return the Programme as it was known by a day (`Programme.known_by`)."""
        return self.derive(Programme.known_by, self.programme, as_of)

    def read(self, query: Callable[..., Result], *arguments: Any, **more: Any) -> Result:
        """Return `query(connection, *arguments)`: what no Programme holds, read afresh.

        NotHeld on a snapshot. To remember it for the version, derive it:
        `derive(source.read, query, ...)`.
        """
        with reading(self._database()) as connection:
            return query(connection, *arguments, **more)

    def stream(self, query: Callable[..., Iterator[Result]], *arguments: Any) -> Iterator[Result]:
        """Yield what `query(connection, *arguments)` yields, all of it as of one moment."""
        with reading(self._database()) as connection:
            yield from query(connection, *arguments)

    def write(self, writer: Callable[..., Result], *arguments: Any) -> Result:
        """Return `writer(engine, *arguments)`, which opens its own transaction; not on a snapshot.

        The change it leaves is a new data version, which the next rerun sees.
        """
        running.give_back()
        return writer(self._database(), *arguments)

    def _database(self) -> sa.Engine:
        if self._engine is None:
            raise NotHeld(
                "Bản chốt số liệu chỉ giữ số liệu từ cấp tỉnh trở lên: "
                "phần này không có trong bản chốt."
            )
        return self._engine


def data(scope: str = "") -> Data:
    """Return the data of the current version: one small query a rerun, then the cache.

    While a snapshot is presented from its file, the data of that one. For the `scope` of a commune
    with a plan of its own, which no Programme holds unasked, the data with that plan.
    """
    file = presented_file()
    if file is not None:
        return _presented(file)
    url = database_url()
    version = _remembered(url)
    current = _data(url, *version)
    # PostgreSQL takes no NUL in a text, and an address may hold anything.
    if not scope.isprintable() or scope in ("", *current.programme.unit):
        return current
    with_plan = current.derive(current.read, communes_with_plans, scope)
    return _with_commune(url, *version, scope) if with_plan else current


def stored_snapshots(current: Data) -> tuple[Snapshot, ...]:
    """Return the snapshots that can be opened, the latest first; none while one is presented."""
    if current.snapshot is not None:
        return ()
    return current.derive(current.read, snapshots.listed)


def frozen(current: Data, code: str) -> Data:
    """Return the data of a snapshot; Problem where there is none such or it was altered."""
    snapshot = next((each for each in stored_snapshots(current) if each.code == code), None)
    if snapshot is None:
        raise Problem(f"Không có bản chốt số liệu «{code}».")
    return _frozen(database_url(), snapshot.code, snapshot.sha256)


def stored_slides(source: Data) -> SlideSelection:
    """Return the presenter's choice of slides kept beside a snapshot; none for today's data."""
    if source.snapshot is None:
        return ()
    file = presented_file()
    if file is not None:
        return _file(file).chosen_slides
    current = data()
    return current.derive(current.read, snapshots.chosen_slides, source.snapshot.code)


def presenters_file(kind: str, code: str) -> bytes:
    """Return a picture or a template that a lead brought (`data_access.presentations.stored`).

    Empty where there is none of that code; a snapshot presented from its file has none.
    """
    if presented_file() is not None or not code:
        return b""
    return ask(stored.file_of, kind, code)


def check_database() -> int:
    """Return the data version; Problem where the database, or the file, does not answer."""
    if presented_file() is not None:
        return data().programme.version
    return _latest(database_url())[0]


def ask(query: Callable[..., Result], *arguments: Any) -> Result:
    """Return `query(connection, *arguments)` without a Programme: what is no part of the data."""
    with reading(database()) as connection:
        return query(connection, *arguments)


def write(order: Callable[..., Result], *arguments: Any) -> Result:
    """Return `order(connection, *arguments)`, kept as a whole or not at all."""
    running.give_back()
    with writing(database()) as connection:
        return order(connection, *arguments)


def database() -> sa.Engine:
    """Return the engine, for what opens its own transaction; Problem where there is none."""
    url = database_url()
    require(url)
    return _engine(url)


def _remembered(url: sa.URL) -> tuple[int, datetime | None]:
    """Return the latest change, asked for again once it is old or this process has written."""
    writes, now = written.times, monotonic()
    asked, of_writes, version = _versions.get(url, (0.0, -1, (0, None)))
    if of_writes != writes or now - asked > REMEMBERED_FOR:
        version = _latest(url)
        _versions[url] = now, writes, version
    return version


_versions: dict[sa.URL, tuple[float, int, tuple[int, datetime | None]]] = {}


def _latest(url: sa.URL) -> tuple[int, datetime | None]:
    require(url)
    with reading(_engine(url)) as connection:
        return prepared_version(connection)


def _read(url: sa.URL, version: int, at: datetime | None, *communes: str) -> Data:
    gc.collect()  # of the Programme of a former version, which is in circles
    engine = _engine(url)
    with reading(engine) as connection:
        return Data(read_programme(connection, communes), engine)


def _read_frozen(url: sa.URL, code: str, sha256: str) -> Data:
    with reading(_engine(url)) as connection:
        snapshot, programme = snapshots.verify(connection, code)
    return Data(programme, None, snapshot)


def _one_at_a_time(entries: int, read: Callable[..., Data]) -> Callable[..., Data]:
    """Keep the last `entries` results; who wants one that is being read waits and finds it read."""
    kept, lock = lru_cache(maxsize=entries)(read), Lock()

    def found(*arguments: Hashable) -> Data:
        with lock:
            return kept(*arguments)

    return found


_data, _with_commune = _one_at_a_time(2, _read), _one_at_a_time(2, _read)
_frozen = _one_at_a_time(4, _read_frozen)


@cache
def _presented(file: Path) -> Data:
    exported = _file(file)
    return Data(exported.programme, None, exported.snapshot)


@cache
def _file(file: Path) -> snapshots.Exported:
    """Return what the file holds; read once, since the stick it is on may be pulled out."""
    return snapshots.read_file(file)


@cache
def _engine(url: sa.URL) -> sa.Engine:
    return engine_for(url)


def _call(function: Callable[..., Any], *arguments: Hashable) -> Any:
    return function(*arguments)
