"""How names are found and put in order, whatever marks, case and spelling they are typed with.

A text becomes bare words: marks, case and signs are gone, composed or not. A word that is also
written otherwise (`Lý` and `Lí`, `Bắc Kạn` and `Bắc Cạn`) has a second form, which a text carries
beside the first one. What is asked for is found where every word of it begins a word of the text,
in either form.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain

from progress.model.numbers import alphabetical, plain

MOST_WORDS = 12
"""Words of a question that are looked at."""
LONGEST_WORD = 40

Term = tuple[str, ...]
"""The forms of one word that is looked for: any of them will do."""

_ICELANDIC = "ð"
"""As a capital it looks like the Vietnamese Đ, and some keyboards type it."""
_WORD = re.compile(r"[^\W_]+")
# Where the one vowel of a syllable is y, i is written as well: Mỹ and Mĩ, quý and quí; not so
# in Tây and Tai, thúy and thúi.
_LONE_Y = re.compile(r"(?:[bcdghklmnprstvx]|ch|gh|kh|ngh?|nh|ph|qu|th|tr)?y")
# Names of the Central Highlands are written with k and with c.
_K_AS_C = re.compile(r"k(?=[aou])|k$")
_NUMBERS = re.compile(r"([0-9]+)")
_NUMBER = "\x01"
_LOWEST_RANK = 4
"""Above a number, which stands before signs, those before letters."""


def bare_words(text: str) -> list[str]:
    """Return the words of a text without marks and case."""
    return _WORD.findall(text.translate(_BARE))


def bare(text: str) -> str:
    """Return a text as its bare words, to be compared with another."""
    return " ".join(bare_words(text))


def searchable(*texts: str) -> str:
    """Return the words of texts, and their other forms, each behind a space."""
    words = chain.from_iterable(map(bare_words, texts))
    forms = dict.fromkeys(chain.from_iterable(map(_forms, words)))
    return f" {' '.join(forms)}"


def search_terms(text: str, names: Mapping[str, str]) -> tuple[Term, ...]:
    """Return what a question looks for; nothing where it has no letter and no digit.

    `names` are the longer names of places and the short ones that say the same, in bare words.
    """
    asked = f" {' '.join(word[:LONGEST_WORD] for word in bare_words(text))} "
    for long, short in names.items():
        asked = asked.replace(f" {long} ", f" {short} ")
    return tuple(dict.fromkeys(_forms(word) for word in asked.split()[:MOST_WORDS]))


def shorter_names(names: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Return the former names that hold the name of today in full, the longest first.

    "Thừa Thiên Huế" asks for what "Huế" asks for; "Sài Gòn" does not ask for all of Hồ Chí Minh.
    """
    shorter = {}
    for name, former_names in names:
        short = bare(name)
        for former in former_names:
            long = bare(former)
            if long != short and f" {short} " in f" {long} ":
                shorter[long] = short
    return dict(sorted(shorter.items(), key=lambda pair: (-len(pair[0]), pair)))


def order_key(name: str) -> bytes:
    """Return bytes that sort by the Vietnamese alphabet in any database; numbers by their size."""
    folded = unicodedata.normalize("NFC", name.lower()).replace(_ICELANDIC, "đ")
    ranks = "".join(
        _by_size(part) if _NUMBERS.fullmatch(part) else part.translate(_RANKS)
        for part in _NUMBERS.split(folded)
    )
    return f"{ranks}\0{folded.translate(_TONES)}".encode("latin-1")


def _by_size(number: str) -> str:
    """Write a number so that a longer one stands behind a shorter one."""
    size = number.lstrip("0")[:LONGEST_WORD]
    return f"{_NUMBER}{chr(len(size))}{size}"


class _EachCharacter(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __init__(self, of: Callable[[str], str], known: Mapping[int, str] | None = None) -> None:
        super().__init__(known or {})
        self._of = of

    def __missing__(self, code: int) -> str:
        self[code] = self._of(chr(code))
        return self[code]


_BARE = _EachCharacter(plain, {ord(each): "d" for each in (_ICELANDIC, _ICELANDIC.upper())})
# Below the alphabet stands what is no letter of it.
_RANKS = _EachCharacter(lambda letter: chr(_LOWEST_RANK + alphabetical(letter)[0][0]))
_TONES = _EachCharacter(lambda letter: chr(alphabetical(letter)[1][0]))


@lru_cache(maxsize=8192)
def _forms(word: str) -> Term:
    other = word[:-1] + "i" if _LONE_Y.fullmatch(word) else word
    other = _K_AS_C.sub("c", other)
    return (word,) if other == word else (word, other)
