"""How much room a text takes on a slide, so that nothing overlaps whatever is reported.

Slides name Arial: it has every letter of Vietnamese on every Windows and macOS, and LibreOffice
takes Liberation Sans for it, which is as wide letter for letter. Its widths stand here, because the
machine that writes a slide may have no font at all.
"""

import unicodedata
from functools import lru_cache

FAMILY = "Arial"
LINE = 1.2
"""Height of a line, in sizes of its letters."""
_ROOM = 0.97
"""Part of a width that lines may fill: programs round the widths of letters differently."""

# In thousandths of the size. A letter with marks is as wide as without them, but for ơ and ư.
_REGULAR = {
    222: "'ijl‘’|",
    278: " !,./:;I[\\]ft",
    334: "()-`r“”·²{}",
    389: '•"*°',
    500: "^Jcksvxyz↑↓",
    556: "₫≤≥#$0123456789?L_abdeghnopquđ–€«»§",
    611: "+<=>~−×●■○FTZ",
    669: "ơ&ABEKPSVXYư",
    722: "CDHNRUwĐ",
    778: "GOQ",
    857: "Mm½ƯƠ",
    944: "%W",
}
_BOLD = {
    278: "' ,./I\\ijl‘’|",
    333: "!()-:;[]`ft·²",
    389: "•*r{}°",
    500: '"z“”↑↓',
    556: "₫≤≥#$0123456789J_aceksvxy–€«»§",
    611: "+<=>^~−×●■○?FLTZbdghnopquđ",
    667: "EPSVXY",
    724: "ơ&ABCDHKNRUĐư",
    778: "GOQw",
    857: "ƯMơ½Ơ",
    944: "%mW",
}
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_WIDEST = 1020
"""Of a letter that is not in the table."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in points; a little more rather than less."""
    return size * _thousandths(text, bold) / 1000


def lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text between words into lines of at most a width; a longer word is broken, too."""
    most, space = width * _ROOM, width_of(" ", size, bold=bold)
    broken: list[str] = []
    taken = 0.0
    for word in text.split():
        wide = width_of(word, size, bold=bold)
        if broken and taken + space + wide <= most:
            broken[-1] += f" {word}"
            taken += space + wide
        else:
            broken.extend([word] if wide <= most else _pieces(word, most, size, bold))
            taken = width_of(broken[-1], size, bold=bold)
    return broken or [""]


def height_of(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return the height that a text takes in a width."""
    return len(lines(text, width, size, bold=bold)) * size * LINE


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=4096)
def _thousandths(text: str, bold: bool) -> int:
    """Return the width of a text in thousandths of its size; words come again and again."""
    return sum(_letter(each, bold) for each in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=1024)
def _letter(letter: str, bold: bool) -> int:
    widths = _WIDTHS[bold]
    for part in (letter, *_stripped(letter)):
        if part in widths:
            return widths[part]
    return 0 if unicodedata.combining(letter) else _WIDEST


def _stripped(letter: str) -> list[str]:
    """Return a letter without its tone, then without any mark: ợ, ơ, o."""
    spread = unicodedata.normalize("NFD", letter)
    return [unicodedata.normalize("NFC", spread[:end]) for end in range(len(spread), 0, -1)]
