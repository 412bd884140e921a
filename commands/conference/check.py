"""`check`: the pass list before a conference; status 1 where something must not be shown so."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from commands.conference.checking import figures, looks, shows
from commands.conference.checking.findings import Check, CheckResult, Finding, Rehearsal
from commands.connections import connection
from commands.options import parser, today
from data_access import snapshots
from data_access.programme.queries import programme as read_programme
from data_access.store.problems import Problem
from progress.model.programme import Programme
from progress.model.selection import Selection
from progress.model.snapshots import CURRENT
from progress.model.units import NATION
from progress.plans.deviations import NATIONAL_PLAN
from progress.reporting.years import year_shown_first

CHECKS: tuple[Check, ...] = (
    figures.frozen,
    figures.units,
    figures.reports,
    figures.numerators,
    figures.demonstration,
    looks.fonts,
    looks.colours,
    looks.labels,
    shows.show_drawn,
)
"""In the order of the list; a new one takes the `Rehearsal` and yields `Finding`s."""


def main(arguments: list[str]) -> int:
    """Print what every check found, and return 1 where one failed."""
    options = parser("check", "Kiểm tra một bản chốt trước khi trình bày.")
    options.add_argument("code", metavar="MÃ", nargs="?", help=f"mã bản chốt, hoặc {CURRENT}")
    options.add_argument("--file", type=Path, metavar="TỆP", help="kiểm tra một tệp đã xuất")
    options.add_argument(
        "--server", action="store_true", help="kiểm tra thiết lập của máy chủ cho nhiều người dùng"
    )
    chosen = options.parse_args(arguments)
    if sum((chosen.code is not None, chosen.file is not None, chosen.server)) != 1:
        raise Problem(
            f"Hãy ghi đúng một trong ba: mã bản chốt (hoặc {CURRENT}), --file TỆP, hay --server."
        )
    counted: Counter[CheckResult] = Counter()
    as_of = today(chosen.as_of) if chosen.as_of else None
    for finding in _of_server() if chosen.server else findings(_rehearsal(chosen, as_of)):
        counted[finding.outcome] += 1
        print(f"{finding.outcome:<6} {finding.sentence}")
    print(
        f"Kết quả: {counted[CheckResult.PASSED]} đạt, {counted[CheckResult.WARNING]} lưu ý, "
        f"{counted[CheckResult.FAILED]} hỏng."
    )
    return int(counted[CheckResult.FAILED] > 0)


def _of_server() -> Iterator[Finding]:
    """Yield what is found of the settings; other rehearsals do not wait for what this imports."""
    server = import_module("commands.conference.checking.server")
    server.take_variables()
    for check in server.CHECKS:
        yield from check()


def findings(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Yield what every check found."""
    for check in CHECKS:
        yield from check(rehearsal)


def _rehearsal(chosen: Namespace, as_of: date | None) -> Rehearsal:
    """Return what is rehearsed; Problem where it is not there or not what was frozen."""
    if chosen.file is not None:
        exported = snapshots.read_file(chosen.file)
        selection = _selection(exported.programme, as_of or exported.snapshot.as_of)
        return Rehearsal(exported.programme, selection, exported.snapshot, exported.chosen_slides)
    with connection() as opened:
        if chosen.code == CURRENT:
            programme = read_programme(opened)
            return Rehearsal(programme, _selection(programme, as_of or today()))
        snapshot, programme = snapshots.verify(opened, chosen.code)
        selection = _selection(programme, as_of or snapshot.as_of)
        chosen_slides = snapshots.chosen_slides(opened, chosen.code)
        return Rehearsal(programme, selection, snapshot, chosen_slides)


def _selection(programme: Programme, as_of: date) -> Selection:
    """Return what the first page opens with on a day."""
    year = year_shown_first(programme, NATION, as_of)
    return Selection(as_of, year, document=NATIONAL_PLAN)
