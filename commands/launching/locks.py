"""A lock that two programs on one machine respect; it ends with the program that holds it."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from commands.launching.console import say

POLL_SECONDS = 0.2


@contextmanager
def locked(file: Path, waiting: str) -> Iterator[None]:
    """Hold the lock of a file, which is made and stays; say `waiting` where another holds it.

    SystemExit, with a sentence, where the file cannot be written.
    """
    try:
        handle = file.open("a+b")
    except OSError as error:
        sys.exit(f"Không ghi được vào thư mục {file.parent}: {error.strerror}.")
    with handle:
        if not _take(handle):
            say(waiting)
            while not _take(handle):
                time.sleep(POLL_SECONDS)
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[bytes]) -> bool:
        try:
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
