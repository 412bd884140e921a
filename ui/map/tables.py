"""The provinces of a map as a table."""

import pandas as pd

from progress.judging.coverage import ProvinceFact
from progress.judging.coverage_words import map_words
from progress.model.numbers import written
from progress.model.programme import Programme
from progress.model.titles import unit_title
from ui.frame import target_tables


def provinces(programme: Programme, facts: tuple[ProvinceFact, ...]) -> pd.DataFrame:
    """Return one row for each province of a map, in the order given."""
    return pd.DataFrame([_province(programme, fact) for fact in facts])


def _province(programme: Programme, fact: ProvinceFact) -> dict[str, str]:
    rank = "" if fact.rank is None else str(fact.rank)
    unit = programme.unit[fact.code]
    row = {"Hạng": rank, "Mã": fact.code, "Tỉnh, thành phố": unit_title(unit)}
    cells = target_tables.target_cells(programme, fact.fact) | {
        "Năm": str(fact.total.year),
        "Kết quả": map_words(fact),
        "Tử số": written(fact.total.numerator) if fact.reported else "",
        "Đã báo cáo": f"{len(fact.total.reported)}/{fact.total.expected}",
        "Kết luận": fact.verdict.label,
    }
    if not fact.reported:
        cells |= dict.fromkeys(("Mẫu số", "Còn thiếu", "Đường tiến độ"), "")
    return row | cells
