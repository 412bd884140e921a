"""Who writes, and for whom: every import and every order given by hand carries its author.

A program is its own author. A person is not taken at a page's word: a page hands over the sign-in,
and who that is and what they may write is read here, in the transaction that writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import sqlalchemy as sa

from data_access.people.people import Person, Role, person
from data_access.people.sign_ins import SignIn, has_ended
from data_access.store import clock
from data_access.store.problems import Problem
from data_access.store.tables import UnitRow


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a program that writes: `name` is what the history keeps.

    `units` are the units written for, with all that lies inside them; None means every unit, and
    the tasks of the Ministry. A program does what a lead may; `address` is None for one.
    """

    name: str
    units: frozenset[str] | None = None
    role: Role = Role.LEAD
    address: str | None = None

    @property
    def identity(self) -> str:
        """What drafts and typing are kept under: the address of who signed in, else the name."""
        return self.address or self.name

    def covers(self, code: str | None, parents: Mapping[str, str | None]) -> bool:
        """Tell whether a unit is one of these or lies in one, today or when it ended.

        `parents` gives the unit that each one lies in, None for the country and for those whose
        place is not known.
        """
        if self.units is None:
            return True
        while code is not None:
            if code in self.units:
                return True
            code = parents.get(code)
        return False


Writer: TypeAlias = Author | SignIn
"""A program that is known by itself, or a sign-in whose author is yet to be read."""

COMMAND_LINE = Author("dòng lệnh")
"""Who runs a command on the server has its files in hand: nothing is kept from them."""

AT_THE_MACHINE = Author("người dùng máy")
"""The owner of a server that runs for one person; the same as a lead."""


class NotSignedIn(Problem):
    """A sign-in that is over, or behind which stands nobody with a role."""


def person_of(connection: sa.Connection, sign_in: SignIn, now: datetime) -> Person:
    """Return the active person behind a sign-in; NotSignedIn where there is none any more."""
    if has_ended(connection, sign_in):
        raise NotSignedIn("Bạn đã đăng xuất ở một cửa sổ khác. Hãy đăng nhập lại.")
    if now >= sign_in.until:
        raise NotSignedIn("Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.")
    signed_in = person(connection, sign_in.address)
    if signed_in is None:
        raise NotSignedIn(
            f"Địa chỉ {sign_in.address} chưa được cấp quyền. Hãy đề nghị người quản trị thêm địa "
            "chỉ này vào danh sách người sử dụng."
        )
    if not signed_in.active:
        raise NotSignedIn(
            f"Quyền sử dụng của {sign_in.address} đã ngừng. Nếu cần tiếp tục, hãy liên hệ người "
            "quản trị."
        )
    return signed_in


def author_of(connection: sa.Connection, writer: Writer) -> Author:
    """Return the author, as of this transaction; Problem where the person may write nothing."""
    if isinstance(writer, Author):
        return writer
    signed_in = person_of(connection, writer, clock.now())
    if not signed_in.may_write:
        raise Problem(
            "Tài khoản của bạn chỉ được xem số liệu. Muốn nhập số liệu, hãy đề nghị người quản trị "
            "giao đơn vị cho bạn."
        )
    role, address = signed_in.role, signed_in.address
    units = frozenset(signed_in.units) if role.of_units else None
    return Author(f"{signed_in.name} ({address})", units, role, address)


def parents_of_units(connection: sa.Connection) -> dict[str, str | None]:
    """Return the unit that each one lies in, as `Author.covers` asks for."""
    units = connection.execute(sa.select(UnitRow.code, UnitRow.parent_code))
    return {unit.code: unit.parent_code for unit in units}


def lead_of(connection: sa.Connection, writer: Writer) -> Author:
    """Return the author of what concerns the whole country; Problem for one of some units only."""
    author = author_of(connection, writer)
    if author.units is not None:
        raise Problem(
            "Việc này liên quan đến cả nước: chỉ người phụ trách chương trình mới làm được."
        )
    return author
