"""Files that are small on a disk and expensive to read, built when a test wants them."""

import gzip
import io
import random
import unicodedata
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = "xl/worksheets/sheet1.xml"
_HEADER = b"task_code,occurrence_year,state\n"


def workbook(part: str, content: bytes) -> bytes:
    book, saved, changed = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["task_code", "occurrence_year", "state"])
    book.save(saved)
    with ZipFile(saved) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), part)):
            new.writestr(name, content if name == part else old.read(name))
    return changed.getvalue()


def sheet(rows: bytes) -> bytes:
    return workbook(_SHEET, b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (_MAIN, rows))


def numbers(count: int, form: bytes, seed: int = 1) -> bytes:
    """Return a form filled with so many numbers, which cannot be packed well."""
    draw = random.Random(seed)  # noqa: S311  the same ones each time
    return b"".join(form % draw.randrange(10**9) for _ in range(count))


def wide_row() -> bytes:
    return sheet(b"<row>%s</row>" % numbers(500_000, b"<c><v>%d</v></c>"))


def many_cells() -> bytes:
    rows = (numbers(90, b"<c><v>%d</v></c>", seed) for seed in range(33_000))
    return sheet(b"".join(b"<row>%s</row>" % row for row in rows))


def many_texts() -> bytes:
    texts = numbers(600_000, b"<si><t>%d</t></si>")
    return workbook("xl/sharedStrings.xml", b"<sst %s>%s</sst>" % (_MAIN, texts))


def many_styles() -> bytes:
    fonts = numbers(200_000, b'<font><sz val="%d"/></font>')
    styles = b"<styleSheet %s><fonts>%s</fonts></styleSheet>" % (_MAIN, fonts)
    return workbook("xl/styles.xml", styles)


def deep() -> bytes:
    return sheet(numbers(20_000, b'<row a="%d">'))


def far_cells() -> bytes:
    rows = (b'<row r="%d"><c r="XFD%d" s="0"/></row>' % (row, row) for row in range(1, 150_000))
    return sheet(b"".join(rows))


def empty_rows() -> bytes:
    """Return a workbook with all the rows that there can be, of which only two say something."""
    names = ("task_code", "occurrence_year", "state")
    header, line = (
        "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts).encode()
        for texts in (names, ("I.5", "2025", "in_progress"))
    )
    rest = b"".join(b'<row r="%d"/>' % row for row in range(3, 1_048_577))
    return sheet(b"<row>%s</row><row>%s</row>%s" % (header, line, rest))


def bomb() -> bytes:
    return workbook("xl/media/image1.png", b"0" * 100_000_000)


def entities() -> bytes:
    named = b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"a" * 1000)
    return workbook(_SHEET, named + b"<worksheet %s>%s</worksheet>" % (_MAIN, b"&a;" * 100_000))


def csv_lines() -> bytes:
    return _HEADER + b"a,b,c\n" * 1_000_000


def csv_cells() -> bytes:
    return _HEADER + b"," * 20_000_000


def csv_marks() -> bytes:
    """Return letters with marks in an order that takes the square of their number to put right."""
    marks = "\u0301\u0323"
    assert unicodedata.combining(marks[0]) != unicodedata.combining(marks[1])
    return _HEADER + f"a{marks * 3_000_000}".encode()


REFUSED_AT_ONCE: dict[Callable[[], bytes], str] = {
    wide_row: "có dòng dài hơn 16384 ô",
    many_texts: "quá lớn: hơn 1000000 mục",
    many_styles: "quá lớn: hơn 250000 mục",
    deep: "Không mở được tệp Excel",
    bomb: "nén bất thường",
    entities: "Không mở được tệp Excel",
    csv_lines: "nhiều nhất 300000 dòng",
    csv_cells: "nhiều nhất 300000 dòng và 3000000 ô",
}
"""What is refused before it is read, and a part of the sentence."""
ENDED = (many_cells, far_cells, csv_marks)
"""What no limit of size foresees."""


def geojson_points() -> bytes:
    return b'{"type":"FeatureCollection","features":[%s[1,2]]}' % (b"[1,2]," * 1_500_000)


def geojson_depth() -> bytes:
    return b'{"a":' + b"[" * 500_000


def geojson_number() -> bytes:
    return b'{"a":%s}' % (b"9" * 1_000_000)


def backup_bomb() -> bytes:
    return gzip.compress(b"[" * 100_000_000, 9)


def backup_depth() -> bytes:
    return gzip.compress(b"[" * 1_000_000 + b"\n", 9)
