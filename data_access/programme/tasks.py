"""Tasks of the Ministry and of units, and the days of the year that some of them hang on."""

import sqlalchemy as sa

from data_access.programme.units import Asked, held_documents
from data_access.store.ordering import in_order
from data_access.store.tables import (
    DocumentRow,
    ObservanceRow,
    ObservanceTaskRow,
    TaskAgencyRow,
    TaskRow,
)
from progress.model.records import Observance, Task
from progress.model.units import NATION


def tasks(
    connection: sa.Connection, asked: Asked = ()
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return the Ministry's tasks, and those of units' own plans, each with its agencies."""
    row = TaskAgencyRow
    of_role = sa.select(row.task_code, row.role, row.agency_code).order_by(
        in_order(row.task_code), row.position, in_order(row.agency_code)
    )
    roles: dict[tuple[str, str], list[str]] = {}
    for task_code, role, agency_code in connection.execute(of_role):
        roles.setdefault((task_code, role), []).append(agency_code)
    query = (
        sa.select(DocumentRow.unit_code, *TaskRow.__table__.columns)
        .join(TaskRow, TaskRow.document_code == DocumentRow.code)
        .where(DocumentRow.code.in_(held_documents(asked)))
        .order_by(in_order(DocumentRow.unit_code), TaskRow.position, in_order(TaskRow.code))
    )
    national: list[Task] = []
    own: list[Task] = []
    for each in connection.execute(query).mappings():
        cells = dict(each)
        among = national if cells.pop("unit_code") == NATION else own
        leads, coordinators = (roles.get((cells["code"], role), ()) for role in _ROLES)
        among.append(Task(**cells, leads=tuple(leads), coordinators=tuple(coordinators)))
    return tuple(national), tuple(own)


_ROLES = ("lead", "coordinate")


def observances(connection: sa.Connection, asked: Asked = ()) -> tuple[Observance, ...]:
    """Return the observances of the documents held, with their tasks, through the year."""
    link = ObservanceTaskRow
    codes: dict[str, list[str]] = {}
    for code, task_code in connection.execute(
        sa.select(link.observance_code, link.task_code).order_by(
            in_order(link.observance_code), in_order(link.task_code)
        )
    ):
        codes.setdefault(code, []).append(task_code)
    row = ObservanceRow
    held = row.document_code.in_(held_documents(asked))
    query = (
        sa.select(*row.__table__.columns)
        .where(held)
        .order_by(row.month.nulls_last(), row.day.nulls_first(), in_order(row.code))
    )
    return tuple(
        Observance(**cells, task_codes=tuple(codes.get(cells["code"], ())))
        for cells in connection.execute(query).mappings()
    )
