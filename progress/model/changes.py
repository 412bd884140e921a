"""The history as records: changes, what each one did to a row, and the words for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from progress.model.numbers import day, written

KINDS = {
    "import": "Nhập tệp",
    "record": "Ghi nhận",
    "undo": "Hoàn tác",
    "people": "Người sử dụng",
    "seed": "Dữ liệu nền",
    "demonstration": "Số liệu minh họa",
    "demonstration_removed": "Gỡ số liệu minh họa",
    "snapshot": "Chốt số liệu",
}
"""Kinds of change in words, in the order in which they are offered; what they say is public."""
OFFICER = "cán bộ"
"""Who a person is to those who may not read names."""


@dataclass(frozen=True, slots=True)
class Change:
    """One accepted writing, at a moment of Viet Nam.

    `file_name` is None where it came from no file; `file_kept` tells whether that file can be given
    back. `undoes` is the change that this one took back, `undone_by` the one that took this one
    back and was not itself taken back; None for none.
    """

    number: int
    at: datetime
    actor: str
    kind: str
    summary: str
    reason: str | None
    file_name: str | None
    file_sha256: str | None
    file_kept: bool
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class HistorySelection:
    """Which changes are asked for; None leaves a question open.

    `unit` is a unit with all that lies in it, `year` the year that figures, reports, results and
    tasks are of, `person` who made the change.
    """

    kind: str | None = None
    unit: str | None = None
    year: int | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change did to one row: cells before and after it, None where there was nothing.

    `subject` says in words what the row is about. `made_up` where what was there before was
    demonstration data.
    """

    subject: tuple[str, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    made_up: bool


def kind_words(kind: str) -> str:
    """Return a kind of change in words; one that has none is called a change."""
    return KINDS.get(kind, "Thay đổi khác")


def is_public(kind: str) -> bool:
    """Tell whether everyone may read what a change of a kind was; others may be about people."""
    return kind in KINDS


def difference_words(difference: Difference) -> tuple[str, str]:
    """Return what was there before and what is there after, each in words.

    Of two rows only the cells that differ are said; where none does, the whole row.
    """
    before, after = difference.before, difference.after
    moved = [name for name in (after or before or {}) if _cell(before, name) != _cell(after, name)]
    names = moved if before and after and moved else None
    old = cells_words(before, names)
    return (f"{old} (số liệu minh họa)" if difference.made_up and before else old), cells_words(
        after, names
    )


def cells_words(cells: Mapping[str, Any] | None, names: list[str] | None = None) -> str:
    """Return cells in words, those named or all that are filled; "không có" where there are none.

    A figure with its denominator is one value.
    """
    if cells is None:
        return "không có"
    left = dict(cells)
    parts = []
    if left.get("denominator") is not None and (names is None or {*names} & _FIGURE):
        parts.append(f"{written(left['numerator'])}/{written(left['denominator'])}")
        names = None if names is None else [name for name in names if name not in _FIGURE]
        left = {name: cell for name, cell in left.items() if name not in _FIGURE}
    for name, cell in left.items():
        if names is None and cell is not None:
            parts.append(_said(name, cell))
        elif names is not None and name in names:
            parts.append(_said(name, cell) if cell is not None else f"{LABELS[name]}: trống")
    return "; ".join(parts) or "không có"


_FIGURE = {"numerator", "denominator"}
LABELS = {
    "numerator": "số",
    "denominator": "mẫu số",
    "received_on": "nhận",
    "cut_off_on": "chốt số liệu",
    "document_number": "số văn bản",
    "responsible": "người phụ trách",
    "state": "trạng thái",
    "finished_on": "hoàn thành ngày",
    "proof": "minh chứng",
    "note": "ghi chú",
    "value": "kết quả",
    "name": "tên",
    "category": "loại",
    "unit": "địa bàn",
    "ownership": "sở hữu",
    "opened_on": "mở cửa",
    "closed_on": "đóng cửa",
    "latitude": "vĩ độ",
    "longitude": "kinh độ",
}
"""Columns in words."""
_STATES = {"in_progress": "đang thực hiện", "done": "hoàn thành"}
_BARE = {"numerator", "value", "state"}
"""Columns whose value says what it is."""


def _cell(cells: Mapping[str, Any] | None, name: str) -> Any:
    return None if cells is None else cells[name]


def _said(name: str, cell: Any) -> str:
    match cell:
        case date():
            text = day(cell)
        case int():
            text = written(cell)
        case float():
            text = written(cell, 5)
        case _:
            text = _STATES.get(cell, cell) if name == "state" else str(cell)
    return text if name in _BARE else f"{LABELS[name]} {text}"
