"""`undo`: take one change back by another change, or say why this cannot be done."""

from __future__ import annotations

from commands.options import parser, today
from data_access.people.authors import COMMAND_LINE
from data_access.recorded.undoing import undo
from data_access.store.opening import open_database


def main(arguments: list[str]) -> int:
    """Undo the change and say what became of it."""
    options = parser("undo", "Hoàn tác một thay đổi bằng một thay đổi mới; không xóa gì.")
    options.add_argument("number", type=int, metavar="SỐ", help="số của thay đổi")
    options.add_argument("--reason", metavar="LÝ_DO", help="lý do, giữ trong lịch sử")
    options.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
    chosen = options.parse_args(arguments)
    as_of = today(chosen.as_of)
    engine = open_database()
    try:
        found = undo(engine, chosen.number, chosen.reason, COMMAND_LINE, as_of, chosen.dry_run)
    finally:
        engine.dispose()
    print(found.summary)
    if found.change_id is not None:
        print(f"Đã ghi, thay đổi số {found.change_id}.")
    elif found.dry_run and not found.nothing_left:
        print("Chỉ kiểm tra, chưa ghi gì.")
    return 0
