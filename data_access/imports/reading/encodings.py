"""How a CSV file may be encoded: UTF-8, UTF-16 with its mark, or Windows-1258.

Old code pages carry no mark: every file could be one. Such a reading is kept only where it gives a
table that is known, and where its letters are those of Vietnamese.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from data_access.store.problems import Problem
from progress.model.letters import TONED_VOWELS

_Table = TypeVar("_Table")
_NOT_UTF_8 = (
    "Tệp không phải CSV mã hóa UTF-8. Trong Excel hãy chọn «Lưu thành» (Save As), kiểu "
    "«CSV UTF-8», rồi nhập lại."
)
_TCVN3 = (
    "Chữ trong tệp là phông cũ TCVN3 (ABC, .VnTime), không phải Unicode. Hãy chuyển mã sang "
    "Unicode (ví dụ bằng Unikey, Công cụ, Chuyển mã), lưu thành «CSV UTF-8» rồi nhập lại."
)
# Signs that stand inside words only where the font TCVN3 draws them as letters; not «».
_OLD_FONT = re.compile(r"[A-Za-z][µ¸¶·¹¨®©ª¬­¾¼½Æ]|[µ¸¶·¹®©ª¬­][a-z]")
_MARKS = {"utf-16": (b"\xff\xfe", b"\xfe\xff")}


def decoded(content: bytes, table: Callable[[str], _Table]) -> _Table:
    """Return what `table` makes of the text of a file; Problem where it is no text.

    `table` raises Problem for what it does not know.
    """
    if content.startswith(_MARKS["utf-16"]):
        return table(_text(content, "utf-16"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_code_page(content, table)
    # A workbook, or UTF-16 without a mark, which may pass as UTF-8 with zeros between the letters.
    if "\0" in text:
        raise Problem(_NOT_UTF_8)
    return table(unicodedata.normalize("NFC", text))


def _of_code_page(content: bytes, table: Callable[[str], _Table]) -> _Table:
    text = _text(content, "cp1258")
    if _OLD_FONT.search(content.decode("latin-1")) and not _is_vietnamese(text):
        raise Problem(_TCVN3)
    try:
        result = table(text)
    except Problem as problem:
        raise Problem(_NOT_UTF_8) from problem
    if not _is_vietnamese(text):
        raise Problem(_NOT_UTF_8)
    return result


def _text(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Problem(_NOT_UTF_8) from error
    if "\0" in text:
        raise Problem(_NOT_UTF_8)
    return unicodedata.normalize("NFC", text)


def _is_vietnamese(text: str) -> bool:
    """Tell whether all letters are Vietnamese ones, with no mark left that stands on none."""
    return all(
        character.isascii() or character in _LETTERS or not character.isalpha()
        for character in text.lower()
    ) and not any(unicodedata.combining(character) for character in text)


_LETTERS = frozenset((*TONED_VOWELS, "đ"))
