"""How wide a text is in the fonts of pictures, where there is no browser to ask."""

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_WIDTHS = Path(__file__).resolve().parent / "fonts" / "widths.json"
_UNKNOWN = 700
"""Width of a letter that the fonts do not have: wider than most, so that nothing runs over."""
_ROUNDING = 0.01
"""A line is no longer than its room because of how fractions are added."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line, in the unit of `size`."""
    return _thousandths(text, bold) * size / 1000


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes that is broken between words; 0 for none.

    A word that is wider than the room is broken inside, as browsers are told to.
    """
    space = width(" ", size, bold=bold)
    room += _ROUNDING
    count, used = 0, room + 1
    for word in text.split():
        wide = width(word, size, bold=bold)
        if used + space + wide <= room:
            used += space + wide
            continue
        whole, rest = divmod(wide, room)
        count += 1 + int(whole)
        used = rest
    return count


def largest(
    text: str, room: float, sizes: tuple[int, ...], most: int, *, bold: bool = False
) -> int:
    """Return the first of the sizes in which a text takes at most so many lines, or the last."""
    fitting = (size for size in sizes if lines(text, room, size, bold=bold) <= most)
    return next(fitting, sizes[-1])


@lru_cache(maxsize=8192)
def _thousandths(text: str, bold: bool) -> int:
    known = _letters()["Bold" if bold else "Regular"]
    return sum(known.get(letter, _UNKNOWN) for letter in unicodedata.normalize("NFC", text))


@cache
def _letters() -> dict[str, dict[str, int]]:
    widths: dict[str, dict[str, int]] = json.loads(_WIDTHS.read_text(encoding="utf-8"))
    return widths
