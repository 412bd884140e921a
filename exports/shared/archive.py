"""Zipped files (DOCX, XLSX, PPTX) that are the same bytes whenever they are made."""

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day a zip can hold: when a file was made says nothing of what is in it."""
_FIRST = "[Content_Types].xml"
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def reproducible_zip(content: bytes, day: date) -> bytes:
    """Return a file of Office, and those inside it, packed as if made at the start of a day.

    The libraries write the hour at which they ran into the file, into the workbooks of its charts,
    and into the archives themselves.
    """
    stamp = moment(day).isoformat().encode() + b"Z"
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in sorted(made.namelist(), key=lambda name: (name != _FIRST, name)):
            part = made.read(name)
            if name.endswith(".xlsx"):
                part = reproducible_zip(part, day)
            elif name == "docProps/core.xml":
                part = _MADE.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            again.writestr(entry(name), part)
    return packed.getvalue()


def entry(name: str, mode: int | None = None) -> zipfile.ZipInfo:
    """Return the entry of a packed file, which does not tell when and where it was made.

    `mode` is who may do what with the file on Unix, None where this is no part of the content.
    """
    made = zipfile.ZipInfo(name, _FIRST_DAY)
    made.compress_type = zipfile.ZIP_DEFLATED
    # Python writes the system it runs on; 3 is Unix.
    made.create_system = 0 if mode is None else 3
    made.external_attr = (mode or 0) << 16
    return made


def moment(day: date) -> datetime:
    """Return what a file says of when it was made: the day its data are of, at midnight."""
    return datetime.combine(day, time())
