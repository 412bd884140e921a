"""What the plans ask for: indicators, targets, and where documents disagree."""

from dataclasses import replace

import sqlalchemy as sa

from data_access.programme.units import Asked, held_documents
from data_access.store.changes import MADE_UP
from data_access.store.ordering import in_order
from data_access.store.records import columns_of, records_of
from data_access.store.tables import (
    CategoryRow,
    ConflictRow,
    ConflictSideRow,
    DocumentRow,
    DocumentVersionRow,
    IndicatorRow,
    TargetRow,
)
from progress.model.programme import Programme
from progress.model.records import Conflict, ConflictSide, Document, Target


def documents(connection: sa.Connection, asked: Asked = ()) -> tuple[Document, ...]:
    """Return the documents that bind units a Programme holds, by their codes."""
    row = DocumentRow
    query = sa.select(*columns_of(row, Document)).where(row.code.in_(held_documents(asked)))
    return records_of(connection, query.order_by(in_order(row.code)), Document)


def targets(connection: sa.Connection, asked: Asked = ()) -> tuple[Target, ...]:
    """Return the targets of these documents, by plan, indicator, category and year."""
    row = TargetRow
    order = (in_order(row.document_code), IndicatorRow.position, CategoryRow.position, row.year)
    query = (
        sa.select(*columns_of(row, Target))
        .join(IndicatorRow, IndicatorRow.code == row.indicator_code)
        .join(CategoryRow, CategoryRow.code == row.category_code)
        .where(row.document_code.in_(held_documents(asked)))
        .order_by(*order)
    )
    return records_of(connection, query, Target)


def real_plans_only(connection: sa.Connection, known: Programme) -> Programme:
    """Return what is known without made-up plans: what people fill in rests on real ones."""
    row = DocumentVersionRow
    made_up = set(connection.scalars(sa.select(row.code).where(row.change_id.in_(MADE_UP))))
    real = [each for each in known.documents if each.code not in made_up]
    tasks = (each for each in known.own_tasks if each.document_code not in made_up)
    return replace(known, documents=tuple(real), own_tasks=tuple(tasks))


def conflicts(connection: sa.Connection) -> tuple[Conflict, ...]:
    """Return every disagreement between documents, with its sides."""
    side = ConflictSideRow
    sides: dict[str, list[ConflictSide]] = {}
    query = sa.select(side.conflict_code, side.document_code, side.clause, side.says).order_by(
        in_order(side.conflict_code), in_order(side.document_code), in_order(side.clause)
    )
    for code, *cells in connection.execute(query):
        sides.setdefault(code, []).append(ConflictSide(*cells))
    row = ConflictRow
    rows = sa.select(row.code, row.title, row.explanation).order_by(in_order(row.code))
    return tuple(
        Conflict(code, title, explanation, tuple(sides.get(code, ())))
        for code, title, explanation in connection.execute(rows)
    )
