"""`bench`: measure the pages against their budgets, on this machine."""

import argparse
import json
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path

from commands.development.benching import (
    browser,
    exports,
    imports,
    pages,
    register,
    reruns,
    starts,
)
from commands.development.benching.measures import Measure, table
from commands.development.benching.reruns import Seat, Seats, selections
from commands.development.benching.servers import Server, dashboard, empty_page, prepare
from commands.development.benching.viewer import viewer
from commands.options import parser, today

SMALL, LARGE = 600, 60_000
"""Institutions in the two registers that are compared."""
MEMORY = 100.0
"""Budget: megabytes above an empty page that imports the same packages."""


def main(arguments: list[str]) -> int:
    """Measure, print the table, and return 1 where a budget is exceeded."""
    options = _options(arguments)
    as_of = today(options.as_of)
    # Whatever ends the measuring ends its servers, even in the background of a shell.
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        measures = list(_measures(Path(folder), as_of))
    _say(f"measured in {time.monotonic() - began:.0f} s")
    exceeded = [each for each in measures if each.ok is False]
    if options.json:
        found = {"ok": not exceeded, "measures": [each.as_json() for each in measures]}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(table(measures))
    return 1 if exceeded else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    words = parser("bench", "Measure the pages against their budgets.")
    words.add_argument("--json", action="store_true", help="print the measures as JSON")
    return words.parse_args(arguments)


def _measures(folder: Path, as_of: date) -> Iterator[Measure]:
    small, large = folder / "small.db", folder / "large.db"
    _say("starting from nothing, and again")
    yield from starts.measured(small, SMALL, selections(as_of)[0])
    _say(f"preparing {LARGE} institutions")
    prepare(large, "--scale", str(LARGE))
    _say("making every file of a conference")
    yield from exports.measured(small, as_of)
    _say("searching and paging through the register")
    yield from register.measured(large, LARGE, as_of)
    _say("importing workbooks and a register")
    yield from imports.measured(folder, as_of)
    with ExitStack() as stack:
        seats = Seats(
            _seat(stack, dashboard(small), as_of),
            _seat(stack, dashboard(large), as_of),
            _seat(stack, empty_page(folder, frozen=False), as_of),
            _seat(stack, empty_page(folder, frozen=True), as_of),
        )
        server, empty = seats.small.server, seats.empty.server
        # Before anything else is asked of them: one viewer each, and the reruns of its warm-up.
        memory = list(_memory(server, empty))
        _say("measuring reruns")
        yield from reruns.measured(seats, f"{LARGE} over {SMALL} institutions")
        yield from reruns.cold(server, seats.small.viewer, as_of)
        one = stack.enter_context(viewer(server.site, server.page, remembers=True))
        yield reruns.same_view_again(server, one, as_of)
        yield from memory
        _say("measuring the other pages")
        yield from pages.measured(server, as_of)
        yield from pages.first_visit_of_the_map(server, as_of)
        _say("measuring the show")
        yield from browser.show(server, as_of)
        _say("measuring first content")
        yield from browser.first_content(server, empty)


def _seat(stack: ExitStack, serving: AbstractContextManager[Server], as_of: date) -> Seat:
    """Start a server and seat one viewer before it, who looks around."""
    server = stack.enter_context(serving)
    one = stack.enter_context(viewer(server.site, server.page))
    seat = Seat(server, one, selections(as_of))
    seat.warm_up()
    return seat


def _memory(overview: Server, empty: Server) -> Iterator[Measure]:
    """Yield the memory of the dashboard with one viewer, above that of the empty page with one."""
    own, other = overview.memory(), empty.memory()
    yield Measure("memory with one viewer, above an empty page's", own - other, "MB", MEMORY)
    yield Measure("  overview", own, "MB")
    yield Measure("  empty page", other, "MB")


def _say(sentence: str) -> None:
    print(f"{sentence} ...", file=sys.stderr, flush=True)
