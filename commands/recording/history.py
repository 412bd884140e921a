"""`history`: the latest changes, what one of them did, and the file it came from."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from commands.options import parser
from data_access.recorded import history
from data_access.recorded.differences import differences, parts
from data_access.store.engine import reading
from data_access.store.opening import open_database
from data_access.store.problems import Problem
from progress.model.changes import Change, HistorySelection, difference_words
from progress.model.numbers import written

SHOWN = 50
"""Most rows of a table that are listed for one change."""


def main(arguments: list[str]) -> int:
    """Print what was asked for."""
    options = parser("history", "Xem lịch sử thay đổi, hoặc một thay đổi và khác biệt của nó.")
    options.add_argument("number", type=int, nargs="?", metavar="SỐ", help="một thay đổi")
    options.add_argument("--count", type=int, default=20, metavar="N", help="số dòng (20)")
    options.add_argument("--file", type=Path, metavar="TỆP", help="ghi tệp gốc của thay đổi ra đây")
    chosen = options.parse_args(arguments)
    engine = open_database()
    try:
        with reading(engine) as connection:
            for line in _lines(connection, chosen):
                print(line)
    finally:
        engine.dispose()
    return 0


def _lines(connection: sa.Connection, chosen: Namespace) -> Iterator[str]:
    if chosen.number is None:
        count = max(chosen.count, 1)
        found = history.changes(connection, HistorySelection(), first=0, count=count, names=True)
        yield from map(_line, found)
        return
    change = history.change(connection, chosen.number, names=True)
    if change is None:
        raise Problem(f"Không có thay đổi số {chosen.number}.")
    yield _line(change)
    if chosen.file is not None:
        yield _kept(connection, change, chosen.file)
        return
    for part in parts(connection, change.number):
        yield f"{part.label} ({written(part.rows)}):"
        for each in differences(connection, change.number, part.name, 0, SHOWN):
            yield f"  {' · '.join(each.subject)}: {' → '.join(difference_words(each))}"
        if part.rows > SHOWN:
            yield f"  … và {written(part.rows - SHOWN)} dòng khác."


def _line(change: Change) -> str:
    said = [f"{change.number}", f"{change.at:%H:%M %d/%m/%Y}", change.actor, change.summary]
    said += [f"lý do: {change.reason}"] if change.reason else []
    said += [f"đã được hoàn tác bởi số {change.undone_by}"] if change.undone_by else []
    return " · ".join(said)


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
