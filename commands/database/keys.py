"""`keys`: the programs that may read the interface where people must sign in."""

from commands.connections import connection, database
from commands.options import parser
from data_access.people import program_keys
from data_access.people.authors import COMMAND_LINE
from data_access.store import clock
from data_access.store.engine import writing
from progress.model.numbers import day


def main(arguments: list[str]) -> int:
    """List the keys of programs, or give or withdraw one; a new key is printed, this once."""
    command = parser("keys", "Khóa để hệ thống khác đọc /api/v1/ khi người xem phải đăng nhập.")
    actions = command.add_subparsers(dest="action", metavar="VIỆC")
    actions.add_parser("list", help="liệt kê (mặc định)")
    for action, help_words in (("add", "cấp khóa"), ("remove", "thu hồi khóa ngay lập tức")):
        actions.add_parser(action, help=help_words).add_argument("name", metavar="TÊN")
    options = command.parse_args(arguments)
    if options.action in (None, "list"):
        with connection() as opened:
            listed = program_keys.listed(opened)
        print("\n".join(map(_line, listed)) or "Chưa cấp khóa nào.")
        return 0
    with database() as engine, writing(engine) as opened:
        if options.action == "remove":
            program_keys.withdraw(opened, options.name, COMMAND_LINE, clock.now())
            answer = f"Đã thu hồi khóa của «{options.name}»."
        else:
            key = program_keys.give(opened, options.name, COMMAND_LINE, clock.now())
            answer = (
                f"{key}\nKhóa chỉ hiện lần này. Gửi kèm mỗi lần hỏi: Authorization: Bearer KHÓA"
            )
    print(answer)
    return 0


def _line(each: program_keys.ProgramKey) -> str:
    given = f"{each.name}: cấp ngày {day(clock.in_viet_nam(each.given_at).date())}"
    if each.withdrawn is None:
        return given
    return f"{given}, thu hồi ngày {day(clock.in_viet_nam(each.withdrawn).date())}"
