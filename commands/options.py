"""The option that every command takes: `--as-of`, a day in place of today."""

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
