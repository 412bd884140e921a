"""The tables that a file may hold, column by column, and which of them a header means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from data_access.imports.form.forms import (
    Form,
    code,
    count,
    day,
    degrees,
    occurrence,
    one_of,
    text,
    year,
)
from data_access.store import tables
from data_access.store.problems import Problem

WITHDRAWN = "withdrawn"
STATUS = one_of("current", WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: `required` in the header, `filled` in every row.

    An empty cell, or a column that is not there, takes the default; None is NULL.
    """

    name: str
    form: Form
    required: bool = False
    filled: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table in long form: what tells its rows apart, and the column that can withdraw one.

    `state` None: its rows are never withdrawn, and are written in place of those before, which are
    kept elsewhere. `fixed` is written with every row, and no file may say otherwise.
    """

    name: str
    label: str
    row: type[tables.Base]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    state: str | None
    fixed: Mapping[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> tuple[str, ...]:
        """Names of the columns that say something about the key, besides being withdrawn."""
        other = tuple(c.name for c in self.columns if c.name not in self.key)
        # `state` of a task is a value too; `status` only ever says current.
        return tuple(name for name in other if name != "status")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns."""
        return tuple(column.name for column in self.columns)

    def key_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what tells one row from another."""
        return tuple(values[name] for name in self.key)


FIGURE = Layout(
    "figure",
    "Số liệu",
    tables.FigureRow,
    (
        Column("unit_code", text, required=True, filled=True),
        Column("indicator_code", text, required=True, filled=True),
        Column("category_code", text, required=True, filled=True),
        Column("year", year, required=True, filled=True),
        Column("numerator", count, required=True),
        Column("denominator", count),
        Column("status", STATUS, default="current"),
        Column("note", text),
    ),
    key=("unit_code", "indicator_code", "category_code", "year"),
    state="status",
    fixed={"origin": "reported"},
)
REPORT = Layout(
    "report",
    "Báo cáo",
    tables.ReportRow,
    (
        Column("unit_code", text, required=True, filled=True),
        Column("year", year, required=True, filled=True),
        Column("received_on", day, required=True),
        Column("cut_off_on", day),
        Column("document_number", text),
        Column("responsible", text),
        Column("status", STATUS, default="current"),
        Column("note", text),
    ),
    key=("unit_code", "year"),
    state="status",
)
TASK_RECORD = Layout(
    "task_record",
    "Tiến độ nhiệm vụ",
    tables.TaskRecordRow,
    (
        Column("task_code", text, required=True, filled=True),
        Column("occurrence_year", occurrence, required=True, default=0),
        Column("state", one_of("in_progress", "done", WITHDRAWN), required=True, filled=True),
        Column("finished_on", day),
        Column("proof", text),
        Column("note", text),
    ),
    key=("task_code", "occurrence_year"),
    state="state",
)
INSTITUTION = Layout(
    "institution",
    "Danh bạ thiết chế",
    tables.InstitutionRow,
    (
        # A new institution gets its code here where the file gives none (`register_lines`).
        Column("code", code),
        Column("name", text, required=True, filled=True),
        Column("category_code", text, required=True, filled=True),
        Column("unit_code", text, required=True, filled=True),
        Column("ownership", text),
        Column("opened_on", day),
        Column("closed_on", day),
        Column("latitude", degrees),
        Column("longitude", degrees),
    ),
    key=("code",),
    state=None,
)
INSTITUTION_RESULT = Layout(
    "institution_result",
    "Kết quả của thiết chế",
    tables.InstitutionResultRow,
    (
        Column("institution_code", text, required=True, filled=True),
        Column("indicator_code", text, required=True, filled=True),
        Column("year", year, required=True, filled=True),
        Column("value", count, required=True),
        Column("status", STATUS, default="current"),
    ),
    key=("institution_code", "indicator_code", "year"),
    state="status",
)
_REPORTED = (FIGURE, REPORT, TASK_RECORD)
LAYOUTS = (*_REPORTED, INSTITUTION, INSTITUTION_RESULT)


def layout_of(header: Iterable[str]) -> Layout:
    """Return the table that the header means; Problem where it means none, or two as much.

    It is the one that has all its required columns there, whatever strange ones stand beside them,
    and else the one whose own columns are named most. Columns that several tables have, such as
    `year` and `note`, tell nothing.
    """
    named = set(header)

    def likeness(layout: Layout) -> tuple[bool, int]:
        required = {column.name for column in layout.columns if column.required}
        return required <= named, len(named & _own(layout))

    ranked = sorted(LAYOUTS, key=likeness, reverse=True)
    if likeness(ranked[0]) == likeness(ranked[1]):
        raise Problem(
            "Dòng tiêu đề không cho biết tệp là bảng nào. Dòng đầu của tệp phải ghi tên các cột "
            "của một trong các bảng:\n" + "\n".join(_described(layout) for layout in LAYOUTS)
        )
    return ranked[0]


def _own(layout: Layout) -> set[str]:
    # What units report is told apart among itself: a figure is one by its category too.
    rivals = _REPORTED if layout in _REPORTED else LAYOUTS
    others = {name for other in rivals if other is not layout for name in other.names}
    return set(layout.names) - others


def _described(layout: Layout) -> str:
    required = ", ".join(c.name for c in layout.columns if c.required)
    optional = ", ".join(c.name for c in layout.columns if not c.required)
    return f"  {layout.label} ({layout.name}): {required}; có thể thêm {optional}."
