"""Run a function in a process of its own, and bring back what it returned or raised.

A new interpreter each time, on every system: to fork beside the threads of a server is not safe,
and what `multiprocessing` starts would import the server's main module, Streamlit with it.
"""

import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any, ParamSpec, TypeVar

from data_access.child_processes.child import ANSWER, CALL
from data_access.child_processes.limits import Exceeded, Limits
from data_access.store.callbacks import OnProgress
from data_access.store.problems import Problem

Result = TypeVar("Result")
Given = ParamSpec("Given")
_LOG = logging.getLogger(__name__)
_ERRORS = "errors"
_ROOT = Path(__file__).resolve().parents[2]
_OFTEN = 0.2
still_wanted: ContextVar[Callable[[], bool]] = ContextVar("still_wanted", default=lambda: True)
"""Tells whether somebody still waits for what is done here; a child for nobody is ended."""


def run(
    limits: Limits,
    on_progress: OnProgress | None,
    function: Callable[Given, Result],
    /,
    *arguments: Given.args,
    **options: Given.kwargs,
) -> Result:
    """Return `function(*arguments, **options)`, called in a process of its own.

    The function is named by its module, and everything that goes there and back is pickled. What
    it raises is raised here. It is given `on_progress` unless that is None. Problem, with the
    sentence of `limits`, where one of them ended it.
    """
    call = pickle.dumps((function, arguments, options, on_progress is not None))
    with _folder(call) as folder:
        with _child(folder, limits) as (process, overdue):
            for line in process.stdout or ():
                if on_progress is not None:
                    on_progress(*json.loads(line))
            status = process.wait()
        if not (folder / ANSWER).exists():
            exceeded = Exceeded.TIME if overdue.is_set() else _exceeded(status)
            if exceeded is None and still_wanted.get()():
                errors = (folder / _ERRORS).read_text(encoding="utf-8", errors="replace")
                _LOG.error("a child process ended with status %s: %s", status, errors[-2000:])
            raise limits.problem(exceeded)
        done, answer = pickle.loads((folder / ANSWER).read_bytes())  # noqa: S301  our child's
    if not done:
        raise answer
    result: Result = answer
    return result


@contextmanager
def _folder(call: bytes) -> Iterator[Path]:
    """Give a folder of its own to a call and its answer; Problem where it cannot be written."""
    try:
        made = TemporaryDirectory(prefix="hoc-tap-", ignore_cleanup_errors=True)
        (Path(made.name) / CALL).write_bytes(call)
    except OSError as error:
        raise Problem(
            "Không ghi được tệp tạm, có lẽ đĩa đã đầy. Hãy giải phóng chỗ trên đĩa rồi thử lại."
        ) from error
    with made as name:
        yield Path(name)


@contextmanager
def _child(folder: Path, limits: Limits) -> Iterator[tuple[subprocess.Popen[bytes], Event]]:
    """Start the process; ended when its time is up or nobody waits, and when the block is left."""
    system: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        system = {"creationflags": subprocess.BELOW_NORMAL_PRIORITY_CLASS}
    words = (str(folder), str(limits.processor_seconds), str(limits.megabytes))
    with (folder / _ERRORS).open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603  this very Python
            [sys.executable, "-X", "utf8", "-P", "-m", "data_access.child_processes.child", *words],
            # Not the parent's own path: Streamlit adds `ui`, whose `calendar` would hide Python's.
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            **system,
        )
    overdue, left, wanted = Event(), Event(), still_wanted.get()
    until = time.monotonic() + limits.wall_seconds

    def watch() -> None:
        while not left.wait(_OFTEN):
            if time.monotonic() > until:
                overdue.set()
            if overdue.is_set() or not wanted():
                _end(process)
                return

    Thread(target=watch, daemon=True).start()
    try:
        yield process, overdue
    finally:
        left.set()
        _end(process)
        process.communicate()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _exceeded(status: int) -> Exceeded | None:
    if status in tuple(Exceeded):
        return Exceeded(status)
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        return Exceeded.PROCESSOR
    return None
