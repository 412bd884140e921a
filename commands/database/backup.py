"""`backup`: the whole database as one file, while it is in use."""

from pathlib import Path

from commands.connections import database
from commands.options import parser
from data_access.backups import back_up
from progress.model.numbers import written


def main(arguments: list[str]) -> int:
    """Write the backup and say where it is."""
    command = parser("backup", "Sao lưu cả cơ sở dữ liệu vào một tệp.")
    command.add_argument("file", type=Path, metavar="TỆP", help="tệp .json.gz, hoặc một thư mục")
    options = command.parse_args(arguments)
    with database(older=True) as engine:  # it is done before an upgrade
        made = back_up(engine, options.file)
    size = written(max(made.size // 1024, 1))
    print(
        f"Đã sao lưu vào {made.path}: {written(made.rows)} dòng, {size} KB, phiên bản dữ liệu số "
        f"{made.version}."
    )
    return 0
