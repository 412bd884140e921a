"""What the template of a unit and year holds: what the plans ask of it, and what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.programme.plans import real_plans_only
from data_access.programme.queries import programme
from data_access.recorded.definition.table import Cells, RecordedTable
from data_access.recorded.tables.institutions import INSTITUTION
from data_access.register.units import communes, units_of
from data_access.store.changes import MADE_UP
from data_access.store.current import current
from data_access.store.problems import Problem
from data_access.store.tables import InstitutionRow, UnitRow
from data_access.templates.asked import Asked, asked_of, is_made_up
from data_access.templates.form import PLAIN, Place
from progress.budgets.documents import budget_documents
from progress.model.numbers import day as written_day
from progress.model.numbers import upper_first
from progress.model.programme import Programme
from progress.model.records import Category, Document, Measure, Task
from progress.model.titles import unit_title
from progress.model.units import NATION, Kind, Unit
from progress.tasks.agencies import leads_of
from progress.tasks.schedule import UNDATED, Occurrence, occurrences

EARLIEST = 2022


@dataclass(frozen=True, slots=True)
class RecordedOccurrence:
    """One occurrence of a task, with what was recorded of it, None where nothing was.

    `is_own`: of a unit's own plan.
    """

    code: str
    title: str
    leads: str
    time: str
    occurrence: Occurrence
    state: str | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class Content:
    """All that the template of one unit and year says.

    `duties` are the tasks of the unit's own plan, or where it has none the Ministry's, to look at.
    `institutions` are those in the register already, by the names of their columns.
    `made_up` tells that figures of last year were left out, because they are demonstration data.
    `plans` are those that the unit's money of the year is for. `stored` are the rows of tables with
    a plain worksheet, by the tables' names. `entered` are the cells that are filled in already, ""
    for one that is to be empty.
    """

    unit: Unit
    year: int
    made_up: bool
    shares: tuple[Asked, ...]
    numbers: tuple[Asked, ...]
    by_commune: tuple[Asked, ...]
    communes: tuple[Unit, ...]
    categories: tuple[Category, ...]
    institutions: tuple[Mapping[str, Any], ...]
    duties: tuple[RecordedOccurrence, ...]
    plans: tuple[Document, ...] = ()
    stored: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    entered: Mapping[Place, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The unit with its type, as a heading says it."""
        return upper_first(unit_title(self.unit))

    @property
    def is_country(self) -> bool:
        """Whether it is the Ministry's own template, in which only the tasks are recorded."""
        return self.unit.code == NATION


def content_of(connection: sa.Connection, unit_code: str, year: int, today: date) -> Content:
    """Return what the template says; Problem where the unit does not report for that year."""
    unit = unit_of(connection, unit_code, "46 (Huế), VN (cả nước)")
    known = real_plans_only(connection, programme(connection, (unit_code,)))
    _require(unit, year, today, known.programme_years[-1])
    asked = tuple(asked_of(known, unit, year, today))
    if not asked and unit.code != NATION:
        raise Problem(f"Không văn bản nào hỏi số liệu của {unit.name} ({unit.code}) năm {year}.")
    shares = tuple(each for each in asked if each.indicator.measure is Measure.SHARE)
    last_day = date(year, 12, 31)
    inside = communes(connection, unit.code) if unit.kind == Kind.PROVINCE else ()
    return Content(
        unit=unit,
        year=year,
        made_up=is_made_up(known, asked, unit, year - 1),
        shares=shares,
        numbers=tuple(each for each in asked if each.indicator.measure is not Measure.SHARE),
        by_commune=tuple(each for each in shares if each.category.level == "commune"),
        communes=tuple(each for each in inside if each.valid_on(last_day)),
        categories=tuple(
            category
            for category in known.categories
            if category.sector_code and (not category.ended_on or category.ended_on >= last_day)
        ),
        institutions=() if unit.code == NATION else tuple(_institutions(connection, unit)),
        duties=tuple(_duties(connection, known, _tasks(known, unit, year, today), year)),
        plans=budget_documents(known, unit, year),
        stored={
            each.name: tuple(_stored(connection, each, unit, year))
            for each in PLAIN.values()
            if each.year is not None
        },
    )


def unit_of(connection: sa.Connection, code: str, examples: str) -> Unit:
    """Return a unit, a commune too; Problem, with codes that are right, where there is none."""
    unit = units_of(connection, (code,)).get(code)
    if unit is None:
        raise Problem(f"Không có đơn vị mã «{code}». Ví dụ mã đúng: {examples}.")
    return unit


def _require(unit: Unit, year: int, today: date, last_year: int) -> None:
    if unit.kind == Kind.DISTRICT:
        raise Problem(f"{unit.name} là cấp huyện, không có mẫu báo cáo. Hãy chọn tỉnh hoặc xã.")
    latest = min(today.year + 1, last_year)
    if not EARLIEST <= year <= latest:
        raise Problem(f"Mẫu báo cáo có cho các năm từ {EARLIEST} đến {latest}.")
    if not unit.valid_on(date(year, 12, 31)):
        raise Problem(
            f"{unit.name} ({unit.code}) không có vào ngày {written_day(date(year, 12, 31))}. Hãy "
            "chọn đơn vị có vào ngày đó, hoặc năm khác."
        )


def _institutions(connection: sa.Connection, unit: Unit) -> Iterator[Mapping[str, Any]]:
    """Yield the unit's institutions and those of its communes, demonstration data aside."""
    row = InstitutionRow
    query = (
        sa.select(*(getattr(row, name) for name in INSTITUTION.names))
        .join(UnitRow, UnitRow.code == row.unit_code)
        .where(sa.or_(row.unit_code == unit.code, UnitRow.parent_code == unit.code))
        .where(row.change_id.not_in(MADE_UP))
        .order_by(row.category_code, row.unit_code, row.name, row.code)
    )
    for cells in connection.execute(query):
        yield dict(zip(INSTITUTION.names, cells, strict=True))


def _stored(
    connection: sa.Connection, table: RecordedTable, unit: Unit, year: int
) -> Iterator[Cells]:
    """Yield the unit's current rows of a table for a year, demonstration data aside."""
    cells = table.row.__table__.c
    about = [cells[table.unit.name] == unit.code] if table.unit else []
    query = current(table.row, *cells, among=sa.and_(*about, cells[table.year or ""] == year))
    made_up = set(connection.scalars(MADE_UP))
    for row in connection.execute(query).mappings():
        if row["change_id"] not in made_up:
            yield dict(row)


def _tasks(known: Programme, unit: Unit, year: int, today: date) -> tuple[Task, ...]:
    """Return the tasks of a unit's own plan of the year; the Ministry's where that has none."""
    plan = known.own_plan_of(unit.code, year, today)
    own = tuple(task for task in known.own_tasks if plan and task.document_code == plan.code)
    return own or known.tasks


def _duties(
    connection: sa.Connection, known: Programme, tasks: tuple[Task, ...], year: int
) -> Iterator[RecordedOccurrence]:
    """Yield the occurrences that can be worked on in the year, and earlier ones not finished.

    What demonstration data say of them is no record.
    """
    made_up = frozenset(connection.scalars(MADE_UP))
    for task in tasks:
        for each in occurrences(task):
            record = known.task_record.get((task.code, each.key))
            record = None if record and record.change_id in made_up else record
            begun = each.first_day is None or each.first_day.year <= year
            over = each.due is not None and each.due.year < year
            if not begun or (over and record is not None and record.state == "done"):
                continue
            yield RecordedOccurrence(
                code=task.code,
                title=task.short_title,
                leads=leads_of(known, task),
                time="không ghi thời hạn" if each.key == UNDATED else str(each.key),
                occurrence=each,
                state=record.state if record else None,
                is_own=known.document[task.document_code].unit_code != NATION,
            )
