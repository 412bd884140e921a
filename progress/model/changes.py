"""The history as records: changes, what each one did to a row, and the words for both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from progress.model.numbers import day, in_millions, written

KINDS = {
    "import": "Nhập tệp",
    "record": "Ghi nhận",
    "undo": "Hoàn tác",
    "people": "Người sử dụng",
    "seed": "Dữ liệu nền",
    "demonstration": "Số liệu minh họa",
    "demonstration_removed": "Gỡ số liệu minh họa",
    "snapshot": "Chốt số liệu",
    "lock": "Khóa, mở khóa kỳ",
    "picture": "Ảnh trình chiếu",
    "template": "Mẫu trình chiếu",
}
"""Kinds of change in words, in the order in which they are offered; what they say is public."""
OFFICER = "cán bộ"
"""Who a person is to those who may not read names."""


@dataclass(frozen=True, slots=True)
class Change:
    """One accepted writing, at a moment of Viet Nam.

    `file_name` is None where it came from no file; `file_kept` tells whether that file can be given
    back. `undoes` is the change that this one took back, `undone_by` the one that took this one
    back and was not itself taken back; None for none. `amends` are the years whose data it changed
    while they were locked.
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
    amends: tuple[int, ...] = ()

    @property
    def amendment(self) -> str:
        """What it amends, in words; "" where it is no amendment."""
        years = ", ".join(map(str, self.amends))
        return f"điều chỉnh sau khóa kỳ {years}" if years else ""


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
class CellWords:
    """How the cells of a column are said: behind `label` unless `bare`, codes by their words.

    `plain` numbers, years among them, are written without marks between thousands. `is_money`:
    đồng, said in triệu đồng.
    """

    label: str
    bare: bool = False
    values: Mapping[Any, str] = field(default_factory=dict)
    plain: bool = False
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change did to one row: cells before and after it, None where there was nothing.

    `subject` says in words what the row is about. `made_up` where what was there before was
    demonstration data. `words` tell how the cells of each column are said.
    """

    subject: tuple[str, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    made_up: bool
    words: Mapping[str, CellWords]


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
    moved = [name for name in difference.words if _cell(before, name) != _cell(after, name)]
    names = moved if before and after and moved else None
    old, new = (_cells_words(cells, difference.words, names) for cells in (before, after))
    return (f"{old} (số liệu minh họa)" if difference.made_up and before else old), new


def _cells_words(
    cells: Mapping[str, Any] | None, words: Mapping[str, CellWords], names: list[str] | None
) -> str:
    """Return cells in words, those named or all that are filled; "không có" where there are none.

    A figure with its denominator is one value.
    """
    if cells is None:
        return "không có"
    if not words:
        return "chỉ hiện với người được cấp quyền"
    left = dict(cells)
    parts = []
    if left.get("denominator") is not None and (names is None or {*names} & _FIGURE):
        parts.append(f"{written(left['numerator'])}/{written(left['denominator'])}")
        left = {name: cell for name, cell in left.items() if name not in _FIGURE}
    for name, cell in left.items():
        if names is None and cell is not None:
            parts.append(_said(words[name], cell))
        elif names is not None and name in names:
            parts.append(
                _said(words[name], cell) if cell is not None else f"{words[name].label}: trống"
            )
    return "; ".join(parts) or "không có"


_FIGURE = {"numerator", "denominator"}


def _cell(cells: Mapping[str, Any] | None, name: str) -> Any:
    return None if cells is None else cells[name]


def _said(words: CellWords, cell: Any) -> str:
    text = cell_words(words, cell)
    return text if words.bare else f"{words.label} {text}"


def cell_words(words: CellWords, cell: Any) -> str:
    """Return a cell that is filled as people read it, without its label."""
    match cell:
        case _ if words.plain or cell in words.values:
            return words.values.get(cell) or f"{cell:.9g}".replace(".", ",")
        case date():
            return day(cell)
        case int():
            return f"{in_millions(cell)} triệu đồng" if words.is_money else written(cell)
        case float():
            return written(cell, 5)
    return words.values.get(cell, str(cell))
