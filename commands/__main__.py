"""Find the module of a command and run it: `python -m commands NAME ARGUMENTS`."""

import gc
import importlib
import os
import sys
from typing import Any

from commands.registry import MODULES
from data_access.store.problems import Problem
from progress.model.letters import visible


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    name = arguments[0] if arguments else ""
    if name not in MODULES:
        print(
            f"Không có lệnh «{name}». Xem các lệnh: python3 manage.py --help",
            file=sys.stderr,
        )
        return 2
    try:
        # Imported one by one: `facts` does not wait for what only `bench` needs.
        command = importlib.import_module(f"commands.{MODULES[name]}")
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        return int(command.main(arguments[1:]))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough; what is still in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


class _VisibleOnly:
    """A stream to a terminal or a log: what is never seen, such as colours, is left out."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return int(self._stream.write(visible(text)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


if __name__ == "__main__":
    gc.disable()  # what is imported stays: to look for garbage in it takes a tenth of a start
    # Names and notes come from files of others.
    sys.stdout, sys.stderr = _VisibleOnly(sys.stdout), _VisibleOnly(sys.stderr)
    sys.exit(main(sys.argv[1:]))
