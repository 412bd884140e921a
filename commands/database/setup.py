"""`setup`: everything but the server: schema, plans and, in a new database, data to look at.

`run` lets it become the server: another interpreter would take half a second more.
"""

import argparse
import os
import signal

from commands.launching.console import say
from commands.options import parser
from data_access.seeding.preparation import DEFAULT_SCALE, prepare
from data_access.store.engine import is_missing
from data_access.store.settings import database_url


def main(arguments: list[str]) -> int:
    """Prepare the database and say what was done."""
    command = parser("setup", "Chuẩn bị cơ sở dữ liệu, không mở bảng theo dõi.")
    command.add_argument("--empty", action="store_true", help="không tạo số liệu minh họa")
    command.add_argument(
        "--scale",
        type=int,
        default=DEFAULT_SCALE,
        metavar="N",
        help=f"danh bạ minh họa gồm N thiết chế (mặc định {DEFAULT_SCALE}, nhiều nhất 60000)",
    )
    command.add_argument("--serve", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = command.parse_args(arguments)
    url = database_url()
    if is_missing(url):
        say(f"Đang tạo cơ sở dữ liệu {url.database} …")
    if options.serve:  # `run` ends it by this signal: no half of a backup is to stay
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    prepare(url, demonstration=not options.empty, scale=options.scale, on_progress=say)
    say("Cơ sở dữ liệu đã sẵn sàng.")
    if options.serve:
        from streamlit.web import cli

        os.environ["DASHBOARD_PREPARED"] = "1"
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        cli.main(options.serve, prog_name="streamlit")
    return 0
