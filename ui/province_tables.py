"""The tables of the page "Tỉnh, thành"."""

from __future__ import annotations

import pandas as pd

from charts.dot_rows import province_words
from progress.coverage import ProvinceFact
from progress.numbers import day, written
from progress.programme import Programme
from progress.records import Unit
from progress.reporting import scope_reports
from progress.selection import FIRST_YEAR, Selection
from progress.targets import TargetFact
from progress.words import fact_title, target_words, unit_title, value_words


def units(listed: tuple[Unit, ...]) -> pd.DataFrame:
    """Return one row for each province, in the order given."""
    return pd.DataFrame(
        [
            {
                "Mã": unit.code,
                "Tỉnh, thành phố": unit_title(unit),
                "Vùng": unit.region or "chưa rõ",
                "Dân số": written(unit.population),
                "Diện tích (km²)": written(unit.area_km2, 1),
            }
            for unit in listed
        ]
    )


def compared(
    programme: Programme, whole: TargetFact, known: tuple[ProvinceFact, ...], groups: dict[str, str]
) -> pd.DataFrame:
    """Return the country, then each province of a group, with value and verdict."""
    rows = [{"Đơn vị": "Cả nước", "Nhóm": "", "Kết quả": value_words(whole),
             "Kết luận": whole.verdict.label}]  # fmt: skip
    by_code = {fact.code: fact for fact in known}
    for code, group in groups.items():
        fact = by_code.get(code)
        rows.append(
            {
                "Đơn vị": unit_title(programme.unit[code]),
                "Nhóm": group,
                "Kết quả": province_words(fact) if fact else "chưa có số liệu",
                "Kết luận": fact.verdict.label if fact else "",
            }
        )
    return pd.DataFrame(rows)


def needed(programme: Programme, facts: tuple[TargetFact, ...]) -> pd.DataFrame:
    """Return what each target still needs; empty text where it cannot be said."""
    return pd.DataFrame(
        [
            {
                "Chỉ tiêu": fact_title(programme, fact),
                "Mốc": str(fact.milestone.year),
                "Mục tiêu": target_words(fact.indicator, fact.milestone),
                "Kết luận": fact.verdict.label,
                "Còn cần": "" if fact.gap is None else written(fact.gap),
                "Mỗi năm": _per_year(fact),
            }
            for fact in facts
        ]
    )


def reports(programme: Programme, selection: Selection) -> pd.DataFrame:
    """Return the reports of the units that stood for a scope, the latest year first."""
    return pd.DataFrame(
        [
            {
                "Năm": str(year),
                "Đơn vị": unit_title(programme.unit[fact.unit_code]),
                "Trạng thái": fact.state.label,
                "Ngày nhận": day(fact.report.received_on) if fact.report else "",
            }
            for year in range(selection.as_of.year, FIRST_YEAR - 1, -1)
            for fact in scope_reports(programme, selection.scope, year, selection.as_of)
        ]
    )


def _per_year(fact: TargetFact) -> str:
    if fact.catch_up is not None:
        return f"tăng {written(fact.catch_up, 1)}%"
    return "" if fact.gap_per_year is None else written(fact.gap_per_year)
