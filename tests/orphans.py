"""Ends what a process started and left: its servers, and the folders that they worked in.

A run that is killed ends nothing itself. A process of its own waits until the run is gone, however
it ended, and ends what was named to it.
"""

import shutil
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil

PATIENCE = 10
"""Seconds that a server may take to stop before it is killed."""


def end_with_this_process(pid: int, folder: Path | None = None) -> None:
    """End a process and delete a folder as soon as the process that calls this is gone."""
    waiting = _waiting().stdin
    assert waiting is not None
    waiting.write(f"{pid} {folder or ''}\n")
    waiting.flush()


@cache
def _waiting() -> subprocess.Popen[str]:
    # A session of its own: what interrupts or kills the run does not reach it.
    return subprocess.Popen(  # noqa: S603 (written here)
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def main() -> None:
    """Read what is to be ended until the other end is closed, which is the end of the run."""
    processes: list[psutil.Process] = []
    folders: list[str] = []
    for line in sys.stdin:
        pid, folder = line.rstrip("\n").split(" ", 1)
        with suppress(psutil.NoSuchProcess):
            processes.append(psutil.Process(int(pid)))  # which knows it from a later one
        folders += [folder] if folder else []
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _, alive = psutil.wait_procs(processes, PATIENCE)
    for process in alive:
        process.kill()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
