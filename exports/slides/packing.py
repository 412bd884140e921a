"""The same report gives the same file: no clock and no chance in what a presentation is packed of.

The libraries write the hour at which they ran into the file, into the workbooks of its charts, and
into the archives themselves.
"""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def packed(content: bytes, day: date) -> bytes:
    """Return a package of Office, and those inside it, as if made at the start of a day."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            part = source.read(name)
            if name.endswith(".xlsx"):
                part = packed(part, day)
            elif name == "docProps/core.xml":
                part = _MADE.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            # Python writes the system it runs on, which is no part of the content.
            entry.create_system = 0
            target.writestr(entry, part)
    return out.getvalue()
