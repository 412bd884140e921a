"""Who may sign in: people by address, their roles and the units that officers write for."""

import unicodedata
from dataclasses import dataclass

import sqlalchemy as sa

from data_access.store.tables import PersonRow, PersonUnitRow
from progress.model.labels import LabelledEnum


class Role(LabelledEnum):
    """What a person may do; `label` is what people read.

    A viewer reads, an officer sends files of some units, an approver takes those, a lead writes.
    """

    VIEWER = "viewer", "người xem"
    OFFICER = "officer", "cán bộ nhập số liệu"
    APPROVER = "approver", "người duyệt số liệu"
    LEAD = "lead", "phụ trách chương trình"

    @property
    def of_units(self) -> bool:
        """Tell whether it is a role for some units."""
        return self in (Role.OFFICER, Role.APPROVER)


@dataclass(frozen=True, slots=True)
class Person:
    """A person by e-mail address; one who is not active was there once and may do nothing.

    `units` are those an officer or approver has, by code; empty for all others.
    """

    address: str
    name: str
    role: Role
    active: bool
    units: tuple[str, ...]

    @property
    def may_write(self) -> bool:
        """Tell whether there is anything that the person may write."""
        return self.active and self.role is not Role.VIEWER


def people(connection: sa.Connection) -> tuple[Person, ...]:
    """Return everybody who was ever given a role, by address."""
    units: dict[str, list[str]] = {}
    given = PersonUnitRow
    for address, code in connection.execute(
        sa.select(given.address, given.unit_code).order_by(given.address, given.unit_code)
    ):
        units.setdefault(address, []).append(code)
    row = PersonRow
    query = sa.select(row.address, row.name, row.role, row.active).order_by(row.address)
    return tuple(
        Person(address, name, Role(role), active, tuple(units.get(address, ())))
        for address, name, role, active in connection.execute(query)
    )


def person(connection: sa.Connection, address: str) -> Person | None:
    """Return the person with this address, however it is written; None where there is none."""
    wanted = plain(address)
    return next((each for each in people(connection) if plain(each.address) == wanted), None)


def plain(address: str) -> str:
    """Return an address as it is kept and compared: `An@Hue.vn` and `an@hue.vn` are one."""
    return unicodedata.normalize("NFC", address).strip().lower()
