r"""A snapshot as one file: what it is, its slides and its content, packed.

Unpacked it is two lines of JSON: the first says what it is, with hash and slides; the second is the
canonical content, byte for byte what was hashed, so that the hash can be checked without this
program: `gunzip < FILE | tail -n 1 | sha256sum`.
"""

import gzip
import json
import zlib
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_access.snapshots.canonical import written
from data_access.snapshots.storage import as_stored, chosen_slides, content, unchanged, verify
from data_access.store.problems import Problem
from data_access.store.whole_files import write_whole
from progress.model.numbers import written as number
from progress.model.programme import Programme
from progress.model.snapshots import (
    SlideChoice,
    SlideSelection,
    Snapshot,
    code_problem,
    title_problem,
)

FORMAT = "ban-chot-1520"
FORMAT_VERSION = 1
READABLE = 300_000_000
"""Most bytes of an unpacked file that is read at all."""
_OPERATING_SYSTEM = 9
"""Where a packed file names the system it was made on; 255 names none."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A snapshot as its file holds it: with its slides, its content and the Programme in it."""

    snapshot: Snapshot
    chosen_slides: SlideSelection
    content: bytes
    programme: Programme


def export_file(connection: sa.Connection, code: str, path: Path) -> Snapshot:
    """Write a snapshot to a file, whole or not at all; Problem where it is damaged.

    The same snapshot with the same slides gives the same bytes. A file that is there is replaced
    only where it is the same snapshot's.
    """
    snapshot, _ = verify(connection, code)
    if path.exists() and not _is_of(path, snapshot):
        raise Problem(
            f"Đã có tệp {path} và đó không phải tệp của bản chốt «{code}»: hãy chọn tên khác."
        )
    write_whole(path, packed(snapshot, chosen_slides(connection, code), content(connection, code)))
    return snapshot


def read_file(path: Path) -> Exported:
    """Return what an exported file holds; Problem where it is broken or no such file."""
    head, _, stored = _unpacked(path).partition(b"\n")
    try:
        description = json.loads(head)
        known = description["format"] == FORMAT
        version = description["format_version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        known, version = False, None
    if not known:
        raise _foreign(path)
    if version != FORMAT_VERSION:
        raise Problem(
            f"Tệp {path.name} theo định dạng {version!r}, chương trình này đọc định dạng "
            f"{FORMAT_VERSION}. Hãy cập nhật chương trình rồi thử lại."
        )
    snapshot, lines = _described(path, description)
    return Exported(snapshot, lines, stored, unchanged(snapshot, stored))


def packed(snapshot: Snapshot, slides: SlideSelection, stored: bytes) -> bytes:
    """Return the bytes of the file."""
    described = asdict(snapshot) | {
        "taken_at": snapshot.taken_at.isoformat(),
        "as_of": snapshot.as_of.isoformat(),
    }
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "snapshot": described,
        "story": as_stored(slides),
    }
    file = bytearray(gzip.compress(written(head) + b"\n" + stored, mtime=0))
    file[_OPERATING_SYSTEM] = 255
    return bytes(file)


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) as stream:
            text = stream.read(READABLE + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _foreign(path) from error
    except OSError as error:
        raise Problem(f"Không mở được tệp {path}: hãy kiểm tra đường dẫn và quyền đọc.") from error
    if len(text) > READABLE:
        raise Problem(f"Tệp {path.name} quá {number(READABLE)} byte khi mở nén: không đọc.")
    return text


def _described(path: Path, description: dict[str, Any]) -> tuple[Snapshot, SlideSelection]:
    try:
        cells = dict(description["snapshot"])
        cells["taken_at"] = datetime.fromisoformat(cells["taken_at"])
        cells["as_of"] = date.fromisoformat(cells["as_of"])
        snapshot = Snapshot(**cells)
        slides = dict(_placed(**line) for line in description["story"])
        texts = (snapshot.code, snapshot.title, snapshot.actor, snapshot.sha256)
        sound = (
            all(isinstance(text, str) for text in texts)
            and type(snapshot.version) is int
            and snapshot.taken_at.tzinfo is not None
            and not code_problem(snapshot.code)
            and not title_problem(snapshot.title)
            and len(slides) == len(description["story"])
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _foreign(path) from error
    if not sound:
        raise _foreign(path)
    return snapshot, tuple(slides[position] for position in sorted(slides))


def _placed(position: int, slide: str, sentence: str | None) -> tuple[int, SlideChoice]:
    """Return a slide of a file with its place; TypeError where it is not what is written there."""
    if type(position) is int and isinstance(slide, str) and isinstance(sentence, str | None):
        return position, SlideChoice(slide, sentence or "")
    raise TypeError


def _is_of(path: Path, snapshot: Snapshot) -> bool:
    try:
        return read_file(path).snapshot.same_as(snapshot)
    except Problem:
        return False


def _foreign(path: Path) -> Problem:
    return Problem(
        f"Tệp {path.name} không phải bản chốt số liệu, hoặc đã hỏng. Hãy dùng tệp do «python3 "
        "manage.py snapshot export MÃ TỆP» tạo ra, và chép lại nếu tệp bị cắt ngang."
    )
