"""Programs that tests need beside Python: found, or installed on Debian as root."""
# ruff: noqa: S603

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

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
