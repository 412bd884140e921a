"""Functions for processes of their own: what a test lets them do there."""

import os
import subprocess
import sys
import time
from pathlib import Path

from data_access.store.problems import Problem


def double(number: int) -> int:
    return 2 * number


def modules_of(*names: str) -> list[str]:
    return [name for name in names if name in sys.modules]


def days() -> list[str]:
    import calendar

    return list(calendar.day_abbr)


def niceness() -> int:
    return os.nice(0)


def refuse() -> None:
    raise Problem("Tệp này không đúng.")


def stumble() -> None:
    {}["nowhere"]


def spin() -> None:
    while True:
        pass


def fill(megabytes: int) -> int:
    return len([bytearray(1_000_000) for _ in range(megabytes)])


def sleep_with_a_child(note: Path) -> None:
    """Start another process, write its number down, and sleep."""
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    note.write_text(str(sleeper.pid))
    time.sleep(60)


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def die() -> None:
    os._exit(7)


def count(to: int, on_progress) -> str:
    for number in range(1, to + 1):
        on_progress("Đếm", number, to)
    print("what the work prints is not progress")  # noqa: T201
    return "xong"
