"""Servers to measure, as `manage.py run` starts them, and what they cost the machine."""
# ruff: noqa: S603 (every command line that runs here was written here)

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import psutil  # type: ignore[import-untyped]  # it comes without types

from commands.launching.environment import ROOT, variables
from commands.launching.server import answers, stop
from data_access.store.problems import Problem

PATIENCE = 120  # seconds for one command, or for the first answer of a server

# What the pages import, so that a difference is the pages' own.
IMPORTS = "import alembic, altair, pandas, pydeck, sqlalchemy, streamlit\n"
EMPTY_PAGE = f'{IMPORTS}streamlit.title("Empty page", anchor=False)\n'
FROZEN_APPLICATION = f"""\
import contextlib, gc
{IMPORTS}
@contextlib.asynccontextmanager
async def lifespan(app):
    gc.collect()
    gc.freeze()
    yield {{}}

app = streamlit.App("empty.py", lifespan=lifespan)
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running Streamlit server, the page to ask it for, and its process."""

    site: str
    page: str
    process: psutil.Process

    @property
    def address(self) -> str:
        """The address of the page, for a browser."""
        return f"{self.site}/{self.page}"

    def cpu(self) -> float:
        """Return the milliseconds of processor time that all its threads have had so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system) * 1000

    def memory(self) -> float:
        """Return its resident memory in megabytes."""
        return float(self.process.memory_info().rss) / 1e6


def prepare(database: Path, *words: str) -> None:
    """Run `setup` on a database, as `manage.py run` does before it starts the server."""
    command = [sys.executable, "-m", "commands", "setup", *words]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(database),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    if result.returncode:
        raise Problem(f"setup failed: {result.stderr.strip()}")


def fetched(server: Server, address: str, *, packed: bool = False) -> int:
    """Return how many bytes an address answers with, `packed` where the server may pack them."""
    headers = {"Accept-Encoding": "gzip"} if packed else {}
    request = Request(f"{server.site}/{address}", headers=headers)  # noqa: S310 (our own server)
    with build_opener(ProxyHandler({})).open(request, timeout=60) as answer:
        return len(answer.read())


def dashboard(database: Path) -> AbstractContextManager[Server]:
    """Serve the dashboard on a database until the block ends."""
    return _serving("dashboard.py", "tong-quan", "suc-khoe", database)


def empty_page(folder: Path, *, frozen: bool) -> AbstractContextManager[Server]:
    """Serve a page that says one thing; `frozen` ones spare the collector, as the dashboard does.

    Streamlit collects garbage after every run, and what was imported is most of what is looked at.
    """
    (folder / "empty.py").write_text(EMPTY_PAGE, encoding="utf-8")
    script = folder / ("frozen.py" if frozen else "empty.py")
    if frozen:
        script.write_text(FROZEN_APPLICATION, encoding="utf-8")
    return _serving(str(script), "", "_stcore/health", folder / "none.db")


@contextmanager
def _serving(script: str, page: str, health: str, database: Path) -> Iterator[Server]:
    """Start a server on a free port with the project's settings; end it with the block."""
    port = _free_port()
    log = database.with_name(f"{port}.log")
    place = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    quiet = ["--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *place, *quiet]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment(database),
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is heard here, and ends the block
        )
    try:
        site = f"http://127.0.0.1:{port}"
        _wait(f"{site}/{health}", process, log)
        yield Server(site, page, psutil.Process(process.pid))
    finally:
        stop(process)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            words = log.read_text(encoding="utf-8", errors="replace")
            raise Problem(f"A server did not start:\n{words}")
        time.sleep(0.02)


def _environment(database: Path) -> dict[str, str]:
    return variables(DATABASE_URL=f"sqlite:///{database.as_posix()}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
