"""What child processes do, done in one that is forked from another with all modules in it.

To start Python anew and to import takes a second each time. That children are started, limited and
ended is tested in tests/unit/data_access/test_child_processes.py, and real ones work in
tests/database/imports/test_hostile_files.py and in the browser.
"""

import multiprocessing
import os
from collections.abc import Callable, Mapping
from multiprocessing import spawn
from multiprocessing.connection import Connection
from typing import Any

import pytest

from data_access.child_processes import Limits
from data_access.child_processes.limits import impose
from data_access.store.callbacks import OnProgress

READING, BOUNDARIES = "data_access.imports.apart", "data_access.boundaries.files"
"""Modules that let a child read files of strangers."""


def fork_instead(patch: pytest.MonkeyPatch, *modules: str) -> None:
    """Let modules fork where they would start a process, on systems that can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    for module in modules:
        patch.setattr(f"{module}.run", run)
    whole = spawn.get_preparation_data

    def without_main(name: str) -> dict[str, Any]:
        """Tell a child nothing of the main module, which is the page where Streamlit runs one."""
        return {key: each for key, each in whole(name).items() if not key.startswith("init_main")}

    patch.setattr(spawn, "get_preparation_data", without_main)


def run(
    limits: Limits,
    on_progress: OnProgress | None,
    function: Callable[..., Any],
    /,
    *arguments: Any,
    **options: Any,
) -> Any:
    """Do what `data_access.child_processes.run` does."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([READING, BOUNDARIES, __name__])
    ours, theirs = context.Pipe(duplex=False)
    call = (function, arguments, options)
    given = (theirs, limits, dict(os.environ), on_progress is not None, call)
    process = context.Process(target=_work, args=given, daemon=True)
    process.start()
    theirs.close()
    with ours:
        done, answer = ours.recv()
        while done is None:
            on_progress(*answer)
            done, answer = ours.recv()
    process.join()
    process.close()
    if not done:
        raise answer
    return answer


def _work(
    to: Connection,
    limits: Limits,
    environment: Mapping[str, str],
    reports: bool,
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]],
) -> None:
    function, arguments, options = call
    os.environ.update(environment)
    impose(limits.processor_seconds, limits.megabytes)
    if reports:
        options["on_progress"] = lambda *said: to.send((None, said))
    try:
        to.send((True, function(*arguments, **options)))
    except Exception as error:
        to.send((False, error))
