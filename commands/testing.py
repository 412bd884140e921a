"""Lint, check types and run every test: `manage.py test`."""
# ruff: noqa: S603 (every command line that runs here was written here)

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
BROWSERS = (
    "chromium",
    "google-chrome",
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
OFFICES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
PARTS = ("libswlo.so", "libsclo.so", "libsdlo.so")
"""Writer, Calc and Impress, which Linux installs one by one."""
BROWSER_PACKAGES = ("chromium", "fonts-liberation")
OFFICE_PACKAGES = (
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "libreoffice-impress-nogui",
    # As wide, letter for letter, as the fonts of Windows that documents name.
    "fonts-liberation",
    "fonts-crosextra-carlito",
)

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


def found_or_installed(find: Callable[[], str], packages: tuple[str, ...]) -> bool:
    """Look for a program, and install it where that can be done; with CI=true say yes anyhow.

    There the tests themselves fail, loudly.
    """
    if not find() and on_debian_as_root():
        apt = "export DEBIAN_FRONTEND=noninteractive; apt-get update && apt-get install -y "
        apt += f"--no-install-recommends {' '.join(packages)}"
        print("$", apt, flush=True)
        subprocess.call(["/bin/sh", "-c", apt])
    return bool(find()) or os.environ.get("CI") == "true"


def chromium() -> str:
    """Return the Chromium or Chrome to test with, "" where there is none."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next((found for name in names if name and (found := shutil.which(name))), "")


def office() -> str:
    """Return the LibreOffice to test with, "" where there is none or a part of it is missing."""
    names = (os.environ.get("SOFFICE", ""), *OFFICES)
    found = next((found for name in names if name and (found := shutil.which(name))), "")
    program = Path(found).resolve().parent
    if sys.platform == "linux" and not all((program / part).exists() for part in PARTS):
        return ""
    return found


def on_debian_as_root() -> bool:
    """Say whether a missing Debian package can be installed here."""
    return Path("/etc/debian_version").exists() and hasattr(os, "geteuid") and os.geteuid() == 0
