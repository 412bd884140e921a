"""`history`: the latest changes, what one of them did, and the file it came from."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from commands.connections import connection
from commands.options import parser
from data_access.recorded import history
from data_access.recorded.differences import differences, parts
from data_access.store.problems import Problem
from progress.model.changes import Change, HistorySelection, difference_words
from progress.model.letters import one_line
from progress.model.numbers import written

SHOWN = 50
"""Most rows of a table that are listed for one change."""


def main(arguments: list[str]) -> int:
    """Print what was asked for."""
    command = parser("history", "Xem lịch sử thay đổi, hoặc một thay đổi và khác biệt của nó.")
    command.add_argument("number", type=int, nargs="?", metavar="SỐ", help="một thay đổi")
    command.add_argument("--count", type=int, default=20, metavar="N", help="số dòng (20)")
    command.add_argument("--file", type=Path, metavar="TỆP", help="ghi tệp gốc của thay đổi ra đây")
    options = command.parse_args(arguments)
    with connection() as opened:
        for line in _lines(opened, options):
            print(one_line(line) if line[:1] != " " else f"  {one_line(line)}")
    return 0


def _lines(connection: sa.Connection, options: Namespace) -> Iterator[str]:
    if options.number is None:
        count = max(options.count, 1)
        latest = history.changes(connection, HistorySelection(), first=0, count=count, names=True)
        yield from map(_line, latest)
        return
    change = history.change(connection, options.number, names=True)
    if change is None:
        raise Problem(f"Không có thay đổi số {options.number}.")
    yield _line(change)
    if options.file is not None:
        yield _kept(connection, change, options.file)
        return
    for part in parts(connection, change.number):
        yield f"{part.label} ({written(part.rows)}):"
        for each in differences(connection, change.number, part.name, 0, SHOWN, True):
            yield f"  {' · '.join(each.subject)}: {' → '.join(difference_words(each))}"
        if part.rows > SHOWN:
            yield f"  … và {written(part.rows - SHOWN)} dòng khác."


def _line(change: Change) -> str:
    facts = [f"{change.number}", f"{change.at:%H:%M %d/%m/%Y}", change.actor, change.summary]
    facts += [f"lý do: {change.reason}"] if change.reason else []
    facts += [change.amendment] if change.amendment else []
    facts += [f"đã được hoàn tác bởi số {change.undone_by}"] if change.undone_by else []
    return " · ".join(facts)


def _kept(connection: sa.Connection, change: Change, path: Path) -> str:
    content = history.change_file(connection, change.number)
    if content is None:
        raise Problem(f"Thay đổi số {change.number} không đến từ một tệp.")
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise Problem(f"Không ghi được tệp {path}: {error.strerror}.") from error
    return f"Đã ghi tệp gốc {change.file_name} vào {path}."
