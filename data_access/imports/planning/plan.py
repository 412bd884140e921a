"""Plan: what a file would do, row by row, shown before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data_access.recorded.definition.rows import ImportedRow
from data_access.recorded.definition.table import RecordedTable, Stored, TableCheck
from progress.model.labels import LabelledEnum


class Step(LabelledEnum):
    """What happens to the key of a row; `label` is what people read."""

    NEW = "new", "mới"
    CHANGED = "changed", "sửa"
    WITHDRAWN = "withdrawn", "rút"
    UNCHANGED = "unchanged", "không đổi"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what it does; `before` is the current row, None where there is none."""

    row: ImportedRow
    step: Step
    before: Stored | None

    @property
    def writes(self) -> bool:
        """Tell whether it leaves the database other than it was."""
        return self.step is not Step.UNCHANGED

    def differences(self, table: RecordedTable) -> Mapping[str, tuple[Any, Any]]:
        """Return the old and the new value of each column that a change moves."""
        if self.step is not Step.CHANGED or self.before is None:
            return {}
        old, new = self.before.values, self.row.values
        return {name: (old[name], new[name]) for name in table.values if old[name] != new[name]}


@dataclass(frozen=True, slots=True)
class Plan:
    """Every row of a file with what it does, in the file's order."""

    table: RecordedTable
    rows: tuple[Planned, ...]

    def of(self, step: Step) -> tuple[Planned, ...]:
        """Return the rows that do this."""
        return tuple(planned for planned in self.rows if planned.step is step)

    @property
    def to_write(self) -> tuple[ImportedRow, ...]:
        """The rows that leave the database other than it was."""
        return tuple(each.row for each in self.rows if each.writes)

    @property
    def summary(self) -> str:
        """How many rows do what, in words."""
        counts = ((step, len(self.of(step))) for step in Step)
        return ", ".join(f"{step.label} {count}" for step, count in counts)


def plan_of(check: TableCheck, rows: Iterable[ImportedRow]) -> Plan:
    """Return what these rows of the check would do."""
    return Plan(check.table, tuple(_planned(check, row) for row in rows))


def _planned(check: TableCheck, row: ImportedRow) -> Planned:
    before = check.before(row)
    if check.table.is_withdrawn(row.values):
        return Planned(row, Step.WITHDRAWN if before else Step.UNCHANGED, before)
    if before is None:
        return Planned(row, Step.NEW, None)
    # A real institution equal to a made-up one is a change: it takes its place.
    same = not before.made_up and all(
        before.values[name] == row.values[name] for name in check.table.values
    )
    return Planned(row, Step.UNCHANGED if same else Step.CHANGED, before)
