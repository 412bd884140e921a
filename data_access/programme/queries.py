"""The Programme as the database holds it now."""

import sqlalchemy as sa

from data_access.programme.amended import amended
from data_access.programme.plans import conflicts, documents, indicators, targets
from data_access.programme.reported import budgets, figures, narratives, reports, task_records
from data_access.programme.tasks import observances, tasks
from data_access.programme.units import is_held, units
from data_access.store.changes import MADE_UP, current_version
from data_access.store.records import records_of
from data_access.store.tables import (
    AgencyRow,
    BudgetRow,
    CategoryRow,
    FigureRow,
    InstitutionRow,
    NarrativeRow,
    ReportRow,
    SectorRow,
    TaskRecordRow,
    UnitSuccessionRow,
)
from progress.model.programme import Programme
from progress.model.records import Agency, Category, Sector, Succession


def programme(connection: sa.Connection) -> Programme:
    """Return every record at province level and above, and of units with a plan of their own."""
    succession = UnitSuccessionRow
    national_tasks, own_tasks = tasks(connection)
    return Programme(
        version=current_version(connection),
        demonstration=has_demonstration(connection),
        documents=documents(connection),
        units=units(connection, is_held()),
        successions=records_of(
            connection,
            succession,
            Succession,
            succession.successor_code,
            succession.predecessor_code,
        ),
        agencies=records_of(connection, AgencyRow, Agency, AgencyRow.code),
        sectors=records_of(connection, SectorRow, Sector, SectorRow.position),
        categories=records_of(connection, CategoryRow, Category, CategoryRow.position),
        indicators=indicators(connection),
        targets=targets(connection),
        conflicts=conflicts(connection),
        figures=figures(connection),
        reports=reports(connection),
        tasks=national_tasks,
        task_records=task_records(connection),
        observances=observances(connection),
        own_tasks=own_tasks,
        amended=amended(connection),
        narratives=narratives(connection),
        budgets=budgets(connection),
    )


def has_demonstration(connection: sa.Connection) -> bool:
    """Tell whether any row is demonstration data."""
    kinds = (FigureRow, ReportRow, NarrativeRow, BudgetRow, TaskRecordRow, InstitutionRow)
    return any(
        connection.scalar(sa.select(sa.exists().where(row.change_id.in_(MADE_UP)))) for row in kinds
    )
