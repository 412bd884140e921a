"""What became of a file."""

from dataclasses import dataclass

from data_access.imports.accounting import PageAccount
from data_access.imports.planning.plan import Plan
from data_access.recorded.definition.issues import Issue


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The issues of a file and what it does, or would do.

    `plans` has one plan a table, of the rows without errors. `change_id` is None where nothing was
    written: the file was refused, was only to be checked, or changes nothing. `earlier` is the
    latest change that the very same file was applied by before, None where it never was.

    `notes` are said and ask for nothing: what was left aside, and what was read unasked.
    `accounts` say for each worksheet what became of its cells.

    `units` are the outermost ones that it is about, by code, and `years` its years.

    `made_up` says which demonstration data go when the file is written, in words that follow "Đã
    gỡ"; empty where nothing is written or there are none. `removal` is whether that was agreed to.
    """

    plans: tuple[Plan, ...]
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    file_name: str = ""
    reason: str | None = None
    dry_run: bool = False
    change_id: int | None = None
    earlier: int | None = None
    notes: tuple[Issue, ...] = ()
    accounts: tuple[PageAccount, ...] = ()
    made_up: str = ""
    removal: bool = False
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything to be said of the file, the worst first."""
        return (*self.errors, *self.warnings, *self.notes)

    @property
    def writes(self) -> bool:
        """Tell whether there is anything to write, and nothing wrong with it."""
        return not self.errors and any(plan.to_write for plan in self.plans)

    @property
    def is_stored(self) -> bool:
        """Tell whether there are rows, and all of them are stored already as they are."""
        rows = [row for plan in self.plans for row in plan.rows]
        return not self.errors and bool(rows) and not any(row.writes for row in rows)

    @property
    def needs_reason(self) -> bool:
        """Tell whether a reason is missing."""
        return not self.errors and bool(self.warnings) and self.reason is None

    @property
    def needs_removal(self) -> bool:
        """Tell whether only the consent to remove the demonstration data is missing."""
        return not self.errors and bool(self.made_up) and not self.removal

    @property
    def refused(self) -> bool:
        """Tell whether the file is not accepted; one only checked may lack reason and consent."""
        lacking = self.needs_reason or self.needs_removal
        return bool(self.errors) or (lacking and not self.dry_run)

    @property
    def removal_sentence(self) -> str:
        """What becomes of the demonstration data; empty where they stay or there are none."""
        if not self.made_up:
            return ""
        return f"{'Sẽ' if self.change_id is None else 'Đã'} gỡ {self.made_up}."

    @property
    def refusal(self) -> str:
        """Why what somebody ordered on a page was not written, in one text."""
        sentences = [issue.sentence for issue in self.errors] or [
            f"{self.removal_sentence} Muốn vậy, hãy gỡ số liệu minh họa trước."
        ]
        return f"Chưa ghi. {' '.join(sentences)}"

    def says_what(self, other: "ImportOutcome") -> bool:
        """Tell whether both would do the same to the same, with the same issues."""
        mine = (self.plans, self.issues, self.made_up)
        return mine == (other.plans, other.issues, other.made_up)
