"""`restore`: a backup into a new database, or with leave in place of the one that is there."""

from pathlib import Path

from commands.launching.console import say
from commands.options import parser
from data_access.backups.restoring import restore
from data_access.child_processes import Limits, run
from data_access.store import clock
from data_access.store.settings import database_url
from progress.model.numbers import written

_SECONDS, _SECONDS_A_MEGABYTE, _MEGABYTES = 20, 20, 800


def _limits(file: Path) -> Limits:
    """Return what a file may cost: a megabyte of a backup has a hundred thousand rows and more."""
    size = file.stat().st_size if file.exists() else 0
    seconds = _SECONDS + _SECONDS_A_MEGABYTE * (size // 1_000_000)
    advice = "Chưa khôi phục gì; hãy dùng một bản sao lưu khác."
    return Limits("Khôi phục", advice, seconds, _MEGABYTES, 10 * seconds)


def main(arguments: list[str]) -> int:
    """Restore the backup and say what is there now."""
    command = parser("restore", "Khôi phục cơ sở dữ liệu từ tệp sao lưu.")
    command.add_argument("file", type=Path, metavar="TỆP", help="tệp do lệnh backup tạo ra")
    command.add_argument(
        "--replace",
        action="store_true",
        help="thay dữ liệu đang có (được sao lưu trước, cạnh tệp này)",
    )
    options = command.parse_args(arguments)
    say("Đang kiểm tra rồi khôi phục …")
    url, replace = database_url(), options.replace
    restored = run(_limits(options.file), None, restore, url, options.file, replace=replace)
    if restored.kept is not None:
        print(f"Dữ liệu trước đó được giữ trong {restored.kept}.")
    at = restored.made_at.astimezone(clock.ZONE)
    print(
        f"Đã khôi phục {written(restored.rows)} dòng, phiên bản dữ liệu số {restored.version}, "
        f"sao lưu lúc {at:%H:%M %d/%m/%Y}."
    )
    return 0
