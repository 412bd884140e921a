"""Numbers, money, dates, the alphabet: the Vietnamese way, whatever the browser's locale."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

UNKNOWN = "chưa rõ"
MILLION = 1_000_000
"""Đồng: money is stored in whole đồng, and typed in millions of them."""
TYPED_PLACES = 6
"""Decimals of a million that are a whole đồng."""
_SCALES = ((1_000 * MILLION, "tỷ đồng"), (MILLION, "triệu đồng"))
_NUMBER_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def written(number: Fraction | float | int | None, places: int = 0) -> str:
    """Write a number with Vietnamese marks (`1.234,5`), rounded half up; None is "chưa rõ"."""
    if number is None:
        return UNKNOWN
    value = rounded(number, places)
    text = f"{abs(value):,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"−{text}" if value < 0 else text


def rounded(number: Fraction | float | int, places: int) -> Decimal:
    """Return a number rounded half up, away from zero, to that many decimals."""
    exact = Fraction(number)
    quantum = Decimal(1).scaleb(-places)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(quantum, ROUND_HALF_UP)


def changed(number: Fraction, unit: str) -> str:
    """Write a change with its sign: `+16,4 điểm`, `+3`; a small one is never rounded to none."""
    if number == 0:
        return "không đổi"
    places = next((each for each in (1, 2) if rounded(number, each)), 3) if unit else 0
    return f"{'+' if number > 0 else ''}{written(number, places)}{unit}"


def rises_and_falls(changes: Iterable[Fraction | None]) -> str:
    """Count what rose, fell and stayed: `5 tăng, 1 giảm, 2 không đổi`; unknown changes are none."""
    signs = [(change > 0) - (change < 0) for change in changes if change is not None]
    counts = ((signs.count(1), "tăng"), (signs.count(-1), "giảm"), (signs.count(0), "không đổi"))
    return ", ".join(f"{written(number)} {word}" for number, word in counts if number)


def percent(number: Fraction | float | None, places: int = 1) -> str:
    """Write a percentage; whole targets such as 40 take `places=0`."""
    return UNKNOWN if number is None else f"{written(number, places)}%"


def asked(low: Fraction, high: Fraction | None, unit: str = "%") -> str:
    """Write what a target asks for: `40%`, `10–15%`, `3–5 chương trình`."""
    space = "" if unit == "%" else " "
    numbers = [written(n, 0 if n.denominator == 1 else 1) for n in (low, high) if n is not None]
    return f"{'–'.join(numbers)}{space}{unit}"


def number_word(number: Fraction | float | int) -> str:
    """Write a number up to ten as a word, as sentences do; any other in digits."""
    exact = Fraction(number)
    if exact.denominator == 1 and 0 <= exact < len(_NUMBER_WORDS):
        return _NUMBER_WORDS[int(exact)]
    return written(exact, 0 if exact.denominator == 1 else 1)


def part_words(part: Fraction) -> str:
    """Write a part of a whole: `một nửa`, `hai phần ba`, `một phần tư`."""
    if part == Fraction(1, 2):
        return "một nửa"
    whole = "tư" if part.denominator == 4 else number_word(part.denominator)
    return f"{number_word(part.numerator)} phần {whole}"


def money(amount: int | None) -> str:
    """Write an amount as pages do: `1,2 tỷ đồng`, `850 triệu đồng`; None is "chưa rõ"."""
    if amount is None:
        return UNKNOWN
    for scale, word in _SCALES:
        # What rounds up to the next word takes that word: never `1.000 triệu đồng`.
        if amount >= scale - scale // 20_000:
            short = rounded(Fraction(amount, scale), 1)
            return f"{written(Fraction(short), 0 if short == int(short) else 1)} {word}"
    return exact_money(amount)


def exact_money(amount: int | None) -> str:
    """Write an amount to the đồng, as files do: `1.200.500.000 đồng`; None is "chưa rõ"."""
    return UNKNOWN if amount is None else f"{written(amount)} đồng"


def in_millions(amount: int) -> str:
    """Write an amount in triệu đồng, exactly, as it is typed: `1.200,5`.

    Three decimals get a fourth: `1,234` could be read as a thousand and more.
    """
    whole, rest = divmod(amount, MILLION)
    decimals = f"{rest:0{TYPED_PLACES}}".rstrip("0")
    decimals += "0" if len(decimals) == 3 else ""
    return f"{written(whole)},{decimals}" if decimals else written(whole)


def day(value: date | None) -> str:
    """Write a date as `20/11/2026`; None is "chưa rõ"."""
    return UNKNOWN if value is None else value.strftime("%d/%m/%Y")


@lru_cache(maxsize=4096)
def alphabetical(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the key that sorts by the Vietnamese alphabet: letters first, then tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text.lower()):
        base, tone = _without_tone(character)
        letters.append(_RANK.get(base, -1) if base.isalpha() else -2)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def plain(text: str) -> str:
    """Return a text without marks and case, for searching: "Huế", "HUẾ" and "hue" are one."""
    spread = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(character for character in spread if not unicodedata.combining(character))


def upper_first(text: str) -> str:
    """Return a text that begins with a capital; the rest of it stays."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text that begins with a small letter, to go on within a sentence."""
    return text[:1].lower() + text[1:]


def _without_tone(character: str) -> tuple[str, int]:
    marks = unicodedata.normalize("NFD", character)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    kept = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", kept), tone
