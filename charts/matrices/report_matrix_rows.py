"""The rows of the matrix of reports: one a unit, with its place in 1, 2 and 3 columns."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from progress.model.numbers import written
from progress.model.units import Kind
from progress.reporting.matrix import ReportMatrix, ReportMatrixRow
from progress.reporting.reporting import ReportState

STATE_LETTERS = dict(zip(ReportState, "abcdefgh", strict=True))


def matrix_rows(matrix: ReportMatrix, most: int, kinds: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the heading of each column, then the lines with their places in 1, 2 and 3 columns.

    A line is kept short, because there may be hundreds: a letter for each state, from its first
    year on, the days parted by commas, and nothing that can be left out.
    """
    places = [_flow(matrix.rows, columns) for columns in range(1, most + 1)]
    for column in range(most):
        lengths = [sum(place == column for place, _ in flow) for flow in places]
        yield {"p": [cell for each in lengths for cell in (column, each)]}
    for number, line in enumerate(matrix.rows):
        years = [year for year in matrix.years if year in line.facts]
        facts = [line.facts[year] for year in years]
        late = [written(fact.days_late) if fact.days_late else "" for fact in facts]
        row: dict[str, Any] = {"k": line.key, **_named(line, kinds)}
        row["p"] = [cell for flow in places for cell in flow[number]]
        row["s"] = "".join(STATE_LETTERS[fact.state] for fact in facts)
        if line.depth:
            row["d"] = line.depth
        if years and years[0] > matrix.years[0]:
            row["o"] = years[0] - matrix.years[0]
        if any(late):
            row["t"] = ",".join(late)
        yield row


def _flow(lines: tuple[ReportMatrixRow, ...], columns: int) -> list[tuple[int, int]]:
    """Return column and row of each line; those of one head stay together."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.head.code)]
    share = -(-len(lines) // columns)
    places: list[tuple[int, int]] = []
    column = row = 0
    for group in groups:
        if row and row + len(group) / 2 > share and column < columns - 1:
            column, row = column + 1, 0
        places += [(column, row + number) for number in range(len(group))]
        row += len(group)
    return places


def _named(line: ReportMatrixRow, kinds: list[str]) -> dict[str, Any]:
    """Return a line's name, and the place of its type among the kinds where it is shown.

    A type that stands in a hundred lines travels once.
    """
    unit = line.unit
    if unit.kind is Kind.PROVINCE:
        old = line.depth and unit.name == line.head.name
        return {"l": f"{unit.name} (cũ)" if old else unit.name}
    kind = unit.type_name or ""
    return {"l": unit.name, "u": kinds.index(kind)}
