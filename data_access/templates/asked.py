"""What a unit is asked to report for a year, with its own figures of the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_access.store.changes import DEMONSTRATION
from progress.judging.rollup import total
from progress.model.plans_in_force import starts_on
from progress.model.programme import Programme
from progress.model.records import Category, Indicator, Measure, Series, Target
from progress.model.titles import target_words
from progress.model.units import NATION, Kind, Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that is asked for, with the unit's own of the year before.

    The numbers of last year are None where the unit gave none, or gave only demonstration data.
    """

    indicator: Indicator
    category: Category
    numerator: int | None
    denominator: int | None
    targets: str

    @property
    def name(self) -> tuple[str, str]:
        """Codes of indicator and category."""
        return self.indicator.code, self.category.code


def asked_of(known: Programme, unit: Unit, year: int, today: date) -> Iterator[Asked]:
    """Yield what the documents that bind the unit ask for, parts behind their whole."""
    targets = list(_targets(known, unit, year, today))
    rows = dict.fromkeys(each.series for each in targets)
    last_day = date(year, 12, 31)
    for row in sorted(rows, key=known.position):
        category = known.category[row[1]]
        if category.ended_on is not None and category.ended_on < last_day:
            continue
        parts = [each for each in known.indicators if each.part_of == row[0]]
        for indicator in (known.indicator[row[0]], *parts):
            series = (indicator.code, category.code)
            before = _real_total(known, series, unit, year - 1) or (None, None)
            share = indicator.measure is Measure.SHARE
            yield Asked(
                indicator,
                category,
                numerator=before[0],
                denominator=before[1] if share else None,
                targets=_targets_said(known, series, year, targets),
            )


def is_made_up(known: Programme, asked: tuple[Asked, ...], unit: Unit, year: int) -> bool:
    """Tell whether the unit has demonstration data among what is asked for, in a year."""
    names = {each.name for each in asked}
    codes = {unit.code, *known.predecessors.get(unit.code, ())}
    return any(
        figure.origin == DEMONSTRATION
        and figure.year == year
        and figure.unit_code in codes
        and figure.series in names
        for figure in known.figures
    )


def _targets(known: Programme, unit: Unit, year: int, today: date) -> Iterator[Target]:
    """Yield the targets in numbers of the documents that bind the unit in that year.

    A commune helps its province with what is counted in communes.
    """
    units = [unit.code, *([unit.parent_code or ""] if unit.kind == Kind.COMMUNE else [])]
    plans = filter(None, (known.own_plan_of(code, year, today) for code in units))
    for document in (*known.plans.get(NATION, ()), *plans):
        if document.last_year is not None and year > document.last_year:
            continue
        # The country's targets are measured from years before the Programme.
        day = max(starts_on(document), min(today, date(year, 12, 31)))
        for target in known.with_plans_on(day).targets_of.get(document.code, ()):
            level = known.category[target.category_code].level
            own_level = unit.kind != Kind.COMMUNE or level in (None, "commune", "other")
            if target.low is not None and own_level:
                yield target


def _real_total(known: Programme, row: Series, unit: Unit, year: int) -> tuple[int, int] | None:
    """Return last year's figure, of a merged unit the sum of its predecessors' if all gave one."""
    if unit.code not in known.unit:
        return None
    sums = total(known, row, unit.code, year)
    figures = known.figures_by_series.get(row, {}).get(year, {})
    real = all(figures[code].origin != DEMONSTRATION for code in sums.reported)
    if not sums.reported or sums.missing or not real:
        return None
    return sums.numerator, sums.denominator


def _targets_said(known: Programme, row: Series, year: int, targets: list[Target]) -> str:
    """Say the milestones that are still to come, once where documents agree."""
    sentences = [
        f"{target_words(known.indicator[row[0]], each)} (đến {each.year})"
        for each in targets
        if each.series == row and each.year >= year
    ]
    return "; ".join(dict.fromkeys(sentences))
