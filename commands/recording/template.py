"""`template`: the workbook in which a unit reports a year, or brings its plan."""

from pathlib import Path

from commands.connections import connection
from commands.options import parser, today
from data_access.store.whole_files import write_whole
from data_access.templates import plan_name, plan_template, template, template_name


def main(arguments: list[str]) -> int:
    """Write the workbook and say where it is."""
    command = parser("template", "Tạo mẫu báo cáo năm, hoặc mẫu kế hoạch (Excel), của một đơn vị.")
    add = command.add_argument
    add("--unit", required=True, metavar="MÃ", help="mã đơn vị, ví dụ 46; VN: nhiệm vụ của Bộ")
    add("--year", type=int, metavar="NĂM", help="năm báo cáo (mặc định năm nay)")
    add("--plan", action="store_true", help="mẫu kế hoạch của đơn vị, thay cho mẫu báo cáo năm")
    add("-o", "--output", type=Path, metavar="TỆP", help="tệp ghi ra (mặc định hue-2026.xlsx)")
    options = command.parse_args(arguments)
    as_of = today(options.as_of)
    year = options.year or as_of.year
    with connection() as opened:
        if options.plan:
            content, name = plan_template(opened, options.unit), plan_name(opened, options.unit)
        else:
            content = template(opened, options.unit, year, as_of)
            name = template_name(opened, options.unit, year)
    path = options.output or Path(name)
    write_whole(path, content)
    print(f"Đã tạo mẫu {'kế hoạch' if options.plan else 'báo cáo'}: {path}")
    return 0
