"""The files of the reference data: read, typed and checked, nothing written.

Everything wrong is said at once, each with its file and line.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import groupby
from math import isfinite
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_access.store import tables
from data_access.store.problems import Problem

_TYPE_NAMES = {int: "số nguyên", float: "số", bool: "0 hoặc 1", date: "ngày dạng 2025-07-01"}

FILES: tuple[tuple[str, type[tables.Base], str], ...] = (
    ("unit", tables.UnitRow, "đơn vị hành chính"),
    ("commune", tables.UnitRow, "đơn vị hành chính"),
    ("unit_succession", tables.UnitSuccessionRow, "quan hệ sáp nhập"),
    ("document", tables.DocumentRow, "văn bản"),
    ("agency", tables.AgencyRow, "cơ quan"),
    ("sector", tables.SectorRow, "lĩnh vực"),
    ("category", tables.CategoryRow, "loại thiết chế"),
    ("indicator", tables.IndicatorRow, "chỉ tiêu"),
    ("target", tables.TargetRow, "mục tiêu"),
    ("conflict", tables.ConflictRow, "điểm khác nhau"),
    ("conflict_side", tables.ConflictSideRow, "nội dung khác nhau"),
    ("task", tables.TaskRow, "nhiệm vụ"),
    ("task_agency", tables.TaskAgencyRow, "phân công"),
    ("observance", tables.ObservanceRow, "ngày kỷ niệm"),
    ("observance_task", tables.ObservanceTaskRow, "nhiệm vụ gắn với ngày kỷ niệm"),
)
"""File, table and what its rows are called, in an order in which references look back."""

Key = tuple[Any, ...]
Cells = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seed:
    """A table as its files have it: the rows by key, and the place each stands at."""

    paths: tuple[Path, ...]
    table: sa.Table
    label: str
    rows: dict[Key, Cells]
    places: dict[Key, str]

    @property
    def name(self) -> str:
        """The files, as a person finds them."""
        return ", ".join(f"{path.parent.name}/{path.name}" for path in self.paths)


def seed_tables(folder: Path) -> list[Seed]:
    """Return the tables with the files that fill them, still without rows; Problem if one lacks."""
    return [_seed(folder, list(files)) for _, files in groupby(FILES, key=lambda file: file[1])]


def take_rows(seeds: list[Seed]) -> None:
    """Fill the tables from their files; Problem where anything in them is wrong."""
    _refuse(problem for seed in seeds for problem in _take_rows(seed))
    _refuse(problem for seed in seeds for problem in _dangling(seed, seeds))


def key_of(table: sa.Table, row: Cells) -> Key:
    """Return what tells a row of a table from another."""
    return tuple(row[column.name] for column in table.primary_key.columns)


def _seed(folder: Path, files: list[tuple[str, type[tables.Base], str]]) -> Seed:
    """Return a table, still without rows, with the files that fill it."""
    _, row, label = files[0]
    table = row.__table__
    assert isinstance(table, sa.Table)  # noqa: S101  every declarative row here maps one table
    paths = tuple(folder / f"{stem}.csv" for stem, _, _ in files)
    for path in paths:
        if not path.exists():
            raise Problem(f"Thiếu tệp {folder.name}/{path.name} của dữ liệu nền.")
    return Seed(paths, table, label, {}, {})


def _take_rows(seed: Seed) -> Iterator[str]:
    """Fill the rows from the files; yield what is wrong, by file and line."""
    for path in seed.paths:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            yield f"{_place(path, 1)}: tệp phải được lưu bằng mã UTF-8."
            continue
        yield from _take_file(seed, path, csv.DictReader(StringIO(text, newline=""), strict=True))


def _take_file(seed: Seed, path: Path, reader: "csv.DictReader[str]") -> Iterator[str]:
    columns = [column.name for column in seed.table.columns]
    if sorted(reader.fieldnames or ()) != sorted(columns):
        yield f"{_place(path, 1)}: tiêu đề phải gồm các cột {', '.join(columns)}."
        return
    while True:
        # A record may span lines; people look for the one it starts on.
        place = _place(path, reader.line_num + 1)
        try:
            cells = next(reader, None)
        except csv.Error:
            yield f"{place}: dấu ngoặc kép đặt sai chỗ."
            return
        if cells is None:
            return
        if None in cells or None in cells.values():
            yield f"{place}: số ô không khớp với tiêu đề."
        else:
            yield from _take_row(seed, cells, place)


def _take_row(seed: Seed, cells: dict[str, str], place: str) -> Iterator[str]:
    values: Cells = {}
    for column in seed.table.columns:
        text, kind = cells[column.name].strip(), column.type.python_type
        try:
            values[column.name] = _READERS.get(kind, kind)(text) if text else None
        except (KeyError, ValueError):
            wanted = _TYPE_NAMES.get(kind, "chữ")
            yield f"{place}: «{text}» ở cột {column.name} phải là {wanted}."
            return
        if not text and not column.nullable:
            yield f"{place}: thiếu giá trị ở cột {column.name}."
            return
    yield from (f"{place}: {wrong}" for wrong in _unlawful(seed.table, values))
    key = key_of(seed.table, values)
    if key in seed.rows:
        yield f"{place}: trùng khóa với {seed.places[key]}."
    seed.rows[key], seed.places[key] = values, place


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


_READERS: dict[type, Callable[[str], object]] = {
    bool: {"0": False, "1": True}.__getitem__,
    date: date.fromisoformat,
    float: _finite,
}


_WORDS = {
    "kind": {"nation", "province", "district", "commune"},
    "measure": {"share", "growth", "count"},
    "certainty": {"read", "restated", "conflicting"},
    "role": {"lead", "coordinate"},
}


def _unlawful(table: sa.Table, values: Cells) -> Iterator[str]:
    """Yield what the table's own rules would refuse, in words."""
    for column, words in _WORDS.items():
        if column in table.columns and values[column] not in (None, *words):
            yield f"cột {column} chỉ nhận: {', '.join(sorted(words))}."
    low, high = values.get("low"), values.get("high")
    if high is not None and (low is None or low > high):
        yield "cột low phải có và không lớn hơn cột high."


def _dangling(seed: Seed, seeds: list[Seed]) -> Iterator[str]:
    known = {other.table.name: {key[0] for key in other.rows} for other in seeds}
    references = {
        column.name: key.column.table.name
        for column in seed.table.columns
        for key in column.foreign_keys
    }
    if seed.table.name == "sector":
        references |= {"lead_indicator_code": "indicator", "lead_category_code": "category"}
    for key, values in seed.rows.items():
        for column, target in references.items():
            code = values[column]
            if code is not None and code not in known.get(target, set()):
                yield f"{seed.places[key]}: không có mã «{code}» ở cột {column}."


def _place(path: Path, line: int) -> str:
    return f"{path.parent.name}/{path.name}, dòng {line}"


def _refuse(problems: Iterable[str]) -> None:
    """Raise one Problem that lists all that is wrong, if anything is."""
    listed = list(problems)
    if listed:
        shown = listed[:20] + ([f"… và {len(listed) - 20} lỗi khác."] if len(listed) > 20 else [])
        raise Problem("Dữ liệu nền có lỗi, chưa ghi gì:\n" + "\n".join(shown))
