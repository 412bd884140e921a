"""What processes do until they are killed, forked from one that has imported all before."""

import multiprocessing
import signal
import time
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_access.imports import File, import_content, import_file, importing
from data_access.people.authors import COMMAND_LINE, Author
from data_access.seeding import preparation
from data_access.store.engine import engine_for


def bring(url: str, path: Path, today: date) -> None:
    """Import a file."""
    _bring(engine_for(sa.make_url(url)), path, today)


def _bring(engine: sa.Engine, path: Path, today: date) -> None:
    author = Author("thử")
    import_file(engine, path, reason="thử", dry_run=False, today=today, author=author)


def bring_each(url: str, today: date, files: Connection) -> None:
    """Import each file in a fork that is killed after the seconds given; tell how long it took.

    Statements are compiled before: here the first file is imported, without a fork.
    """
    engine = engine_for(sa.make_url(url))
    context = multiprocessing.get_context("fork")
    _bring(engine, files.recv(), today)
    files.send(None)
    while given := files.recv():
        path, seconds = given
        engine.dispose()
        process = context.Process(target=_bring, args=(engine, path, today))
        begun = time.monotonic()
        process.start()
        process.join(seconds)
        files.send(time.monotonic() - begun)
        process.kill()
        process.join()
        files.send(process.exitcode)


def import_until_written(
    url: str, path: Path, draft: int | None, today: date, told: Connection
) -> None:
    """Import a file, and stop where everything is written and nothing is kept yet."""
    whole = importing.apply

    def torn(*arguments: Any, **more: Any) -> None:
        whole(*arguments, **more)
        told.send(None)
        signal.pause()

    importing.apply = torn
    given = {"reason": "thử", "dry_run": False, "today": today, "author": COMMAND_LINE}
    file = File(path.name, path.read_bytes())
    import_content(engine_for(sa.make_url(url)), file, draft=draft, **given)


def set_up_until_migrated(url: str, told: Connection) -> None:
    """Prepare a database, and stop between the migrations and the plans."""

    def torn(*_all: Any) -> None:
        told.send(None)
        signal.pause()

    preparation.apply_seed = torn
    preparation.prepare(
        sa.make_url(url), demonstration=False, scale=0, on_progress=lambda _sentence: None
    )
