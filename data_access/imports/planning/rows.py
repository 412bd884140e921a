"""Rows: the cells of a line as values, and what is wrong with their form."""

from collections.abc import Iterator, Mapping
from typing import Any

from data_access.imports.reading.cell_texts import words_of
from data_access.imports.reading.read import FileLine, FileSheet
from data_access.recorded.definition.columns import Column
from data_access.recorded.definition.forms import FormError, text
from data_access.recorded.definition.issues import Issue
from data_access.recorded.definition.rows import ImportedRow, Spot
from data_access.recorded.definition.table import RecordedTable
from progress.model.numbers import lower_first, written


def rows_of(sheet: FileSheet) -> tuple[tuple[ImportedRow, ...], tuple[Issue, ...]]:
    """Return a sheet's rows, and the cells among them that cannot be read."""
    places = {name: place for place, name in enumerate(sheet.header) if name}
    issues: list[Issue] = []
    rows = tuple(
        _row(sheet.table, places, line, sheet.spots.get(line.number), issues)
        for line in sheet.lines
    )
    return rows, tuple(issues)


def duplicates(table: RecordedTable, rows: tuple[ImportedRow, ...]) -> Iterator[Issue]:
    """Yield each row whose key an earlier line has."""
    first: dict[tuple[Any, ...], ImportedRow] = {}
    for row in rows:
        if not row.unread.isdisjoint(table.key):
            continue
        key = table.key_of(row.values)
        if key in first:
            words, other = " · ".join(map(str, key)), lower_first(first[key].place)
            sentence = f"Trùng khóa ({words}) với {other}. Hãy giữ một dòng."
            yield row.issue(None, "duplicate-row", sentence)
        else:
            first[key] = row


def _row(
    table: RecordedTable,
    places: Mapping[str, int],
    line: FileLine,
    spot: Spot | None,
    issues: list[Issue],
) -> ImportedRow:
    values: dict[str, Any] = {}
    unread = set()
    for column in table.columns:
        try:
            values[column.name] = _value(column, places, line)
        except FormError as error:
            values[column.name] = None
            unread.add(column.name)
            # A column that the header lacks is one issue there, not one in each line.
            if column.name in places:
                issues.append(Issue(line.number, column.name, error.code, error.sentence))
    return ImportedRow(line.number, values, frozenset(unread), spot)


def _value(column: Column, places: Mapping[str, int], line: FileLine) -> object:
    place = places.get(column.name)
    if place is None and column.required:
        raise FormError("missing-column", "Thiếu cột này.")
    cell = "" if place is None else line.at(place)
    if len(cell) > column.longest:
        raise FormError(
            "too-long",
            f"Ô dài {written(len(cell))} ký tự, nhiều nhất {written(column.longest)}. Hãy rút gọn.",
        )
    if cell:
        return column.form(words_of(cell) if column.form is text else cell)
    if column.filled:
        raise FormError("empty-cell", f"Ô trống. Hãy ghi {column.label} ({column.name}).")
    return column.default
