"""Outlooks as tables: the list of provinces, and earlier outlooks against what came."""

import pandas as pd

from progress.judging.words import value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.outlook.back_test import YearOfOutlooks
from progress.outlook.outlooks import Outlook
from progress.outlook.provinces import PlaceOutlook
from progress.outlook.words import (
    outcome_words,
    range_words,
    reached_words,
    short_words,
    since_words,
)

SINCE = "Tốc độ từ"
"""Column that stands in the file alone; on the page the sentence of a place says it."""


def provinces(programme: Programme, places: tuple[PlaceOutlook, ...]) -> pd.DataFrame:
    """Return one row for each province, what asks for action first."""
    return pd.DataFrame(_province(programme, each) for each in places)


def earlier_years(tested: tuple[YearOfOutlooks, ...]) -> pd.DataFrame:
    """Return one row for each earlier year: how many outlooks, how many right, how far off."""
    return pd.DataFrame(
        {
            "Số liệu đến năm": str(each.year),
            "Số dự báo": written(len(each.outlooks)),
            "Nằm trong khoảng": written(each.within),
            "Lệch bình quân": "" if each.mean_error is None else written(each.mean_error, 1),
        }
        for each in tested
    )


def _province(programme: Programme, place: PlaceOutlook) -> dict[str, str]:
    outlook, fact = place.outlook, place.fact
    return {
        "Tỉnh, thành phố": programme.unit[place.code].name,
        "Nay": value_words(fact).removeprefix("–") if fact.current else "",
        "Nếu giữ tốc độ": outcome_words(outlook) if outlook else place.reason,
        "Đến mốc": _range(outlook) if outlook else "",
        "Còn thiếu": short_words(outlook) if outlook else "",
        "Năm đạt": reached_words(outlook) if outlook else "",
        SINCE: since_words(outlook) if outlook else "",
    }


def _range(outlook: Outlook) -> str:
    """Return the range; that only one pace is known, where that is so."""
    words = range_words(outlook)
    return f"{words} (một tốc độ)" if len(outlook.paces) == 1 else words
