"""Zipped files (DOCX, XLSX, PPTX) that are the same bytes whenever they are made."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day a zip can hold: when a file was made says nothing of what is in it."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def steady(content: bytes) -> bytes:
    """Return an archive packed again in its order, with no trace of the clock."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Python writes the system it runs on, which is no part of the content.
            entry.create_system = 0
            again.writestr(entry, made.read(name))
    return packed.getvalue()


def moment(day: date) -> datetime:
    """Return what a file says of when it was made: the day its data are of, at midnight."""
    return datetime.combine(day, time())


def printable(words: str) -> str:
    """Return words without the signs that no XML can hold."""
    return _ILLEGAL.sub("", words)
