"""Rows: the cells of a line as values, and what is wrong with their form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from data_access.imports.form.forms import FormError
from data_access.imports.form.issues import Issue, Severity
from data_access.imports.form.layouts import WITHDRAWN, Column, Layout
from data_access.imports.reading.read import Line, Sheet, Spot


@dataclass(frozen=True, slots=True)
class Row:
    """A line's values; those in `unread` are None because their cell is already an issue."""

    line: int
    values: Mapping[str, Any]
    unread: frozenset[str]
    spot: Spot | None = None

    @property
    def place(self) -> str:
        """Where a person finds the line."""
        return self.spot.place if self.spot else f"Dòng {self.line}"

    def lacks(self, column: str) -> bool:
        """Tell whether the cell was left empty."""
        return self.values[column] is None and column not in self.unread

    def issue(self, column: str | None, code: str, sentence: str) -> Issue:
        """Return an error in this line."""
        return Issue(self.line, column, code, sentence)

    def warning(self, column: str | None, code: str, sentence: str) -> Issue:
        """Return a warning about this line."""
        return Issue(self.line, column, code, sentence, Severity.WARNING)


def rows_of(sheet: Sheet) -> tuple[tuple[Row, ...], tuple[Issue, ...]]:
    """Return a sheet's rows, and the cells among them that cannot be read."""
    places = {name: place for place, name in enumerate(sheet.header) if name}
    issues: list[Issue] = []
    rows = tuple(
        _row(sheet.layout, places, line, sheet.spots.get(line.number), issues)
        for line in sheet.lines
    )
    return rows, tuple(issues)


def is_withdrawn(layout: Layout, row: Row) -> bool:
    """Tell whether the row takes back what is stored."""
    return layout.state is not None and bool(row.values[layout.state] == WITHDRAWN)


def duplicates(layout: Layout, rows: tuple[Row, ...]) -> Iterator[Issue]:
    """Yield each row whose key an earlier line has."""
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        if not row.unread.isdisjoint(layout.key):
            continue
        key = layout.key_of(row.values)
        if key in first:
            said = " · ".join(map(str, key))
            sentence = f"Trùng khóa ({said}) với {_lower(first[key].place)}. Hãy giữ một dòng."
            yield row.issue(None, "duplicate-row", sentence)
        else:
            first[key] = row


def _lower(place: str) -> str:
    return place[0].lower() + place[1:]


def _row(
    layout: Layout,
    places: Mapping[str, int],
    line: Line,
    spot: Spot | None,
    issues: list[Issue],
) -> Row:
    values: dict[str, Any] = {}
    unread = set()
    for column in layout.columns:
        try:
            values[column.name] = _value(column, places, line)
        except FormError as error:
            values[column.name] = None
            unread.add(column.name)
            # A column that the header lacks is one issue there, not one in each line.
            if column.name in places:
                issues.append(Issue(line.number, column.name, error.code, error.sentence))
    return Row(line.number, values, frozenset(unread), spot)


def _value(column: Column, places: Mapping[str, int], line: Line) -> object:
    place = places.get(column.name)
    if place is None and column.required:
        raise FormError("missing-column", "Thiếu cột này.")
    cell = "" if place is None or place >= len(line.cells) else line.cells[place]
    if cell:
        return column.form(cell)
    if column.filled:
        raise FormError("empty-cell", f"Ô trống. Hãy ghi {column.name}.")
    return column.default
