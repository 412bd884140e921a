"""The figures of a row over the years, for trends and for "Vì sao?"."""

from __future__ import annotations

from dataclasses import dataclass

from progress.judging.rollup import Total, reported_years, total
from progress.model.programme import Programme, Row


@dataclass(frozen=True, slots=True)
class YearFigure:
    """What a scope reported in a year, and whether any of it is demonstration data."""

    total: Total
    demonstration: bool


def history(programme: Programme, row: Row, scope: str) -> tuple[YearFigure, ...]:
    """Return every reported year of a row, in order."""
    return tuple(
        _year_figure(programme, row, total(programme, row, scope, year))
        for year in reported_years(programme, row, scope)
    )


def _year_figure(programme: Programme, row: Row, reported: Total) -> YearFigure:
    figures = programme.figures_by_row[row][reported.year]
    origins = {figures[code].origin for code in reported.reported}
    return YearFigure(reported, "demonstration" in origins)
