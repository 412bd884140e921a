"""The form of a backup: packed lines of JSON, of which the last one says how many came before.

The first line says who wrote it and of which schema. A line with a table begins that table; each
row is a list of cells. The last line has the number of rows and the SHA-256 of all lines before, so
that a file which was cut off or touched is known for one before anything is written from it.
"""

import gzip
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from data_access.store.clock import with_zone
from data_access.store.problems import Problem

FORMAT = "hoc-tap-suot-doi/sao-luu"
VERSION = 1
_LONGEST = 150_000_000
"""Most bytes of a line: the largest file of an import, and what it takes to write it as text."""
_SMALL, _RATIO = 10_000_000, 200
"""Most bytes that a packed one may become, where the whole unpacks to more than `_SMALL`."""


@dataclass(slots=True)
class Writer:
    """Writes lines, counts rows, and sums up what was written."""

    file: IO[bytes]
    rows: int = 0
    _sum: Any = field(default_factory=sha256)

    def head(self, **content: Any) -> None:
        """Write what the backup is."""
        self._line({"format": FORMAT, "version": VERSION, **content})

    def table(self, name: str, columns: list[str]) -> None:
        """Begin a table."""
        self._line({"table": name, "columns": columns})

    def row(self, cells: tuple[Any, ...]) -> None:
        """Write a row of the table begun last."""
        self._line([_packed(cell) for cell in cells])
        self.rows += 1

    def end(self) -> None:
        """Write the last line, without which a backup is none."""
        self._line({"rows": self.rows, "sha256": self._sum.hexdigest()})

    def _line(self, content: Any) -> None:
        line = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._sum.update(line)
        self.file.write(line)


def head_of(path: Path) -> dict[str, Any]:
    """Return what a backup says of itself; Problem where the file is no backup of ours."""
    for line in _lines(path):
        if isinstance(line, dict) and line.get("format") == FORMAT:
            if line.get("version") == VERSION:
                return line
            raise Problem(
                f"Tệp {path.name} do một phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật "
                "chương trình rồi khôi phục lại."
            )
        break
    raise Problem(f"Tệp {path.name} không phải tệp sao lưu của bảng theo dõi này.")


def check(path: Path) -> int:
    """Read a backup to its end and return the number of its rows; Problem where it is not whole."""
    digest, rows = sha256(), 0
    before = b""
    for line in _raw(path):
        if before:
            digest.update(before)
            rows += before.startswith(b"[")
        before = line
    last = _said(before, path)
    if not (isinstance(last, dict) and "sha256" in last and before.endswith(b"\n")):
        raise Problem(_cut_off(path))
    if last != {"rows": rows, "sha256": digest.hexdigest()}:
        raise Problem(
            f"Tệp {path.name} đã bị sửa hoặc hỏng: nội dung không khớp mã kiểm tra SHA-256 của nó. "
            "Chưa khôi phục gì; hãy dùng một bản sao lưu khác."
        )
    return rows


def rows_of(path: Path) -> Iterator[tuple[str, list[str], tuple[Any, ...]]]:
    """Yield each row with its table and the names of its columns, in the order of the file."""
    table: str = ""
    columns: list[str] = []
    for line in _lines(path):
        if isinstance(line, list):
            yield table, columns, tuple([_unpacked(c) if type(c) is dict else c for c in line])
        elif "table" in line:
            table, columns = line["table"], line["columns"]


def _lines(path: Path) -> Iterator[Any]:
    for line in _raw(path):
        yield _said(line, path)


def _raw(path: Path) -> Iterator[bytes]:
    try:
        most = max(_SMALL, _RATIO * path.stat().st_size)
        with gzip.open(path) as file:
            while line := file.readline(_LONGEST):
                most -= len(line)
                if len(line) == _LONGEST or most < 0:
                    raise Problem(_damaged(path))
                yield line
    except FileNotFoundError as error:
        raise Problem(f"Không có tệp {path}.") from error
    except EOFError as error:
        raise Problem(_cut_off(path)) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise Problem(
            f"Tệp {path.name} không phải tệp sao lưu hoặc đã hỏng. Chưa khôi phục gì."
        ) from error
    except OSError as error:
        raise Problem(f"Không đọc được tệp {path}: {error.strerror}.") from error


def _said(line: bytes, path: Path) -> Any:
    try:
        return json.loads(line)
    except (RecursionError, ValueError) as error:
        raise Problem(_damaged(path)) from error


def _damaged(path: Path) -> str:
    return f"Tệp {path.name} đã hỏng. Chưa khôi phục gì; hãy dùng một bản sao lưu khác."


def _cut_off(path: Path) -> str:
    return (
        f"Tệp {path.name} bị cắt cụt, thiếu phần cuối. Chưa khôi phục gì; hãy chép lại tệp hoặc "
        "dùng một bản sao lưu khác."
    )


def _packed(cell: Any) -> Any:
    """Return a cell as JSON can hold it: what JSON has no word for is named by a letter."""
    match cell:
        case bytes() | memoryview():
            return {"b": b64encode(cell).decode()}
        case datetime():
            return {"t": with_zone(cell).isoformat()}
        case date():
            return {"d": cell.isoformat()}
    return cell


def _unpacked(cell: dict[str, Any]) -> Any:
    ((kind, text),) = cell.items()
    if kind == "b":
        return b64decode(text)
    return datetime.fromisoformat(text) if kind == "t" else date.fromisoformat(text)
