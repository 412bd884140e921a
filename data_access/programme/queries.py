"""The Programme as the database holds it now."""

from typing import Any, TypeVar

import sqlalchemy as sa

from data_access.programme.amended import amended
from data_access.programme.plans import conflicts, documents, targets
from data_access.programme.reported import budgets, figures, narratives, reports, task_records
from data_access.programme.tasks import observances, tasks
from data_access.programme.units import Asked, is_held, units
from data_access.store.changes import MADE_UP, current_version
from data_access.store.ordering import in_order
from data_access.store.records import columns_of, records_of
from data_access.store.tables import (
    AgencyRow,
    BudgetRow,
    CategoryRow,
    FigureRow,
    IndicatorRow,
    InstitutionRow,
    NarrativeRow,
    ReportRow,
    SectorRow,
    TaskRecordRow,
    UnitSuccessionRow,
)
from progress.model.programme import Programme
from progress.model.records import Category, Indicator, Sector
from progress.model.units import Agency, Succession

_Record = TypeVar("_Record")


def programme(connection: sa.Connection, asked: Asked = ()) -> Programme:
    """Return every record at province level and above, and of communes that ended or are asked for.

    Of communes those that have a plan of their own can be; None asks for all of them.
    """
    national_tasks, own_tasks = tasks(connection, asked)
    return Programme(
        version=current_version(connection),
        demonstration=has_demonstration(connection),
        documents=documents(connection, asked),
        units=units(connection, is_held(asked)),
        successions=_all(
            connection, UnitSuccessionRow, Succession, "successor_code", "predecessor_code"
        ),
        agencies=_all(connection, AgencyRow, Agency, "code"),
        sectors=_all(connection, SectorRow, Sector, "position"),
        categories=_all(connection, CategoryRow, Category, "position"),
        indicators=_all(connection, IndicatorRow, Indicator, "position"),
        targets=targets(connection, asked),
        conflicts=conflicts(connection),
        figures=figures(connection, asked),
        reports=reports(connection, asked),
        tasks=national_tasks,
        task_records=task_records(connection, asked),
        observances=observances(connection, asked),
        own_tasks=own_tasks,
        amended=amended(connection, asked),
        narratives=narratives(connection, asked),
        budgets=budgets(connection, asked),
    )


def _all(
    connection: sa.Connection, row: Any, record: type[_Record], *order: str
) -> tuple[_Record, ...]:
    """Return every row of a table as a record, in the order of some columns."""
    order_by = (in_order(getattr(row, name)) for name in order)
    query = sa.select(*columns_of(row, record)).order_by(*order_by)
    return records_of(connection, query, record)


def has_demonstration(connection: sa.Connection) -> bool:
    """Tell whether any row is demonstration data."""
    kinds = (FigureRow, ReportRow, NarrativeRow, BudgetRow, TaskRecordRow, InstitutionRow)
    return any(
        connection.scalar(sa.select(sa.exists().where(row.change_id.in_(MADE_UP)))) for row in kinds
    )
