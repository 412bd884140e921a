"""The forms a cell may have: each function turns its text into a value, or says what to write.

Forms of numbers stand in `number_forms`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from progress.model.search import bare

Form: TypeAlias = Callable[[str], Any]

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._@-]{0,39}")
_EMAIL = re.compile(
    r"[0-9A-Za-z_+-]+(\.[0-9A-Za-z_+-]+)*@([0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?\.)+[A-Za-z]{2,}"
)
_LONGEST_EMAIL = 254
"""Letters of an e-mail address (RFC 5321)."""
_YEAR = re.compile(r"([12][0-9]{3})(\.0)?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN_DAY = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{4})")
_TIME = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_SPOKEN_DAY = re.compile(
    r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE
)


class FormError(ValueError):
    """A cell that cannot be read, with the stable code of the reason."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def text(cell: str) -> str:
    """Return words and codes as they are; a truth value, which a worksheet holds, is neither."""
    if cell in ("TRUE", "FALSE"):
        raise FormError(
            "truth-value",
            f"Ô chứa giá trị logic {cell} của bảng tính, không phải chữ. Hãy ghi bằng chữ.",
        )
    return cell


def code(cell: str) -> str:
    """Return the code of an institution: letters, digits, points and dashes."""
    if not _CODE.fullmatch(cell):
        raise FormError(
            "not-a-code",
            f"«{cell}» không phải mã. Mã chỉ gồm chữ không dấu, số, dấu chấm và gạch nối; "
            "thiết chế mới thì để trống.",
        )
    return cell


def email(cell: str) -> str:
    """Return an e-mail address: one, bare, in letters that every mail server takes."""
    if not is_email(cell):
        raise FormError(
            "not-an-email",
            f"«{cell}» không phải địa chỉ thư điện tử. Hãy ghi một địa chỉ, ví dụ "
            "ten@donvi.gov.vn.",
        )
    return cell


def is_email(text: str) -> bool:
    """Tell whether a text is one bare e-mail address."""
    return _EMAIL.fullmatch(text) is not None and len(text) <= _LONGEST_EMAIL


def clause_code(cell: str) -> str:
    """Return the code of a duty: document and clause, `hue:IV.1.10`; the Ministry's have no colon.

    None of it is a word, so that it can stand in an address.
    """
    document, colon, clause = cell.rpartition(":")
    if not all(map(_CODE.fullmatch, (document, clause) if colon else (cell,))):
        raise FormError(
            "not-a-code",
            f"«{cell}» không phải mã nhiệm vụ. Mã gồm mã văn bản, dấu hai chấm và số điều khoản, "
            "ví dụ hue:IV.1.10.",
        )
    return cell


def truth(cell: str) -> bool:
    """Return what `Có` and `Không`, or 1 and 0, say."""
    digit: str = one_of("1", "0", spoken={"Có": "1", "Không": "0"})(cell)
    return digit == "1"


def year(cell: str) -> int:
    """Return a year of four digits; `2025.0` is 2025."""
    match = _YEAR.fullmatch(cell)
    if not match:
        raise FormError("not-a-year", f"«{cell}» không phải năm. Hãy ghi bốn chữ số, ví dụ 2025.")
    return int(match[1])


def occurrence(cell: str) -> int:
    """Return the key of a task's occurrence: a year, or 0 for a task without a time."""
    return 0 if cell in ("0", "0.0") else year(cell)


def day(cell: str) -> date:
    """Return a date written `2025-12-01`, `01/12/2025` or `ngày 01 tháng 12 năm 2025`.

    A time of the day behind it says nothing more. A year alone is no date.
    """
    cell = _TIME.sub("", cell)
    if _YEAR.fullmatch(cell):
        raise FormError(
            "year-only", f"«{cell}» chỉ có năm. Hãy ghi đủ ngày, tháng, năm, ví dụ 01/01/{cell}."
        )
    if match := _ISO_DAY.fullmatch(cell):
        numbers = (match[1], match[2], match[3])
    elif match := _WRITTEN_DAY.fullmatch(cell) or _SPOKEN_DAY.fullmatch(cell):
        numbers = (match[3], match[2], match[1])
    else:
        raise FormError("not-a-date", f"«{cell}» không phải ngày. Hãy ghi dạng 01/12/2025.")
    try:
        return date(*map(int, numbers))
    except ValueError as error:
        raise FormError(
            "not-a-date",
            f"Không có ngày «{cell}». Hãy ghi ngày trước, tháng sau, ví dụ 25/12/2025.",
        ) from error


def one_of(*words: str, spoken: Mapping[str, str] | None = None) -> Form:
    """Return the form of a cell that takes one of some words.

    `spoken` gives the word that each Vietnamese one stands for, however it is spelt.
    """
    known = {word: word for word in words}
    known |= {bare(said): word for said, word in (spoken or {}).items()}
    said = {word: f"{said} ({word})" for said, word in reversed(list((spoken or {}).items()))}
    listed = ", ".join(said.get(word, word) for word in words)

    def word(cell: str) -> str:
        if cell not in known and bare(cell) not in known:
            raise FormError(
                "unknown-word", f"Không có giá trị «{cell}». Hãy ghi một trong: {listed}."
            )
        return known.get(cell) or known[bare(cell)]

    return word
