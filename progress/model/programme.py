"""The Programme: every record of one data version at province level and above, immutable.

It also holds communes with a plan of their own that ended or were asked for. Other communes, and
institutions, are not in it: they are queried by page, one province at a time.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from progress.model.plans_in_force import plan_in_force, plan_of_year, plans_over
from progress.model.records import (
    Amended,
    Category,
    Conflict,
    Document,
    Indicator,
    Observance,
    Sector,
    Series,
    Target,
    Task,
)
from progress.model.reported import Budget, Figure, Narrative, Report, TaskRecord
from progress.model.units import NATION, Agency, Kind, Succession, Unit

DECISION = "1520"
"""Code of the Decision whose years are those of the programme."""

Key = TypeVar("Key")
Value = TypeVar("Value")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Return the values of each key, keys and values in the order in which they come."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


@dataclass(frozen=True, eq=False)
class Programme:
    """All records, each tuple in its printed order, with the look-ups that facts need.

    `version` is the latest change. `demonstration` says whether any record is made up. `tasks` are
    the Ministry's, `own_tasks` those that units' own plans give to themselves. `amended` are plans
    as they read before amendments that have a day of their own, of a code the latest first. Two
    Programmes are equal only when they are the same object, which makes them cheap cache keys.
    """

    version: int
    demonstration: bool
    documents: tuple[Document, ...]
    units: tuple[Unit, ...]
    successions: tuple[Succession, ...]
    agencies: tuple[Agency, ...]
    sectors: tuple[Sector, ...]
    categories: tuple[Category, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    conflicts: tuple[Conflict, ...]
    figures: tuple[Figure, ...]
    reports: tuple[Report, ...]
    tasks: tuple[Task, ...]
    task_records: tuple[TaskRecord, ...]
    observances: tuple[Observance, ...]
    own_tasks: tuple[Task, ...] = ()
    amended: tuple[Amended, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    budgets: tuple[Budget, ...] = ()

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by code."""
        return {document.code: document for document in self.documents}

    @cached_property
    def unit(self) -> Mapping[str, Unit]:
        """Units by code."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def provinces(self) -> tuple[Unit, ...]:
        """Every province, of today or ended."""
        return tuple(unit for unit in self.units if unit.kind == Kind.PROVINCE)

    @cached_property
    def communes_of(self) -> Mapping[str, tuple[Unit, ...]]:
        """The communes that are held, of today or ended, by the province they lie in."""
        communes = (unit for unit in self.units if unit.kind is Kind.COMMUNE)
        return grouped((each.parent_code, each) for each in communes if each.parent_code)

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """Codes of the units that a merged unit was made from; other units are not in it."""
        return grouped((step.successor_code, step.predecessor_code) for step in self.successions)

    @cached_property
    def targets_of(self) -> Mapping[str, tuple[Target, ...]]:
        """Targets by the document that sets them; a document without any is not in it."""
        return grouped((target.document_code, target) for target in self.targets)

    @cached_property
    def agency(self) -> Mapping[str, Agency]:
        """Agencies by code."""
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def sector(self) -> Mapping[str, Sector]:
        """Sectors by code."""
        return {sector.code: sector for sector in self.sectors}

    @cached_property
    def category(self) -> Mapping[str, Category]:
        """Categories by code."""
        return {category.code: category for category in self.categories}

    @cached_property
    def indicator(self) -> Mapping[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def task(self) -> Mapping[str, Task]:
        """Tasks by code, those of units among them."""
        return {task.code: task for task in (*self.tasks, *self.own_tasks)}

    @cached_property
    def figures_by_series(self) -> Mapping[Series, Mapping[int, Mapping[str, Figure]]]:
        """Figures by what they are about, then year, then unit."""
        figures: dict[Series, dict[int, dict[str, Figure]]] = {}
        for figure in self.figures:
            years = figures.setdefault(figure.series, {})
            years.setdefault(figure.year, {})[figure.unit_code] = figure
        return figures

    def position(self, series: Series) -> tuple[int, int]:
        """Return the place of a series in the printed order."""
        indicator, category = series
        return self.indicator[indicator].position, self.category[category].position

    def known_by(self, as_of: date) -> "Programme":
        """Return the Programme with the figures known, and the plans in force, by a day (method 1).

        A figure counts from the day its unit's report of that year was received; where none is
        recorded, from the day it was first written; where that is not known either, always. Of a
        unit with several plans one binds on a day (`plan_in_force`); another keeps the milestones
        that ended before it was replaced. A plan whose amendment is to come reads as before. The
        same records give the same object; all of them this.
        """
        programme = self.with_plans_on(as_of)
        place = bisect_right(programme._days_of_arrival, as_of)
        if place == len(programme._days_of_arrival):
            return programme
        if place not in programme._earlier:
            figures = (each for each in programme.figures if self.arrived_on(each) <= as_of)
            programme._earlier[place] = replace(programme, figures=tuple(figures))
        return programme._earlier[place]

    def with_plans_on(self, day: date) -> "Programme":
        """Return the Programme with the plans in force on a day, and figures of any day."""
        before = {each.code: each for each in self.amended if day < each.until}
        if before:
            return self._as_before(before).with_plans_on(day)
        over = tuple(plans_over(self.plans, day))
        if not over:
            return self
        if over not in self._earlier:
            until = dict(over)
            left = [t for t in self.targets if t.year < until.get(t.document_code, t.year + 1)]
            all_left = len(left) == len(self.targets)
            self._earlier[over] = self if all_left else replace(self, targets=tuple(left))
        return self._earlier[over]

    def _as_before(self, before: Mapping[str, Amended]) -> "Programme":
        """Return the Programme in which some plans read as before their amendments."""
        key = tuple((code, each.until) for code, each in before.items())
        if key not in self._earlier:
            old = before.values()
            documents = {each.code: each.documents[0] for each in old}
            targets = [each for each in self.targets if each.document_code not in before]
            tasks = [each for each in self.own_tasks if each.document_code not in before]
            self._earlier[key] = replace(
                self,
                documents=tuple(documents.get(each.code, each) for each in self.documents),
                targets=(*targets, *(target for each in old for target in each.targets)),
                own_tasks=(*tasks, *(task for each in old for task in each.tasks)),
                amended=(),
            )
        return self._earlier[key]

    @cached_property
    def _earlier(self) -> dict[object, "Programme"]:
        return {}

    @cached_property
    def _days_of_arrival(self) -> tuple[date, ...]:
        """The days on which figures came to be known, in order, each once."""
        return tuple(sorted({self.arrived_on(figure) for figure in self.figures}))

    def arrived_on(self, reported: Figure | Narrative | Budget) -> date:
        """Return the day from which on something reported counts."""
        report = self.report.get((reported.unit_code, reported.year))
        return report.received_on if report else reported.first_written_on or date.min

    @cached_property
    def programme_years(self) -> range:
        """The years of the programme: those of Decision 1520; figures of earlier ones are bases."""
        decision = self.document[DECISION]
        return range(decision.first_year or 0, (decision.last_year or 9998) + 1)

    @cached_property
    def report(self) -> Mapping[tuple[str, int], Report]:
        """Reports by unit and year."""
        return {(report.unit_code, report.year): report for report in self.reports}

    @cached_property
    def task_record(self) -> Mapping[tuple[str, int], TaskRecord]:
        """The latest record of each task occurrence."""
        return {(record.task_code, record.occurrence_year): record for record in self.task_records}

    @cached_property
    def plans(self) -> Mapping[str, tuple[Document, ...]]:
        """Documents by the unit they bind."""
        return grouped((document.unit_code, document) for document in self.documents)

    def own_plan(self, scope: str, day: date) -> Document | None:
        """Return the unit's own plan in force on a day; None without one, and for the country."""
        return None if scope == NATION else plan_in_force(self.plans.get(scope, ()), day)

    def own_plan_of(self, scope: str, year: int, as_of: date) -> Document | None:
        """Return the unit's own plan for a year as known by a day; None as of `own_plan`."""
        return None if scope == NATION else plan_of_year(self.plans.get(scope, ()), year, as_of)

    def binding_documents(self, scope: str) -> tuple[Document, ...]:
        """Return the documents that bind a scope (contract, `facts`).

        The national ones bind the country and every province; a plan binds its own unit and no
        other, because nothing is inherited through a merger.
        """
        own = self.plans.get(scope, ())
        if scope != NATION and self.unit[scope].kind == Kind.PROVINCE:
            return (*self.plans.get(NATION, ()), *own)
        return own
