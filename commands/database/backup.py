"""`backup`: the whole database as one file, while it is in use."""

from pathlib import Path

from commands.connections import database
from commands.options import parser
from data_access.backups.dump import back_up, remove_older
from data_access.store.problems import Problem
from progress.model.numbers import written


def main(arguments: list[str]) -> int:
    """Write the backup and say where it is."""
    command = parser("backup", "Sao lưu cả cơ sở dữ liệu vào một tệp.")
    command.add_argument("file", type=Path, metavar="TỆP", help="tệp .json.gz, hoặc một thư mục")
    command.add_argument(
        "--keep",
        type=int,
        metavar="N",
        help="chỉ giữ N bản mới nhất trong thư mục, xóa các bản cũ hơn",
    )
    options = command.parse_args(arguments)
    if options.keep is not None and (options.keep < 1 or not options.file.is_dir()):
        raise Problem("--keep cần một thư mục và một số từ 1 trở lên, ví dụ --keep 14.")
    with database(older=True) as engine:  # it is done before an upgrade
        made = back_up(engine, options.file)
    size = written(max(made.size // 1024, 1))
    print(
        f"Đã sao lưu vào {made.path}: {written(made.rows)} dòng, {size} KB, phiên bản dữ liệu số "
        f"{made.version}."
    )
    if options.keep is not None and (removed := remove_older(made.path, options.keep)):
        print(f"Đã xóa {written(removed)} bản sao lưu cũ hơn {written(options.keep)} bản mới nhất.")
    return 0
