"""Units by years: one row for each unit, with the state of every year it had to report for.

The provinces of a year are those valid on its 31 December: 63 until 2024, 34 since. A province
that was merged stands, with its own years, under the one that it became part of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from progress.model.numbers import alphabetical, plain
from progress.model.programme import Programme
from progress.model.reported import Communes
from progress.model.units import Unit
from progress.reporting.chains import Chain, commune_chain, ministry_chain
from progress.reporting.reporting import ReportFact, ReportState

MOST_YEARS = 10
"""Years that a phone still shows apart."""


@dataclass(frozen=True, slots=True, eq=False)
class ReportMatrixRow:
    """A unit and its years. `depth` 1 stands under the unit of `head`, which it became part of."""

    unit: Unit
    depth: int
    head: Unit
    facts: Mapping[int, ReportFact]

    @property
    def key(self) -> str:
        """Code of the unit."""
        return self.unit.code


@dataclass(frozen=True, slots=True, eq=False)
class ReportMatrix:
    """Lines and the years they are about; `year` is the one asked for."""

    years: tuple[int, ...]
    year: int
    rows: tuple[ReportMatrixRow, ...]


def shown_years(years: Sequence[int], year: int) -> tuple[int, ...]:
    """Return at most ten years, the latest ones, or the ten that end with an earlier `year`."""
    latest = tuple(years)[-MOST_YEARS:]
    if year in latest or year not in years:
        return latest
    return tuple(each for each in years if year - MOST_YEARS < each <= year)


def ministry_matrix(
    programme: Programme, scope: str, year: int, years: tuple[int, ...], as_of: date
) -> ReportMatrix:
    """Return the reports to the Ministry; predecessors stand under their successor."""
    facts = _by_unit(ministry_chain(programme, scope, each, as_of) for each in years)
    became = {step.predecessor_code: step.successor_code for step in programme.successions}
    heads = {code: _head(code, became, facts) for code in facts}
    units = programme.unit
    order = sorted(
        facts,
        key=lambda code: (
            alphabetical(units[heads[code]].name),
            heads[code],
            code != heads[code],
            alphabetical(units[code].name),
        ),
    )
    rows = (
        ReportMatrixRow(units[code], int(code != heads[code]), units[heads[code]], facts[code])
        for code in order
    )
    return ReportMatrix(years, year, tuple(rows))


def commune_matrix(
    programme: Programme, communes: Communes, year: int, years: tuple[int, ...], as_of: date
) -> ReportMatrix:
    """Return the reports to a province; years before its communes existed are left out."""
    facts = _by_unit(commune_chain(programme, communes, each, as_of) for each in years)
    units = sorted(
        (unit for unit in communes.units if unit.code in facts),
        key=lambda unit: (alphabetical(unit.name), unit.code),
    )
    known = {each for years_of_unit in facts.values() for each in years_of_unit}
    rows = tuple(ReportMatrixRow(unit, 0, unit, facts[unit.code]) for unit in units)
    return ReportMatrix(tuple(each for each in years if each in known), year, rows)


def narrowed(matrix: ReportMatrix, state: ReportState | None, words: str) -> ReportMatrix:
    """Return the rows in a state in the year asked for, whose names hold the words.

    Marks and case are ignored; a former name counts, and so does the name of the unit above.
    """
    wanted = plain(words.strip())
    rows = tuple(
        row
        for row in matrix.rows
        if (state is None or ((fact := row.facts.get(matrix.year)) and fact.state is state))
        and any(wanted in plain(name) for name in _names(row))
    )
    return ReportMatrix(matrix.years, matrix.year, rows)


def _by_unit(chains: Iterable[Chain]) -> dict[str, dict[int, ReportFact]]:
    facts: dict[str, dict[int, ReportFact]] = {}
    for chain in chains:
        for fact in chain.facts:
            facts.setdefault(fact.unit_code, {})[chain.year] = fact
    return facts


def _head(code: str, became: Mapping[str, str], facts: Mapping[str, object]) -> str:
    """Return the unit, among those with facts, that a unit at last became part of."""
    head, after = code, became.get(code)
    while after is not None:
        head, after = (after if after in facts else head), became.get(after)
    return head


def _names(row: ReportMatrixRow) -> Iterator[str]:
    for unit in (row.unit, row.head):
        yield f"{unit.type_name or ''} {unit.name}"
        yield from unit.former_names
