"""Sums of money over the units that report it themselves, and who is missing from them.

A unit reports what it spends itself: the country is the Ministry and the provinces, a merged
province before its time those it was made from, and no commune is summed into its province. An
amount that nobody reported is None, and a unit that left it out is missing, never zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from progress.budgets.documents import is_circular
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.reported import Budget, Source, Stage
from progress.model.selection import Selection
from progress.model.territory import reporting_units
from progress.model.units import NATION


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in đồng, None where no unit reported it, with those that did and those that did not.

    `named` is how many of their `rows`, a plan and a source each, name it.
    """

    value: int | None
    reported: tuple[str, ...]
    missing: tuple[str, ...]
    named: int
    rows: int

    @property
    def size(self) -> str:
        """How many of the units it is of: `3/35`."""
        return f"{len(self.reported)}/{len(self.reported) + len(self.missing)}"


Amounts = Mapping[Stage, Amount]


@dataclass(frozen=True, slots=True, eq=False)
class YearOfMoney:
    """What a scope's units report of the money of a year.

    `units` are all that should, `by_unit` those that reported anything with their rows, `amounts`
    the sums over all sources and `by_source` those of each.
    """

    year: int
    units: tuple[str, ...]
    by_unit: Mapping[str, tuple[Budget, ...]]
    amounts: Amounts
    by_source: Mapping[Source, Amounts]


def money_units(programme: Programme, scope: str, year: int) -> tuple[str, ...]:
    """Return who reports money for a scope in a year: for the country the Ministry, too."""
    units = reporting_units(programme, scope, year)
    return (NATION, *units) if scope == NATION else units


def year_of_money(programme: Programme, selection: Selection) -> YearOfMoney:
    """Return the money of the year and scope chosen, as known by the day (method, section 1)."""
    units = money_units(programme, selection.scope, selection.year)
    rows = [
        each
        for each in programme.budgets
        if each.year == selection.year
        and each.unit_code in units
        and programme.arrived_on(each) <= selection.as_of
    ]
    rows.sort(key=lambda each: [*Source].index(each.source))
    budgets = {code: tuple(each for each in rows if each.unit_code == code) for code in units}
    by_unit = {code: own for code, own in budgets.items() if own}
    by_source = {
        source: amounts_of([each for each in rows if each.source is source], units)
        for source in Source
    }
    return YearOfMoney(selection.year, units, by_unit, amounts_of(rows, units), by_source)


def amounts_of(rows: Iterable[Budget], units: tuple[str, ...] = ()) -> Amounts:
    """Sum each amount over rows; of the units, those without a row that names it are missing."""
    rows = tuple(rows)
    return {stage: _amount(rows, units, stage) for stage in Stage}


def _amount(rows: tuple[Budget, ...], units: tuple[str, ...], stage: Stage) -> Amount:
    given = [(each.unit_code, each.amount(stage)) for each in rows]
    values = [value for _, value in given if value is not None]
    named = {code for code, value in given if value is not None}
    return Amount(
        sum(values) if values else None,
        tuple(code for code in units if code in named),
        tuple(code for code in units if code not in named),
        len(values),
        len(rows),
    )


def years_of_money(programme: Programme, selection: Selection) -> tuple[YearOfMoney, ...]:
    """Return the years of the programme up to the chosen one, those without any money, too."""
    years = (year for year in programme.programme_years if year <= selection.year)
    return tuple(year_of_money(programme, replace(selection, year=year)) for year in years)


def funding_documents(programme: Programme, scope: str, year: int) -> tuple[Document, ...]:
    """Return the plans that say where the money comes from: of the country all that there are.

    Of another scope the national ones, its own, and those of the units that report for it.
    """
    units = {NATION, scope, *money_units(programme, scope, year)}
    return tuple(
        each
        for each in programme.documents
        if (scope == NATION or each.unit_code in units) and not is_circular(each)
        if each.funding_clause or not each.is_assigned
    )
