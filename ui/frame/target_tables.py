"""Facts of targets as tables: the same words as on the charts, one click away from them."""

import pandas as pd

from progress.judging.rollup import YearTotal
from progress.judging.statements import (
    gap_size,
    reported_size,
    second_reading_words,
    verdict_words,
    year_cells,
)
from progress.judging.targets import TargetFact
from progress.judging.words import fact_title, path_words, value_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.records import Measure
from progress.model.titles import document_title, target_words
from ui.frame import words


def targets(programme: Programme, facts: tuple[TargetFact, ...]) -> pd.DataFrame:
    """Return one row for each target fact."""
    return pd.DataFrame([target_cells(programme, fact) for fact in facts])


def history(fact: TargetFact, years: tuple[YearTotal, ...]) -> pd.DataFrame:
    """Return one row for each reported year of a fact, the latest first."""
    return pd.DataFrame(
        year_cells(fact.indicator.measure, year.total)
        | {"Nguồn": words.DEMONSTRATION if year.demonstration else "Báo cáo"}
        for year in reversed(years)
    )


def target_cells(programme: Programme, fact: TargetFact) -> dict[str, str]:
    """Return the cells of a target fact by the names of their columns."""
    total = fact.total
    share = fact.indicator.measure is Measure.SHARE
    return {
        "Chỉ tiêu": fact_title(programme, fact),
        "Năm": str(total.year) if total else "",
        "Kết quả": value_words(fact),
        "Tử số": written(total.numerator) if total else "",
        "Mẫu số": written(total.denominator) if total and share else "",
        "Đã báo cáo": reported_size(total) if total else "",
        "Mốc": str(fact.milestone.year),
        "Mục tiêu": target_words(fact.indicator, fact.milestone),
        "Đường tiến độ": path_words(fact),
        "Kết luận": verdict_words(fact),
        "Ước tính": second_reading_words(fact),
        "Còn thiếu": gap_size(fact),
        "Mốc đã qua": "; ".join(f"{p.milestone.year}: {p.verdict.label}" for p in fact.earlier),
        "Văn bản": document_title(fact.document),
        "Điều khoản": fact.milestone.clause,
        "Nguồn số liệu": words.DEMONSTRATION if programme.demonstration else "Báo cáo của đơn vị",
    }
