"""Servers of the dashboard, started as processes of their own."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.orphans import end_with_this_process

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 30
MANAGE = """
import sys
from pathlib import Path
from commands.launching import environment, launcher
environment.ready_python = lambda *_files: Path(sys.executable)  # this one, which is made already
sys.exit(launcher.main(sys.argv[1:], ""))
"""
"""What `manage.py` does, in the environment of the tests."""


def start(
    database_url: str, port: int, log: Path, base_path: str = "", **environment: str
) -> subprocess.Popen[bytes]:
    """Start a server, under a path if need be, with more of an environment."""
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "server.baseUrlPath": base_path,
    }
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    for name, value in options.items():
        command += [f"--{name}", value]
    own = {"DATABASE_URL": database_url, "PYTHONPATH": str(ROOT), **environment}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 (written above)
            command, cwd=ROOT, env={**os.environ, **own}, stdout=output, stderr=output
        )
    end_with_this_process(process.pid)
    return process


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    opener = build_opener(ProxyHandler({}))  # the server is this machine
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with opener.open(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (OSError, URLError):
            time.sleep(0.1)
    process.kill()
    pytest.fail(f"The server did not start:\n{log.read_text(errors='replace')}")


def manage(
    log: Path, *words: str, folder: Path = ROOT, **environment: str
) -> subprocess.Popen[bytes]:
    """Start a command of `manage.py` that stays, with more of an environment."""
    own = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment}
    with log.open("wb") as output:
        return subprocess.Popen(  # noqa: S603 (written above)
            [sys.executable, "-c", MANAGE, *words],
            cwd=folder,
            env={**os.environ, **own},
            stdout=output,
            stderr=output,
        )
