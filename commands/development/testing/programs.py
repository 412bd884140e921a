"""What tests need beside Python packages: looked for, and installed on Debian as root."""
# ruff: noqa: S603

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commands.launching import debian
from commands.launching.environment import LOCK, ROOT
from commands.launching.front import nginx
from commands.launching.locks import locked

BROWSERS = (
    "chromium-headless-shell",
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
VIETNAMESE = "charset=1ebf"
"""A letter that a font for Vietnamese has and others lack: ế."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is there or not, and the Debian packages that bring it.

    Releases differ in names: where the first packages cannot be installed, the next are tried.
    """

    name: str
    is_met: Callable[[], bool]
    packages: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class KindOfTest:
    """Tests that have needs of their own: what they are called, and the needs."""

    name: str
    needs: tuple[Need, ...]


def chromium() -> str:
    """Return the Chromium or Chrome to test with, "" where there is none."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next((path for name in names if name and (path := shutil.which(name))), "")


def office() -> str:
    """Return the LibreOffice to test with, "" where there is none or a part of it is missing."""
    names = (os.environ.get("SOFFICE", ""), *OFFICES)
    path = next((path for name in names if name and (path := shutil.which(name))), "")
    program = Path(path).resolve().parent
    if sys.platform == "linux" and not all((program / part).exists() for part in PARTS):
        return ""
    return path


def driver_starts() -> bool:
    """Say whether Playwright's driver starts; its Node needs a library that Debian may lack."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def has_font(pattern: str) -> bool:
    """Say whether fontconfig knows such a font; where it is not in use, the system brings fonts."""
    if sys.platform != "linux":
        return True
    program = shutil.which("fc-list")
    if program is None:
        return False
    matched = subprocess.run([program, pattern], capture_output=True, text=True, check=False)
    return bool(matched.stdout.strip())


_LIBERATION = (("fontconfig", "fonts-liberation2"), ("fontconfig", "fonts-liberation"))
BROWSER = KindOfTest(
    "Browser tests",
    (
        Need(
            "Chromium or Chrome (or CHROMIUM)",
            lambda: bool(chromium()),
            # Without windows it takes a fifth less of the processor; older releases lack it.
            (("chromium-headless-shell",), ("chromium",)),
        ),
        Need("what Playwright's driver needs to start", driver_starts, (("libatomic1",),)),
        Need("a font with Vietnamese letters", lambda: has_font(f":{VIETNAMESE}"), _LIBERATION),
    ),
)
OFFICE = KindOfTest(
    "Tests that open documents in LibreOffice",
    (
        Need(
            "LibreOffice with Writer, Calc and Impress (or SOFFICE)",
            lambda: bool(office()),
            (tuple(f"libreoffice-{part}-nogui" for part in ("writer", "calc", "impress")),),
        ),
        # As wide, letter for letter, as the fonts of Windows that documents name.
        Need(
            "the font Liberation Sans with Vietnamese letters",
            lambda: has_font(f"Liberation Sans:{VIETNAMESE}"),
            _LIBERATION,
        ),
        Need(
            "the font Carlito",
            lambda: has_font(f"Carlito:{VIETNAMESE}"),
            (("fontconfig", "fonts-crosextra-carlito"),),
        ),
    ),
)
FRONT = KindOfTest(
    "Tests of several processes", (Need("nginx", lambda: bool(nginx()), (("nginx",),)),)
)

SYSTEMD = KindOfTest(
    "Tests of units",
    (Need("systemd-analyze", lambda: bool(shutil.which("systemd-analyze")), (("systemd",),)),),
)


@cache
def missing(kind: KindOfTest) -> str:
    """Install what tests of a kind need; return what is missing still, "" where nothing is."""
    unmet = [need for need in kind.needs if not need.is_met()]
    if unmet and debian.can_install():
        # Test processes ask at the same time.
        with locked(ROOT / LOCK, "Đang đợi một lệnh khác cài xong ..."):
            unmet = [need for need in unmet if not _install(need)]
    names = "; ".join(need.name for need in unmet)
    return f"{kind.name} need what is not installed: {names}." if names else ""


def _install(need: Need) -> bool:
    """Install the packages of a need that is not met yet; say whether it is met now."""
    return need.is_met() or any(
        debian.install(*packages) and need.is_met() for packages in need.packages
    )
