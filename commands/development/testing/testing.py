"""`test`: lint, types and all tests; fewer with `--quick`, more with `--all`, or what is named."""
# ruff: noqa: S603 (every command line that runs here was written here)

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from commands.development.testing.programs import BROWSER, FRONT, OFFICE, missing
from commands.launching.environment import ROOT

LINT = (("ruff", "check"), ("ruff", "format", "--check"))
PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
"""A process a core: each has its own servers and browser, so no more than four."""
SLOW = ("--postgresql", "--browser-tests", "--office")
QUICK = ("--quick", "tests/unit", "tests/database")


def main(arguments: list[str]) -> int:
    """Run lint, then pytest with the types beside it; return the first status that is not 0.

    Arguments that are not options of this command go to pytest, which then runs alone.
    """
    options, others = _options().parse_known_args(arguments)
    flags = (*(() if options.quick else SLOW), *(("--nightly",) if options.all else ()))
    if others:
        return run(("pytest", *_processes(others), *flags, *others))
    statuses = {" ".join(check): run(check) for check in LINT}
    if options.quick:
        statuses["pytest"] = run(("pytest", *PARALLEL, *flags, *QUICK))
    else:
        # Installed here, where it is seen, and not in the middle of the tests.
        print(*filter(None, map(missing, (BROWSER, OFFICE, FRONT))), sep="\n")
        with beside("mypy") as types:
            statuses["pytest"] = run(("pytest", *PARALLEL, *flags))
        statuses["mypy"] = types.returncode
    if failed := [tool for tool, status in statuses.items() if status]:
        print(f"Failed: {', '.join(failed)} (see above).")
    return next(filter(None, statuses.values()), 0)


@contextmanager
def beside(tool: str) -> Iterator[subprocess.Popen[str]]:
    """Run a tool while something else runs, and show afterwards what it said."""
    command = [sys.executable, "-m", tool]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        yield process
        said, _ = process.communicate()
        print("$", tool)
        print(said, end="", flush=True)


def run(tool: tuple[str, ...]) -> int:
    """Run a development tool in the checkout, shown; return its exit status.

    Compiled modules are kept whatever is set: tests start Python some hundred times.
    """
    print("$", *tool, flush=True)
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.call([sys.executable, "-m", *tool], cwd=ROOT, env=kept)


def _processes(arguments: list[str]) -> tuple[str, ...]:
    """Return the options for several processes; one file is done sooner without."""
    named = [path for word in arguments if (path := ROOT / word.split("::")[0]).exists()]
    return () if len(named) == 1 and named[0].is_file() else PARALLEL


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "manage.py test",
        description="Lint, check types and run every test but the nightly ones.",
        epilog="Other arguments (a file, a test, -k WORD) go to pytest, which then runs alone.",
        allow_abbrev=False,
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--quick", action="store_true", help="lint, and what tests of SQLite tell in seconds"
    )
    either.add_argument("--all", action="store_true", help="the tests marked nightly too")
    return parser
