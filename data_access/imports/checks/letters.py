"""Errors of letters that were lost or mixed up on the way, in files of any kind.

A text is told from a foreign one by its syllables: what a wrong reading leaves is no Vietnamese,
and becomes so when it is read the right way.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.table import TableCheck
from progress.model.letters import TONES, VOWELS

_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
_ADDRESS = re.compile(r"\S*(://|www\.|@)\S*")
_WORD = re.compile(r"[^\s.,;:!?()\[\]{}«»“”\"'/\\–+=*&%#0-9_-]+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|ch|tr|th|ph|kh|qu|[bcdđghklmnpqrstvx])?"
    rf"[{VOWELS}]{{1,3}}(?:ch|nh|ng|[ckmnpt])?"
)
_ABBREVIATION = re.compile("[bcdđfghjklmnpqrstvwxz]+")
_TONES = str.maketrans("", "", "".join(TONES))
# The letters of TCVN 5712 (VN3) in the places that Windows gives to Western ones.
_TCVN3 = str.maketrans(
    "¡¢§£¤¥¦¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂĐÊÔƠƯăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_TONES = {
    **dict.fromkeys("ùÙ", "\u0301"),
    **dict.fromkeys("øØ", "\u0300"),
    **dict.fromkeys("ûÛ", "\u0309"),
    **dict.fromkeys("õÕ", "\u0303"),
    **dict.fromkeys("ïÏ", "\u0323"),
    **dict.fromkeys("âÂ", "\u0302"),
    **dict.fromkeys("êÊ", "\u0306"),
    **dict.fromkeys("áÁ", "\u0302\u0301"),
    **dict.fromkeys("àÀ", "\u0302\u0300"),
    **dict.fromkeys("åÅ", "\u0302\u0309"),
    **dict.fromkeys("ãÃ", "\u0302\u0303"),
    **dict.fromkeys("äÄ", "\u0302\u0323"),
    **dict.fromkeys("éÉ", "\u0306\u0301"),
    **dict.fromkeys("èÈ", "\u0306\u0300"),
    **dict.fromkeys("úÚ", "\u0306\u0309"),
    **dict.fromkeys("üÜ", "\u0306\u0303"),
    **dict.fromkeys("ëË", "\u0306\u0323"),
}
"""What VNI writes behind a vowel for its marks."""
_VNI_LETTERS = str.maketrans("ôÔöÖñÑæÆóÓòÒîÎíÍìÌ", "ơƠưƯđĐỉỈĩĨịỊỵỴíÍìÌ")


def letter_errors(check: TableCheck) -> Iterator[Issue]:
    """Yield cells of words whose letters are lost, or are those of another encoding."""
    for row in check.rows:
        for name, value in row.values.items():
            if isinstance(value, str) and (sentence := broken_letters(value)):
                yield row.issue(name, "broken-letters", sentence)


def broken_letters(text: str) -> str:
    """Return what is wrong with the letters of a text, "" where nothing is."""
    if text.isascii() and "?" not in text:
        return ""
    bare = _ADDRESS.sub(" ", text)
    if _LOST.search(bare):
        return (
            f"«{_beginning(text)}»: có chữ bị mất, chỉ còn dấu hỏi. Hãy lưu lại từ tệp gốc thành "
            "«CSV UTF-8» hoặc .xlsx rồi nhập lại."
        )
    if _is_vietnamese(bare):
        return ""
    for name, reading in _READINGS.items():
        right = reading(bare)
        if right != bare and not _LOST.search(right) and _is_vietnamese(right):
            return (
                f"«{_beginning(text)}» là chữ {name}, có lẽ là «{_beginning(right.strip())}». Hãy "
                "chuyển mã sang Unicode "
                "(ví dụ bằng Unikey, Công cụ, Chuyển mã) rồi nhập lại."
            )
    return ""


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


_SHOWN = 100
"""Letters of a text that a sentence repeats."""


def _is_vietnamese(text: str) -> bool:
    """Tell whether every word with other letters than those of English is a syllable."""
    return all(
        word.isascii() or _is_syllable(word) or _ABBREVIATION.fullmatch(word.lower())
        for word in _WORD.findall(text)
    )


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", apart)) is not None


def _read_again(right: str) -> Callable[[str], str]:
    """Return the reading of a text that was written in a code page and read as Windows-1252."""

    def reading(text: str) -> str:
        content = b"".join(_byte(letter) for letter in text)
        return unicodedata.normalize("NFC", content.decode(right, "replace"))

    return reading


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        # The code page leaves some bytes open, which programs pass on as they are.
        return letter.encode("latin-1", "ignore") or b"\xff"


def _vni(text: str) -> str:
    letters: list[str] = []
    for letter in text:
        follows = letters and letters[-1][0].lower() in "aeiouyơư"
        mark = _VNI_TONES.get(letter) if follows else None
        letters.append(mark or letter.translate(_VNI_LETTERS))
    return unicodedata.normalize("NFC", "".join(letters))


_READINGS: dict[str, Callable[[str], str]] = {
    "UTF-8 bị đọc sai hai lần": _read_again("utf-8"),
    "Windows-1258 bị đọc sai": _read_again("cp1258"),
    "phông cũ TCVN3 (ABC, .VnTime)": lambda text: text.translate(_TCVN3),
    "phông cũ VNI": _vni,
}
