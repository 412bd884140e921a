"""Options that several commands take: `--as-of` (all of them), `--remove-demonstration`."""

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


def add_removal(command: argparse.ArgumentParser) -> None:
    """Let a command that writes something real take `--remove-demonstration`."""
    command.add_argument(
        "--remove-demonstration",
        action="store_true",
        help="đồng ý gỡ toàn bộ số liệu minh họa khi ghi số liệu thật đầu tiên",
    )


def parser(name: str, description: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of one command, which knows `--as-of`."""
    made = argparse.ArgumentParser(f"manage.py {name}", description=description)
    help_text = "xem như hôm nay là ngày này (NĂM-THÁNG-NGÀY)"
    made.add_argument("--as-of", metavar="NGÀY", help=help_text)
    return made
