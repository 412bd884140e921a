"""`template`: the workbook in which a unit reports a year."""

from __future__ import annotations

from pathlib import Path

from commands.options import parser, today
from data_access.store.engine import reading
from data_access.store.opening import open_database
from data_access.store.whole_files import write_whole
from data_access.templates import template, template_name


def main(arguments: list[str]) -> int:
    """Write the workbook and say where it is."""
    options = parser("template", "Tạo mẫu báo cáo năm (Excel) của một đơn vị.")
    add = options.add_argument
    add("--unit", required=True, metavar="MÃ", help="mã đơn vị, ví dụ 46; VN: nhiệm vụ của Bộ")
    add("--year", type=int, metavar="NĂM", help="năm báo cáo (mặc định năm nay)")
    add("-o", "--output", type=Path, metavar="TỆP", help="tệp ghi ra (mặc định hue-2026.xlsx)")
    chosen = options.parse_args(arguments)
    as_of = today(chosen.as_of)
    year = chosen.year or as_of.year
    engine = open_database()
    try:
        with reading(engine) as connection:
            content = template(connection, chosen.unit, year, as_of)
            path = chosen.output or Path(template_name(connection, chosen.unit, year))
    finally:
        engine.dispose()
    write_whole(path, content)
    print(f"Đã tạo mẫu báo cáo: {path}")
    return 0
