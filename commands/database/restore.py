"""`restore`: a backup into a new database, or with leave in place of the one that is there."""

from __future__ import annotations

import sys
from pathlib import Path

from commands.options import parser
from data_access.backups import restore
from data_access.store import clock
from data_access.store.settings import database_url
from progress.model.numbers import written


def main(arguments: list[str]) -> int:
    """Restore the backup and say what is there now."""
    options = parser("restore", "Khôi phục cơ sở dữ liệu từ tệp sao lưu.")
    options.add_argument("file", type=Path, metavar="TỆP", help="tệp do lệnh backup tạo ra")
    options.add_argument(
        "--replace",
        action="store_true",
        help="thay dữ liệu đang có (được sao lưu trước, cạnh tệp này)",
    )
    chosen = options.parse_args(arguments)
    print("Đang kiểm tra rồi khôi phục …", file=sys.stderr, flush=True)
    found = restore(database_url(), chosen.file, replace=chosen.replace)
    if found.kept is not None:
        print(f"Dữ liệu trước đó được giữ trong {found.kept}.")
    at = found.made_at.astimezone(clock.ZONE)
    print(
        f"Đã khôi phục {written(found.rows)} dòng, phiên bản dữ liệu số {found.version}, sao lưu "
        f"lúc {at:%H:%M %d/%m/%Y}."
    )
    return 0
