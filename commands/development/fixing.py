"""`fix`: correct what ruff can correct, then format the code."""
# ruff: noqa: S603 (every command line that runs here was written here)

import subprocess
import sys

from commands.launching.environment import ROOT

STEPS = (("check", "--fix"), ("format",))


def main(arguments: list[str]) -> int:
    """Run ruff over the checkout, or over the files that are named; return the first status."""
    statuses = [
        subprocess.call([sys.executable, "-m", "ruff", *step, *arguments], cwd=ROOT)
        for step in STEPS
    ]
    return next((status for status in statuses if status), 0)
