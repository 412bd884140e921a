"""What a recorded row is about, in words: the parts that the history puts before its cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from data_access.store.tables import Base, CategoryRow, IndicatorRow, UnitRow
from progress.model.records import NO_CATEGORY

Named: TypeAlias = tuple[type[Base], str, tuple[str, ...]]
"""A table, the column of the recorded row that holds one of its codes, and the columns wanted."""


@dataclass(frozen=True, slots=True)
class SubjectPart:
    """One part of a subject: `words` of the row's `own` columns, then of those that are `named`."""

    words: Callable[..., str]
    own: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()


UNIT = SubjectPart(
    lambda kind, name: f"{kind or ''} {name}".strip(),
    named=((UnitRow, "unit_code", ("type_name", "name")),),
)
SERIES = SubjectPart(
    lambda name, category, code: name if code == NO_CATEGORY else f"{name} ({category})",
    named=(
        (IndicatorRow, "indicator_code", ("short_name",)),
        (CategoryRow, "category_code", ("name", "code")),
    ),
)
YEAR = SubjectPart(lambda year: f"năm {year}", own=("year",))
