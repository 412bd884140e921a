"""Outlooks as tables: the list of provinces, and earlier outlooks against what came."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import pandas as pd

from progress.assignment.assignments import AssignedShare, Assignment
from progress.assignment.scenarios import KeptShare, years_of
from progress.assignment.words import growth_asked, has_words
from progress.judging.words import value_words
from progress.model.numbers import alphabetical, written
from progress.model.programme import Programme
from progress.outlook.back_test import YearOfOutlooks
from progress.outlook.provinces import PlaceOutlook
from progress.outlook.words import (
    full_range,
    outcome_words,
    reached_words,
    short_words,
    since_words,
)

NAME = "Tỉnh, thành phố"
SINCE = "Tốc độ từ"
"""Column that stands in the file alone; on the page the sentence of a place says it."""


def provinces(programme: Programme, places: tuple[PlaceOutlook, ...]) -> pd.DataFrame:
    """Return one row for each province, what asks for action first."""
    return pd.DataFrame(_province(programme, each) for each in places)


def filled(programme: Programme, places: tuple[PlaceOutlook, ...]) -> pd.DataFrame:
    """Return of the same what fits on a page: the columns that say something."""
    rows = provinces(programme, places)
    return rows[[each for each in rows.columns if each != SINCE and any(rows[each])]]


def assigned(programme: Programme, shared: Assignment) -> pd.DataFrame:
    """Return one row for each province: what it has, what is asked of it, and year by year."""
    if shared.percent is not None:
        return _of_growth(programme, dict.fromkeys(shared.units, shared.percent))
    rows = [_assigned(programme, each, shared.years) for each in shared.shares]
    silent = [{NAME: programme.unit[code].name, "Nay": "chưa báo cáo"} for code in shared.silent]
    return pd.DataFrame([*rows, *silent]).fillna("–")


def kept(programme: Programme, shares: tuple[KeptShare, ...]) -> pd.DataFrame:
    """Return the same of what a scenario asks for one indicator."""
    if rates := {e.unit_code: e.percent for e in shares if e.percent is not None}:
        return _of_growth(programme, rates)
    years = years_of(shares)
    lines = [
        AssignedShare(
            e.unit_code,
            e.numerator or 0,
            e.denominator or 0,
            e.added or 0,
            tuple(map(e.in_year, years)),
        )
        for e in sorted(shares, key=lambda e: alphabetical(programme.unit[e.unit_code].name))
    ]
    return pd.DataFrame(_assigned(programme, each, years) for each in lines)


def _of_growth(programme: Programme, rates: Mapping[str, Fraction]) -> pd.DataFrame:
    names = {programme.unit[code].name: growth_asked(rate) for code, rate in rates.items()}
    return pd.DataFrame({NAME: n, "Giao": names[n]} for n in sorted(names, key=alphabetical))


def _assigned(programme: Programme, each: AssignedShare, years: Iterable[int]) -> dict[str, str]:
    by_hand = " (đặt tay)" if each.by_hand else ""
    reached, by_year = each.numerator + each.added, zip(years, each.by_year, strict=True)
    return {
        NAME: programme.unit[each.code].name,
        "Hiện có": f"{written(each.numerator)}/{written(each.denominator)}",
        "Nay": has_words(each.numerator, each.denominator),
        "Giao thêm": f"{written(each.added)}{by_hand}",
        **{f"Thêm {year}": written(number) for year, number in by_year},
        "Đến mốc": has_words(reached, each.denominator),
    }


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
        NAME: programme.unit[place.code].name,
        "Nay": value_words(fact).removeprefix("–") if fact.current else "",
        "Nếu giữ tốc độ": outcome_words(outlook) if outlook else place.reason,
        "Đến mốc": full_range(outlook) if outlook else "",
        "Còn thiếu": short_words(outlook) if outlook else "",
        "Năm đạt": reached_words(outlook) if outlook else "",
        SINCE: since_words(outlook) if outlook else "",
    }
