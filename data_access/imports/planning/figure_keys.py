"""What tells one figure from another, for checks that look at several of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from data_access.imports.form.layouts import FIGURE
from data_access.imports.planning.plan import Plan
from data_access.imports.planning.rows import Row, is_withdrawn

FigureKey: TypeAlias = tuple[str, str, str, int]
"""Unit, indicator, category and year."""
Values: TypeAlias = Mapping[str, Any]
SIDES = {"numerator": "Tử số", "denominator": "Mẫu số"}


def key_of(values: Values) -> FigureKey:
    """Return the key of a figure."""
    return (
        values["unit_code"],
        values["indicator_code"],
        values["category_code"],
        values["year"],
    )


def rows_to_write(plan: Plan) -> Iterator[tuple[FigureKey, Row]]:
    """Yield the figures that a plan would write, those it takes back left aside."""
    for row in plan.to_write:
        if not is_withdrawn(FIGURE, row):
            yield key_of(row.values), row
