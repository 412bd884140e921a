"""A row that a file or a form brings: its values, and where a person finds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data_access.recorded.definition.issues import Issue, Severity


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands that was put together from a form: worksheet, row, and its cells.

    `cells` give address and heading of each column of the table that has a cell of its own.
    """

    page: str
    row: int
    cells: Mapping[str, tuple[str, str]]

    @property
    def place(self) -> str:
        """The row, where a person finds it."""
        return f"Trang «{self.page}», dòng {self.row}"


@dataclass(frozen=True, slots=True)
class ImportedRow:
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

    def note(self, column: str | None, code: str, sentence: str) -> Issue:
        """Return what is only said about this line."""
        return Issue(self.line, column, code, sentence, Severity.NOTE)
