"""Find what a command needs, and run it."""

import sys

from commands.launching import server
from commands.launching.console import say
from commands.launching.environment import DEVELOPING, ROOT, USING, hand_over, inside
from commands.registry import MODULES, is_for_developers


def main(arguments: list[str], help_text: str) -> int:
    """Run one command of `manage.py` and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        return _run(arguments, help_text)
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str], help_text: str) -> int:
    name, *rest = arguments or ["--help"]
    if name in ("-h", "--help", "help"):
        print(help_text.strip())
        return 0
    if name in ("run", "present"):
        return server.run(rest) if name == "run" else server.present(rest)
    if name in MODULES:
        files = DEVELOPING if is_for_developers(name) else USING
        if not (ROOT / files[-1]).exists():
            say(f"Lệnh «{name}» là của người phát triển, không có trong bản đóng gói.")
            return 2
        return hand_over(inside("commands", name, *rest, files=files))
    say(f"Không có lệnh «{name}». Xem các lệnh: python3 manage.py --help")
    return 2
