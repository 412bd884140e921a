"""Which part of the matrix of plans is looked at: a plan, a sector, a comparison, a year, words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from progress.model.numbers import plain
from progress.model.programme import Programme
from progress.model.titles import document_title, series_title
from progress.plans.deviations import Comparison
from progress.plans.matrix import PlanMatrixCell, PlanMatrixRow


@dataclass(frozen=True, slots=True)
class PlanMatrixFilter:
    """Which part of the matrix is looked at; what is empty (or None) leaves all of it.

    `few` are the plans that stand side by side where no single `plan` is chosen.
    """

    plan: str = ""
    sector: str = ""
    comparison: str = ""
    year: int | None = None
    words: str = ""
    few: tuple[str, ...] = ()


def narrowed(
    programme: Programme, rows: tuple[PlanMatrixRow, ...], choice: PlanMatrixFilter
) -> tuple[PlanMatrixRow, ...]:
    """Return the rows, and of them the plan, that were asked for.

    A row stays where one of its cells compares in the way asked for. Words are looked for in
    names, wordings, clauses and notes, whatever their marks and case.
    """
    plans = (choice.plan,) if choice.plan else choice.few
    shown = (_of_plans(row, plans) for row in rows)
    return tuple(row for row in shown if row is not None and _asked_for(programme, row, choice))


def stands(cell: PlanMatrixCell, comparison: str) -> bool:
    """Tell whether a cell compares in that way, or has ended where that is asked."""
    if comparison == Comparison.NOT_APPLICABLE:
        return cell.ended and cell.comparison is not Comparison.OUTSIDE
    return cell.comparison == comparison


def _of_plans(row: PlanMatrixRow, plans: tuple[str, ...]) -> PlanMatrixRow | None:
    """Return the row with some plans alone; None where neither they nor the Decision set it."""
    if not plans:
        return row
    cells = tuple(cell for cell in row.cells if cell.document.code in plans)
    silent = row.national is None and not any(cell.local for cell in cells)
    return None if silent else replace(row, cells=cells)


def _asked_for(programme: Programme, row: PlanMatrixRow, choice: PlanMatrixFilter) -> bool:
    looked_for = plain(choice.words).split()
    text = plain(" ".join(_texts(programme, row))) if looked_for else ""
    return (
        choice.sector in ("", row.indicator.sector_code)
        and choice.year in (None, row.year)
        and (not choice.comparison or any(stands(cell, choice.comparison) for cell in row.cells))
        and all(word in text for word in looked_for)
    )


def _texts(programme: Programme, row: PlanMatrixRow) -> Iterable[str]:
    yield series_title(programme, row.series)
    yield row.indicator.name
    targets = [target for cell in row.cells for target in cell.local]
    for target in [*([row.national] if row.national else []), *targets]:
        document = programme.document[target.document_code]
        yield from (target.wording, target.clause, target.note or "", document_title(document))
        yield programme.unit[document.unit_code].name
        yield programme.category[target.category_code].name
