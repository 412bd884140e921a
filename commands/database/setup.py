"""`setup`: everything but the server: schema, plans and, in a new database, data to look at."""

from __future__ import annotations

import sys

from commands.options import parser
from data_access.seeding.preparation import DEFAULT_SCALE, prepare
from data_access.store.engine import is_missing
from data_access.store.settings import database_url


def main(arguments: list[str]) -> int:
    """Prepare the database and say what was done."""
    words = parser("setup", "Chuẩn bị cơ sở dữ liệu, không mở bảng theo dõi.")
    words.add_argument("--empty", action="store_true", help="không tạo số liệu minh họa")
    words.add_argument(
        "--scale",
        type=int,
        default=DEFAULT_SCALE,
        metavar="N",
        help=f"danh bạ minh họa gồm N thiết chế (mặc định {DEFAULT_SCALE}, nhiều nhất 60000)",
    )
    options = words.parse_args(arguments)
    url = database_url()
    if is_missing(url):
        _say(f"Đang tạo cơ sở dữ liệu {url.database} …")
    prepare(url, demonstration=not options.empty, scale=options.scale, on_progress=_say)
    _say("Cơ sở dữ liệu đã sẵn sàng.")
    return 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
