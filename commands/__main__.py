"""Find the module of a command and run it: `python -m commands NAME ARGUMENTS`."""

from __future__ import annotations

import importlib
import os
import sys

from data_access.store.problems import Problem

# `import` and `test` could be no module names, or misleading ones.
MODULES = {
    "setup": "database.setup",
    "import": "recording.importing",
    "template": "recording.template",
    "task": "recording.task",
    "facts": "facts",
    "people": "database.people",
    "demo": "database.demo",
    "boundaries": "database.boundaries",
    "snapshot": "conference.snapshot",
    "check": "conference.check",
    "history": "recording.history",
    "undo": "recording.undo",
    "backup": "database.backup",
    "restore": "database.restore",
    "export": "conference.export",
    "bench": "development.bench",
    "test": "development.testing.testing",
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    name = arguments[0] if arguments else ""
    if name not in MODULES:
        print(f"Không có lệnh «{name}». Xem các lệnh: python3 manage.py --help", file=sys.stderr)
        return 2
    try:
        # Imported one by one: `facts` does not wait for what only `bench` needs.
        command = importlib.import_module(f"commands.{MODULES[name]}")
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
