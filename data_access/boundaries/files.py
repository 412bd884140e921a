"""Where boundaries are: built in, or beside the default database of this machine."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from data_access.boundaries.checks import SIMPLIFY, check_boundaries
from data_access.boundaries.features import Json, bare, basis_of
from data_access.boundaries.matching import matched
from data_access.boundaries.storing import stored
from data_access.child_processes import Limits, run
from data_access.store.problems import Problem
from data_access.store.settings import DEFAULT_FILE, SEED_FOLDER
from data_access.store.whole_files import write_whole
from progress.judging.coverage import Basis
from progress.model.numbers import written
from progress.model.units import Unit

FOLDER = DEFAULT_FILE.parent
READABLE = 50_000_000
"""Most bytes of a file that is read at all."""
POINTS = 1_000_000
"""Most points of a file that is read: of so many, rounded, none has the size that may be stored."""


def boundaries_file(basis: Basis) -> Path:
    """Return the file that maps of these provinces draw: the installed one, else the built-in."""
    installed = _installed(basis)
    return installed if installed.exists() else SEED_FOLDER / f"provinces_{basis}.geojson"


def read_boundaries(path: Path) -> Json:
    """Return what a GeoJSON file holds; Problem where it cannot be read as one."""
    try:
        if path.stat().st_size > READABLE:
            raise Problem(f"Tệp {path.name} quá {written(READABLE)} byte: {SIMPLIFY}")
        text = path.read_text(encoding="utf-8-sig")
        if text.count("[") > POINTS or text.count("{") > POINTS:
            raise Problem(f"Tệp {path.name} có hơn {written(POINTS)} điểm: {SIMPLIFY}")
        content = json.loads(text)
    except OSError as error:
        raise Problem(f"Không mở được tệp {path}: hãy kiểm tra đường dẫn và quyền đọc.") from error
    except UnicodeDecodeError as error:
        raise Problem(f"Tệp {path.name} không mã hóa UTF-8: hãy lưu lại dạng UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Problem(
            f"Tệp {path.name} không phải JSON đúng, sai từ dòng {error.lineno}, cột {error.colno}: "
            "hãy xuất lại tệp GeoJSON."
        ) from error
    except (RecursionError, ValueError) as error:
        raise Problem(
            f"Tệp {path.name} lồng quá nhiều tầng hoặc có số quá dài, không phải ranh giới: hãy "
            "xuất lại tệp GeoJSON."
        ) from error
    if not isinstance(content, dict):
        raise Problem(f"Tệp {path.name} không phải GeoJSON: hãy xuất lại tệp.")
    return content


def read_and_check(path: Path, units: tuple[Unit, ...]) -> tuple[Json, tuple[str, ...]]:
    """Return what a file holds and what is wrong with it, both found in a process of its own."""
    return run(_CHECKING, None, _checked, path, units)


def _checked(path: Path, units: tuple[Unit, ...]) -> tuple[Json, tuple[str, ...]]:
    from shapely.errors import GEOSException

    geojson = matched(read_boundaries(path), units)
    try:
        wrong = check_boundaries(geojson, units)
    except GEOSException as error:
        sentence = f"Tệp {path.name} có hình quá phức tạp, không xét được: {SIMPLIFY}"
        raise Problem(sentence) from error
    # What else a file holds stays in the process that ends.
    return {} if wrong else bare(geojson), tuple(map(_brief, wrong[:_MOST_WRONG]))


def _brief(sentence: str) -> str:
    """Return a sentence in which what a file says of itself takes no more than a few words."""
    # An escape in JSON may be half a letter, which nothing can print.
    whole = sentence.encode("utf-8", "replace").decode()
    return _QUOTED.sub(r"«\1…»", whole)[:_LONGEST]


_MOST_WRONG, _LONGEST = 1_000, 1_000
_QUOTED = re.compile("«([^»]{60})[^»]+»")


_CHECKING = Limits("Đọc và kiểm tra ranh giới", f"Ranh giới vẫn như cũ; {SIMPLIFY}", 20, 600, 300)
_AS_BEFORE = "ranh giới vẫn như cũ"


def install(geojson: Json, units: Iterable[Unit]) -> Path:
    """Store boundaries that passed the checks, whole or not at all; return where."""
    text, target = stored(geojson, units), _installed(basis_of(geojson))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"Không tạo được thư mục {target.parent}, {_AS_BEFORE}.") from error
    write_whole(target, text.encode(), otherwise=_AS_BEFORE)
    return target


def uninstall(basis: Basis) -> bool:
    """Go back to the built-in boundaries; False where they were in use already."""
    was_there = _installed(basis).exists()
    _installed(basis).unlink(missing_ok=True)
    return was_there


def _installed(basis: Basis) -> Path:
    return FOLDER / f"boundaries_{basis}.geojson"
