"""The tasks on slides: a table with a column for each year, which is a timeline one can edit."""

from collections.abc import Iterator

from charts.theme import LIGHT, SYMBOLS
from exports.report import ReportDocument
from exports.slides.plan.boxes import Box, SlideTable, SlideTableCell, heading_cell
from exports.slides.plan.grids import SIZE, pieces
from progress.tasks.agenda import years
from progress.tasks.schedule import TaskFact

_CODE, _STATE, _YEAR = 54.0, 168.0, 40.0
TITLE = "Các nhiệm vụ theo năm"


def task_years(
    report: ReportDocument, facts: tuple[TaskFact, ...], first: Box, others: Box
) -> Iterator[SlideTable]:
    """Yield tasks with the state of each occurrence under its year, the years of a task shaded."""
    if not facts:
        return
    shown = years(report.programme)
    head = (
        heading_cell("Mục"),
        heading_cell("Nhiệm vụ"),
        *(heading_cell(str(year), centred=True) for year in shown),
        heading_cell("Trạng thái"),
    )
    rows = [
        (
            SlideTableCell(fact.task.code, LIGHT.muted),
            SlideTableCell(fact.task.short_title, LIGHT.ink),
            *(_year(fact, year) for year in shown),
            SlideTableCell(
                f"{SYMBOLS[fact.state]} {fact.state.label}", LIGHT.text(fact.state), bold=True
            ),
        )
        for fact in facts
    ]
    title = first.width - _CODE - _STATE - _YEAR * len(shown)
    widths = (_CODE, title, *(_YEAR for _ in shown), _STATE)
    yield from pieces(TITLE, head, rows, first, others, SIZE, widths)


def _year(fact: TaskFact, year: int) -> SlideTableCell:
    for each in fact.occurrences:
        begins, due = each.occurrence.first_day, each.occurrence.due
        if begins and due and begins.year <= year <= due.year:
            # The symbol of the state stands in the year in which the work is due.
            symbol, ink = SYMBOLS[each.state] if year == due.year else "", LIGHT.text(each.state)
            return SlideTableCell(symbol, ink, bold=True, centred=True, fill=LIGHT.track)
    return SlideTableCell("", LIGHT.ink)
