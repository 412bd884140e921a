"""The tasks on slides: a table with a column for each year, which is a timeline one can edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charts.theme import LIGHT, SYMBOLS
from exports.report import Report
from exports.slides.plan.boxes import Box, Cell, Grid
from exports.slides.plan.grids import SIZE, pieces
from progress.tasks.agenda import years
from progress.tasks.schedule import OccurrenceFact, TaskFact

_CODE, _STATE, _YEAR = 54.0, 168.0, 40.0
TITLE = "Các nhiệm vụ theo năm"


def task_years(
    report: Report, facts: tuple[TaskFact, ...], first: Box, others: Box
) -> Iterator[Grid]:
    """Yield tasks with the state of each occurrence under its year, the years of a task shaded."""
    if not facts:
        return
    shown = years(report.programme)
    head = (
        Cell("Mục", LIGHT.muted, bold=True),
        Cell("Nhiệm vụ", LIGHT.muted, bold=True),
        *(Cell(str(year), LIGHT.muted, bold=True, centred=True) for year in shown),
        Cell("Trạng thái", LIGHT.muted, bold=True),
    )
    rows = [
        (
            Cell(fact.task.code, LIGHT.muted),
            Cell(fact.task.short_title, LIGHT.ink),
            *(_year(fact, year) for year in shown),
            Cell(f"{SYMBOLS[fact.state]} {fact.state.label}", LIGHT.text(fact.state), bold=True),
        )
        for fact in facts
    ]
    title = first.width - _CODE - _STATE - _YEAR * len(shown)
    widths = (_CODE, title, *(_YEAR for _ in shown), _STATE)
    yield from pieces(TITLE, head, rows, first, others, SIZE, widths)


def _year(fact: TaskFact, year: int) -> Cell:
    for each in fact.occurrences:
        begins, due = each.occurrence.first_day, each.occurrence.due
        if begins and due and begins.year <= year <= due.year:
            return _mark(each, year, due)
    return Cell("", LIGHT.ink)


def _mark(each: OccurrenceFact, year: int, due: date) -> Cell:
    """Return a shaded cell, with the symbol of the state in the year in which the work is due."""
    symbol = SYMBOLS[each.state] if year == due.year else ""
    return Cell(symbol, LIGHT.text(each.state), bold=True, centred=True, fill=LIGHT.track)
