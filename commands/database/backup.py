"""`backup`: the whole database as one file, while it is in use."""

from __future__ import annotations

from pathlib import Path

from commands.options import parser
from data_access.backups import back_up
from data_access.store.opening import open_database
from progress.model.numbers import written


def main(arguments: list[str]) -> int:
    """Write the backup and say where it is."""
    options = parser("backup", "Sao lưu cả cơ sở dữ liệu vào một tệp.")
    options.add_argument("file", type=Path, metavar="TỆP", help="tệp .json.gz, hoặc một thư mục")
    chosen = options.parse_args(arguments)
    engine = open_database()
    try:
        made = back_up(engine, chosen.file)
    finally:
        engine.dispose()
    size = written(max(made.size // 1024, 1))
    print(
        f"Đã sao lưu vào {made.path}: {written(made.rows)} dòng, {size} KB, phiên bản dữ liệu số "
        f"{made.version}."
    )
    return 0
