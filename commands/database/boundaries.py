"""`boundaries`: let maps draw a ministry's own official boundaries instead of the built-in ones."""

from argparse import Namespace
from pathlib import Path

from commands.connections import connection
from commands.options import parser
from data_access.boundaries import basis_of, install, read_and_check, uninstall
from data_access.programme.queries import programme as read_programme
from data_access.store.problems import Problem
from progress.judging.coverage import Basis

SHOWN = 30
"""Most problems that are listed one by one."""
_NAMES = {Basis.TODAY: "34 tỉnh, thành phố", Basis.BEFORE: "63 tỉnh, thành phố trước 01/07/2025"}


def main(arguments: list[str]) -> int:
    """Install a file, or go back to what is built in; Problem where the file is not in order."""
    options = _options(arguments)
    if options.remove:
        basis = Basis(options.remove)
        was_there = uninstall(basis)
        done = "đã dùng lại" if was_there else "vẫn đang dùng"
        print(f"Bản đồ {_NAMES[basis]} {done} ranh giới kèm theo.")
        return 0
    with connection() as opened:
        units = read_programme(opened).provinces
    geojson, problems = read_and_check(options.file, units)
    if problems:
        raise Problem("\n".join(_refusal(options.file.name, problems)))
    name = _NAMES[basis_of(geojson)]
    if options.dry_run:
        print(f"{options.file.name}: đúng, dùng được cho {name}. Chưa ghi gì.")
    else:
        stored = install(geojson, units)
        print(f"{options.file.name}: bản đồ {name} nay dùng ranh giới này ({stored}).")
    return 0


def _refusal(name: str, problems: tuple[str, ...]) -> list[str]:
    more = len(problems) - SHOWN
    return [
        f"{name}: không dùng được, ranh giới vẫn như cũ. Lỗi ({len(problems)}):",
        *(f"  {problem}" for problem in problems[:SHOWN]),
        *([f"  … và {more} lỗi khác."] if more > 0 else []),
    ]


def _options(arguments: list[str]) -> Namespace:
    command = parser("boundaries", "Thay ranh giới các tỉnh trên bản đồ bằng tệp chính thức.")
    command.add_argument(
        "file", nargs="?", type=Path, metavar="TỆP.geojson", help="đủ 34 hoặc 63 tỉnh, WGS 84"
    )
    command.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì")
    command.add_argument(
        "--remove", choices=[*Basis], metavar="34|63", help="dùng lại ranh giới kèm theo"
    )
    options = command.parse_args(arguments)
    if (options.file is None) == (options.remove is None):
        command.error("hãy cho một tệp .geojson, hoặc --remove 34, hoặc --remove 63")
    return options
