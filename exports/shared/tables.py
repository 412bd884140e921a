"""Tables as CSV that spreadsheets open with Vietnamese letters intact and no text as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeAlias

import pandas as pd

from progress.model.letters import printable

Cell: TypeAlias = str | date | float | None
CsvCell: TypeAlias = str | float | None
"""A cell of a CSV file; None is an empty one."""

_PART = 1_000
"""Rows in a part of a CSV file."""
_ALIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Return a table as one CSV file; an empty cell stays empty."""
    cells = (
        ["" if pd.isna(cell) else str(cell) for cell in row] for row in rows.itertuples(index=False)
    )
    return b"".join(csv_parts(list(rows.columns), cells))


def csv_parts(columns: Sequence[str], rows: Iterable[Sequence[CsvCell]]) -> Iterator[bytes]:
    """Yield a CSV file part by part: UTF-8 with the mark Excel looks for, texts made safe."""
    lines = iter(rows)
    part: Iterable[Sequence[CsvCell]] = [columns]
    encoding = "utf-8-sig"
    while part:
        stream = io.StringIO()
        csv.writer(stream).writerows(
            [safe(cell) if isinstance(cell, str) else cell for cell in row] for row in part
        )
        yield stream.getvalue().encode(encoding)
        encoding = "utf-8"
        part = list(islice(lines, _PART))


def safe(text: str) -> str:
    """Return a printable text that no spreadsheet takes for a formula."""
    shown = printable(text)
    return f"'{shown}" if shown.startswith(_ALIVE) else shown
