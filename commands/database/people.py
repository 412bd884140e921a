"""`people`: who may sign in, as what, and for which units."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from typing import TypeAlias

import sqlalchemy as sa

from commands.connections import connection, database
from commands.options import parser
from data_access.people.authors import COMMAND_LINE
from data_access.people.changes import add, change, end_sessions, leads, remove
from data_access.people.people import Person, Role, people
from data_access.store import clock
from data_access.store.engine import writing

Actions: TypeAlias = "_SubParsersAction[ArgumentParser]"


def main(arguments: list[str]) -> int:
    """List people, or give, change or take away a role; print what was done."""
    options = _command().parse_args(arguments)
    if options.action in (None, "list"):
        with connection() as opened:
            listed = people(opened)
        print("\n".join(_line(each) for each in listed) or _NOBODY)
        return 0
    with database() as engine, writing(engine) as opened:
        sentence = _change(opened, options)
        has_lead = bool(leads(opened))
    print(sentence)
    if not has_lead:
        print(_NO_LEAD)
    return 0


_NOBODY = (
    "Chưa có ai trong danh sách. Thêm người: python3 manage.py people add địa_chỉ "
    '--name "Họ tên" --role officer --units 46'
)
_NO_LEAD = (
    "Lưu ý: hiện không có người phụ trách chương trình nào đang hoạt động; số liệu toàn quốc và "
    "nhiệm vụ của Bộ chỉ nhập được bằng dòng lệnh."
)


def _command() -> ArgumentParser:
    command = parser("people", "Người được đăng nhập, vai trò và đơn vị được giao.")
    actions = command.add_subparsers(dest="action", metavar="VIỆC")
    actions.add_parser("list", help="liệt kê (mặc định)")
    _given(actions, "add", "thêm người, hoặc mở lại cho người đã ngừng", required=True)
    _given(actions, "change", "sửa tên, vai trò hoặc đơn vị; không ghi thì giữ nguyên")
    gone = actions.add_parser("remove", help="ngừng quyền sử dụng; tên vẫn còn trong danh sách")
    gone.add_argument("address", metavar="ĐỊA_CHỈ")
    sessions = actions.add_parser("sessions", help="chấm dứt mọi phiên đăng nhập của một người")
    sessions.add_argument("address", metavar="ĐỊA_CHỈ")
    sessions.add_argument("--end", required=True, action="store_true", help="chấm dứt ngay")
    return command


def _given(actions: Actions, name: str, help_text: str, *, required: bool = False) -> None:
    made = actions.add_parser(name, help=help_text)
    made.add_argument("address", metavar="ĐỊA_CHỈ", help="địa chỉ thư điện tử dùng để đăng nhập")
    made.add_argument("--name", required=required, metavar="HỌ_TÊN")
    roles = ", ".join(f"{role} ({role.label})" for role in Role)
    known = [role.value for role in Role]
    made.add_argument("--role", required=required, choices=known, help=roles)
    made.add_argument("--units", metavar="MÃ,MÃ", help="đơn vị được nhập hoặc duyệt, ví dụ 46,48")


def _change(connection: sa.Connection, options: Namespace) -> str:
    if options.action == "remove":
        number = remove(connection, options.address, author=COMMAND_LINE)
        return f"Đã ngừng quyền sử dụng của {options.address}, thay đổi số {number}."
    if options.action == "sessions":
        ended = end_sessions(connection, options.address, clock.now())
        return f"Đã chấm dứt mọi phiên đăng nhập của {ended}: muốn dùng tiếp phải đăng nhập lại."
    address, name, units = options.address, options.name, _codes(options.units)
    if options.action == "add":
        role, given = Role(options.role), units or ()
        number = add(connection, address, name=name, role=role, units=given, author=COMMAND_LINE)
        return f"Đã thêm {address}, thay đổi số {number}."
    role = options.role and Role(options.role)
    changed = change(connection, address, name=name, role=role, units=units, author=COMMAND_LINE)
    if changed is None:
        return "Không có gì thay đổi, không ghi gì."
    return f"Đã sửa {options.address}, thay đổi số {changed}."


def _codes(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _line(each: Person) -> str:
    units = f": {', '.join(each.units)}" if each.units else ""
    state = "" if each.active else " (đã ngừng)"
    return f"{each.address}  {each.name}, {each.role.label}{units}{state}"
