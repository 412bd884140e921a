"""The side of the child: `python -m data_access.child_processes.child FOLDER SECONDS MEGABYTES`.

The folder holds what to call; the answer is left there, whole or not at all. Progress is written
to standard output, a line of JSON each time. When the parent is gone, so is the child.
"""

import json
import os
import pickle
import shutil
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import IO, Any

from data_access.child_processes.limits import Exceeded, impose

CALL, ANSWER = "call", "answer"
_LESS_URGENT = 10


def main(folder: Path, processor_seconds: int, megabytes: int) -> None:
    """Do one piece of work within limits, and end the process."""
    Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_LESS_URGENT)  # on Windows the parent says so
    told, sys.stdout = sys.stdout, sys.stderr
    impose(processor_seconds, megabytes)
    try:
        # Written before it is named: what is there is whole.
        written = folder / f"{ANSWER}.tmp"
        with written.open("wb") as file:
            pickle.dump(_answer(folder, told), file, pickle.HIGHEST_PROTOCOL)
        written.rename(folder / ANSWER)
    except MemoryError:
        os._exit(Exceeded.MEMORY)
    except BaseException:
        # Not what the work raised, which is an answer, but what cannot be sent.
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # nothing is left to be done, and to take apart what was read takes long


def _answer(folder: Path, pipe: IO[str]) -> tuple[bool, Any]:
    """Return whether the work was done, and its result; else what it raised."""
    try:
        function, arguments, options, reports = pickle.loads((folder / CALL).read_bytes())  # noqa: S301  our parent's
        if reports:
            options["on_progress"] = _reporter(pipe)
        return True, function(*arguments, **options)
    except MemoryError:
        raise
    except Exception as error:
        error.add_note(traceback.format_exc())
        return False, error


def _reporter(pipe: IO[str]) -> Callable[[str, int, int], None]:
    def report(what: str, done: int, of: int) -> None:
        print(json.dumps((what, done, of)), file=pipe, flush=True)

    return report


def _end_with_parent(folder: Path) -> None:
    """Wait for the end of standard input, which the parent holds open."""
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
