"""`template`: the workbook in which a unit reports a year."""

from pathlib import Path

from commands.connections import connection
from commands.options import parser, today
from data_access.store.whole_files import write_whole
from data_access.templates import template, template_name


def main(arguments: list[str]) -> int:
    """Write the workbook and say where it is."""
    command = parser("template", "Tạo mẫu báo cáo năm (Excel) của một đơn vị.")
    add = command.add_argument
    add("--unit", required=True, metavar="MÃ", help="mã đơn vị, ví dụ 46; VN: nhiệm vụ của Bộ")
    add("--year", type=int, metavar="NĂM", help="năm báo cáo (mặc định năm nay)")
    add("-o", "--output", type=Path, metavar="TỆP", help="tệp ghi ra (mặc định hue-2026.xlsx)")
    options = command.parse_args(arguments)
    as_of = today(options.as_of)
    year = options.year or as_of.year
    with connection() as opened:
        content = template(opened, options.unit, year, as_of)
        path = options.output or Path(template_name(opened, options.unit, year))
    write_whole(path, content)
    print(f"Đã tạo mẫu báo cáo: {path}")
    return 0
