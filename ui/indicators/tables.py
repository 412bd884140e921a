"""The charts of one indicator as tables."""

import pandas as pd

from charts.rows.dot_rows import ranked
from progress.indicators.yearly_changes import YearlyChange, change_words
from progress.judging.coverage import ProvinceFact
from progress.judging.coverage_words import province_words
from progress.judging.rollup import Total, YearTotal
from progress.judging.statements import second_reading_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Indicator, Measure
from progress.model.titles import target_words, unit_title
from ui.frame import words


def provinces(programme: Programme, facts: tuple[ProvinceFact, ...]) -> pd.DataFrame:
    """Return one row for each province, in the order of the chart."""
    source = words.DEMONSTRATION if programme.demonstration else "Báo cáo của đơn vị"
    return pd.DataFrame(
        {**_province(programme, fact), "Nguồn số liệu": source} for fact in ranked(programme, facts)
    )


def years(indicator: Indicator, reported: tuple[YearTotal, ...]) -> pd.DataFrame:
    """Return one row for each reported year of a row without targets, the latest first."""
    return pd.DataFrame(
        {
            "Năm": str(each.total.year),
            "Kết quả": _reported(each.total, indicator.measure),
            "Đã báo cáo": f"{len(each.total.reported)}/{each.total.expected}",
            "Nguồn số liệu": words.DEMONSTRATION if each.demonstration else "Báo cáo",
        }
        for each in reversed(reported)
    )


def classes(counts: tuple[tuple[str, int, int], ...]) -> pd.DataFrame:
    """Return one row for each class or verdict."""
    return pd.DataFrame(
        {"Nhóm": str(name), "Số tỉnh, thành phố": written(count), "Tỷ lệ": f"{share}%"}
        for name, count, share in counts
    )


def changes(programme: Programme, moves: tuple[YearlyChange, ...]) -> pd.DataFrame:
    """Return one row for each province, the largest gain first."""
    source = words.DEMONSTRATION if programme.demonstration else "Báo cáo của đơn vị"
    return pd.DataFrame(
        {
            "Tỉnh, thành phố": unit_title(programme.unit[each.code]),
            f"Năm {each.before.year}": _reported(each.before, each.measure),
            f"Năm {each.now.year}": _reported(each.now, each.measure),
            "Thay đổi": change_words(each),
            "Nguồn số liệu": source,
        }
        for each in moves
    )


def _province(programme: Programme, fact: ProvinceFact) -> dict[str, str]:
    share = fact.fact.indicator.measure is Measure.SHARE
    known = fact.reported
    return {
        "Thứ hạng": "" if fact.rank is None else str(fact.rank),
        "Tỉnh, thành phố": unit_title(programme.unit[fact.code]),
        "Kết quả": province_words(fact),
        "Tử số": written(fact.total.numerator) if known else "",
        "Mẫu số": written(fact.total.denominator) if known and share else "",
        "Kết luận": fact.verdict.label,
        "Ước tính": second_reading_words(fact.fact) if known else "",
        "Mốc": str(fact.fact.milestone.year),
        "Mục tiêu": target_words(fact.fact.indicator, fact.fact.milestone),
        "Còn thiếu": written(fact.fact.gap) if known and fact.fact.gap else "",
        "Đã báo cáo": f"{len(fact.total.reported)}/{fact.total.expected}",
    }


def _reported(total: Total, measure: Measure | None) -> str:
    if not total.reported:
        return "chưa có số liệu"
    counts = written(total.numerator)
    if measure is Measure.SHARE:
        counts = f"{counts}/{written(total.denominator)}"
    return f"{counts} (thiếu {len(total.missing)} đơn vị)" if total.missing else counts
