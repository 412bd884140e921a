"""Lint, check types and run every test: `manage.py test`."""
# ruff: noqa: S603 (every command line that runs here was written here)

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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
APT = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get update && "
    "apt-get install -y --no-install-recommends chromium fonts-liberation"
)


def main(arguments: list[str]) -> int:
    """Run the checks, then pytest with the arguments; return the first status that is not 0."""
    missing = no_browser()
    flags = ("--postgresql",) if missing else ("--postgresql", "--browser-tests")
    statuses = [run(check) for check in CHECKS]
    # Before pytest, whose summary ends the output.
    failed = [" ".join(check) for check, status in zip(CHECKS, statuses, strict=True) if status]
    if failed:
        print(f"Failed: {', '.join(failed)} (see above). The tests run nevertheless.")
    if missing:
        print(missing)
    statuses.append(run(("pytest", *flags, *arguments)))
    return next((status for status in statuses if status), 0)


def run(tool: tuple[str, ...]) -> int:
    """Run a development tool in the checkout, shown; return its exit status."""
    print("$", *tool, flush=True)
    return subprocess.call([sys.executable, "-m", *tool], cwd=ROOT)


def no_browser() -> str:
    """Return why the browser tests are left out, "" where they are not."""
    if not chromium() and on_debian_as_root():
        print("$", APT, flush=True)
        subprocess.call(["/bin/sh", "-c", APT])
    if chromium() or os.environ.get("CI") == "true":  # there the tests themselves fail, loudly
        return ""
    return "Browser tests are left out: install Chromium or Chrome, or set CHROMIUM to its path."


def chromium() -> str:
    """Return the Chromium or Chrome to test with, "" where there is none."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next((found for name in names if name and (found := shutil.which(name))), "")


def on_debian_as_root() -> bool:
    """Say whether a missing Debian package can be installed here."""
    return Path("/etc/debian_version").exists() and hasattr(os, "geteuid") and os.geteuid() == 0
