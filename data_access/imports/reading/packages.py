"""Reject unsafe and unreadable workbooks before opening them.

A workbook is a ZIP archive of XML. Its table of contents may lie about sizes, so every part is
unpacked once, piece by piece and thrown away, before a library opens the file.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from data_access.store.problems import Problem

LARGEST_FILE = 50_000_000
"""Most bytes of a file; that of every commune and indicator of a year has a twentieth."""
UNPACKED = 150_000_000
"""Most bytes that a workbook may hold when it is unpacked: forms of this programme hold less."""
RATIO, SMALL = 150, 10_000_000
"""Most bytes that one packed byte may become, where a workbook unpacks to more than `SMALL`."""
PARTS = 2_000
"""Most parts of a workbook."""
CELLS = 3_000_000
"""Most cells of a worksheet, with those that hold nothing but a format."""
WIDEST, LAST_ROW = 16_384, 1_048_576
"""Most cells of a row, and the last row: Excel knows no more columns and rows."""
TEXTS, TAGS = 1_000_000, 250_000
"""Most tags of the part with the texts, and of any other that is no worksheet."""
DEPTH = 1_000
"""Most tags that stand open at once; in a workbook there are ten."""
UNREADABLE = (
    "Không mở được tệp Excel: tệp hỏng, có mật khẩu hoặc không phải .xlsx, .ods. Hãy mở bằng Excel "
    "hay LibreOffice, bỏ mật khẩu và lưu lại thành .xlsx rồi nhập lại."
)
_PACKED = b"PK\x03\x04"
_OLD = bytes.fromhex("D0CF11E0A1B11AE1")
_PIECE = 1 << 18
_OVERLAP = 200
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"'
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^>]{0,150}\bhidden="(?:1|true)")[^>]{0,150}')
_NUMBER = re.compile(rb'\sr="([0-9]{1,7})"')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\s(?=[^>]{0,150}\bhidden="(?:1|true)")[^>]{0,150}')
_ENDS = re.compile(rb'\s(?:min|max)="([0-9]{1,5})"')
_MOST_MERGED = 10_000


def is_workbook(content: bytes) -> bool:
    """Tell whether a file is a workbook of any age, whatever its name."""
    return content.startswith((_PACKED, _OLD))


def refuse_large(content: bytes) -> None:
    """Raise Problem for a file above the limit of size."""
    if len(content) > LARGEST_FILE:
        raise Problem(
            f"Tệp quá lớn (hơn {LARGEST_FILE // 1_000_000} MB). Hãy chia thành nhiều tệp."
        )


@dataclass(frozen=True, slots=True)
class WorksheetPart:
    """What a worksheet says of itself that is not in its cells: merged areas, what is hidden.

    `columns` are the first and the last of each run of hidden columns.
    """

    merged: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()
    columns: frozenset[tuple[int, int]] = frozenset()


def parts_of(content: bytes) -> dict[str, WorksheetPart]:
    """Return what the parts of a sound workbook say by name; Problem for any other file."""
    if content.startswith(_OLD):
        raise Problem(
            "Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu "
            "thành .xlsx rồi nhập lại."
        )
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            _refuse_bomb(sum(part.file_size for part in parts), len(parts), len(content))
            for part in parts:
                _refuse_program(part)
            return _unpacked(packed, parts, len(content))
    except (
        BadZipFile,
        EOFError,
        LZMAError,
        NotImplementedError,  # a way of packing that Excel does not write
        OSError,
        RuntimeError,  # a part with a password
        ValueError,
        zlib.error,
    ) as error:
        raise Problem(UNREADABLE) from error


def _refuse_bomb(unpacked: int, parts: int, packed: int) -> None:
    if parts > PARTS:
        raise Problem(f"Tệp Excel có quá nhiều phần (hơn {PARTS}). {_KEEP}")
    if unpacked > UNPACKED:
        raise Problem(f"Tệp Excel quá lớn khi mở ra (hơn {UNPACKED // 1_000_000} MB). {_KEEP}")
    if unpacked > max(SMALL, packed * RATIO):
        raise Problem(f"Tệp Excel bị nén bất thường (hơn {RATIO} lần khi mở ra). {_KEEP}")


_KEEP = "Hãy chỉ giữ trang có bảng cần nhập rồi lưu lại, hoặc chia thành nhiều tệp."


def _refuse_program(part: ZipInfo) -> None:
    name = part.filename.lower()
    if name.endswith("vbaproject.bin") or "/macrosheets/" in name or "/activex/" in name:
        raise Problem(
            "Tệp Excel có macro (chương trình bên trong), không nhận. Hãy lưu thành «Excel "
            "Workbook (.xlsx)» không có macro rồi nhập lại."
        )


def _unpacked(packed: ZipFile, parts: list[ZipInfo], size: int) -> dict[str, WorksheetPart]:
    """Unpack every part once, holding one piece at a time."""
    by_sheet: dict[str, WorksheetPart] = {}
    unpacked = 0
    for part in parts:
        areas: dict[str, None] = {}
        hidden: set[int] = set()
        columns: set[tuple[int, int]] = set()
        end, shape = b"", _Shape(part.filename)
        with packed.open(part) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                _refuse_bomb(unpacked, 0, size)
                shape.take(piece)
                piece = end + piece
                _refuse_entities(piece)
                if len(areas) < _MOST_MERGED:  # a part may hold millions
                    areas |= {area.decode(): None for area in _MERGED.findall(piece)}
                for row in _HIDDEN.findall(piece):
                    hidden |= {int(number) for number in _NUMBER.findall(b" " + row)}
                for run in _HIDDEN_COLUMNS.findall(piece)[:WIDEST]:
                    ends = [int(number) for number in _ENDS.findall(run)] or [0]
                    columns.add((min(ends), max(ends)))
                end = piece[-_OVERLAP:]
        if areas or hidden or columns:
            merged = tuple(areas)[:_MOST_MERGED]
            by_sheet[part.filename] = WorksheetPart(merged, frozenset(hidden), frozenset(columns))
    return by_sheet


@dataclass(slots=True)
class _Shape:
    """How many tags a part has and how deep they stand, counted without reading them."""

    part: str
    tags: int = 0
    depth: int = 0
    in_row: int = 0
    end: bytes = b""

    def take(self, piece: bytes) -> None:
        """Count a piece of the part; Problem where it is more than any table has."""
        piece = self.end + piece
        # A tag that is cut in two is counted with the next piece.
        cut = piece.rfind(b"<")
        cut = cut if len(piece) - cut < _OVERLAP and cut >= 0 else len(piece)
        piece, self.end = piece[:cut], piece[cut:]
        closing = piece.count(b"</")
        opening = piece.count(b"<") - closing - piece.count(b"<?") - piece.count(b"<!")
        self.tags += opening
        self.depth += opening - closing - piece.count(b"/>")
        if self.depth > DEPTH:
            raise Problem(UNREADABLE)
        if not self.part.startswith(("xl/worksheets/", "content.xml")):
            most = TEXTS if self.part.endswith("sharedStrings.xml") else TAGS
            if self.tags > most:
                raise Problem(f"Phần «{self.part}» của tệp Excel quá lớn: hơn {most} mục. {_KEEP}")
            return
        rows = [row.count(b"<c ") + row.count(b"<c>") + row.count(b"<c/") for row in _ROW(piece)]
        rows[0] += self.in_row
        self.in_row = rows[-1]
        if max(rows) > WIDEST:
            raise Problem(f"Phần «{self.part}» của tệp Excel có dòng dài hơn {WIDEST} ô. {_KEEP}")
        if self.tags > 3 * CELLS:
            raise Problem(f"Phần «{self.part}» của tệp Excel có hơn {CELLS} ô. {_KEEP}")


_ROW = re.compile(rb"<(?:\w+:)?row\b").split


def _refuse_entities(piece: bytes) -> None:
    """Refuse XML that defines its own words, which no program writes into a workbook."""
    for sign in (b"<!DOCTYPE", b"<!ENTITY"):
        if sign in piece or sign.decode().encode("utf-16-le") in piece:
            raise Problem(UNREADABLE)
