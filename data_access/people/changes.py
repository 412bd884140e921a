"""Give, change and take away roles: each leaves a change behind, and nobody is ever deleted.

Whoever reads the history reads its sentences, and may be anybody: they say what was given for which
units. To whom stands in the file that is kept with the change, as the files of imports are.
"""

import json
from dataclasses import asdict, replace
from datetime import datetime

import sqlalchemy as sa

from data_access.people import calendar_keys, sign_ins
from data_access.people.authors import Author
from data_access.people.people import Person, Role, people, person, plain
from data_access.store.changes import PEOPLE, record_change
from data_access.store.problems import Problem
from data_access.store.tables import PersonRow, PersonUnitRow, UnitRow

_LONGEST = 254
"""Letters of an e-mail address (RFC 5321)."""


def add(
    connection: sa.Connection,
    address: str,
    *,
    name: str,
    role: Role,
    units: tuple[str, ...],
    author: Author,
) -> int:
    """Give a role to somebody new, or again to one from whom it was taken; return the change.

    Problem where the person has a role already, or where address, name or units cannot be used.
    """
    before = person(connection, address)
    if before is not None and before.active:
        raise Problem(
            f"{before.address} đã có trong danh sách ({before.role.label}). Muốn sửa, hãy dùng "
            "«people change»."
        )
    kept = before.address if before else _address(address)
    wanted = _checked(connection, Person(kept, _name(name), role, True, units))
    _write(connection, wanted, is_new=before is None)
    return _told(connection, "thêm", before, wanted, author)


def change(
    connection: sa.Connection,
    address: str,
    *,
    name: str | None,
    role: Role | None,
    units: tuple[str, ...] | None,
    author: Author,
) -> int | None:
    """Change what is given (None keeps it); return the change, None where nothing differs."""
    before = _known(connection, address)
    new_role = role or before.role
    kept = before.units if new_role.of_units else ()
    wanted = replace(
        before,
        name=before.name if name is None else _name(name),
        role=new_role,
        units=kept if units is None else units,
    )
    wanted = _checked(connection, wanted)
    if wanted == before:
        return None
    _write(connection, wanted, is_new=False)
    return _told(connection, "sửa", before, wanted, author)


def remove(connection: sa.Connection, address: str, *, author: Author) -> int:
    """Take the role away: the person stays in the list, no longer active; return the change."""
    before = _known(connection, address)
    gone = replace(before, active=False)
    _write(connection, gone, is_new=False)
    calendar_keys.withdraw(connection, gone.address)
    return _told(connection, "ngừng", before, gone, author)


def end_sessions(connection: sa.Connection, address: str, now: datetime) -> str:
    """End every session of somebody, on whatever machine; return the address as it is kept.

    Who is active may sign in again. Problem where there is no such person.
    """
    known = _listed(connection, address)
    sign_ins.end_all(connection, known.address, now)
    calendar_keys.withdraw(connection, known.address)
    return known.address


def leads(connection: sa.Connection) -> tuple[Person, ...]:
    """Return the active people who lead the programme."""
    return tuple(each for each in people(connection) if each.active and each.role is Role.LEAD)


def _listed(connection: sa.Connection, address: str) -> Person:
    known = person(connection, address)
    if known is None:
        raise Problem(f"Không có {plain(address)} trong danh sách người sử dụng.")
    return known


def _known(connection: sa.Connection, address: str) -> Person:
    known = _listed(connection, address)
    if not known.active:
        raise Problem(f"{known.address} đã ngừng từ trước. Muốn mở lại, hãy dùng «people add».")
    return known


def _address(text: str) -> str:
    address = plain(text)
    local, at, domain = address.rpartition("@")
    odd = any(letter.isspace() or not letter.isprintable() for letter in address)
    if not (local and at and domain) or odd or "@" in local or len(address) > _LONGEST:
        raise Problem(f"«{text}» không phải địa chỉ thư điện tử, ví dụ ten@donvi.gov.vn.")
    return address


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise Problem("Hãy ghi họ tên sau --name.")
    return name


def _checked(connection: sa.Connection, wanted: Person) -> Person:
    """Return the person with units in order, each once; Problem where they cannot be given."""
    units = tuple(dict.fromkeys(wanted.units))
    role = wanted.role.label
    if wanted.role.of_units and not units:
        raise Problem(
            f"{role.capitalize()} phải được giao ít nhất một đơn vị: --units 46 hoặc --units 46,48."
        )
    if units and not wanted.role.of_units:
        raise Problem(
            f"Chỉ giao đơn vị cho cán bộ nhập số liệu, người duyệt số liệu; {role} không cần "
            "--units."
        )
    known = set(connection.scalars(sa.select(UnitRow.code).where(UnitRow.code.in_(units))))
    unknown = [code for code in units if code not in known]
    if unknown:
        listed = ", ".join(f"«{code}»" for code in unknown)
        raise Problem(
            f"Không có đơn vị mang mã {listed}. Hãy dùng mã tỉnh, thành phố (46) hoặc mã xã, "
            "phường (19753)."
        )
    return replace(wanted, units=tuple(sorted(units)))


def _write(connection: sa.Connection, wanted: Person, *, is_new: bool) -> None:
    values = {"name": wanted.name, "role": wanted.role.value, "active": wanted.active}
    if is_new:
        connection.execute(sa.insert(PersonRow).values(address=wanted.address, **values))
    else:
        mine = PersonRow.address == wanted.address
        connection.execute(sa.update(PersonRow).where(mine).values(**values))
    connection.execute(sa.delete(PersonUnitRow).where(PersonUnitRow.address == wanted.address))
    for code in wanted.units:
        row = {"address": wanted.address, "unit_code": code}
        connection.execute(sa.insert(PersonUnitRow).values(row))


def _told(
    connection: sa.Connection, verb: str, before: Person | None, after: Person, author: Author
) -> int:
    sides = {"before": before and asdict(before), "after": asdict(after)}
    content = json.dumps(sides, ensure_ascii=False, indent=1).encode()
    return record_change(
        connection,
        kind=PEOPLE,
        actor=author.name,
        summary=f"Người sử dụng: {verb} một {after.role.label}{_of_units(connection, after)}.",
        file_name="nguoi-su-dung.json",
        content=content,
    )


def _of_units(connection: sa.Connection, wanted: Person) -> str:
    if not wanted.units:
        return ""
    row = UnitRow
    query = sa.select(row.name, row.code).where(row.code.in_(wanted.units)).order_by(row.code)
    return " của " + ", ".join(f"{name} ({code})" for name, code in connection.execute(query))
