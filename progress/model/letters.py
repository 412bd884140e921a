"""Text of files, forms and addresses: what of it every output can hold, and what a PDF can print.

A PDF carries its fonts with it and is not made at all where one of them lacks a letter; every other
format leaves letters to the fonts of its reader.
"""

import unicodedata
from collections.abc import Callable

VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
TONED_VOWELS = tuple(
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES
)
"""The vowels of Vietnamese, the marks of its tones, and every vowel in every tone."""
MARK = "▯"
"""Stands for a letter that cannot be printed."""
_PDF_RANGES = (
    "20-7e a0-ac ae-1c3 1cd-1f0 1f4-245 2b0-36f 374-377 37a-37f 384-3ce 400-45f 490-49b "
    "1e00-1e9b 1e9e-1ef9 2012-2027 2030-2037 2039-203f 2070-20b5 20bd 2100-2103 2115-2117 "
    "2122 2126 2153-2184 2190-2220 2223-222d 2241-226b 2500-2600 2605 2638-2653 2660-2667 "
    "2669-266f 2714 2716"
)
"""Letters of Chart Sans or Report Serif and the fonts that Typst brings, in all weights and styles.

`tests/unit/exports/test_letters.py` sets each of them.
"""
_SIMPLER = {
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u202f\u2007", "\u00a0"),
    **dict.fromkeys("\r\u2028\u2029", "\n"),
    # Bullets, arrows and ticks of Wingdings and Symbol, as Word and Excel keep them.
    **dict.fromkeys("\uf0a7\uf0b7\uf0d8\uf076\uf06c\uf06e\uf071\uf0a8", "•"),
    "\uf0e0": "→",
    "\uf0fc": "✔",
    "\uf0fe": "✔",
}
_SAME_IN_PDF = {"✓": "✔", "☑": "✔", "✅": "✔", "⁃": "•", "・": "·"}
_NOTHING = {"Cc", "Cf", "Cs"}
"""Categories of Unicode that are never seen: control, format (zero width, direction), surrogate."""


class _Letters(dict[int, str]):
    """A table for `str.translate` that finds each letter's replacement once."""

    def __init__(self, replacement: Callable[[str], str]) -> None:
        self._replacement = replacement

    def __missing__(self, code: int) -> str:
        self[code] = self._replacement(chr(code))
        return self[code]


def printable(text: str) -> str:
    """Return a text that XML, JSON and UTF-8 can hold and that shows all there is in it.

    Marks are joined to their letters; spaces, hyphens and bullets of word processors are the usual
    ones; what is never seen or turns the direction of reading is left out, private letters are
    `MARK`.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_HELD))


def printable_in_pdf(text: str) -> str:
    """Return a printable text whose letters the fonts of documents have; others are `MARK`."""
    return printable(text).translate(_SET)


def unprintable_in_pdf(text: str) -> tuple[str, ...]:
    """Return the letters of a text that a PDF does not show, each once."""
    shown = printable(text)
    lost = (letter for letter in shown if _SET[ord(letter)] == MARK != letter)
    private = (letter for letter in text if unicodedata.category(letter) == "Co")
    private = (letter for letter in private if letter not in _SIMPLER)
    return tuple(dict.fromkeys((*lost, *private)))


def visible(text: str) -> str:
    """Return a text without what steers a terminal or hides in a log; lines stay lines."""
    return text if text.isprintable() else text.translate(_SEEN)


def one_line(text: str) -> str:
    """Return a printable text in one line, for names and logs."""
    return " ".join(printable(text).split())


def _held(letter: str) -> str:
    category = unicodedata.category(letter)
    code = ord(letter)
    if letter in "\t\n" or letter in _SIMPLER:
        return _SIMPLER.get(letter, letter)
    if category == "Zs" and letter != "\u00a0":
        return " "
    if category in _NOTHING or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return ""
    return MARK if category == "Co" else letter


def _set_in_pdf(letter: str) -> str:
    simpler = _SAME_IN_PDF.get(letter) or unicodedata.normalize("NFKC", letter)
    for text in (letter, simpler):
        if all(each in "\t\n" or _has_form(each) for each in text):
            return text
    return MARK


def _has_form(letter: str) -> bool:
    code = ord(letter)
    known = any(first <= code <= last for first, last in _IN_PDF)
    return known and unicodedata.category(letter) != "Cn"


_IN_PDF = tuple(
    (int(first, 16), int(last or first, 16))
    for first, _, last in (each.partition("-") for each in _PDF_RANGES.split())
)
_HELD, _SET = _Letters(_held), _Letters(_set_in_pdf)
_SEEN = _Letters(lambda c: "" if unicodedata.category(c) in _NOTHING and c not in "\t\n\r" else c)
