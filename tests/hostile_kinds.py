"""Files with what a format allows and no table needs, built when a test wants them.

Those of `tests/hostile.py` are large once they are unpacked; most of these are small.
"""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.hostile import numbers, workbook

_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SHEET, _BOOK, _RELATIONS = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
_HEADER = ("task_code", "occurrence_year", "state")
_LINE = ("I.5", "2025", "in_progress")
_TEXT = '<c t="inlineStr"><is><t>{}</t></is></c>'
_ROWS = "".join(f"<row>{''.join(map(_TEXT.format, each))}</row>" for each in (_HEADER, _LINE))
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
).encode()


def sheet(rows: str = _ROWS, after: bytes = b"") -> bytes:
    """Return a worksheet with a task recorded, and what follows its rows."""
    data = f"<sheetData>{rows}</sheetData>".encode()
    return b"<worksheet %s>%s%s</worksheet>" % (_MAIN, data, after)


def with_parts(**parts: bytes) -> bytes:
    """Return a sound workbook with other parts, by the end of their names."""
    places = {"sheet": _SHEET, "book": _BOOK, "relations": _RELATIONS}
    stream, base = io.BytesIO(), workbook(_SHEET, sheet())
    changed = {places.get(name, name): content for name, content in parts.items()}
    with ZipFile(io.BytesIO(base)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *changed)):
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return stream.getvalue()


def relation(target: bytes, mode: bytes = b"Internal") -> bytes:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="%s" Target="%s" TargetMode="%s"/></Relationships>'
        % (kind, target, mode)
    )


def named_sheets(count: int) -> bytes:
    each = b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>'
    sheets = b"".join(each % (number, number + 1) for number in range(count))
    return b"<workbook %s %s><sheets>%s</sheets></workbook>" % (_MAIN, _OFFICE, sheets)


def document(*rows: bytes, before: bytes = b"") -> bytes:
    """Return a spreadsheet of LibreOffice with the header of tasks, and these rows."""
    header = row(*(cell(name.encode()) for name in _HEADER))
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as packed:
        packed.writestr(ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "content.xml",
            b"%s<office:document-content %s><office:body><office:spreadsheet>"
            b'<table:table table:name="a">%s%s</table:table>'
            b"</office:spreadsheet></office:body></office:document-content>"
            % (before, _NAMESPACES, header, b"".join(rows)),
        )
    return stream.getvalue()


def row(*cells: bytes, times: int = 1) -> bytes:
    given = b'table:number-rows-repeated="%d"' % times
    return b"<table:table-row %s>%s</table:table-row>" % (given, b"".join(cells))


def cell(text: bytes = b"x", times: int = 1, more: bytes = b"") -> bytes:
    given = b'table:number-columns-repeated="%d" %s' % (times, more)
    form = b'<table:table-cell office:value-type="string" %s><text:p>%s</text:p></table:table-cell>'
    return form % (given, text)


def recorded(after: bytes) -> bytes:
    """Return a task recorded, with something after the words of its last cell."""
    code, year, state = (each.encode() for each in _LINE)
    return row(cell(code), cell(year), cell(state + after))


def in_ebcdic(part: str) -> bytes:
    """Return XML with words of its own in letters that no search for ASCII finds."""
    lines = '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x [<!ENTITY a "{}">]>{}'
    return lines.format("a" * 1_000, part).encode("cp037")


_RULE = b"<cfRule type='expression' priority='1'><formula>1</formula></cfRule>"
_CHOICE = b"<dataValidation type='list' sqref='A1'><formula1>\"a,b\"</formula1></dataValidation>"
_SHEET_OF_IT = b'</table:table><table:table table:name="s%d">'
_FAR = "<row r='{}'><c><v>1</v></c></row>"
_MANY = 1_000_000
_OUTSIDE = b"http://192.0.2.1/sheet.xml"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "csv-columns": (lambda: b",".join(b"c%d" % n for n in range(_MANY)), "có hơn 100 ô"),
    "csv-known-and-a-million-columns": (
        lambda: b"task_code,occurrence_year,state" + b",x" * _MANY,
        "có hơn 100 ô",
    ),
    "csv-zeros": (lambda: b"task_code,state\n" + b"\0" * 20 * _MANY, "không phải CSV"),
    "csv-open-quote": (lambda: b'task_code,state\n"' + b"a,b\n" * 200_000, "dấu ngoặc kép"),
    "csv-cell-of-50-MB": (lambda: b'task_code,state\n"' + b"a" * 49_900_000 + b'"', "dấu ngoặc"),
    "csv-above-50-MB": (lambda: b"a" * 50_000_001, "quá lớn (hơn 50 MB)"),
    "row-far-away": (lambda: with_parts(sheet=sheet(_FAR.format("1000000000"))), "200000 dòng"),
    "row-far-away-with-point": (lambda: with_parts(sheet=sheet(_FAR.format("1e9"))), "200000 dòng"),
    "entities-in-ebcdic": (
        lambda: with_parts(sheet=in_ebcdic("<worksheet>&a;</worksheet>")),
        "Không mở được",
    ),
    "entities-of-the-book-in-ebcdic": (
        lambda: with_parts(book=in_ebcdic("<workbook>&a;</workbook>")),
        "Không mở được",
    ),
    "ods-entity-from-a-file": (
        lambda: document(before=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "Không mở được",
    ),
    "relation-out-of-the-archive": (
        lambda: with_parts(relations=relation(b"../../../../etc/passwd")),
        "Tệp trống",
    ),
    "relation-to-a-server": (
        lambda: with_parts(relations=relation(_OUTSIDE, b"External")),
        "Tệp trống",
    ),
    "two-thousand-sheets": (
        lambda: with_parts(book=named_sheets(2_000), relations=relation(b"worksheets/sheet1.xml")),
        "«s4» và 1995 trang khác",
    ),
    "merged-to-the-end": (
        lambda: with_parts(
            sheet=sheet(after=b"<mergeCells>%s</mergeCells>" % (b'<mergeCell ref="A1:A999999"/>'))
        ),
        "quá nhiều ô gộp",
    ),
    "ods-columns": (lambda: document(row(cell(times=_MANY))), "100 cột"),
    "ods-rows": (lambda: document(row(cell(times=3), times=_MANY)), "500000 ô"),
    "ods-rows-without-end": (lambda: document(row(cell(), times=10**4000)), "500000 ô"),
    "ods-spans": (
        lambda: document(row(cell(more=b'table:number-rows-spanned="999999999"'))),
        "500000 ô",
    ),
    "ods-sheets": (
        lambda: document(b"".join(_SHEET_OF_IT % n for n in range(50_000))),
        "hơn 1000 trang",
    ),
}
"""What is refused, and a part of the sentence."""
READ: dict[str, Callable[[], bytes]] = {
    "choices-by-the-hundred-thousand": lambda: with_parts(
        sheet=sheet(after=b"<dataValidations>%s</dataValidations>" % (_CHOICE * 100_000))
    ),
    "rules-by-the-hundred-thousand": lambda: with_parts(
        sheet=sheet(
            after=numbers(
                200_000,
                b"<conditionalFormatting sqref='A%%d'>%s</conditionalFormatting>" % _RULE,
            )
        )
    ),
    "names-out-of-the-archive": lambda: with_parts(
        **{"../../../../../../../outside.txt": b"x", "/outside.txt": b"x"}
    ),
    "ods-spaces": lambda: document(recorded(b'<text:s text:c="999999999"/>' * 100_000)),
    "ods-nested-words": lambda: document(
        recorded(b"<text:span>" * 900 + b" " + b"</text:span>" * 900)
    ),
}
"""What costs no more than any table, and is read as one."""
