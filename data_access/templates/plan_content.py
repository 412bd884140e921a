"""What the workbook of a unit's plan holds: the plan in force, and what the Decision asks."""

from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from data_access.programme.plans import real_plans_only
from data_access.programme.queries import programme
from data_access.store.problems import Problem
from data_access.templates.content import unit_of
from progress.model.numbers import day as written_day
from progress.model.numbers import plain
from progress.model.programme import DECISION, Programme
from progress.model.records import Document, Target
from progress.model.units import NATION, Kind, Unit


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The plan of a unit as it stands, None where it has none, among all that is known.

    `code` is that of the plan, or one that no document has yet.
    """

    known: Programme
    unit: Unit
    code: str
    document: Document | None

    @property
    def cover(self) -> dict[str, str]:
        """The document's cells by the names of their columns, as an officer types them."""
        years = self.known.programme_years
        new = {"first_year": str(years[0]), "last_year": str(years[-1])}
        cells = typed_cells(self.document) if self.document is not None else new
        return cells | {"code": self.code, "unit_code": self.unit.code}

    @property
    def targets(self) -> list[tuple[Target, bool]]:
        """The plan's own targets and, of what it says nothing, the Decision's: own or not."""
        own = [t for t in self.known.targets if self.document and t.document_code == self.code]
        own_targets = {(target.series, target.year) for target in own}
        asked = (t for t in self.known.targets if t.document_code == DECISION and t.low is not None)
        listed = [(t, True) for t in own]
        listed += [(t, False) for t in asked if (t.series, t.year) not in own_targets]
        return sorted(listed, key=lambda each: (self.known.position(each[0].series), each[0].year))


def plan_content(connection: sa.Connection, unit_code: str) -> PlanContent:
    """Return what the workbook holds; Problem for a unit that is not there, or makes no plan."""
    unit = _unit_with_plans(connection, unit_code)
    known = real_plans_only(connection, programme(connection, (unit_code,)))
    plans = [plan for plan in known.plans.get(unit.code, ()) if not plan.is_assigned]
    document = max(plans, key=lambda plan: (plan.issued_on or date.min, plan.code), default=None)
    return PlanContent(known, unit, document.code if document else _new(known, unit), document)


def plan_name(connection: sa.Connection, unit_code: str) -> str:
    """Return the name of the file, such as `ke-hoach-hue.xlsx`."""
    return f"ke-hoach-{words_of(_unit_with_plans(connection, unit_code).short_name, '-')}.xlsx"


def _unit_with_plans(connection: sa.Connection, code: str) -> Unit:
    unit = unit_of(connection, code, "46 (Huế)")
    if unit.kind in (Kind.NATION, Kind.DISTRICT):
        raise Problem("Mẫu kế hoạch chỉ có cho tỉnh, thành phố và xã, phường.")
    return unit


def typed_cells(record: Any) -> dict[str, str]:
    """Return the fields of a record as an officer types them."""
    return {each.name: typed(getattr(record, each.name)) for each in fields(record)}


def typed(value: Any) -> str:
    """Return a value as an officer types it; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return written_day(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, Fraction):
        return f"{float(value):.9g}".replace(".", ",")
    return str(value)


def _new(known: Programme, unit: Unit) -> str:
    """Return the code for a first plan: the name of a province, the number and name of others."""
    name = words_of(unit.short_name, "_")
    if unit.kind is not Kind.PROVINCE or unit.valid_to is not None:
        name = f"{name}_{unit.code.replace('@', '_')}"
    while name in known.document or name == NATION:
        name += "_moi"
    return name


def words_of(name: str, between: str) -> str:
    """Return a name in plain letters, with a sign between its words."""
    return between.join("".join(c if c.isalnum() else " " for c in plain(name)).split())
