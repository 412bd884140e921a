"""Everything that is stored of the communes of one province, for its report."""

from datetime import date

import sqlalchemy as sa

from data_access.programme.communes import commune_figures, communes
from data_access.register.open_institutions import commune_marks
from progress.model.programme import Programme
from progress.model.units import Kind
from progress.places.commune_map import CommuneRecords


def commune_records(
    connection: sa.Connection, programme: Programme, scope: str, as_of: date
) -> CommuneRecords | None:
    """Return the communes of a province of today; None for any other scope."""
    unit = programme.unit[scope]
    if unit.kind is not Kind.PROVINCE or unit.valid_to is not None:
        return None
    return CommuneRecords(
        communes(connection, scope),
        commune_figures(connection, scope),
        commune_marks(connection, as_of, scope),
    )
