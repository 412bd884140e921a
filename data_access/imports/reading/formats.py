"""Files in the formats of other programs, turned into a workbook or CSV file that is read here."""

from contextlib import suppress
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from data_access.imports.reading.encodings import decoded
from data_access.imports.reading.open_document import as_workbook, is_open_document
from data_access.imports.reading.packages import is_workbook, parts_of, refuse_large
from data_access.store.problems import Problem

_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
"""Namespaces of Strict Open XML, by those that every program knows."""
_BOOK = "xl/workbook.xml"


def readable(content: bytes) -> bytes:
    """Return a file as an Excel workbook or a CSV file; Problem where it is unsafe or too large."""
    refuse_large(content)
    _refuse_others(content)
    if is_open_document(content):
        return as_workbook(content)
    if is_html(content):
        return decoded(content, _as_workbook_of_html)
    return _without_strict(content) if is_workbook(content) else content


def _refuse_others(content: bytes) -> None:
    """Raise Problem for what people bring in place of a table: a scan, a letter, a picture."""
    kind = next((kind for sign, kind in _OTHERS.items() if content.startswith(sign)), "")
    if not kind and is_workbook(content):
        with suppress(BadZipFile), ZipFile(BytesIO(content)) as packed:
            kind = next((_PARTS[name] for name in packed.namelist() if name in _PARTS), "")
    if kind:
        raise Problem(
            f"Tệp là {kind}, không đọc được số liệu từ đó. Hãy điền vào mẫu (tải ở trang «Nhập số "
            "liệu» hoặc bằng lệnh template) rồi nhập tệp đó."
        )


_OTHERS = {b"%PDF": "PDF", b"\x89PNG": "ảnh", b"\xff\xd8\xff": "ảnh", b"{\\rtf": "văn bản RTF"}
_PARTS = {"word/document.xml": "văn bản Word", "ppt/presentation.xml": "bản trình chiếu"}


def is_html(content: bytes) -> bool:
    """Tell whether a file is a web page, as programs export one under the name of a workbook."""
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta"))


def _without_strict(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as packed, packed.open(_BOOK) as book:
            if next(iter(_STRICT)) not in book.read(4000):
                return content
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return content  # what is wrong with it is said where it is opened
    parts_of(content)
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(stream, "w", ZIP_DEFLATED) as changed:
        for name in packed.namelist():
            part = packed.read(name)
            for strict, known in _STRICT.items():
                part = part.replace(strict, known)
            changed.writestr(name, part)
    return stream.getvalue()


def _as_workbook_of_html(text: str) -> bytes:
    from xlsxwriter import Workbook

    tables = _Tables()
    tables.feed(text)
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Trang HTML")
    for row, cells in enumerate(tables.rows):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, " ".join("".join(cell).split())[:32_767])
    book.close()
    return stream.getvalue()


class _Tables(HTMLParser):
    """The cells of all tables of a web page, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[list[str]]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        self.inside = tag in ("td", "th") or (self.inside and tag != "tr")
        if tag in ("td", "th"):
            self.rows = self.rows or [[]]
            self.rows[-1].append([])

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th", "tr", "table")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1].append(data)
