"""What a person sees while something slow is done."""
# ruff: noqa: S603 (every command line that runs here was written here)

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping


def say(sentence: str, end: str = "\n") -> None:
    """Print on standard error: standard output is for the results of commands."""
    print(sentence, end=end, file=sys.stderr, flush=True)


def run_quietly(
    command: list[str], doing: str, variables: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a command, show what it is doing and for how long; return its status and its output.

    `variables` are its environment variables, None for those of this program.
    """
    interval, end = (1, "\r") if sys.stderr.isatty() else (10, "\n")
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(command, env=variables, stdout=output, stderr=output) as process:
            say(f"{doing} ...", end)
            while process.poll() is None:
                try:
                    process.wait(interval)
                except subprocess.TimeoutExpired:
                    say(f"{doing} ... {time.monotonic() - began:.0f} giây", end)
        outcome = "không được" if process.returncode else "xong"
        say(f"{doing}: {outcome} sau {time.monotonic() - began:.0f} giây.")
        output.seek(0)
        return process.returncode, output.read().decode("utf-8", "replace")


def last_line(output: str) -> str:
    """Return the last line that says something; tools put their reason there."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "không rõ lý do."
