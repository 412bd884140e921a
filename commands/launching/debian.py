"""Packages of Debian and Ubuntu that are missing, installed where that is allowed."""

import os
from pathlib import Path

from commands.launching.console import last_line, run_quietly, say

APT = (
    "export DEBIAN_FRONTEND=noninteractive; apt-get update && "
    "apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends"
)


def can_install() -> bool:
    """Say whether this is Debian (or made from it) and this program runs as root."""
    return Path("/etc/debian_version").exists() and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> bool:
    """Install packages with apt; say why where that fails."""
    names = " ".join(packages)
    status, output = run_quietly(["/bin/sh", "-c", f"{APT} {names}"], f"Đang cài {names} bằng apt")
    if status:
        say(last_line(output))
    return not status
