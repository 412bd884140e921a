"""Names of files as people gave them: words to show and to keep, never a path."""

import re

LONGEST = 120
_STEPS = re.compile(r"[/\\]")


def plain_name(given: str) -> str:
    """Return the last step of a name, on whatever system it was a path, in letters one can see."""
    last = _STEPS.split(given)[-1]
    seen = "".join(letter if letter.isprintable() else " " for letter in last)
    return " ".join(seen.split())[-LONGEST:] or "khong-ten"
