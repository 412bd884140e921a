"""`bench`: measure the dashboard against its budgets, on this machine."""

import json
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from commands.development.benching import browser, crowd, exports, imports, pages, plans, register
from commands.development.benching.measures import Measurement, table
from commands.development.benching.servers import Bench
from commands.options import parser, today

STEPS = (
    ("starting from nothing, and again", pages.starts),
    ("making every file of a conference", exports.files),
    ("searching and paging through the register", register.register),
    ("importing workbooks and a register", imports.imports),
    ("measuring reruns of every page", pages.reruns),
    ("measuring pages where every province has a plan", plans.plans),
    ("measuring the overview on a large register", pages.large_register),
    ("measuring many viewers", crowd.crowds),
    ("measuring memory", crowd.memory),
    ("measuring the map", pages.first_visit_of_the_map),
    ("measuring the show", browser.show),
    ("measuring first content", browser.first_content),
)
"""What is measured: each step by itself, or all of them on the same databases."""


def main(arguments: list[str]) -> int:
    """Measure, print the table, and return 1 where a budget is exceeded."""
    words = parser("bench", "Measure the pages against their budgets.")
    words.add_argument("--json", action="store_true", help="print the measures as JSON")
    words.add_argument("--only", default="", metavar="WORD", help="steps whose name has this word")
    words.add_argument("--at", default="", metavar="ADDRESS", help="only viewers of this server")
    words.add_argument("--viewers", type=int, default=100, metavar="N", help="for --at: how many")
    words.add_argument("--pause", type=float, default=10, metavar="S", help="between their clicks")
    options = words.parse_args(arguments)
    if options.viewers < 1 or options.pause < 0:
        words.error("--viewers needs 1 or more, --pause 0 or more")
    as_of = today(options.as_of)
    # Whatever ends the measuring ends its servers, even in the background of a shell.
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    began = time.monotonic()
    measures: list[Measurement] = []
    is_whole = False
    temporary = tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)
    try:
        with temporary as folder, ExitStack() as stack:
            bench = Bench(Path(folder), as_of, stack)
            steps = [each for each in STEPS if options.only in each[0]]
            if options.at:
                look = partial(crowd.rehearsal, options.at, options.viewers, options.pause)
                steps = [("measuring viewers", look)]
            for sentence, measured in steps:
                print(f"{sentence} ...", file=sys.stderr, flush=True)
                measures += measured(bench)
        is_whole = True
    finally:  # of a step that fails, what was measured before it is of use
        print(f"measured in {time.monotonic() - began:.0f} s", file=sys.stderr)
        exceeded = any(each.ok is False for each in measures)
        if options.json:
            report = {
                "ok": is_whole and not exceeded,
                "measures": [each.as_json() for each in measures],
            }
            print(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            print(table(measures))
    return int(exceeded)
