"""Lint, check types and run every test: `manage.py test`."""
# ruff: noqa: S603 (every command line that runs here was written here)

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from commands.development.testing.programs import (
    BROWSER_PACKAGES,
    OFFICE_PACKAGES,
    chromium,
    found_or_installed,
    office,
)

ROOT = Path(__file__).resolve().parents[3]
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
PARALLEL = ("-n", "auto", "--maxprocesses", "4")
"""A process a core: each has its own servers and browser, so no more than four."""


def main(arguments: list[str]) -> int:
    """Run the checks, then pytest with the arguments; return the first status that is not 0."""
    left_out = {"--browser-tests": no_browser(), "--office": no_office()}
    flags = ("--postgresql", *(flag for flag, reason in left_out.items() if not reason))
    statuses = [run(check) for check in CHECKS]
    # Before pytest, whose summary ends the output.
    failed = [" ".join(check) for check, status in zip(CHECKS, statuses, strict=True) if status]
    if failed:
        print(f"Failed: {', '.join(failed)} (see above). The tests run nevertheless.")
    for reason in filter(None, left_out.values()):
        print(reason)
    statuses.append(run(("pytest", *PARALLEL, *flags, *arguments)))
    return next((status for status in statuses if status), 0)


def run(tool: tuple[str, ...]) -> int:
    """Run a development tool in the checkout, shown; return its exit status."""
    print("$", *tool, flush=True)
    return subprocess.call([sys.executable, "-m", *tool], cwd=ROOT)


def no_browser() -> str:
    """Return why the browser tests are left out, "" where they are not."""
    if found_or_installed(chromium, BROWSER_PACKAGES):
        return ""
    return "Browser tests are left out: install Chromium or Chrome, or set CHROMIUM to its path."


def no_office() -> str:
    """Return why documents are not opened in LibreOffice, "" where they are."""
    if found_or_installed(office, OFFICE_PACKAGES):
        return ""
    return (
        "Tests that open documents in LibreOffice are left out: install LibreOffice (Writer, Calc "
        "and Impress), or set SOFFICE to its path."
    )
