"""The Ministry's tasks, and the days of the year that some of them hang on."""

import sqlalchemy as sa

from data_access.store.ordering import in_order
from data_access.store.tables import ObservanceRow, ObservanceTaskRow, TaskAgencyRow, TaskRow
from progress.model.records import Observance, Task


def tasks(connection: sa.Connection) -> tuple[Task, ...]:
    """Return every task with the agencies that lead and coordinate it."""
    row = TaskAgencyRow
    query = sa.select(row.task_code, row.role, row.agency_code).order_by(
        in_order(row.task_code), row.position, in_order(row.agency_code)
    )
    roles: dict[tuple[str, str], list[str]] = {}
    for task_code, role, agency_code in connection.execute(query):
        roles.setdefault((task_code, role), []).append(agency_code)
    columns = list(TaskRow.__table__.columns)
    rows = connection.execute(sa.select(*columns).order_by(TaskRow.position)).mappings()
    return tuple(
        Task(
            **cells,
            leads=tuple(roles.get((cells["code"], "lead"), ())),
            coordinators=tuple(roles.get((cells["code"], "coordinate"), ())),
        )
        for cells in rows
    )


def observances(connection: sa.Connection) -> tuple[Observance, ...]:
    """Return every observance with its tasks, through the year."""
    link = ObservanceTaskRow
    codes: dict[str, list[str]] = {}
    for code, task_code in connection.execute(
        sa.select(link.observance_code, link.task_code).order_by(
            in_order(link.observance_code), in_order(link.task_code)
        )
    ):
        codes.setdefault(code, []).append(task_code)
    row = ObservanceRow
    query = sa.select(*row.__table__.columns).order_by(
        row.month.nulls_last(), row.day.nulls_first(), in_order(row.code)
    )
    return tuple(
        Observance(**cells, task_codes=tuple(codes.get(cells["code"], ())))
        for cells in connection.execute(query).mappings()
    )
