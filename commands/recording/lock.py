"""`lock`: lock a year, open it again, or list the years that are locked."""

from commands.connections import connection, database
from commands.options import parser
from data_access.people.authors import COMMAND_LINE
from data_access.recorded.locks import locked_years, set_lock
from data_access.store.engine import writing
from progress.model.numbers import day


def main(arguments: list[str]) -> int:
    """Lock or open the year and say so; without a year, list those that are locked."""
    command = parser("lock", "Khóa kỳ: sau đó mọi lần ghi của năm cần lý do, là điều chỉnh.")
    command.add_argument("year", type=int, nargs="?", metavar="NĂM", help="năm; bỏ trống: liệt kê")
    command.add_argument("--open", action="store_true", help="mở khóa (cần --reason)")
    command.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do, giữ trong lịch sử")
    options = command.parse_args(arguments)
    if options.year is None:
        with connection() as opened:
            locked = locked_years(opened)
        lines = [f"Kỳ {year}: khóa từ {day(since)}" for year, since in locked.items()]
        print("\n".join(lines) or "Không có kỳ nào bị khóa.")
        return 0
    with database() as engine, writing(engine) as opened:
        is_locked = not options.open
        number = set_lock(opened, options.year, COMMAND_LINE, options.reason, locked=is_locked)
    print(f"{'Đã khóa' if is_locked else 'Đã mở khóa'} kỳ {options.year}, thay đổi số {number}.")
    return 0
