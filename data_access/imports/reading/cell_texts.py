"""The text of a cell as a person sees it, as it is read, and as a sentence says it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.utils.datetime import WINDOWS_EPOCH, to_excel

from data_access.imports.reading.read import cleaned
from progress.model.numbers import day

_YEARS = range(1800, 2101)
_DIGITS = 15
"""Of a number that spreadsheets show: what a sum leaves behind them is no part of it."""
_LITERAL = re.compile(r'"[^"]*"|\\.')
"""Words in a number's format, which change no number."""


def text_of(value: object, number_format: str = "", epoch: datetime = WINDOWS_EPOCH) -> str:
    """Return the text that a person sees: `01` stays `01`, whole numbers have no point.

    Workbooks count days from their `epoch`.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        value = float(f"{value:.{_DIGITS}g}")
    if isinstance(value, (int, float)) and "%" in number_format:
        return f"{value * (100 if '%' in _LITERAL.sub('', number_format) else 1):.12g}%"
    if isinstance(value, datetime):
        # A year typed into a cell for days is shown as a day of 1905.
        typed = to_excel(value, epoch)  # type: ignore[no-untyped-call]
        if typed in _YEARS:
            return str(int(typed))
        # Excel has no days without a time: midnight is none.
        moment = "" if value.time() == time() else f" {value.time().isoformat('auto')}"
        return f"{day(value)}{moment}"
    if isinstance(value, (date, time, timedelta)):
        return day(value) if isinstance(value, date) else str(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    zeros = number_format.strip("0") == "" and len(number_format) > 1
    if isinstance(value, int) and zeros:
        # The format 00 shows the number 1 as 01, and codes are stored like that.
        return str(value).zfill(len(number_format))
    return cleaned(str(value))


class FractionText(str):
    """The number 1.234 of a workbook as `1.2340`, since `1.234` could be a thousand as well."""

    __slots__ = ()


def words_of(entry: str) -> str:
    """Return an entry as one among words: a number as it is shown."""
    return entry[:-1] if isinstance(entry, FractionText) else entry


def cell_text(cell: Any) -> str:
    """Return the text of a cell of a workbook as a person sees it."""
    return text_of(cell.value, str(cell.number_format or ""), cell.parent.parent.epoch)


def shown(cell: Any) -> str:
    """Return the text of a cell as a sentence says it: its decimals behind a comma."""
    text = cell_text(cell)
    return text.replace(".", ",") if isinstance(cell.value, float) else text


def entry_of(cell: Any) -> str:
    """Return the text of a cell that is read."""
    text = cell_text(cell)
    held = isinstance(cell.value, float) and re.fullmatch(r"[0-9]+\.[0-9]{3}", text)
    return FractionText(f"{text}0") if held else text
