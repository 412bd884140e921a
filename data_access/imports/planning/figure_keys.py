"""What tells one figure from another, for checks that look at several of them."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from data_access.imports.planning.plan import Plan
from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.tables.figures import FIGURE

FigureKey: TypeAlias = tuple[str, str, str, int]
"""Unit, indicator, category and year."""
Values: TypeAlias = Mapping[str, Any]
SIDES = {"numerator": "Tử số", "denominator": "Mẫu số"}


def rows_to_write(plan: Plan) -> Iterator[tuple[FigureKey, ImportedRow]]:
    """Yield the figures that a plan would write, those it takes back left aside."""
    for row in plan.to_write:
        if not FIGURE.is_withdrawn(row.values):
            yield FIGURE.key_of(row.values), row
