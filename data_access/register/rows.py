"""Rows of the register, and of the changes they came with, as records."""

from typing import Any

import sqlalchemy as sa

from data_access.store.changes import DEMONSTRATION
from data_access.store.clock import with_zone
from data_access.store.tables import ChangeRow, InstitutionEntryRow, InstitutionRow, UnitRow
from progress.model.units import Kind
from progress.places.register import Institution, Provenance


def institution_rows() -> Any:
    """Select the columns of a row of the register, and of the change it came with."""
    row, entry, place, change = InstitutionRow, InstitutionEntryRow, UnitRow, ChangeRow
    return (
        sa.select(row.code, row.name, row.category_code, row.unit_code, entry.province_code)
        .add_columns(place.kind.label("unit_kind"), place.type_name.label("unit_type"))
        .add_columns(place.name.label("unit_name"), row.ownership, row.opened_on, row.closed_on)
        .add_columns(row.latitude, row.longitude, *change_columns())
        .join(entry, entry.institution_code == row.code)
        .join(place, place.code == row.unit_code)
        .join(change, change.id == row.change_id)
    )


def institution_of(row: Any) -> Institution:
    """Return the record of such a row."""
    in_commune = row.unit_kind == Kind.COMMUNE
    return Institution(
        row.code,
        row.name,
        row.category_code,
        row.unit_code,
        row.province_code,
        f"{row.unit_type or ''} {row.unit_name}".strip() if in_commune else None,
        row.ownership,
        row.opened_on,
        row.closed_on,
        row.latitude,
        row.longitude,
        row.change_kind == DEMONSTRATION,
    )


def change_columns() -> tuple[Any, ...]:
    """Return the columns of the change that a row is joined with."""
    row = ChangeRow
    return (
        row.id.label("change_id"),
        row.at,
        row.actor,
        row.kind.label("change_kind"),
        row.file_name,
    )


def provenance_of(row: Any) -> Provenance:
    """Return the change of a row that has its columns."""
    made_up = row.change_kind == DEMONSTRATION
    at = with_zone(row.at)
    return Provenance(row.change_id, at, row.actor, row.change_kind, row.file_name, made_up)
