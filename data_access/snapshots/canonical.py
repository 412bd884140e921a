"""A Programme as bytes that never differ for the same Programme, and back.

The text is JSON with sorted keys and nothing to choose: dates as ISO, exact numbers as fractions
(`25/2`), codes as their words. What stands in it follows from the records' own fields and their
types, so that a field that is added to a record is never forgotten here. Records of a kind stand
as one table, the names of their fields once at its head.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from progress.model.programme import Programme

FORMAT = "programme-1520"
FORMAT_VERSION = 1
"""Raised only when what is written could no longer be read by the rules below."""


class UnreadableContent(ValueError):
    """Bytes that are no Programme, or one that a newer version wrote."""


def canonical(programme: Programme) -> bytes:
    """Return a Programme as canonical JSON in UTF-8: equal records give equal bytes."""
    return written(
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "programme": {
                field.name: _plain(kind, getattr(programme, field.name))
                for field, kind in _typed(Programme)
            },
        }
    )


def written(value: object) -> bytes:
    """Return a value of plain JSON in its one canonical form."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def programme_of(content: bytes) -> Programme:
    """Return the Programme that the bytes hold; UnreadableContent where they hold none.

    A field that records got since is None, "unknown", where its type allows it: what was frozen
    years ago goes on to be readable.
    """
    try:
        root = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableContent("no JSON in UTF-8") from error
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise UnreadableContent("no Programme")
    if root.get("format_version") != FORMAT_VERSION:
        raise UnreadableContent(f"format version {root.get('format_version')!r}")
    cells = root.get("programme")
    if not isinstance(cells, dict):
        raise UnreadableContent("no Programme")
    return Programme(**_cells(Programme, cells))


def _plain(kind: Any, value: Any) -> Any:
    kind, optional = _required(kind)
    if value is None and optional:
        return None
    inner = _inside(kind)
    if inner is not None:
        if is_dataclass(inner):
            return _table(inner, value)
        return [_plain(inner, each) for each in value]
    if kind is float:
        return float(value)  # a whole number that came as an integer is the same number
    if kind is date:
        return value.isoformat()
    if kind is Fraction:
        return str(value)
    if kind in (str, int, bool) or _is_words(kind):
        return value
    raise TypeError(f"{kind} has no canonical form")


def _table(record: Any, rows: Any) -> dict[str, Any]:
    columns = _typed(record)
    return {
        "fields": [field.name for field, _ in columns],
        "rows": [
            [_plain(kind, getattr(row, field.name)) for field, kind in columns] for row in rows
        ],
    }


def _value(kind: Any, plain: Any) -> Any:
    """Return what plain JSON stands for in a declared type."""
    kind, optional = _required(kind)
    if plain is None and optional:
        return None
    inner = _inside(kind)
    if inner is not None:
        if is_dataclass(inner):
            return _records(inner, plain)
        return tuple(_value(inner, each) for each in _checked(list, plain))
    try:
        if kind is date:
            return date.fromisoformat(_checked(str, plain))
        if kind is Fraction:
            return Fraction(_checked(str, plain))
        if _is_words(kind):
            return kind(_checked(str, plain))
    except (ValueError, ZeroDivisionError) as error:
        raise UnreadableContent(f"{plain!r} is no {kind.__name__}") from error
    return _checked(kind, plain)


def _records(record: Any, table: Any) -> tuple[Any, ...]:
    table = _checked(dict, table)
    names = [_checked(str, name) for name in _checked(list, table.get("fields"))]
    rows = [_checked(list, row) for row in _checked(list, table.get("rows"))]
    if any(len(row) != len(names) for row in rows):
        raise UnreadableContent(f"rows of {record.__name__} of another length than its fields")
    return tuple(record(**_cells(record, dict(zip(names, row, strict=True)))) for row in rows)


def _cells(record: Any, plain: Mapping[str, Any]) -> dict[str, Any]:
    known = _typed(record)
    plain = {_RENAMED.get(name, name): cell for name, cell in plain.items()}
    unknown = plain.keys() - {field.name for field, _ in known}
    if unknown:
        raise UnreadableContent(f"{record.__name__} has no {', '.join(sorted(unknown))}")
    cells = {}
    for field, kind in known:
        if field.name in plain:
            cells[field.name] = _value(kind, plain[field.name])
        elif field.default is MISSING:
            if not _required(kind)[1]:
                raise UnreadableContent(f"{record.__name__} without {field.name}")
            cells[field.name] = None
    return cells


_RENAMED = {"report_kind": "report_by"}
"""Names of fields in snapshots of before, and what they are called now."""


@cache
def _typed(record: Any) -> tuple[tuple[Field[Any], Any], ...]:
    """Return the fields of a record with their types, in order."""
    hints = get_type_hints(record)
    return tuple((field, hints[field.name]) for field in fields(record))


@cache
def _required(kind: Any) -> tuple[Any, bool]:
    """Return a type without its None, and whether it had one."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind, False
    (left,) = (each for each in get_args(kind) if each is not type(None))
    return left, True


@cache
def _inside(kind: Any) -> Any:
    """Return what a tuple is made of; None for a type that is no tuple."""
    if get_origin(kind) is not tuple:
        return None
    inner, more = get_args(kind)
    if more is not ...:
        raise TypeError(f"{kind} has no canonical form")
    return inner


@cache
def _is_words(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _checked(kind: type, plain: Any) -> Any:
    """Return a plain value that is of a type; True is no number."""
    if type(plain) is not kind:
        raise UnreadableContent(f"{plain!r} is no {kind.__name__}")
    return plain
