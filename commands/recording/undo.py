"""`undo`: take one change back by another change, or say why this cannot be done."""

from commands.connections import database
from commands.options import parser, today
from data_access.people.authors import COMMAND_LINE
from data_access.recorded.undoing import undo


def main(arguments: list[str]) -> int:
    """Undo the change and say what became of it."""
    command = parser("undo", "Hoàn tác một thay đổi bằng một thay đổi mới; không xóa gì.")
    command.add_argument("number", type=int, metavar="SỐ", help="số của thay đổi")
    command.add_argument("--reason", metavar="LÝ_DO", help="lý do, giữ trong lịch sử")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
    options = command.parse_args(arguments)
    as_of = today(options.as_of)
    with database() as engine:
        undone = undo(engine, options.number, options.reason, COMMAND_LINE, as_of, options.dry_run)
    print(undone.summary)
    if undone.change_id is not None:
        print(f"Đã ghi, thay đổi số {undone.change_id}.")
    elif undone.dry_run and not undone.nothing_left:
        print("Chỉ kiểm tra, chưa ghi gì.")
    return 0
