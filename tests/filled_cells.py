"""Cells of a workbook filled in its XML, as a program does that keeps all else of a file."""

from collections.abc import Mapping
from copy import deepcopy
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
_DAYS = "199"
"""The number of a format for days that no template has."""


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
    looks = _Looks(parts[_STYLES])
    for title, cells in filled.items():
        part = f"xl/worksheets/sheet{titles.index(title) + 1}.xml"
        parts[part] = _with_values(parts[part], cells, looks)
    parts[_STYLES] = etree.tostring(looks.styles)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def _with_values(part: bytes, cells: Mapping[tuple[int, int], Any], looks: "_Looks") -> bytes:
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
        _fill(row[places.index(column)], value, looks)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fill(cell: Any, value: Any, looks: "_Looks") -> None:
    del cell[:]
    cell.attrib.pop("t", None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, _tag(cell, "is")), _tag(cell, "t"))
        text.text = value
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif value is not None:
        if isinstance(value, date):
            cell.set("s", looks.of_a_day(cell.get("s", "0")))
            value = to_excel(value)
        etree.SubElement(cell, _tag(cell, "v")).text = repr(value)


class _Looks:
    """How cells look: a day looks as its cell did, but for the format of its number."""

    def __init__(self, styles: bytes) -> None:
        self.styles = etree.fromstring(styles)
        formats = self.styles.find("{*}numFmts")
        tag = _tag(formats, "numFmt")
        etree.SubElement(formats, tag, numFmtId=_DAYS, formatCode="yyyy\\-mm\\-dd")
        self._of_days: dict[str, str] = {}

    def of_a_day(self, look: str) -> str:
        looks = self.styles.find("{*}cellXfs")
        if look not in self._of_days:
            of_a_day = deepcopy(looks[int(look)])
            of_a_day.attrib.update({"numFmtId": _DAYS, "applyNumberFormat": "1"})
            looks.append(of_a_day)
            self._of_days[look] = str(len(looks) - 1)
        return self._of_days[look]


def _tag(beside: Any, name: str) -> str:
    return str(etree.QName(etree.QName(beside).namespace, name))
