"""What the page "Chỉ tiêu" is about: one indicator with its facts."""

from dataclasses import dataclass, replace

from progress.indicators.series import series_fact, setting_document
from progress.judging.coverage import ProvinceFact, coverage
from progress.judging.rollup import YearTotal, totals_over_years
from progress.judging.targets import TargetFact
from progress.model.records import Indicator, Series
from progress.model.titles import series_title
from progress.model.units import NATION
from ui.frame.frame import View
from ui.indicators.filters import IndicatorSelection


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """An indicator with its facts; `fact` None: no document sets a number for it.

    `provinces` is empty where the country's own targets do not hold for every province.
    """

    row: Series
    title: str
    indicator: Indicator
    fact: TargetFact | None
    provinces: tuple[ProvinceFact, ...]
    years: tuple[YearTotal, ...]


def subject(view: View, selected: IndicatorSelection) -> Subject | None:
    """Return the facts of the indicator that is looked at; None for a sector as a whole."""
    if selected.row is None:
        return None
    programme, row = view.programme, selected.row
    fact = view.derive(series_fact, programme, view.selection, row)
    document = view.derive(setting_document, programme, row)
    provinces: tuple[ProvinceFact, ...] = ()
    if document is not None and document.unit_code == NATION:
        national = replace(view.selection, scope=NATION, document=document.code)
        provinces = view.derive(coverage, programme, national, row, selected.basis)
    years = view.derive(totals_over_years, programme, row, fact.scope if fact else NATION)
    return Subject(
        row, series_title(programme, row), programme.indicator[row[0]], fact, provinces, years
    )
