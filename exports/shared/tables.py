"""Tables as files that spreadsheets open with Vietnamese letters intact and no formula alive."""

from __future__ import annotations

import csv
import io

import pandas as pd

_ALIVE = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Return UTF-8 with the mark Excel looks for; a text that would be a formula is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(rows.columns)
    for row in rows.itertuples(index=False):
        writer.writerow(["" if pd.isna(cell) else safe(str(cell)) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_ALIVE) else text
