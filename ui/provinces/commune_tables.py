"""What the communes of a province reported, as tables."""

import pandas as pd

from progress.model.numbers import alphabetical
from progress.model.programme import Programme
from progress.model.records import Indicator
from progress.model.reported import Figure
from progress.model.titles import unit_title
from progress.places.communes import CommuneCoverage, counts_words, difference_words, sum_title
from ui.provinces.tables import NO_DATA


def sums(programme: Programme, covered: CommuneCoverage) -> pd.DataFrame:
    """Return each row's sum over the communes beside the province's own figure."""
    return pd.DataFrame(
        {
            "Chỉ tiêu": sum_title(programme, each),
            "Đã báo cáo": f"{len(each.reported)}/{each.expected}",
            "Cộng cấp xã": counts_words(each.indicator, each.numerator, each.denominator),
            "Cấp tỉnh báo cáo": _counts(each.indicator, each.own),
            "So sánh": difference_words(each),
        }
        for each in covered.sums
    )


def each_commune(programme: Programme, covered: CommuneCoverage) -> pd.DataFrame:
    """Return every commune with what it reported, by the Vietnamese alphabet."""
    units = sorted(covered.units.values(), key=lambda unit: alphabetical(unit.name))
    rows = []
    for unit in units:
        row = {"Đơn vị": unit_title(unit), "Mã": unit.code}
        for each in covered.sums:
            figure = covered.figures.get((each.series, unit.code))
            row[sum_title(programme, each)] = _counts(each.indicator, figure)
        rows.append(row)
    return pd.DataFrame(rows)


def _counts(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return NO_DATA
    return counts_words(indicator, figure.numerator, figure.denominator)
