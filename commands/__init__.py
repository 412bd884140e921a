"""What `manage.py` runs inside the environment: one module a command.

A command module has `main(arguments: list[str]) -> int`, which gets the words after the command's
name and returns the exit status. It may raise `Problem`, whose sentence is then shown on standard
error, the status being 1. `parser` and `today` give it the `--as-of` that every command takes.
"""

from __future__ import annotations

import argparse
from datetime import date

from data_access.store import clock
from data_access.store.problems import Problem


def today(as_of: str | None = None) -> date:
    """Return the date that `--as-of` gave, today in Vietnam where it gave none."""
    if as_of is None:
        return clock.today()
    try:
        return date.fromisoformat(as_of)
    except ValueError as error:
        sentence = f"Không hiểu ngày «{as_of}»: hãy viết năm-tháng-ngày, ví dụ 2026-03-31."
        raise Problem(sentence) from error


def parser(name: str, description: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of one command, which knows `--as-of`."""
    made = argparse.ArgumentParser(f"manage.py {name}", description=description)
    help_text = "xem như hôm nay là ngày này (NĂM-THÁNG-NGÀY)"
    made.add_argument("--as-of", metavar="NGÀY", help=help_text)
    return made
