"""Cells of a workbook filled in its XML, as a program does that keeps all else of a file."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

Filled: TypeAlias = dict[str, dict[tuple[int, int], Any]]
"""Values by the title of their sheet, and by row and column."""

_STYLES = "xl/styles.xml"
_DAY_FORMAT = b'<numFmt numFmtId="199" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
_DAY_STYLE = b'<xf numFmtId="199" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'


def is_plain(value: Any) -> bool:
    """Tell whether a value can be written here: no formula, no error, and no moment of a day."""
    if isinstance(value, str):
        return not value.startswith(("=", "#")) and value.isprintable()
    return value is None or type(value) in {int, float, date}


def with_cells(content: bytes, filled: Filled) -> bytes:
    """Return a workbook as our templates are written, with these values in its cells."""
    with ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheets = etree.fromstring(parts["xl/workbook.xml"]).iterfind("{*}sheets/{*}sheet")
    titles = [sheet.get("name") for sheet in sheets]
    styles = len(re.findall(b"<xf ", parts[_STYLES].split(b"<cellXfs")[1]))
    parts[_STYLES] = (
        parts[_STYLES].replace(b"</numFmts>", _DAY_FORMAT).replace(b"</cellXfs>", _DAY_STYLE)
    )
    for title, cells in filled.items():
        part = f"xl/worksheets/sheet{titles.index(title) + 1}.xml"
        parts[part] = _with_values(parts[part], cells, str(styles))
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def _with_values(part: bytes, cells: Mapping[tuple[int, int], Any], day: str) -> bytes:
    sheet = etree.fromstring(part)
    rows = sheet.find("{*}sheetData")
    numbers = {int(row.get("r")): row for row in rows}
    for (number, column), value in sorted(cells.items()):
        row = numbers.get(number)
        if row is None:
            row = numbers[number] = etree.Element(_tag(rows, "row"), r=str(number))
            rows.insert(sum(each < number for each in numbers), row)
        places = [coordinate_to_tuple(cell.get("r"))[1] for cell in row]
        if column not in places:
            address = f"{get_column_letter(column)}{number}"
            at = sum(each < column for each in places)
            row.insert(at, etree.Element(_tag(rows, "c"), r=address))
            places.insert(at, column)
        _fill(row[places.index(column)], value, day)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fill(cell: Any, value: Any, day: str) -> None:
    del cell[:]
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, _tag(cell, "is")), _tag(cell, "t"))
        text.text = value
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif value is not None:
        if isinstance(value, date):
            cell.set("s", day)
            value = to_excel(value)
        etree.SubElement(cell, _tag(cell, "v")).text = repr(value)


def _tag(beside: Any, name: str) -> str:
    return str(etree.QName(etree.QName(beside).namespace, name))
