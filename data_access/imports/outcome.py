"""What became of a file."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.imports.planning.plan import Plan
from data_access.recorded.definition.issues import Issue


@dataclass(frozen=True, slots=True)
class Outcome:
    """The issues of a file and what it does, or would do.

    `plans` has one plan a table, of the rows without errors. `change_id` is None where nothing was
    written: the file was refused, was only to be checked, or changes nothing. `earlier` is the
    latest change that the very same file was applied by before, None where it never was.
    """

    file_name: str
    plans: tuple[Plan, ...]
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    reason: str | None
    dry_run: bool
    change_id: int | None = None
    earlier: int | None = None

    @property
    def needs_reason(self) -> bool:
        """OnProgress whether only a reason is missing."""
        return not self.errors and bool(self.warnings) and self.reason is None

    @property
    def refused(self) -> bool:
        """OnProgress whether the file is not accepted; a file only checked may lack its reason."""
        return bool(self.errors) or (self.needs_reason and not self.dry_run)

    def says_what(self, other: Outcome) -> bool:
        """OnProgress whether both would write the same over the same, with the same issues."""
        mine, others = (self.plans, self.errors), (other.plans, other.errors)
        return mine == others and self.warnings == other.warnings
