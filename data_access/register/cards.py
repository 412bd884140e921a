"""One institution with its results."""

import sqlalchemy as sa

from data_access.register.rows import (
    change_columns,
    institution_of,
    institution_rows,
    provenance_of,
)
from data_access.store.current import current
from data_access.store.tables import ChangeRow, IndicatorRow, InstitutionResultRow, InstitutionRow
from progress.places.register import InstitutionCard, InstitutionResult


def card(connection: sa.Connection, code: str) -> InstitutionCard | None:
    """Return one institution with its results; None where the register does not have it."""
    row = connection.execute(institution_rows().where(InstitutionRow.code == code)).first()
    if row is None:
        return None
    return InstitutionCard(institution_of(row), provenance_of(row), _results(connection, code))


def _results(connection: sa.Connection, code: str) -> tuple[InstitutionResult, ...]:
    row, change = InstitutionResultRow, ChangeRow
    key = (row.institution_code, row.indicator_code, row.year)
    kept = current(row, *key, row.value, row.change_id).subquery()
    query = (
        sa.select(kept.c.indicator_code, kept.c.year, kept.c.value, *change_columns())
        .join(change, change.id == kept.c.change_id)
        .join(IndicatorRow, IndicatorRow.code == kept.c.indicator_code)
        .where(kept.c.institution_code == code)
        .order_by(kept.c.year.desc(), IndicatorRow.position)
    )
    return tuple(
        InstitutionResult(cells.indicator_code, cells.year, cells.value, provenance_of(cells))
        for cells in connection.execute(query)
    )
