"""What a recorded row is about, in words: the parts that the history puts before its cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from data_access.store.tables import Base, UnitRow

Named: TypeAlias = tuple[type[Base], str, tuple[str, ...]]
"""A table, the column of the recorded row that holds one of its codes, and the columns wanted."""


@dataclass(frozen=True, slots=True)
class SubjectPart:
    """One part of a subject: `words` of the row's `own` columns, then of those that are `named`."""

    words: Callable[..., str]
    own: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()


def _place(type_name: str | None, name: str) -> str:
    return f"{type_name or ''} {name}".strip()


def _year(year: int) -> str:
    return f"năm {year}"


UNIT = SubjectPart(_place, named=((UnitRow, "unit_code", ("type_name", "name")),))
YEAR = SubjectPart(_year, own=("year",))
