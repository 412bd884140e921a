"""Servers to measure, as `manage.py run` starts them, and what they cost the machine."""
# ruff: noqa: S603 (every command line that runs here was written here)

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from urllib.request import ProxyHandler, Request, build_opener

import psutil  # type: ignore[import-untyped]  # it comes without types
import sqlalchemy as sa

from commands.launching.environment import ROOT, variables
from commands.launching.options import free_ports
from commands.launching.server import QUIET, answers
from commands.launching.supervision import stop
from data_access.seeding.preparation import prepare
from data_access.store.problems import Problem

PATIENCE = 120  # seconds for the first answer of a server

SMALL, LARGE = 600, 60_000
"""Institutions in the two registers that are compared."""
Address: TypeAlias = dict[str, str]
OVERVIEW = "tong-quan"
"""The page that most people open, and that is measured unless another is named."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running Streamlit server and its process."""

    site: str
    process: psutil.Process

    def cpu(self) -> float:
        """Return the milliseconds of processor time that all its threads have had so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system) * 1000

    def memory(self) -> float:
        """Return its resident memory in megabytes."""
        return float(self.process.memory_info().rss) / 1e6


@dataclass
class Bench:
    """What is measured as of a day: two databases in a folder, and servers until `stack` closes."""

    folder: Path
    as_of: date
    stack: ExitStack

    @cached_property
    def small(self) -> Path:
        """The database of the small register."""
        return prepared(self.folder / "small.db", SMALL)

    @cached_property
    def large(self) -> Path:
        """The database of the large register."""
        return prepared(self.folder / "large.db", LARGE)

    @cached_property
    def overview(self) -> Server:
        """The dashboard on the small register."""
        return self.stack.enter_context(dashboard(self.small))

    def dated(self, view: Address) -> Address:
        """Return the address of a view as of the day of the bench."""
        return view | {"ngay": self.as_of.isoformat()}


def sqlite(database: Path) -> sa.URL:
    """Return the address of a database file."""
    return sa.URL.create("sqlite+pysqlite", database=str(database))


def prepared(database: Path, scale: int, *, demonstration: bool = True) -> Path:
    """Return a database made as `setup` makes it, with so many made-up institutions."""
    url = sqlite(database)
    prepare(url, demonstration=demonstration, scale=scale, on_progress=lambda _: None)
    return database


def fetched(server: Server, address: str, *, packed: bool = False) -> float:
    """Return the kilobytes that an address answers with, `packed` where the server may pack."""
    headers = {"Accept-Encoding": "gzip"} if packed else {}
    request = Request(f"{server.site}/{address}", headers=headers)  # noqa: S310 (our own server)
    with build_opener(ProxyHandler({})).open(request, timeout=60) as answer:
        return len(answer.read()) / 1000


@contextmanager
def dashboard(database: Path, *, prepares: bool = False) -> Iterator[Server]:
    """Serve the dashboard until the block ends, on a database that is prepared.

    `prepares`: on one that it prepares itself, as `run` does.
    """
    (port,) = free_ports(1)
    log = database.with_name(f"{port}.log")
    place = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    words = ("commands", "setup", "--serve") if prepares else ("streamlit",)
    command = [sys.executable, "-m", *words, "run", "dashboard.py", *place, *QUIET]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=variables(
                DATABASE_URL=f"sqlite:///{database.as_posix()}",
                DASHBOARD_PREPARED="" if prepares else "1",
            ),
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is heard here, and ends the block
        )
    try:
        site = f"http://127.0.0.1:{port}"
        _wait(f"{site}/suc-khoe", process, log)
        yield Server(site, psutil.Process(process.pid))
    finally:
        stop(process)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            words = log.read_text(encoding="utf-8", errors="replace")
            raise Problem(f"A server did not start:\n{words}")
        time.sleep(0.02)
